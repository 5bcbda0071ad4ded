"""A second patient on a slot: he gets it when the first one leaves, and shares it again when the first one is back."""

from apps.common.kernel import clock
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.states import OccupancyKind
from apps.scheduling.models import Occupancy
from apps.scheduling.services.pool_uses import plan_uses, write_uses
from apps.workflow.public import get_exam


def promote_overbooked(resource_id: int) -> None:
    """Who shared a slot that is free now has it for himself, the first booked first. The caller holds the resource."""
    rows = Occupancy.objects.select_related("appointment").filter(
        resource_id=resource_id, is_live=True, kind=OccupancyKind.OVERBOOKED, during__endswith__gt=clock.now()
    )
    for row in rows.order_by("pk"):
        span = (row.during.lower, row.during.upper)
        others = Occupancy.objects.filter(resource_id=resource_id, is_live=True, during__overlap=span)
        if others.exclude(kind=OccupancyKind.OVERBOOKED).exists():
            continue
        row.kind = OccupancyKind.APPOINTMENT
        row.save(update_fields=["kind"])
        write_uses(row, plan_uses(get_exam(row.appointment.exam_id), span))


def demote_overbooked(resource_id: int, span: Span) -> None:
    """The first patient comes back to `span` (an undo): who was only its second patient shares it again."""
    rows = Occupancy.objects.filter(
        resource_id=resource_id,
        is_live=True,
        kind=OccupancyKind.APPOINTMENT,
        during__overlap=span,
        appointment__is_overbooked=True,
        appointment__state="booked",
    )
    for row in rows.order_by("pk"):
        row.kind = OccupancyKind.OVERBOOKED
        row.save(update_fields=["kind"])
        write_uses(row, ())
