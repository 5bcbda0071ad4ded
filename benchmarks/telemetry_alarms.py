"""Alarms beside their oracle while the ingester is killed: every transition once, at its own time.

`python -m benchmarks.telemetry_alarms [minutes] [times real time]`; defaults 6 and 60, more minutes for a long run. A department's database
and embedded broker, an ingester that is ended by kill -9 at random times (between batches, in them, while rules are pending, while it
starts), and the simulator's faults as seeded series on every device: hold times, hysteresis, counts, growth, trends, joined limits,
latching, silence; with doubles and late rows. The same arrivals go through the evaluator alone (what `manage.py replay_alarms` runs).
Compared are (rule, channel, time, from, to) of all that opens, recovers, comes again or closes: missed and too many, limit 0 and 0.
Silences last longer than their hold in real time, because the intake judges silence in real seconds.
"""

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks._cluster import open_cluster
from benchmarks._department import ROOT
from benchmarks.telemetry_ingest import count_rows, make_client, prepare_fleet

TICK_S, SEED, COPIES = 10, 7, 3
CYCLE_S, CALM_S = 300, 110  # real: in each cycle kills stop for its last part, in which silences are noticed
HOLD_S = 30.0
STUCK_S = 300
KINDS: dict[str, tuple[str, str, dict]] = {
    # by channel: fault of the simulator, its channel, the rule
    "flow": ("chiller_trip", "water_flow", {"kind": "below", "on": 75, "off": 80, "hold_s": 60, "clear_s": 120}),
    "warm": ("chiller_trip", "gradient_water_temp", {"kind": "above", "on": 25, "off": 24, "hold_s": 120}),
    "heat": ("tube_ageing", "tube_heat", {"kind": "above", "on": 40, "off": 36, "clear_s": 60}),
    "arcs": ("arc_storm", "tube_arcs", {"kind": "grows", "on": 20, "off": 5, "window_s": 3600}),
    "level": ("helium_leak", "helium_volume", {"kind": "falls", "on": -9, "off": -3, "window_s": 3600, "hold_s": 600}),
    "often": ("sensor_offset", "room_temp", {"kind": "repeats", "level": 24, "on": 10, "off": 2, "window_s": 1800}),
    "rough": ("", "", {"kind": "above", "on": 10, "off": 8, "hold_s": 30, "clear_s": 60}),
    "quick": ("", "", {"kind": "above", "on": 11, "off": 9}),
    "joined": ("", "", {"kind": "above", "on": 9, "off": 7, "hold_s": 20, "join": "all",
                        "also": [{"channel": "rough_0", "kind": "above", "on": 9, "off": 8, "max_age_s": 60}]}),
    "latched": ("sensor_offset", "room_temp", {"kind": "above", "on": 24, "hold_s": 300, "latching": True}),
}  # fmt: skip
CHANNELS = [f"{kind}_{n}" for kind in KINDS for n in range(COPIES)]


def main() -> None:
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 6
    factor = float(sys.argv[2]) if len(sys.argv) > 2 else 60
    with open_cluster() as home:
        measure(home, minutes * 60, factor)


def measure(home: Path, seconds: float, factor: float) -> None:
    from django.db import connection

    from apps.common.department_clock import set_department_clock
    from radflow.services.broker import Broker
    from tests.department import find_free_ports

    secrets, rules = prepare_fleet(), list_rules()
    prepare_rules(list(secrets), rules)
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE devices_reading")
    (home / "secrets").mkdir(exist_ok=True)
    broker = Broker(home / "broker", secrets=home / "secrets", host="127.0.0.1", port=find_free_ports(1)[0])
    broker.prepare()
    with (home / "drill.log").open("ab") as log:
        child = broker.start(log)
        broker.wait(child)
        victim = Victim({**os.environ, "MQTT_URL": broker.url(), "DJANGO_SETTINGS_MODULE": "radflow.settings"}, log)
        start = datetime.now(UTC)
        set_department_clock(start=start, factor=factor)
        began = time.time() - (datetime.now(UTC) - start).total_seconds()
        try:
            oracle = Oracle(list(secrets), rules)
            play(broker, secrets, oracle, victim, began, seconds, factor)
            wait_until_stored(connection, oracle.rows)
            time.sleep(60)  # the last ingester settles, and what is due happens
            compare(connection, oracle, victim)
        finally:
            for process in (victim.process, child):
                process.terminate()
                process.wait(20)


def list_rules() -> dict:
    return {
        "rules": [
            {
                "code": f"drill.{channel}",
                "channel": channel,
                "severity": "medium",
                "unit": "1",
                **KINDS[channel[:-2]][2],
            }
            for channel in CHANNELS
        ]
    }


def prepare_rules(codes: list[str], rules: dict) -> None:
    from apps.common.policy.models import PolicySet
    from apps.devices.models import Channel, Device

    PolicySet.objects.filter(code="devices.alarm_rules", status="active").update(payload=rules)
    row = PolicySet.objects.get(code="devices.telemetry", status="active")
    row.payload |= {"no_data_cadences": 3, "no_data_min_s": HOLD_S}
    row.save()
    for device in Device.objects.filter(code__in=codes):
        device.channels.update(enabled=False)
        for code in CHANNELS:
            facts = {"names": {"en": code}, "unit": "1", "cadence_s": float(TICK_S), "enabled": True}
            Channel.objects.update_or_create(device=device, code=code, defaults=facts)


class Oracle:
    """The evaluator alone: one process that never ends, time from the readings."""

    def __init__(self, codes: list[str], rules: dict) -> None:
        from apps.devices.engine.batch import Replay, load_rules

        silence = {"code": "no_data", "kind": "no_data", "severity": "medium", "hold_s": HOLD_S}
        self.replay, self.rows, self.seen = Replay(), 0, Counter()
        self.arrivals, self.most_lag_s = 0, 0.0
        known = load_rules(rules)
        for code in codes:
            for channel in CHANNELS:
                own = [rule for rule in known if rule.channel == channel]
                own += load_rules({"rules": [{**silence, "channel": channel}]})
                self.replay.evaluator.set_rules(f"{code}/{channel}", own)

    def take(self, device: str, t: datetime, values: dict[str, float], *, again: bool) -> None:
        self.arrivals += len(values)
        if again:
            return
        self.rows += len(values)
        for channel, value in values.items():
            for step in self.replay.take(f"{device}/{channel}", t.timestamp(), value):
                self.seen[step.rule.code, step.subject, round(step.at, 3), step.from_state, step.to_state] += 1


class Victim:
    """The ingester, ended by kill -9 at random times of a seeded row."""

    def __init__(self, env: dict[str, str], log) -> None:
        self.env, self.log, self.rng = env, log, random.Random(SEED)
        self.kills, self.pending = 0, 0
        self.process = self._start()
        while "connected" not in Path(log.name).read_text():  # before its first connection nobody keeps anything for it
            time.sleep(0.2)
        self.next_at = time.monotonic() + 20

    def _start(self) -> subprocess.Popen:
        argv = [sys.executable, "manage.py", "ingest_telemetry"]
        return subprocess.Popen(argv, cwd=ROOT, env=self.env, stdout=self.log, stderr=self.log)

    def pass_time(self, *, calm: bool) -> None:
        if calm or time.monotonic() < self.next_at:
            return
        from apps.devices.models import AlarmMemory

        self.process.kill()
        self.process.wait()
        self.kills += 1
        self.pending += AlarmMemory.objects.filter(memory__state="pending").exists()
        self.process = self._start()
        self.next_at = time.monotonic() + self.rng.uniform(0.3, 16)


def make_values(channel: str, seed: str) -> Iterator[float]:
    """For ever: a healthy series with its fault at the end, then the next one. The first is joined at most 1,500 points before the fault."""
    from simulator.fault_series import make_series

    fault, name, _ = KINDS[channel[:-2]]
    rng, skip = random.Random(seed), None
    while not fault:
        high = rng.random() < 0.5
        yield from (round((10.5 if high else 8.0) + rng.gauss(0, 1.2), 2) for _ in range(rng.randrange(1, 15)))
    while True:
        points, _ = make_series(fault, seed=rng.randrange(10**9), start=datetime(2026, 1, 1, tzinfo=UTC))
        values = [one.value for one in points if one.channel == name]
        skip = max(0, len(values) * 2 // 3 - rng.randrange(1500)) if skip is None else 0
        yield from values[skip:]


def play(broker, secrets: dict[str, str], oracle: Oracle, victim: Victim, began: float, seconds: float, factor) -> None:
    """A message a device and tick; one in fifty waits for the next and comes late, one in fifty comes twice, one channel in ten goes silent."""
    client, rng = make_client(broker), random.Random(SEED)
    start, boot = datetime.fromtimestamp(began, UTC), f"drill-{began:.0f}"
    series = {(code, c): make_values(c, f"{SEED}:{code}:{c}") for code in secrets for c in CHANNELS}
    silent: set[tuple[str, str]] = set()
    late: dict[str, tuple[int, datetime, dict]] = {}
    seqs, n = dict.fromkeys(secrets, 0), 0
    while (elapsed := time.time() - began) < seconds:
        t = start + timedelta(seconds=TICK_S * n)
        wait = began + TICK_S * n / factor - time.time()
        if wait > 0:
            victim.pass_time(calm=elapsed % CYCLE_S > CYCLE_S - CALM_S)
            time.sleep(min(wait, 0.05))
            continue
        n, oracle.most_lag_s = n + 1, max(oracle.most_lag_s, -wait)
        if 60 < elapsed % CYCLE_S < CYCLE_S - 3:
            silent = silent or {key for key in series if rng.random() < 0.1 and not key[1].startswith("rough")}
        else:
            silent = set()
        for code, secret in secrets.items():
            values = {c: next(series[code, c]) for c in CHANNELS if (code, c) not in silent}
            seqs[code] += 1
            sent, held = [(seqs[code], t, values)], late.pop(code, None)
            if held and set(held[2]) == set(values):
                sent.append(held)
            elif held:
                sent.insert(0, held)
            elif rng.random() < 0.02:
                late[code], sent = sent[0], []
            for one in sent:
                for again in (False, True)[: 1 + (rng.random() < 0.02)]:
                    send(client, code, secret, boot, one)
                    oracle.take(code, one[1], one[2], again=again)
    for code, held in late.items():
        send(client, code, secrets[code], boot, held)
        oracle.take(code, held[1], held[2], again=False)
    time.sleep(5)  # the last answers
    client.disconnect()
    client.loop_stop()


def send(client, code: str, secret: str, boot: str, message: tuple[int, datetime, dict]) -> None:
    from apps.devices.drivers.wire import sign

    seq, t, values = message
    at = t.isoformat()
    rows = [{"channel": c, "t": at, "v": v} for c, v in values.items()]
    body = {"device": code, "boot": boot, "seq": seq, "sent_at": at, "readings": rows}
    client.publish(f"radflow/v1/{code}/readings", sign(json.dumps(body).encode(), secret), qos=1)


def wait_until_stored(connection, wanted: int) -> None:
    """As long as it goes on: a busy machine takes its time, and what is not stored cannot be compared."""
    stored, moved_at = count_rows(connection), time.monotonic()
    while stored < wanted:
        assert time.monotonic() - moved_at < STUCK_S, f"{stored} of {wanted} readings are stored, and no more come"
        time.sleep(1)
        before, stored = stored, count_rows(connection)
        if stored > before:
            moved_at = time.monotonic()


def compare(connection, oracle: Oracle, victim: Victim) -> None:
    from apps.devices.models import AlarmEvent

    told = Counter(
        (e.alarm.rule, f"{e.alarm.device.code}/{e.alarm.channel.code}", round(e.at.timestamp(), 3), e.from_state, e.to_state)
        for e in AlarmEvent.objects.filter(kind="transition").select_related("alarm__device", "alarm__channel").order_by("id")
        if e.at.timestamp() < oracle.replay.newest - 1
    )  # fmt: skip
    opens = ("active", "recovering", "cleared")
    said = Counter({key: n for key, n in oracle.seen.items() if key[4] in opens and key[2] < oracle.replay.newest - 1})
    missed, extra = said - told, told - said
    print(
        f"load {os.getloadavg()[0]:.1f}: {oracle.arrivals:,} readings sent, {oracle.rows:,} of them once, {count_rows(connection):,} stored; "
        f"left at most {oracle.most_lag_s:.1f} s late; {victim.kills} kills of the ingester, {victim.pending} with rules pending; {said.total():,} transitions of {len({k[0] for k in said})} "
        f"rules: missed {missed.total()}, too many {extra.total()}",
        flush=True,
    )
    by_kind = Counter(key[0].removeprefix("drill.")[:-2] if key[0] != "no_data" else key[0] for key in said.elements())
    print("transitions by kind:", dict(sorted(by_kind.items())), flush=True)
    for name, found in (("missed", missed), ("too many", extra)):
        for key in sorted(found, key=lambda k: (k[1], k[2]))[:20]:
            print(f"  {name}: {key[1]} {key[0]} {datetime.fromtimestamp(key[2], UTC).isoformat()} {key[3]} to {key[4]}")


if __name__ == "__main__":
    main()
