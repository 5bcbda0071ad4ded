"""Query/Retrieve: who may ask, what of the store it sees, and the trail of what left."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import Q, QuerySet

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.common.policy import get_policy
from apps.imaging.drivers.ports import Caller, NotAllowed, TooMany
from apps.imaging.drivers.sender import Parcel, Target
from apps.imaging.engine.query import IMAGE
from apps.imaging.engine.retrieve import StudyQuery, limit_to_scope
from apps.imaging.models import DicomPeer, Instance, Study
from apps.imaging.selectors.delivery import make_parcel
from apps.imaging.selectors.query import find_matches, list_rows
from apps.imaging.selectors.store import visible_studies
from apps.imaging.services.peers import note_refusal
from apps.imaging.services.transport import make_target


def find_studies(query: StudyQuery, caller: Caller) -> Iterator[dict[str, str]]:
    """Rows of the query's level, noted in the trail with their number. Raises NotAllowed, TooMany."""
    peer = _get_asker(caller)
    most = get_policy("imaging.retrieve").payload["max_matches"]
    n = 0
    try:
        for row in find_matches(query.level, query.keys, studies=list_seen(peer), limit=most + 1):
            if n == most:
                raise TooMany(f"more than {most} matches: ask for less")
            n += 1
            yield row
    finally:
        keys = {keyword: key for keyword, key in query.keys.items() if key}
        detail = {"level": query.level, "keys": keys, "n": n, "address": caller.address}
        record(_name_actor(caller), "dicom.queried", obj=f"dicom_peer:{peer.pk}", detail=detail)


def list_seen(peer: DicomPeer) -> QuerySet[Study]:
    """Studies of its site and of no known one; of all sites for a node of none."""
    studies = visible_studies()
    return studies.filter(Q(site_id=peer.site_id) | Q(site=None)) if peer.site_id else studies


def list_parcels(query: StudyQuery, caller: Caller) -> list[Parcel]:
    """What a retrieve is about, in the order of series and numbers. Raises NotAllowed."""
    peer = _get_asker(caller)
    rows = list_rows(IMAGE, limit_to_scope(query), studies=list_seen(peer))
    return [make_parcel(row, key=row.pk) for row in rows]


def find_destination(ae_title: str, caller: Caller) -> Target | None:
    """An enabled node with address and port; the caller itself may be called back where it called from. Raises Transient."""
    peer = DicomPeer.objects.filter(ae_title=ae_title, is_enabled=True, port__isnull=False).first()
    if peer is None or not (peer.host or ae_title == caller.calling):
        return None
    return make_target(peer, address=caller.address)


def note_retrieved(query: StudyQuery, delivered: list[int], n_failed: int, to: str, caller: Caller) -> None:
    """One act a study that left; one about the node when nothing did."""
    actor = _name_actor(caller)
    studies = Counter(Instance.objects.filter(pk__in=delivered).values_list("series__study_id", flat=True))
    told = {"by": "DICOM", "to": to, "address": caller.address, "level": query.level, "n_failed": n_failed}
    patients = dict(Study.objects.filter(pk__in=studies).values_list("pk", "patient_id"))
    for study_id, n in sorted(studies.items()):
        detail = {**told, "n": n}
        record(actor, "study.retrieved", obj=f"study:{study_id}", patient_id=patients.get(study_id), detail=detail)
    if not studies:
        peer = DicomPeer.objects.filter(ae_title=caller.calling).values_list("pk", flat=True).first()
        record(actor, "dicom.retrieve_empty", obj=f"dicom_peer:{peer}", detail={**told, "n": 0})


def _get_asker(caller: Caller) -> DicomPeer:
    peer = DicomPeer.objects.filter(ae_title=caller.calling, is_enabled=True, may_retrieve=True).first()
    if peer is None:
        note_refusal("may_not_retrieve", caller, "")
        raise NotAllowed("this node may not query or retrieve")
    return peer


def _name_actor(caller: Caller) -> Actor:
    return Actor(kind="machine", id=f"dicom:{caller.calling}", name=caller.calling)
