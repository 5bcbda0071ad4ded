"""`manage.py relay`: carries the outbox to its subscribers. One at a time: two would let events of one aggregate overtake each other."""

import logging
import signal
import threading
import time

import psycopg
from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections, connection

from apps.common.events.relay import deliver_pending, wait_for_work
from apps.common.leadership import RELAY, Leadership

log = logging.getLogger(__name__)
POLL_S = 2.0


class Command(BaseCommand):
    help = "Delivers published events to their subscribers until stopped."
    requires_system_checks = ()  # the installing step has run them: here they would only read every screen's addresses

    def handle(self, *args, **options) -> None:
        stop = threading.Event()
        for sig in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sig, lambda *_: stop.set())
        leadership = Leadership(RELAY, "relay")
        while leadership.wait(stop):
            try:
                deliver_pending(limit=2000)
                wait_for_work(POLL_S)
            except (Error, psycopg.Error) as error:  # the database went away: it comes back, and nothing was lost
                log.warning("relay waits for the database: %s", error)
                connection.close()
                close_old_connections()
                time.sleep(0.5)
        leadership.release()
