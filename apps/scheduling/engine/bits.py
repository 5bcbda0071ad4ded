"""Slots as the bits of one whole number: bit t is slot t."""

from collections.abc import Iterator


def span_mask(start: int, end: int) -> int:
    """Slots of [start, end), cut off below slot 0."""
    start = max(start, 0)
    return ((1 << (end - start)) - 1) << start if end > start else 0


def erode(mask: int, length: int) -> int:
    """Starts t for which all of [t, t + length) lies in the mask."""
    width = 1
    while width * 2 <= length:
        mask &= mask >> width
        width *= 2
    return mask & (mask >> (length - width)) if length > width else mask


def reach(mask: int, length: int) -> int:
    """Starts t >= 0 for which [t, t + length) touches the mask."""
    width = 1
    while width * 2 <= length:
        mask |= mask >> width
        width *= 2
    return mask | (mask >> (length - width)) if length > width else mask


def move(mask: int, by: int) -> int:
    return mask << by if by >= 0 else mask >> -by


def edges(mask: int) -> int:
    """First and last slot of every run."""
    return mask & ~((mask << 1) & (mask >> 1))


def each(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
