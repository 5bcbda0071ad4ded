from django.urls import path

from apps.common.rest import admin_views, audit_views, retention_views

urlpatterns = [
    path("policies", admin_views.PolicyListView.as_view()),
    path("policies/<int:policy_id>/activate", admin_views.PolicyActivateView.as_view()),
    path("audit", audit_views.AuditListView.as_view()),
    path("audit/check", audit_views.AuditCheckView.as_view()),
    path("audit.csv", audit_views.AuditExportView.as_view()),
    path("retention", retention_views.RetentionView.as_view()),
    path("retention/holds", retention_views.LegalHoldListView.as_view()),
    path("retention/holds/<int:hold_id>/lift", retention_views.LegalHoldLiftView.as_view()),
    path("notifications", admin_views.NotificationListView.as_view()),
    path("notifications/read", admin_views.NotificationReadView.as_view()),
    path("events/deliveries", admin_views.DeliveryListView.as_view()),
    path("events/deliveries/<int:delivery_id>/retry", admin_views.DeliveryRetryView.as_view()),
]
