"""Key figures of a period, with the definitions they follow."""

from dataclasses import dataclass
from datetime import date

from apps.common.policy import Policy, get_policy
from apps.common.replica import may_lag
from apps.dashboards.engine.kpi import ScannerSummary, Summary, add_days
from apps.dashboards.models import KpiDay

POLICY = "dashboards.kpi"


@dataclass(frozen=True)
class KpiPeriod:
    """`days`: each measured day by itself; a day that was not measured is missing, and `measured` says how many there are."""

    policy: Policy
    summary: Summary
    scanners: list[ScannerSummary]
    days: list[tuple[date, Summary]]


@may_lag
def read_kpis(site_id: int, *, first: date, last: date) -> KpiPeriod:
    policy = get_policy(POLICY)
    rows = list(
        KpiDay.objects.filter(site_id=site_id, policy_version=policy.label, day__gte=first, day__lte=last).order_by(
            "day"
        )
    )
    summary, scanners = add_days([row.figures for row in rows])
    return KpiPeriod(policy, summary, scanners, [(row.day, add_days([row.figures])[0]) for row in rows])
