"""When a study is whole it is said once; what is missing is said too."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from apps.common.kernel import clock
from apps.common.policy import get_policy
from apps.devices.public import find_devices, record_usage
from apps.imaging.engine.completeness import StepOfStudy, judge_study, list_absent_series
from apps.imaging.models import Instance, MppsStep, Study
from apps.imaging.services.matching import lock_study, tell_complete
from apps.imaging.services.storing import count_again
from apps.workflow.public import list_exams, open_discrepancy_for, record_fact


def complete_studies() -> int:
    """Beat: looks at every open study; returns how many were completed."""
    _reopen_grown()
    ids = list(
        Study.objects.filter(state=Study.State.RECEIVING, rejected="").order_by("id").values_list("id", flat=True)[:500]
    )
    return sum(complete_study(pk) for pk in ids)


def complete_study(study_id: int) -> bool:
    """Completes the study if it is whole. True when it was completed now."""
    with transaction.atomic():
        study = lock_study(study_id)
        if study.state == Study.State.COMPLETE:
            return False
        policy = get_policy("imaging.completeness", site_id=study.site_id)
        stored = Instance.objects.filter(series__study=study)
        received = frozenset(stored.values_list(Coalesce("received_uid", "sop_uid"), flat=True))
        if not received:
            return False
        exam_ids = list(study.links.order_by("exam_id").values_list("exam_id", flat=True))
        steps = list_steps_of(study)
        judgement = judge_study(
            received | _list_moved_away(steps, received),
            steps,
            last_heard_at=study.last_heard_at,
            now=clock.real_now(),
            absent_series=find_absent_series(study, exam_ids),
            **policy.payload,
        )
        if judgement.missing is not None and study.site_id:
            open_discrepancy_for(
                judgement.missing,
                key=f"study:{study.id}:missing",
                site_id=study.site_id,
                exam_id=exam_ids[0] if exam_ids else None,
            )
        if study.n_instances != len(received):
            count_again(study)
            study.save(update_fields=["n_instances", "n_series", "size_bytes"])
        if not judgement.is_complete:
            return False
        now = clock.now()
        study.state, study.completed_at, study.completed_by = Study.State.COMPLETE, now, judgement.by
        study.save(update_fields=["state", "completed_at", "completed_by"])
        tell_complete(study, exam_ids[0] if exam_ids else None)
        _record_usage(study, now)
        for exam_id in exam_ids:
            record_fact(
                exam_id,
                "images_complete",
                at=now,
                source="mpps" if judgement.by == "mpps" else "device",
                detail={"study_uid": study.study_uid, "n_instances": study.n_instances},
            )
        return True


def _list_moved_away(steps: list[StepOfStudy], received: frozenset[str]) -> frozenset[str]:
    """Listed images that came, and that a person put into another study."""
    listed = frozenset[str]().union(*(step.listed for step in steps)) - received
    if not listed:
        return listed
    return frozenset(Instance.objects.filter(received_uid__in=listed).values_list("received_uid", flat=True))


def find_absent_series(study: Study, exam_ids: list[int]) -> list[Mapping[str, str]]:
    """Names of the series that the protocols of the study's exams expect and that are not here."""
    expected = get_policy("imaging.expected_series", site_id=study.site_id).payload["exam_types"]
    if not expected:
        return []
    wanted = [one for exam in list_exams(exam_ids) for one in expected.get(exam.exam_type_code, [])]
    return list_absent_series(wanted, study.series.values_list("description", "protocol_name")) if wanted else []


def _record_usage(study: Study, at: datetime) -> None:
    """One exam on the scanner's meter, counted once a study."""
    device = find_devices([study.device_code]).get(study.device_code) if study.device_code else None
    if device is not None:
        record_usage(device.id, "exams", 1, at, key=f"study:{study.id}")


def complete_studies_of_step(mpps_uid: str) -> int:
    """A procedure step ended: its studies may be whole already."""
    row = MppsStep.objects.filter(uid=mpps_uid).first()
    if row is None:
        return 0
    named = Study.objects.filter(_names(row), state=Study.State.RECEIVING)
    return sum(complete_study(pk) for pk in list(named.values_list("id", flat=True).distinct()))


def list_steps_of(study: Study) -> list[StepOfStudy]:
    """Procedure steps that name the study or one of its series."""
    series = list(study.series.values_list("series_uid", flat=True))
    named = Q(study_uids__contains=[study.study_uid])
    for uid in series[:200]:
        named |= Q(series__contains=[{"uid": uid}])
    own = set(series)
    return [
        StepOfStudy(
            row.status,
            frozenset(u for s in row.series if s["uid"] in own or len(row.study_uids) == 1 for u in s["instances"]),
        )
        for row in MppsStep.objects.filter(named)
    ]


def _names(row: MppsStep) -> Q:
    return Q(study_uid__in=row.study_uids) | Q(series__series_uid__in=[s["uid"] for s in row.series])


def _reopen_grown() -> None:
    """Images that came within seconds of the completion: their study is looked at again."""
    recent = clock.real_now() - timedelta(minutes=10)
    grown = (
        Study.objects.filter(state=Study.State.COMPLETE, last_heard_at__gte=recent)
        .annotate(n=Count("series__instances"))
        .exclude(n=F("n_instances"))
    )
    Study.objects.filter(pk__in=[s.pk for s in grown]).update(state=Study.State.RECEIVING)
