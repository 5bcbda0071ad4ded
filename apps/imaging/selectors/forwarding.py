from django.db.models import Count, DateTimeField, Func, IntegerField, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from apps.imaging.models import DicomPeer, ForwardedStudy, ForwardItem, StorageCommitment

SHOWN = {"instance__rejected": "", "instance__series__rejected": "", "instance__series__study__rejected": ""}
"""Of objects that a person rejected nothing waits: they are not sent while they are."""


def list_destinations() -> QuerySet[DicomPeer]:
    """Nodes that get every object, with what waits for each (`n_waiting`, `oldest_at`) and what a person must look at (`n_parked`)."""
    waiting = _of_peer(ForwardItem.Status.WAITING)
    parked = _of_peer(ForwardItem.Status.PARKED)
    return (
        DicomPeer.objects.filter(is_forwarded_to=True)
        .select_related("lane")
        .annotate(
            n_waiting=_count(waiting),
            oldest_at=Subquery(waiting.annotate(x=Min("created_at")).values("x"), output_field=DateTimeField()),
            n_parked=_count(parked),
        )
    )


def list_items(peer_id: int, status: str) -> QuerySet[ForwardItem]:
    rows = ForwardItem.objects.filter(peer_id=peer_id, status=status, **SHOWN)
    return rows.select_related("instance", "study").order_by("id")


def count_sent(study_id: int) -> list[dict]:
    """How a study stands at each destination."""
    items = ForwardItem.objects.filter(Q(status=ForwardItem.Status.SENT) | Q(**SHOWN), study_id=study_id)
    rows = items.values("peer_id", "status").annotate(n=Count("id"))
    found: dict[int, dict] = {}
    peers = DicomPeer.objects.filter(is_forwarded_to=True).order_by("ae_title")
    for peer in peers:
        found[peer.pk] = {"peer_id": peer.pk, "ae_title": peer.ae_title, "name": peer.name, "waiting": 0, "sent": 0, "parked": 0}  # fmt: skip
    for row in rows:
        if row["peer_id"] in found:
            found[row["peer_id"]][row["status"]] = row["n"]
    for peer_id, n in ForwardedStudy.objects.filter(study_id=study_id).values_list("peer_id", "n_objects"):
        if peer_id in found:
            found[peer_id]["sent"] += n
    return list(found.values())


def list_commitments() -> QuerySet[StorageCommitment]:
    """Newest first, with how many objects each asks about (`n_objects`); the references, up to 20 000, stay in the database."""
    n_objects = Func("references", function="jsonb_array_length", output_field=IntegerField())
    return StorageCommitment.objects.defer("references").annotate(n_objects=n_objects).order_by("-id")


def _of_peer(status: str) -> QuerySet:
    return ForwardItem.objects.filter(peer=OuterRef("pk"), status=status, **SHOWN).order_by().values("peer")


def _count(rows: QuerySet) -> Coalesce:
    return Coalesce(Subquery(rows.annotate(x=Count("id")).values("x"), output_field=IntegerField()), 0)
