"""`manage.py ingest_telemetry`: stores telemetry; of one part of the devices where they are split."""

import signal

from django.conf import settings
from django.core.management.base import BaseCommand

from apps.devices.public import Ingester


class Command(BaseCommand):
    help = "Stores the readings that devices publish over MQTT, until stopped."
    requires_system_checks = ()  # the installing step has run them: here they would only read every screen's addresses

    def handle(self, *args, **options) -> None:
        loop = Ingester(settings.MQTT_ADDRESS, settings.REDIS_ADDRESS, parts=settings.RADFLOW_INGESTER_PARTS)
        for sig in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sig, lambda *_: loop.stop.set())
        loop.run()
