from django.urls import path

from apps.interop.rest import messages, parked, partners, subscriptions

urlpatterns = [
    path("messages/inbound", messages.InboundListView.as_view()),
    path("messages/inbound/<int:message_id>", messages.InboundView.as_view()),
    path("messages/inbound/<int:message_id>/replay", parked.InboundReplayView.as_view()),
    path("messages/inbound/<int:message_id>/dismissal", parked.InboundDismissView.as_view()),
    path("messages/parked", parked.ParkedView.as_view()),
    path("messages/parked/replay", parked.ParkedReplayView.as_view()),
    path("messages/outbound", messages.OutboundListView.as_view()),
    path("messages/outbound/<int:message_id>", messages.OutboundView.as_view()),
    path("messages/outbound/<int:message_id>/resend", messages.OutboundResendView.as_view()),
    path("messages/subscriptions", subscriptions.SubscriptionListView.as_view()),
    path("messages/subscriptions/<int:subscription_id>/pause", subscriptions.SubscriptionPauseView.as_view()),
    path("messages/subscriptions/<int:subscription_id>/end", subscriptions.SubscriptionEndView.as_view()),
    path("messages/overview", partners.OverviewView.as_view()),
    path("messages/mapping", partners.MappingView.as_view()),
    path("messages/destinations/<int:destination_id>/try", partners.DestinationTryView.as_view()),
    path("messages/destinations", messages.DestinationListView.as_view()),
    path("messages/destinations/<int:destination_id>", messages.DestinationView.as_view()),
]
