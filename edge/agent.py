"""Everything for the devices of one box: a thread a probe, a link a device."""

import logging
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from math import isfinite

from apps.devices.drivers.wire import BadMessage, read_reading
from edge.config import DevicePlan, Plan, ProbePlan
from edge.link import Link
from edge.outbox import Outbox
from edge.probe import ProbeFailed, Reading

log = logging.getLogger(__name__)
STEP_S = 1.0


class DeviceAgent:
    def __init__(self, plan: DevicePlan, broker: str) -> None:
        self.plan, self.outbox = plan, Outbox(plan.outbox)
        self.link = Link(broker, device=plan.code, key=plan.key, outbox=self.outbox)
        self.stop_asked = threading.Event()
        self._threads = [
            threading.Thread(target=self._repeat, args=(one,), name=f"{plan.code}-{one.name}", daemon=True)
            for one in plan.probes
        ]

    def start(self) -> None:
        self.link.start()
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self.stop_asked.set()
        for thread in self._threads:
            thread.join(5)
        self.link.stop()
        self.outbox.close()

    def keep(self, readings: Sequence[Reading]) -> int:
        """One message of what was read now; durable when it returns."""
        seq = self.outbox.add(make_rows(readings, time.time() + self.link.offset.correction_s))
        self.link.wake()
        return seq

    def _repeat(self, probe: ProbePlan) -> None:
        """At its own pace, by a clock that nobody sets; a probe that hangs delays only itself."""
        failing, due = False, time.monotonic()
        while not self.stop_asked.wait(max(0.0, due - time.monotonic())):
            due = max(due + probe.every_s, time.monotonic())
            try:
                readings = probe.read()
                if readings:
                    self.keep(readings)
                if failing:
                    log.info("%s: %s reads again", self.plan.code, probe.name)
                failing = False
            except ProbeFailed as error:
                if not failing:
                    log.warning("%s: %s: %s", self.plan.code, probe.name, error)
                failing = True
            except BadMessage as bad:
                if not failing:
                    log.warning(
                        "%s: %s: a reading that cannot be sent: %s", self.plan.code, probe.name, bad.reason.params
                    )
                failing = True
            except Exception:  # a driver's own fault must not end the others
                if not failing:
                    log.exception("%s: %s", self.plan.code, probe.name)
                failing = True


class Agent:
    def __init__(self, plan: Plan) -> None:
        self.devices = [DeviceAgent(one, plan.broker) for one in plan.devices]
        self.stop_asked = threading.Event()

    def run(self) -> None:
        """Until `stop_asked` is set."""
        for device in self.devices:
            device.start()
        before = time.time() - time.monotonic()
        while not self.stop_asked.wait(STEP_S):
            now = time.time() - time.monotonic()
            if abs(now - before) > STEP_S:
                log.warning("the clock of this machine was set by %+.1f s", now - before)
                for device in self.devices:
                    device.link.offset.forget()
            before = now
        for device in self.devices:
            device.stop()


def make_rows(readings: Sequence[Reading], at: float) -> list[dict]:
    """As the wire wants them (docs/conformance/mqtt.md); raises BadMessage for what it would refuse for ever."""
    t = datetime.fromtimestamp(at, UTC).isoformat()
    rows = [
        {"channel": one.channel, "t": t, "v": one.value, "q": one.quality, **({"unit": one.unit} if one.unit else {})}
        for one in readings
    ]
    for n, row in enumerate(rows):
        if not isfinite(row["v"]):
            raise BadMessage("bad_field", field=f"readings[{n}].v")
        read_reading(row, n)
    return rows
