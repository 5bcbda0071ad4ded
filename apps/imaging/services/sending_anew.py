"""What was delivered to a destination and is otherwise now goes there once more."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from apps.common.kernel import clock
from apps.imaging.models import ForwardedStudy, ForwardItem, Instance
from apps.imaging.selectors.store import visible_instances

SENT, WAITING = ForwardItem.Status.SENT, ForwardItem.Status.WAITING


def send_anew(kind: str, study_ids: Sequence[int], moves: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """Queues it for every destination that had it; what was rejected is not sent. Says what each destination holds.

    A destination that keeps what it has under a known UID keeps the old values: nobody can take an object back from it over C-STORE.
    """
    items = ForwardItem.objects.filter(instance__in=Instance.objects.filter(series__study_id__in=study_ids))
    if kind in ("split", "replace"):
        items = items.filter(instance_id__in=[pk for what, pk, _, _ in moves if what == "instance"])
    sent = dict(Counter(items.filter(status=SENT).values_list("peer__ae_title", flat=True)))
    if kind == "reject":
        return {"held_by": sent} if sent else {}
    items.update(status=WAITING, attempts=0, reason=None, next_try_at=clock.real_now())
    for pk in study_ids:
        items.filter(instance__series__study_id=pk).exclude(study_id=pk).update(study_id=pk)
    return {"sent_again": sent} if sent else {}


def remember_sent(study_ids: Sequence[int]) -> None:
    """Objects that the queue forgot after their time are sent ones of it again; asked before an act moves or rejects them."""
    gone = ForwardedStudy.objects.filter(study_id__in=study_ids)
    for row in gone:
        shown = visible_instances().filter(series__study_id=row.study_id).order_by("id").values_list("pk", flat=True)
        values = {"peer_id": row.peer_id, "study_id": row.study_id, "status": SENT, "next_try_at": row.last_sent_at, "created_at": row.last_sent_at, "sent_at": row.last_sent_at}  # fmt: skip
        ForwardItem.objects.bulk_create([ForwardItem(instance_id=pk, **values) for pk in shown], ignore_conflicts=True)
    gone.delete()
