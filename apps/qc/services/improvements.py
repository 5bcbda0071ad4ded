"""Improvements: planned with an owner and a day, done, checked by somebody else."""

from datetime import date, timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.qc.engine.improvements import LIFECYCLE, ImprovementState
from apps.qc.models import Campaign, Case, Improvement
from apps.qc.services.days import find_day


def plan_improvement(
    *,
    title: str,
    cause: str,
    owner: dict,
    due_on: date,
    case: Case | None = None,
    campaign: Campaign | None = None,
    site_id: int | None,
    actor: Actor,
) -> Improvement:
    """For a case, a campaign or neither; tells the owner. Raises Invalid for a day that is over."""
    if due_on < find_day(clock.now(), site_id):
        raise Invalid({"due_on": Reason("qc.deadline_over", severity="error")})
    with transaction.atomic():
        row = Improvement.objects.create(
            title=title, cause=cause, owner_id=owner["id"], owner_name=owner["name"], due_on=due_on, case=case,
            campaign=campaign, site_id=site_id, made_by_name=actor.name, made_at=clock.now(),
        )  # fmt: skip
        record(
            actor,
            "qc.improvement_planned",
            obj=f"improvement:{row.id}",
            detail={"title": title, "owner": owner["name"]},
        )
        _tell_owner(row, "qc.improvement_waits")
    return row


def lock_improvement(improvement_id: int, *, expected_version: int | None = None) -> Improvement:
    """Raises NotFound, or Conflict with what stands when the caller's version is stale."""
    row = Improvement.objects.select_for_update(of=("self",)).filter(pk=improvement_id).first()
    if row is None:
        raise NotFound("qc.improvement_missing", improvement=improvement_id)
    if expected_version is not None and expected_version != row.version:
        raise Conflict(current={"version": row.version, "state": row.state})
    return row


def finish_improvement(
    improvement_id: int, *, text: str, actor: Actor, expected_version: int | None = None
) -> Improvement:
    """The owner says what was done; raises Refused for anybody else."""
    with transaction.atomic():
        row = lock_improvement(improvement_id, expected_version=expected_version)
        if row.owner_id != actor.id:
            raise Refused(Reason("qc.improvement_not_yours", {"owner": row.owner_name}, severity="error"))
        row.done_text, row.done_at = text.strip(), clock.now()
        _move(row, "finish", text, actor)
        record(actor, "qc.improvement_done", obj=f"improvement:{row.id}", detail={"text": row.done_text})
    return row


def check_improvement(
    improvement_id: int, *, worked: bool, text: str, actor: Actor, expected_version: int | None = None
) -> Improvement:
    """Somebody else than the owner saw whether it worked; if not, it is planned again."""
    with transaction.atomic():
        row = lock_improvement(improvement_id, expected_version=expected_version)
        if row.owner_id == actor.id:
            raise Refused(Reason("qc.improvement_own_check", severity="error"))
        row.check_text, row.checked_by_name, row.checked_at = text.strip(), actor.name, clock.now()
        _move(row, "confirm" if worked else "return", text, actor)
        record(
            actor,
            "qc.improvement_checked",
            obj=f"improvement:{row.id}",
            detail={"worked": worked, "text": row.check_text},
        )
        if not worked:
            _tell_owner(row, "qc.improvement_returned")
    return row


def remind_owners() -> int:
    """Once an improvement, when its day is over; returns how many owners were told."""
    now = clock.now()
    perhaps = now.date() + timedelta(days=1)  # no site is further ahead of UTC
    rows = Improvement.objects.filter(state=ImprovementState.PLANNED, reminded_at=None, due_on__lt=perhaps)
    late = [one.id for one in rows.order_by("id") if one.due_on < find_day(now, one.site_id)]
    n = 0
    for improvement_id in late:
        with transaction.atomic():
            row = lock_improvement(improvement_id)
            if row.reminded_at is None and row.state == ImprovementState.PLANNED:
                row.reminded_at = clock.now()
                row.save(update_fields=["reminded_at"])
                _tell_owner(row, "qc.improvement_late")
                n += 1
    return n


def _move(row: Improvement, action: str, text: str, actor: Actor) -> None:
    if not text.strip():
        raise Invalid({"text": Reason("qc.outcome_needed", severity="error")})
    row.state = LIFECYCLE.next(row.state, action)
    row.version += 1
    row.save()


def _tell_owner(row: Improvement, code: str) -> None:
    notify(
        [row.owner_id],
        Reason(code, {"title": row.title, "due_on": row.due_on.isoformat()}),
        link="/quality/improvements",
    )
