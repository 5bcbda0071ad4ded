"""A start that a person names: may it be booked, by which right, and who would wait for it; changes nothing."""

from dataclasses import dataclass
from datetime import datetime

from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.scheduling.models import Occupancy, Resource
from apps.scheduling.services.appointments import find_live_appointment
from apps.scheduling.services.due import check_due
from apps.scheduling.services.overbook import OverbookView, preview_overbook
from apps.scheduling.services.slots import check_slot
from apps.scheduling.services.visit_rules import check_member
from apps.workflow.public import get_exam

ASKED = Actor.system("placement")
"""Nobody sets anything aside yet: what this actor would write is thrown away."""


@dataclass(frozen=True)
class Placement:
    """`outcome`: free, override (against a rule that a reason opens), separation (only a clinical separation speaks against it),
    overbook (shares a slot), refused."""

    outcome: str
    reasons: tuple[Reason, ...]
    overbook: OverbookView | None = None


def preview_placement(exam_id: int, *, resource_id: int, starts_at: datetime) -> Placement:
    exam = get_exam(exam_id)
    resource = Resource.objects.select_related("site").filter(pk=resource_id).first()
    if resource is None:
        raise NotFound("scheduling.resource_unknown", resource=resource_id)
    own = find_live_appointment(exam_id)
    held = Occupancy.objects.filter(reservation__exam_id=exam_id).values_list("pk", flat=True)
    ignore = (*([own.occupancy_id] if own else ()), *held)
    try:
        slot = check_slot(exam, resource, starts_at, ignore=ignore)
        check_due(exam, starts_at)
        if own:
            check_member(own, slot.span)
        return Placement("free", slot.reasons)
    except Conflict as taken:
        return _try_overbook(exam_id, resource_id, starts_at, taken.reason)
    except Refused as refusal:
        why = (refusal.reason, *refusal.others)
    opened_by = {"override": {"outside_hours_reason": "?"}, "separation": {"separation_reason": "?", "actor": ASKED}}
    for outcome, reason in opened_by.items():
        try:
            slot = check_slot(exam, resource, starts_at, ignore=ignore, **reason)
            if outcome == "separation":
                check_due(exam, starts_at)
            if own:
                check_member(own, slot.span)
        except (Refused, Conflict):
            continue
        return Placement(outcome, why)
    return Placement("refused", why)


def _try_overbook(exam_id: int, resource_id: int, starts_at: datetime, taken: Reason) -> Placement:
    exam, resource = get_exam(exam_id), Resource.objects.select_related("site").get(pk=resource_id)
    try:
        view = preview_overbook(exam_id, resource_id=resource_id, starts_at=starts_at)
        check_slot(exam, resource, starts_at, ignore=view.occupancy_ids)
    except (Refused, Conflict) as refusal:
        return Placement("refused", (taken, refusal.reason))
    return Placement("overbook", (taken,), view)
