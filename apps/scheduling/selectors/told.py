"""Whose patients know the time: a booking that nobody was told about may be moved without a call."""

from collections.abc import Iterable


def list_told(appointment_ids: Iterable[int]) -> set[int]:
    """The appointments whose patients were told where they stand now."""
    return set()
