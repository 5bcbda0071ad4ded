"""How new the news is that stands of a patient, a visit, an order or a booking: what was made before it changes nothing."""

from collections.abc import Iterable
from datetime import UTC, datetime

from apps.common.kernel.reason import Reason
from apps.common.prepared import run_prepared

LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
TELL = (
    "INSERT INTO interop_told (subject, at) SELECT unnest(%s::text[]), %s::timestamptz ON CONFLICT (subject) "
    "DO UPDATE SET at = EXCLUDED.at WHERE interop_told.at <= EXCLUDED.at RETURNING subject"
)
AWAIT = "INSERT INTO interop_told (subject, at) VALUES (%s, %s) ON CONFLICT DO NOTHING RETURNING subject"


def tell_news(subjects: Iterable[str], at: datetime) -> set[str]:
    """Those of the subjects of which nothing newer is known; said at the same moment, the later one to come counts.

    They are locked in one order until the transaction ends: two messages about one subject are worked on one after the other.
    """
    named = sorted({*subjects})
    return {subject for (subject,) in run_prepared(TELL, [named, at])} if named else set()


def may_wait_for(subject: str) -> bool:
    """False when the subject is known, or came at this very moment on another line (which is waited for): look again."""
    return bool(run_prepared(AWAIT, [subject, LONG_AGO]))


def note_overtaken(at: datetime) -> Reason:
    return Reason("interop.overtaken", {"at": at.isoformat(timespec="seconds")}, "error")
