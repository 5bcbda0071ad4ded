"""What a detector costs: microseconds a point on one core, and bytes of a channel's state as JSON, over four weeks of a daily swing.

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
        state, most, rounds = detector.start(), 0, []
        for part in range(0, POINTS, POINTS // 8):
            began = time.process_time()
            for point in points[part : part + POINTS // 8]:
                state, _ = detector.step(state, point)
            rounds.append((time.process_time() - began - bare / 8) / (POINTS // 8) * 1e6)
            most = max(most, len(json.dumps(state.to_json())))
        print(
            f"{code}, load {os.getloadavg()[0]:.1f}: {sum(rounds) / len(rounds):.2f} us a point "
            f"(best eighth {min(rounds):.2f}), state at most {most / 1000:.0f} kB",
            flush=True,
        )


if __name__ == "__main__":
    main()
