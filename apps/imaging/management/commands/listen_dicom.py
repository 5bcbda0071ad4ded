"""`manage.py listen_dicom`: the department's DICOM node, one process until it is told to stop."""

import signal
import threading

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection

from apps.imaging.public import heal_after_failure, open_acceptor, sweep_files, sweep_incoming

POOL_SIZE = 12


class Command(BaseCommand):
    help = "Answers C-ECHO, worklist queries, procedure steps and storage on RADFLOW_DICOM_PORT."
    requires_system_checks = ()  # the installing step has run them: here they would only read every screen's addresses

    def add_arguments(self, parser) -> None:
        parser.add_argument("--port", type=int, default=settings.DICOM_PORT)
        parser.add_argument("--tls-port", type=int, default=settings.DICOM_TLS_PORT, help="0: none")
        parser.add_argument("--host", default=settings.DICOM_HOST)

    def handle(self, *args, **options) -> None:
        _widen_pool()
        sweep_incoming()
        sweep_files()
        acceptor = open_acceptor(
            host=options["host"],
            port=options["port"],
            ae_title=settings.DICOM_AE_TITLE,
            tls_port=options["tls_port"] or None,
        )
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        thread = threading.Thread(target=acceptor.serve, name="dicom-acceptor", daemon=True)
        thread.start()
        self.stdout.write(
            f"DICOM {settings.DICOM_AE_TITLE} on {options['host']}:{acceptor.port}, TLS {acceptor.tls_port or '-'}"
        )
        self.stdout.flush()
        while thread.is_alive() and not stop.wait(1.0):
            heal_after_failure()
        acceptor.stop()


def _widen_pool() -> None:
    """Every association is a thread: more of them store at once than a web worker has requests."""
    pool = connection.settings_dict["OPTIONS"].get("pool")
    if isinstance(pool, dict):
        pool["max_size"] = POOL_SIZE
