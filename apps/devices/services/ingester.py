"""The ingester as a process: it waits for a part of the devices that nobody has and stores its telemetry.

Each part has its own persistent session at the broker, and every session hears all devices: a message that belongs to another part is
acknowledged unread (`engine/parts.py`). A shared subscription would give the messages of one device to several, who would each judge a
half of them (docs/adr/0011).
"""

import logging
import threading
import time
from collections.abc import Callable

from django.db import InterfaceError, OperationalError, close_old_connections, connection, transaction

from apps.devices.drivers.mqtt import Subscriber
from apps.devices.drivers.wire import STATUS_FILTER, TOPIC_FILTER
from apps.devices.engine.parts import WHOLE, Part, list_parts
from apps.devices.models import AlarmMemory, IntakeClock
from apps.devices.services.intake_locks import (
    read_layout,
    release_all,
    save_layout,
    take_any,
    take_layout,
    take_lock,
)
from apps.devices.services.intake_loop import IntakeLoop, PartLost
from apps.devices.services.live import LivePublisher

log = logging.getLogger(__name__)
TRY_S = 1.0
ANSWER_S = 0.05


class Ingester:
    """`parts`: into how many the devices are split; as many processes are needed, and each one more stands by."""

    def __init__(self, mqtt_url: str, redis_url: str, *, parts: int = 1) -> None:
        self.mqtt_url, self.redis_url, self.parts = mqtt_url, redis_url, parts
        self.stop = threading.Event()
        self._waits = ""

    def run(self) -> None:
        """Until `stop` is set."""
        while not self.stop.is_set():
            try:
                part = self._find_part()
                if part is not None:
                    log.info("telemetry intake takes part %s of %s", part.number + 1, part.of)
                    self._serve(part, self._connect(part.client_id), lambda part=part: take_lock(part)).run()
            except PartLost as lost:
                log.warning("telemetry intake lost %s to another process", lost)
                self._part_with()
            except (OperationalError, InterfaceError) as error:
                self._say(f"waits for the database: {str(error).strip().splitlines()[:1]}")
                self._part_with()
            self.stop.wait(TRY_S)

    def _find_part(self) -> Part | None:
        if read_layout() != self.parts:
            if not take_layout():
                self._say(f"waits for the ingesters of {read_layout()} parts to end")
                return None
            self._move(read_layout())
            release_all()
        part = take_any(self.parts)
        self._waits = "" if part else self._waits
        return part

    def _move(self, old: int) -> None:
        """From `old` parts to ours, with nothing lost: first the new sessions hear everything, then the old ones are emptied and forgotten.
        What both heard is known by its number. A move that was broken off begins again.

        The clocks of silence begin anew, for those of the parts do not compare: every channel has its time once more.
        """
        log.info("telemetry intake goes from %s to %s parts", old, self.parts)
        for part in list_parts(self.parts):
            self._speak(self._connect(part.client_id), lambda line: line.settled.is_set())
        for part in list_parts(old):
            self._serve(WHOLE, self._connect(part.client_id), take_layout).drain()
        if self.stop.is_set():
            return
        with transaction.atomic():
            AlarmMemory.objects.exclude(heard_s=None).update(heard_s=None)
            IntakeClock.objects.all().delete()
            save_layout(self.parts)
        for part in list_parts(old):
            self._speak(self._connect(part.client_id, clean=True), lambda line: line.connected)

    def _speak(self, line: Subscriber, is_done: Callable[[Subscriber], bool]) -> None:
        line.start()
        while not is_done(line) and not self.stop.is_set():
            time.sleep(ANSWER_S)
        line.stop()

    def _connect(self, client_id: str, **how: bool) -> Subscriber:
        return Subscriber(self.mqtt_url, client_id, TOPIC_FILTER, STATUS_FILTER, **how)

    def _serve(self, part: Part, line: Subscriber, holds: Callable[[], bool]) -> IntakeLoop:
        return IntakeLoop(line, LivePublisher(self.redis_url), self.stop, part=part, holds=holds)

    def _part_with(self) -> None:
        connection.close()
        close_old_connections()

    def _say(self, what: str) -> None:
        if what != self._waits:
            log.warning("telemetry intake %s", what)
        self._waits = what
