"""What a detector costs: microseconds a point on one core, and bytes of a channel's state as JSON and as it is stored (what each round
writes, and what seldom changes), over four weeks of a daily swing.

Limits of the domain file's section 7: 5 us a point and 100 kB of state a channel, aim 1.5 us.
"""

import json
import math
import os
import random
import time

import benchmarks._department  # noqa: F401  (the source roots)
from apps.devices.engine.detectors import Point, load_detectors

POINTS, EVERY_S = 80_640, 30.0


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from apps.devices.engine.watching import WatchMemory
    from apps.devices.models import WatchState
    from apps.devices.services.watch_store import put_memory, read_memory

    chance = random.Random(1)
    points = [
        Point(n * EVERY_S, 20 + 3 * math.sin(n * EVERY_S / 86_400 * 2 * math.pi) + chance.gauss(0, 0.2))
        for n in range(POINTS)
    ]
    began = time.process_time()
    for _ in points:
        pass
    bare = time.process_time() - began
    for member in load_detectors().items():
        code, detector = member.code, member.value
        state, most, rounds, row = detector.start(), 0, [], WatchState()
        packed: list[int] = []
        for part in range(0, POINTS, POINTS // 8):
            began = time.process_time()
            for point in points[part : part + POINTS // 8]:
                state, _ = detector.step(state, point)
            rounds.append((time.process_time() - began - bare / 8) / (POINTS // 8) * 1e6)
            most = max(most, len(json.dumps(state.to_json())))
            began = time.process_time()
            put_memory(row, detector, WatchMemory(detector.start()), WatchMemory(state))
            read_memory(row, detector)
            packed.append(round((time.process_time() - began) * 1e6))
        print(
            f"{code}, load {os.getloadavg()[0]:.1f}: {sum(rounds) / len(rounds):.2f} us a point "
            f"(best eighth {min(rounds):.2f}), state at most {most / 1000:.1f} kB; stored "
            f"{len(row.memory) / 1000:.1f} kB and {len(row.past) / 1000:.1f} kB that seldom change, packed and read in {max(packed)} us",
            flush=True,
        )


if __name__ == "__main__":
    main()
