"""The cases that findings on images raise: at once, or when the technologist who was asked gave no answer in time."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.policy import get_policy
from apps.qc.engine.cases import CaseState, Origin
from apps.qc.models import Case, ImageCheck, ImageFinding
from apps.qc.services.cases import raise_case


def find_rule_case(check: ImageCheck, rows: Sequence[ImageFinding]) -> Case:
    """The open case of this study that rules raised, else a new one; the rules' codes are its words. Under the check's lock."""
    ref = f"study:{check.study_id}"
    standing = Case.objects.filter(ref=ref, origin=Origin.RULE, state=CaseState.OPEN).order_by("id").first()
    return standing or raise_case(
        "study",
        ref,
        origin=Origin.RULE,
        reason_text=", ".join(sorted({row.rule for row in rows})),
        exam_id=check.exam_id,
        site_id=check.site_id,
        actor=Actor.system("qc"),
    )


def pass_on_unanswered() -> int:
    """Open questions to a technologist that are older than the policy allows become cases; returns how many findings were passed on."""
    waiting = _list_waiting().order_by("study_id").values_list("study_id", "site_id", "found_at")
    late = {study_id for study_id, site_id, found_at in waiting if found_at <= _get_deadline(site_id)}
    return sum(_pass_on(study_id) for study_id in sorted(late))


def _pass_on(study_id: int) -> int:
    with transaction.atomic():
        check = ImageCheck.objects.select_for_update(of=("self",)).get(study_id=study_id)
        rows = list(
            _list_waiting()
            .select_for_update(of=("self",))
            .filter(study_id=study_id, found_at__lte=_get_deadline(check.site_id))
            .order_by("id")
        )
        if rows:
            case = find_rule_case(check, rows)
            ImageFinding.objects.filter(pk__in=[row.pk for row in rows]).update(
                route=ImageFinding.Route.CASE, case=case
            )
    return len(rows)


def _list_waiting():
    return ImageFinding.objects.filter(state=ImageFinding.State.OPEN, route=ImageFinding.Route.TECHNOLOGIST)


def _get_deadline(site_id: int):
    rule = get_policy("qc.image_routes", site_id=site_id).payload
    return clock.now() - timedelta(minutes=rule["answer_within_min"])
