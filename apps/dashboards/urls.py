from django.urls import path

from apps.dashboards.rest import energy_views, kpi_views

urlpatterns = [
    path("kpis", kpi_views.KpiView.as_view()),
    path("devices/<int:device_id>/energy", energy_views.DeviceEnergyView.as_view()),
]
