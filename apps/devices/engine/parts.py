"""Which of several ingesters takes which device: a hash of its code, so that each device has one owner and nobody keeps a list."""

from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32


@dataclass(frozen=True, slots=True)
class Part:
    """One of `of` parts; the whole by default. A code that nobody knows has its part as well."""

    number: int = 0
    of: int = 1

    def __post_init__(self) -> None:
        if not 0 <= self.number < self.of:
            raise ValueError(f"no part {self.number} of {self.of}")

    @property
    def client_id(self) -> str:
        """Whoever takes the part over takes over the broker's session, with what waits in it."""
        return "radflow-ingester" if self.of == 1 else f"radflow-ingester-{self.number}-of-{self.of}"

    def owns(self, device: str) -> bool:
        return self.of == 1 or crc32(device.encode()) % self.of == self.number


def list_parts(of: int) -> Iterator[Part]:
    return (Part(number, of) for number in range(of))


WHOLE = Part()
