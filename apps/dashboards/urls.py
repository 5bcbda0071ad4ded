from django.urls import path

from apps.dashboards.rest import kpi_views

urlpatterns = [path("kpis", kpi_views.KpiView.as_view())]
