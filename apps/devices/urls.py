from django.urls import path

from apps.devices.rest import alarm_views, channel_views, fleet_views, intake_views, order_views

urlpatterns = [
    path("fleet", fleet_views.FleetView.as_view()),
    path("devices", fleet_views.DeviceListView.as_view()),
    path("devices/<int:device_id>", fleet_views.DeviceView.as_view()),
    path("devices/<int:device_id>/out-of-service", fleet_views.OutOfServiceView.as_view()),
    path("devices/<int:device_id>/return-to-service", fleet_views.BackInServiceView.as_view()),
    path("devices/<int:device_id>/qa-results", fleet_views.QaResultView.as_view()),
    path("devices/<int:device_id>/channels", channel_views.ChannelListView.as_view()),
    path("devices/<int:device_id>/readings", channel_views.SeriesView.as_view()),
    path("devices/<int:device_id>/limits/<str:rule>", channel_views.LimitView.as_view()),
    path("devices/<int:device_id>/keys", channel_views.KeyListView.as_view()),
    path("device-keys/<int:key_id>", channel_views.KeyView.as_view()),
    path("device-models", fleet_views.DeviceModelListView.as_view()),
    path("device-faults", order_views.FaultView.as_view()),
    path("alarms", alarm_views.AlarmListView.as_view()),
    path("alarms/acknowledge", alarm_views.AcknowledgeView.as_view()),
    path("alarms/<int:alarm_id>", alarm_views.AlarmView.as_view()),
    path("alarms/<int:alarm_id>/shelve", alarm_views.ShelveView.as_view()),
    path("alarms/<int:alarm_id>/reset", alarm_views.ResetView.as_view()),
    path("work-orders", order_views.WorkOrderListView.as_view()),
    path("work-orders/<int:order_id>", order_views.WorkOrderView.as_view()),
    path("work-orders/<int:order_id>/actions", order_views.WorkOrderActionView.as_view()),
    path("work-orders/<int:order_id>/window", order_views.WorkOrderWindowView.as_view()),
    path("downtimes", order_views.DowntimeListView.as_view()),
    path("telemetry/dead-letters", intake_views.DeadLetterListView.as_view()),
    path("telemetry/dead-letters/<int:letter_id>/handled", intake_views.DeadLetterHandledView.as_view()),
    path("telemetry/quarantine", intake_views.QuarantineView.as_view()),
    path("telemetry/quarantine/adopt", intake_views.AdoptView.as_view()),
    path("telemetry/streams", intake_views.StreamListView.as_view()),
]
