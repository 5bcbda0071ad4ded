"""What was learnt from earlier alarms of the same kind."""

from dataclasses import dataclass, field

from apps.devices.engine.work_orders import OrderState
from apps.devices.models import Alarm, WorkOrder

SHOWN = 5


@dataclass
class PastAlarm:
    """A closed alarm, and what the work on it found."""

    alarm: Alarm
    orders: list[WorkOrder] = field(default_factory=list)


def list_similar(alarm: Alarm) -> list[PastAlarm]:
    """Closed alarms of the same rule on devices of the same model and site, newest first; those with a finished order before others."""
    rows = Alarm.objects.filter(
        rule=alarm.rule, device__model=alarm.device.model_id, device__room__site=alarm.device.room.site_id
    )
    rows = rows.exclude(cleared_at=None).exclude(pk=alarm.pk).select_related("device")
    done = WorkOrder.objects.filter(state=OrderState.DONE).exclude(outcome="")
    mended = list(rows.filter(work_orders__in=done).distinct().order_by("-raised_at")[:SHOWN])
    others = rows.exclude(pk__in=[row.pk for row in mended]).order_by("-raised_at")[: SHOWN - len(mended)]
    found = [PastAlarm(row) for row in (*mended, *others)]
    by_alarm = {past.alarm.pk: past for past in found}
    for order in done.filter(alarm__in=by_alarm).order_by("-closed_at"):
        by_alarm[order.alarm_id].orders.append(order)
    return found
