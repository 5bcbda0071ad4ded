"""When a patient is told something: reminders so many hours before, never in the quiet hours, never too late to help."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class QuietHours:
    """No message from `starts` to `ends`, site-local; the night may lie between. Equal ends: never quiet."""

    starts: time
    ends: time
    zone: ZoneInfo

    def holds_at(self, at: datetime) -> bool:
        local = at.astimezone(self.zone).timetz().replace(tzinfo=None)
        if self.starts <= self.ends:
            return self.starts <= local < self.ends
        return local >= self.starts or local < self.ends

    def end_after(self, at: datetime) -> datetime:
        """The next moment, from a quiet `at` on, that is not quiet."""
        return self._turn(at, self.ends, back=False)

    def begin_before(self, at: datetime) -> datetime:
        """The moment at which the quiet that holds at `at` began."""
        return self._turn(at, self.starts, back=True)

    def _turn(self, at: datetime, turn: time, *, back: bool) -> datetime:
        day = at.astimezone(self.zone).date()
        found = [datetime.combine(day + timedelta(days=n), turn, self.zone) for n in (-1, 0, 1)]
        if back:
            return max(moment for moment in found if moment.timestamp() <= at.timestamp())
        return min(moment for moment in found if moment.timestamp() > at.timestamp())


def tell_at(at: datetime, *, starts_at: datetime, quiet: QuietHours) -> datetime:
    """News that cannot wait for long: at once, after the quiet hours, or in them when the exam would come first."""
    if not quiet.holds_at(at):
        return at
    later = quiet.end_after(at)
    return later if later < starts_at else at


def remind_at(
    starts_at: datetime, *, hours_before: float, told_at: datetime, least_min: int, quiet: QuietHours
) -> datetime | None:
    """When to remind; None when the patient was told later than that, or when it would come too late to be of use.

    Hours are elapsed time, so a day of 23 or 25 hours shifts nothing. Out of the quiet hours a reminder goes to their end,
    or to just before their begin when the exam would be too near.
    """
    start = starts_at.astimezone(UTC)  # Python subtracts by the wall clock inside one zone
    latest = start - timedelta(minutes=least_min)
    due = start - timedelta(hours=hours_before)
    if due <= told_at or due > latest:
        return None
    if quiet.holds_at(due):
        later = quiet.end_after(due)
        due = later if later <= latest else quiet.begin_before(due).astimezone(UTC) - timedelta(minutes=1)
    return due if due > told_at else None
