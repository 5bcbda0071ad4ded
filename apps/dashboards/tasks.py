"""Beat: figures that are made once and read often."""

from celery import shared_task

from apps.common.kernel import clock
from apps.dashboards.public import measure_recent


@shared_task(name="dashboards.measure_kpis")
def measure_kpis() -> None:
    measure_recent(clock.now())
