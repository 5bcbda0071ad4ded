"""Periods that a scoring sheet holds for: another weight within one would make its rates incomparable."""

from datetime import date, timedelta

MONTHS = {"month": 1, "quarter": 3, "year": 12}
USUAL = "quarter"


def find_span(day: date, length: str) -> tuple[date, date]:
    """First and last day of the calendar month, quarter or year around a day; an unknown length counts as a quarter."""
    months = MONTHS.get(length, MONTHS[USUAL])
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    after = first.month + months
    return first, date(first.year + (after > 12), (after - 1) % 12 + 1, 1) - timedelta(days=1)
