from apps.dashboards.models.kpi import KpiDay

__all__ = ["KpiDay"]
