"""Messages refused as a whole: kept with their reason, the same fault of one topic counted within a minute."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound
from apps.common.kernel.reason import Reason
from apps.devices.models import DeadLetter

KEPT_CHARS = 4000
SAME_FOR = timedelta(seconds=60)
MAX_KINDS = 5000


@dataclass
class _Waiting:
    topic: str
    text: str
    size: int
    reason: Reason
    first_at: datetime
    last_at: datetime
    count: int


class DeadLetters:
    """Collects for one transaction; `save` writes. Remembers recent rows, to count instead of repeating."""

    def __init__(self) -> None:
        self._waiting: dict[tuple[str, str, str], _Waiting] = {}
        self._recent: dict[tuple[str, str, str], tuple[int, datetime]] = {}

    def add(self, topic: str, payload: bytes, reason: Reason, at: datetime) -> None:
        topic = topic.replace("\0", "\ufffd")[:200]
        key = (topic, reason.code, str(reason.params.get("field", "")))
        same = self._waiting.get(key)
        if same:
            same.count, same.last_at = same.count + 1, at
            return
        text = payload[: KEPT_CHARS * 4].decode("utf-8", "replace").replace("\0", "\ufffd")[:KEPT_CHARS]
        self._waiting[key] = _Waiting(topic, text, len(payload), reason, at, at, 1)

    def save(self) -> None:
        """In the caller's transaction."""
        for key, item in self._waiting.items():
            known = self._recent.get(key)
            if known and item.first_at - known[1] < SAME_FOR:
                DeadLetter.objects.filter(pk=known[0]).update(count=F("count") + item.count, last_at=item.last_at)
                continue
            row = DeadLetter.objects.create(
                received_at=item.first_at, last_at=item.last_at, topic=item.topic, payload=item.text, size=item.size,
                reason=item.reason.to_json(), count=item.count,
            )  # fmt: skip
            if len(self._recent) > MAX_KINDS:
                self._recent.clear()
            self._recent[key] = (row.id, item.first_at)
        self._waiting.clear()


def prune_dead_letters(keep: int) -> int:
    """Drops the oldest beyond `keep`."""
    edge = DeadLetter.objects.order_by("-id").values_list("id", flat=True)[keep : keep + 1]
    return DeadLetter.objects.filter(id__lte=edge[0]).delete()[0] if edge else 0


def handle_dead_letter(letter_id: int, *, actor: Actor) -> DeadLetter:
    """A person has seen to it."""
    row = DeadLetter.objects.filter(pk=letter_id).first()
    if row is None:
        raise NotFound("devices.letter_unknown")
    if row.handled_at is None:
        row.handled_at, row.handled_by = clock.now(), actor.name
        row.save(update_fields=["handled_at", "handled_by"])
        record(actor, "dead_letter.handled", obj=f"dead_letter:{row.id}")
    return row
