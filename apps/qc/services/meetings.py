"""Learning meetings: settled cases without names, learning points to everybody."""

from datetime import date

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.directory.public import list_users_with_permission
from apps.qc.models import Case, Meeting
from apps.qc.services.cases import is_awaited, lock_case


def make_meeting(*, title: str, held_on: date, site_id: int | None, actor: Actor) -> Meeting:
    with transaction.atomic():
        row = Meeting.objects.create(
            title=title, held_on=held_on, site_id=site_id, made_by_name=actor.name, made_at=clock.now()
        )
        record(actor, "qc.meeting_made", obj=f"meeting:{row.id}", detail={"title": title})
    return row


def lock_meeting(meeting_id: int, *, expected_version: int | None = None) -> Meeting:
    """Raises NotFound; Conflict for a stale version; Refused once it was held."""
    row = Meeting.objects.select_for_update(of=("self",)).filter(pk=meeting_id).first()
    if row is None:
        raise NotFound("qc.meeting_missing", meeting=meeting_id)
    if expected_version is not None and expected_version != row.version:
        raise Conflict(current={"version": row.version})
    if row.closed_at is not None:
        raise Refused(Reason("qc.meeting_held", severity="error"))
    return row


def choose_case(meeting_id: int, case: Case, *, is_in: bool, actor: Actor) -> Meeting:
    """Puts a case on the list or takes it off; raises Refused while somebody still has to judge it."""
    with transaction.atomic():
        row, case = lock_meeting(meeting_id), lock_case(case.id)
        if case.subject_id is None or is_awaited(case):
            raise Refused(Reason("qc.case_not_settled", severity="error"))
        (row.cases.add if is_in else row.cases.remove)(case)
        row.version += 1
        row.save(update_fields=["version"])
        record(actor, "qc.meeting_case", obj=f"meeting:{row.id}", detail={"case": case.id, "in": is_in})
    return row


def hold_meeting(
    meeting_id: int, *, points: str, attendance: list[dict], actor: Actor, expected_version: int | None = None
) -> Meeting:
    """Writes down who was there and what was learned, and sends the points to everybody who may learn from them."""
    if not points.strip():
        raise Invalid({"points": Reason("qc.outcome_needed", severity="error")})
    with transaction.atomic():
        row = lock_meeting(meeting_id, expected_version=expected_version)
        row.points, row.attendance, row.closed_at = points.strip(), attendance, clock.now()
        row.version += 1
        row.save()
        record(actor, "qc.meeting_held", obj=f"meeting:{row.id}", detail={"attended": len(attendance)})
        people = [user.pk for user in list_users_with_permission("qc.learn", site_id=row.site_id)]
        notify(people, Reason("qc.learning_points", {"title": row.title}), link=f"/quality/meetings/{row.id}")
    return row
