"""The loop of the ingester: gather, store, then acknowledge and publish watermarks. What is not committed is never acknowledged."""

import logging
import secrets
import threading
import time
from collections.abc import Callable, Iterable

import orjson
from django.db import InterfaceError, OperationalError, close_old_connections, connection

from apps.common.department_clock import get_clock_facts
from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.devices.drivers.mqtt import Arrival, Subscriber
from apps.devices.drivers.wire import STATUS_TOPIC, TOPIC, WATERMARK_TOPIC, name_device, sign_watermark
from apps.devices.engine.parts import WHOLE, Part
from apps.devices.services.dead_letters import DeadLetters, prune_dead_letters
from apps.devices.services.intake import Intake, Outcome
from apps.devices.services.live import LivePublisher

log = logging.getLogger(__name__)
LINGER_S = 0.02
# some brokers hand out about 100 unacknowledged messages at a time: waiting for more only costs time
WINDOW = 90
MAX_BATCH = 2000
MARK_GAP_S = 0.03
"""Between two watermarks of a stream while the intake is full: then the broker's time goes to readings. Else they leave with the commit."""
MARKS = (TOPIC.format(device="~"), STATUS_TOPIC.format(device="~"))  # no code of a device has this sign
MARK_AGAIN_S = 10.0  # a broker that lost its sessions lost the marks as well
NOTHING = Outcome([], {}, 0, 0)
TICK_S = 1.0
PRUNE_S = 600.0
SILENCE_AFTER_S = 20.0  # after (re)connecting, the backlog comes first: no silence is judged before
BEHIND_S = 30.0  # a full batch whose newest reading is older is a backlog: what follows may end what now seems to last


class PartLost(Exception):
    """Another process has the part now: nothing more is stored or acknowledged here."""


class IntakeLoop:
    """Of one part of the devices. `holds` says whether this thread's database session has its lock, or takes it."""

    def __init__(
        self,
        subscriber: Subscriber,
        live: LivePublisher,
        stop: threading.Event,
        *,
        part: Part = WHOLE,
        holds: Callable[[], bool],
    ) -> None:
        self.subscriber, self.live, self.stop, self.part, self.holds = subscriber, live, stop, part, holds
        self._intake: Intake | None = None
        self._marks: dict[tuple[str, str], int] = {}  # not published yet, by device and boot
        self._marked_at: dict[tuple[str, str], float] = {}
        self._connected_since: float | None = None
        self._drains = self._is_full = False
        self._ticked_at = self._pruned_at = 0.0

    def run(self) -> None:
        """Until `stop` is set. Raises PartLost."""
        self.subscriber.start()
        try:
            while not self.stop.is_set():
                batch = self._gather()
                if batch:
                    self._store(batch)
                else:
                    self._drains = False
                self._tick()
                self._publish_marks()
                self.live.flush()
        finally:
            self.subscriber.stop()

    def drain(self) -> None:
        """Stores what waits in a session, up to marks that are published now: whoever hears from here on has what comes after them."""
        mark, awaited, marked_at = secrets.token_bytes(16), set(MARKS), float("-inf")
        self.subscriber.start()
        try:
            while awaited and not self.stop.is_set():
                if self.subscriber.settled.is_set() and time.monotonic() - marked_at > MARK_AGAIN_S:
                    marked_at = time.monotonic()
                    self.subscriber.publish([(topic, mark) for topic in MARKS], retain=False)
                if batch := self._gather():
                    self._store(batch)
                    awaited -= {a.topic for a in batch if a.payload == mark}
                self._publish_marks()
        finally:
            self.subscriber.stop()

    def _gather(self) -> list[Arrival]:
        wait_s = MARK_GAP_S if self._marks else 0.2
        return self.subscriber.take(MAX_BATCH, wait_s=wait_s, linger_s=LINGER_S, enough=WINDOW)

    def _store(self, batch: list[Arrival]) -> None:
        """Tries for ever while the database is away; a message that cannot be stored alone is set aside with its reason.

        One by one, a row that is there already is passed over; a whole batch holds none, but for a stream that ran far ahead of a gap.
        """
        pairs = self._sort_out(batch)
        outcome = self._attempt(lambda intake: intake.store(pairs)) if pairs else NOTHING
        if outcome is None and not self.stop.is_set():
            for pair in pairs:
                single = self._attempt(lambda intake, pair=pair: intake.store([pair], again=True))
                if single is None and not self.stop.is_set():
                    self._attempt(lambda intake, pair=pair: _set_aside(intake, pair))
                elif single is not None:
                    self._announce(single)
        elif outcome is not None:
            self._announce(outcome)
            self._drains = len(batch) >= WINDOW and outcome.behind_s > BEHIND_S * get_clock_facts()["factor"]
        if self.stop.is_set() and outcome is None:
            return
        self.subscriber.acknowledge(batch)
        self._is_full = len(batch) >= WINDOW

    def _sort_out(self, batch: Iterable[Arrival]) -> list[tuple[str, bytes]]:
        """What the other parts store as well comes here too: it is acknowledged and left to them."""
        if self.part.of > 1:
            batch = (a for a in batch if self.part.owns(name_device(a.topic)))
        return [(a.topic, a.payload) for a in batch if a.topic not in MARKS]

    def _attempt(self, act) -> Outcome | None:
        """The outcome; None when the work itself is refused. Waits while the database is away, until stopped. Raises PartLost."""
        wait = 0.2
        while not self.stop.is_set():
            try:
                if self._intake is None:
                    if not self.holds():
                        raise PartLost(self.part.client_id)
                    self._intake = Intake(self.part)
                return act(self._intake)
            except (OperationalError, InterfaceError) as error:
                log.warning("the intake waits for the database: %s", str(error).strip().splitlines()[:1])
                self._intake = None
                connection.close()
                close_old_connections()
                self.stop.wait(wait)
                wait = min(wait * 2, 5.0)
            except PartLost:
                raise
            except Exception:  # whatever one message makes of our code: the broker would send it again for ever
                log.exception("a batch was refused")
                self._intake = None
                return None
        return None

    def _announce(self, outcome: Outcome) -> None:
        self._marks.update({(device, boot): seq for device, boot, seq in outcome.watermarks})
        at = clock.now().isoformat()
        for code, (device_id, values) in outcome.live.items():
            self.live.put(device_id, code, at, values)

    def _publish_marks(self) -> None:
        """Signed with the keys of the device, which the fleet knows: while the database is away they wait."""
        if self._intake is None:
            return
        now, at, devices = time.monotonic(), clock.now().isoformat(), self._intake.fleet.devices
        gap_s = MARK_GAP_S if self._is_full else 0.0
        due = [key for key in self._marks if now - self._marked_at.get(key, -1e9) >= gap_s]
        self._marked_at |= dict.fromkeys(due, now)
        told = []
        for device, boot in due:
            seq, known = self._marks.pop((device, boot)), devices.get(device)
            sigs = [sign_watermark(device, boot, seq, secret) for secret in known.secrets] if known else []
            body = {"boot": boot, "seq": seq, "at": at, "sigs": sigs}
            told.append((WATERMARK_TOPIC.format(device=device), orjson.dumps(body)))
        self.subscriber.publish(told)

    def _tick(self) -> None:
        now = time.monotonic()
        connected = self.subscriber.connected
        if not connected:
            self._connected_since = None
        elif self._connected_since is None:
            self._connected_since = now
        if now - self._ticked_at < TICK_S:
            return
        self._ticked_at = now
        settled = self._connected_since is not None and now - self._connected_since > SILENCE_AFTER_S
        outcome = self._attempt(lambda intake: intake.tick(silence=settled and not self._drains, connected=connected))
        if outcome is not None and now - self._pruned_at > PRUNE_S and self._intake:
            self._pruned_at = now
            prune_dead_letters(self._intake.fleet.settings["dead_letters_kept"])


def _set_aside(intake: Intake, pair: tuple[str, bytes]) -> Outcome:
    letters = DeadLetters()
    letters.add(*pair, Reason("devices.cannot_store", severity="error"), clock.now())
    letters.save()
    return NOTHING
