"""How far the box's clock is from the department's, from messages that came back confirmed."""

from collections import deque
from statistics import median

MOST_TRIP_S = 2.0
SAMPLES = 9
WORTH_S = 2.0


class Offset:
    """Department minus box, seconds. A sample is wrong by half its round trip at most, so slow ones are not used."""

    def __init__(self) -> None:
        self._samples: deque[float] = deque(maxlen=SAMPLES)

    def add(self, *, sent: float, told: float, received: float) -> None:
        """`sent` and `received` by the box's clock, `told` by the department's, all epoch seconds."""
        if 0 <= received - sent <= MOST_TRIP_S:
            self._samples.append(told - (sent + received) / 2)

    def forget(self) -> None:
        """The box's clock was set."""
        self._samples.clear()

    @property
    def seconds(self) -> float | None:
        """None until the first sample."""
        return median(self._samples) if self._samples else None

    @property
    def correction_s(self) -> float:
        """What is added to the time of a reading: nothing while the clocks agree as well as this way of measuring."""
        found = self.seconds
        return found if found is not None and abs(found) > WORTH_S else 0.0
