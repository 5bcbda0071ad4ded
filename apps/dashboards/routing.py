from django.urls import path

from apps.dashboards.consumers.checks import CheckConsumer
from apps.dashboards.consumers.live import LiveConsumer

websocket_urlpatterns = [path("ws/live", LiveConsumer.as_asgi()), path("ws/checks", CheckConsumer.as_asgi())]
