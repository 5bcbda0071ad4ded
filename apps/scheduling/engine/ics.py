"""An iCalendar file (RFC 5545) of appointments: UTC times, one lasting UID each, a SEQUENCE that rises with every change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

PRODUCT = "-//Radflow//Appointments//EN"
# An organizer must be a calendar address (RFC 5546, 3.2.1); the department answers no calendar mail.
ORGANIZER = "invalid:nomail"
LINE = 75


@dataclass(frozen=True)
class CalendarEntry:
    """What a calendar shows: no diagnosis and no name in the summary, it may lie open on a desk."""

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    summary: str
    location: str
    description: str
    is_cancelled: bool = False


def write_calendar(entries: Sequence[CalendarEntry], *, stamp: datetime, organizer: str) -> str:
    """CRLF lines of at most 75 octets. METHOD CANCEL when every entry is called off; then the calendar takes them out."""
    is_over = bool(entries) and all(entry.is_cancelled for entry in entries)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    lines.append(f"METHOD:{'CANCEL' if is_over else 'PUBLISH'}")
    for entry in entries:
        lines += _entry(entry, stamp, organizer)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _fold(line))


def _entry(entry: CalendarEntry, stamp: datetime, organizer: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{escape(entry.uid)}",
        f"SEQUENCE:{entry.sequence}",
        f"DTSTAMP:{_utc(stamp)}",
        f"DTSTART:{_utc(entry.starts_at)}",
        f"DTEND:{_utc(entry.ends_at)}",
        f'ORGANIZER;CN="{_quote(organizer)}":{ORGANIZER}',
        f"SUMMARY:{escape(entry.summary)}",
        f"LOCATION:{escape(entry.location)}",
        f"DESCRIPTION:{escape(entry.description)}",
        f"STATUS:{'CANCELLED' if entry.is_cancelled else 'CONFIRMED'}",
        "CLASS:PRIVATE",
        "END:VEVENT",
    ]


def escape(text: str) -> str:
    """TEXT of RFC 5545, 3.3.11; other control characters have no place in it."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    text = text.replace("\r\n", "\n").replace("\n", "\\n")
    return "".join(char for char in text if char >= " " or char == "\t")


def _quote(text: str) -> str:
    """A parameter value in quotes: neither quotes nor control characters may stand in it."""
    return "".join("'" if char == '"' else char for char in text if char >= " ")


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _fold(line: str) -> Iterable[str]:
    """Parts of at most 75 octets, never cut inside a character; continued ones begin with a space."""
    part, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > LINE:
            yield part
            part, size = " ", 1
        part, size = part + char, size + octets
    yield part
