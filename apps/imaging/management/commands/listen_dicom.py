"""`manage.py listen_dicom`: the department's DICOM node, one process until it is told to stop."""

import signal
import threading

from django.conf import settings
from django.core.management.base import BaseCommand

from apps.imaging.public import open_acceptor, sweep_incoming


class Command(BaseCommand):
    help = "Answers C-ECHO, worklist queries, procedure steps and storage on RADFLOW_DICOM_PORT."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--port", type=int, default=settings.DICOM_PORT)
        parser.add_argument("--host", default=settings.DICOM_HOST)

    def handle(self, *args, **options) -> None:
        sweep_incoming()
        acceptor = open_acceptor(host=options["host"], port=options["port"], ae_title=settings.DICOM_AE_TITLE)
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        thread = threading.Thread(target=acceptor.serve, name="dicom-acceptor", daemon=True)
        thread.start()
        self.stdout.write(f"DICOM {settings.DICOM_AE_TITLE} on {options['host']}:{acceptor.port}")
        self.stdout.flush()
        while thread.is_alive() and not stop.wait(1.0):
            pass
        acceptor.stop()
