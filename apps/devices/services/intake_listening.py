"""How long telemetry was listened to: the clock in which silence is counted."""

import time

from apps.devices.engine.parts import Part
from apps.devices.models import IntakeClock

SAVED_EVERY_S = 5.0
MOST_STEP_S = 10.0  # a process that was held up for longer did not listen meanwhile


class Listening:
    """Seconds in which an ingester with a broker and a database listened, counted on over restarts; they stand while nobody listens.

    A channel is silent for as many of them as passed since it was last heard. So a restart gives no silent device its time again, and
    after an outage of the ingester, the broker or the database nobody is called silent for what could not be heard: whoever spoke up to
    the outage has the rest of its time to speak once more, which is longer than its backlog needs. What was counted within the last
    SAVED_EVERY_S before a kill is lost: at most so much later is a silence told.
    """

    def __init__(self, part: Part, *, heard_s: float) -> None:
        """Goes on from the database: from the row of the part, or from the last that was heard after that was written."""
        self._pk = part.number + 1
        row = IntakeClock.objects.filter(pk=self._pk).first()
        self.s: float = max(row.listened_s if row else 0.0, heard_s)
        self._saved: float | None = row.listened_s if row else None
        self._at: float | None = None

    def pass_time(self, *, connected: bool) -> None:
        """Counts from the last call to this one, when the line was up at both."""
        now = time.monotonic()
        if connected and self._at is not None:
            self.s += min(now - self._at, MOST_STEP_S)
        self._at = now if connected else None

    def save(self) -> None:
        """In the caller's transaction, every few seconds."""
        if self._saved is None:
            IntakeClock.objects.get_or_create(pk=self._pk, defaults={"listened_s": self.s})
        elif self.s - self._saved < SAVED_EVERY_S:
            return
        else:
            IntakeClock.objects.filter(pk=self._pk).update(listened_s=self.s)
        self._saved = self.s
