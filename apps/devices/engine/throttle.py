"""A token bucket per device: one that floods is refused, the others do not notice."""

from dataclasses import dataclass


@dataclass
class Bucket:
    """`rate` tokens a second up to `burst`; times are monotonic seconds."""

    rate: float
    burst: float
    tokens: float
    at: float

    @classmethod
    def full(cls, rate: float, burst: float, now: float) -> "Bucket":
        return cls(rate, burst, burst, now)

    def take(self, now: float) -> bool:
        if self.is_dry(now):
            return False
        self.tokens -= 1
        return True

    def is_dry(self, now: float) -> bool:
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate)
        self.at = now
        return self.tokens < 1
