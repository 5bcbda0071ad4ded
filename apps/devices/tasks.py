"""Beat: what must go on while nobody clicks."""

from celery import shared_task

from apps.common.kernel import clock
from apps.devices.public import (
    check_agents,
    drop_old_points,
    escalate_alarms,
    open_due_orders,
    open_paper_orders,
    seal_days,
    tell_service_clocks,
    watch_channels,
)


@shared_task(name="devices.open_due_orders")
def open_due() -> None:
    open_due_orders(clock.now())
    open_paper_orders(clock.now())


@shared_task(name="devices.escalate_alarms")
def escalate() -> None:
    escalate_alarms(clock.now())
    tell_service_clocks(clock.now())
    check_agents(clock.now())


@shared_task(name="devices.seal_readings")
def seal_readings() -> None:
    seal_days(clock.now())
    drop_old_points(clock.now())


@shared_task(name="devices.watch_channels")
def watch() -> None:
    watch_channels(clock.now())
