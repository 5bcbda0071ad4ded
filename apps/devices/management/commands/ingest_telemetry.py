"""`manage.py ingest_telemetry`: the one process that stores telemetry."""

import signal

from django.conf import settings
from django.core.management.base import BaseCommand

from apps.devices.public import IntakeLoop


class Command(BaseCommand):
    help = "Stores the readings that devices publish over MQTT, until stopped."
    requires_system_checks = ()  # the installing step has run them: here they would only read every screen's addresses

    def handle(self, *args, **options) -> None:
        loop = IntakeLoop(settings.MQTT_ADDRESS, settings.REDIS_ADDRESS)
        for sig in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sig, lambda *_: loop.stop.set())
        loop.run()
