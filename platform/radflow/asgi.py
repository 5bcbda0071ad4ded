"""HTTP and WebSocket entry of the web process. Sockets are authenticated by the session and authorised per topic."""

import os
from threading import Timer

import django

WARM_AFTER_S = 5.0
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radflow.settings")
django.setup()

from channels.auth import AuthMiddlewareStack  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402

from apps.dashboards.routing import websocket_urlpatterns  # noqa: E402
from apps.qc.public import warm_checks  # noqa: E402
from radflow.handler import OneHopHandler  # noqa: E402

# The first check of a report pays for no vocabulary: both languages are loaded once the department stands, which waits for the same processors.
warming = Timer(WARM_AFTER_S, warm_checks)
warming.daemon = True
warming.start()

application = ProtocolTypeRouter(
    {
        "http": OneHopHandler(),
        "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(URLRouter(websocket_urlpatterns))),
    }
)
