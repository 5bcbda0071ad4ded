"""The second reader over signed reports: off unless the policy names an endpoint; asynchronous, and never in the way of a report."""

import time
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, NotFound, Permanent
from apps.common.policy import get_policy
from apps.qc.drivers.second_reader import ask_model
from apps.qc.engine.second_reading import (
    PROMPT_VERSION,
    BadAnswer,
    Told,
    is_open,
    is_told,
    make_messages,
    mask_identifiers,
    read_answer,
)
from apps.qc.models import SecondReading, Subject
from apps.qc.services.checks import check_report
from apps.qc.services.lessons import draft_from_second_reading
from apps.qc.services.subject_snapshots import make_subject_snapshot


def read_waiting() -> int:
    """Beat: reads signed reports that nobody read a second time, while the policy says so and the breaker is closed; tells how many."""
    policy = get_policy("qc.second_reader").payload
    if not policy["enabled"] or not policy["url"]:
        return 0
    now = clock.now()
    since, again = now - timedelta(hours=policy["look_back_h"]), now - timedelta(seconds=policy["pause_s"])
    failed = Q(second_reading__state=SecondReading.State.FAILED, second_reading__at__lt=again)
    waiting = Subject.objects.filter(Q(second_reading=None) | failed, kind="report", closed_at__gte=since).order_by(
        "id"
    )
    n = 0
    for subject in waiting.select_related("identity")[: policy["batch"]]:
        if is_breaker_open():
            break
        read_subject(subject, policy)
        n += 1
    return n


def is_breaker_open() -> bool:
    """Whether the latest readings all failed within the pause: the endpoint is left alone until it is over."""
    policy = get_policy("qc.second_reader").payload
    since = clock.now() - timedelta(seconds=policy["pause_s"])
    latest = SecondReading.objects.filter(at__gte=since).order_by("-at", "-id").values_list("state", flat=True)
    return is_open(
        [state == SecondReading.State.DONE for state in latest[: policy["failures_to_open"]]],
        policy["failures_to_open"],
    )


def read_subject(subject: Subject, policy: dict) -> SecondReading:
    """One reading, kept whether it worked or not; nothing of the patient leaves but the masked text."""
    identity = getattr(subject, "identity", None)
    secrets = [identity.patient_name, identity.accession, *identity.patient_name.split()] if identity else []
    texts = {name: mask_identifiers(subject.content.get(name, ""), secrets) for name in ("findings", "impression")}
    began = time.monotonic()
    told: list[Told] = []
    dropped, error = 0, ""
    try:
        answer = ask_model(
            policy["url"],
            policy["model"],
            make_messages(subject.content, texts["findings"], texts["impression"]),
            timeout_s=policy["timeout_s"],
            key=settings.RADFLOW_SECOND_READER_KEY,
        )
        told, dropped = read_answer(answer, texts["findings"], texts["impression"])
    except Permanent as failure:
        error = failure.reason.code
    except BadAnswer:
        error = "qc.reader_no_answer"
    rules = check_report(make_subject_snapshot(subject), stage="audit", site_id=subject.site_id)
    row, _ = SecondReading.objects.update_or_create(
        subject=subject,
        defaults={
            "state": SecondReading.State.FAILED if error else SecondReading.State.DONE,
            "model": policy["model"],
            "prompt_version": PROMPT_VERSION,
            "findings": [t.to_json() | {"told": is_told(t, rules, texts)} for t in told],
            "n_dropped": dropped,
            "error": error,
            "took_ms": round((time.monotonic() - began) * 1000),
            "at": clock.now(),
        },
    )
    return row


def judge_second_reading(reading_id: int, *, verdict: str, actor: Actor) -> SecondReading:
    """A person says whether the second reader was right. Raises NotFound, Conflict when it is judged."""
    with transaction.atomic():
        row = SecondReading.objects.select_for_update().filter(pk=reading_id).first()
        if row is None:
            raise NotFound("qc.second_reading_missing", reading=reading_id)
        if row.verdict:
            raise Conflict(current={"verdict": row.verdict, "by": row.judged_by_name})
        row.verdict, row.judged_by_id, row.judged_by_name, row.judged_at = verdict, actor.id, actor.name, clock.now()
        row.save()
        record(
            actor,
            "qc.second_reading_judged",
            obj=f"second_reading:{row.id}",
            detail={"verdict": verdict, "model": row.model},
        )
        if verdict == SecondReading.Verdict.RIGHT:
            draft_from_second_reading(row, actor)
    return row
