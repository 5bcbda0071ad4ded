"""`python -m simulator.play_fault FAULT --seed N --out FOLDER`: writes a labelled series; with --url, --key and --speed it is played into
a running department as well, so that it ends now."""

import argparse
import hashlib
import hmac
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

from simulator.fault_series import FAULTS, Label, Point, make_series, write_series


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m simulator.play_fault", description=__doc__)
    parser.add_argument("fault", choices=sorted(FAULTS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--url", help="mqtt://user:password@host:port of a running department")
    parser.add_argument("--key", help="the secret of the device's key")
    parser.add_argument("--speed", type=float, default=0, help="times real time; 0: as fast as it goes")
    given = parser.parse_args()
    hours = FAULTS[given.fault].hours
    start = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=hours)
    points, labels = make_series(given.fault, seed=given.seed, start=start)
    write_series(given.out, points, labels)
    print(f"{len(points)} readings, {labels[0].device}, fault from {labels[0].start} on: {given.out}", file=sys.stderr)
    if given.url:
        if not given.key:
            parser.error("--key: the secret of the device's key")
        play(points, labels, url=given.url, key=given.key, speed=given.speed)
    return 0


def make_messages(points: Iterable[Point], device: str, boot: str, key: str) -> Iterator[tuple[Point, bytes]]:
    """Signed as docs/conformance/mqtt.md says. A double has the number of its first: that is what a sender repeats."""
    for seq, p in enumerate(points, start=1):
        reading = {"channel": p.channel, "t": p.t.isoformat(), "v": p.value, "unit": p.unit, "q": p.quality}
        body = json.dumps(
            {"device": device, "boot": boot, "seq": seq, "sent_at": p.sent.isoformat(), "readings": [reading]}
        )
        sig = hmac.new(key.encode(), body.encode(), hashlib.sha256).hexdigest()
        yield p, f'{body[:-1]},"sig":"{sig}"}}'.encode()


def play(points: list[Point], labels: list[Label], *, url: str, key: str, speed: float) -> None:
    import paho.mqtt.client as mqtt

    parts = urlsplit(url)
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id=f"fault-{int(time.time())}")
    if parts.username:
        client.username_pw_set(unquote(parts.username), unquote(parts.password or ""))
    client.connect(parts.hostname or "127.0.0.1", parts.port or 1883)
    client.loop_start()
    device = labels[0].device
    send: Callable = client.publish
    last, done = points[0].sent, None
    for p, payload in make_messages(points, device, f"fault-{int(time.time())}", key):
        if speed:
            time.sleep(max(0.0, (p.sent - last).total_seconds() / speed))
        last = p.sent
        for _ in range(p.copies):
            done = send(f"radflow/v1/{device}/readings", payload, qos=1)
    if done is not None:
        done.wait_for_publish(60)
    client.disconnect()
    client.loop_stop()


if __name__ == "__main__":
    sys.exit(main())
