"""Who may call, who did, and who was turned away."""

import logging
from collections.abc import Mapping

from django.db import connection, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.common.kernel.throttle import Throttle
from apps.directory.public import get_site
from apps.imaging.drivers.ports import Caller
from apps.imaging.engine.transport import Transport, judge_transport
from apps.imaging.models import DicomPeer, ForwardItem
from apps.imaging.services.transport import find_needed, find_site, get_binding, read_bound

log = logging.getLogger("radflow.dicom")
_logged = Throttle(60.0, most=1000)


def admit(caller: Caller, *, called_ae: str) -> str:
    """ "" or why not: our own title must be called; title, address and certificate must be those of a scanner or an enabled peer."""
    if caller.called != called_ae:
        return "called_ae"
    peer = DicomPeer.objects.filter(ae_title=caller.calling).first()
    if peer is not None and not (peer.is_enabled and peer.host in {"", caller.address}):
        return "peer_not_allowed"
    site_id = find_site(peer, caller.calling)
    if peer is None and site_id is None:
        return "unknown_peer"
    needed = find_needed(peer, site_id)
    return judge_transport(needed, is_tls=caller.is_tls, shown=caller.certificate, binding=get_binding(peer))


def note_refusal(kind: str, caller: Caller, detail: str) -> None:
    """Counts it; one log line a minute and cause."""
    _log_rarely(kind, caller, detail)
    now = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO imaging_dicomrefusal (day, kind, calling_ae, called_ae, address, detail, count, first_at, last_at) "
            "VALUES (%s, %s, %s, %s, %s, %s, 1, %s, %s) ON CONFLICT (day, kind, calling_ae, called_ae, address) "
            "DO UPDATE SET count = imaging_dicomrefusal.count + 1, last_at = excluded.last_at, detail = excluded.detail",
            [
                now.date(),
                kind,
                _plain(caller.calling, 16),
                _plain(caller.called, 16),
                caller.address,
                _plain(detail, 200),
                now,
                now,
            ],
        )


def note_association(caller: Caller, services: str) -> None:
    now = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO imaging_dicomcontact (day, calling_ae, address, n_associations, services, first_at, last_at) "
            "VALUES (%s, %s, %s, 1, %s, %s, %s) ON CONFLICT (day, calling_ae, address) "
            "DO UPDATE SET n_associations = imaging_dicomcontact.n_associations + 1, last_at = excluded.last_at, services = excluded.services",
            [now.date(), _plain(caller.calling, 16), caller.address, services[:300], now, now],
        )


def _plain(text: str, room: int) -> str:
    return text.replace("\0", "")[:room]


def _log_rarely(kind: str, caller: Caller, detail: str) -> None:
    if _logged.is_due((kind, caller.calling, caller.address)):
        log.warning("refused %s from %r at %s: %s", kind, caller.calling, caller.address, detail)


FIELDS = (
    "ae_title",
    "name",
    "kind",
    "host",
    "port",
    "is_enabled",
    "is_forwarded_to",
    "may_retrieve",
    "forward_modalities",
    "site_id",
    "transport",
    "certificate_pem",
    "certificate_sha256",
    "certificate_subject",
    "certificate_until",
    "certificate_match",
    "note",
)
TOLD = tuple(name for name in FIELDS if name != "certificate_pem")
"""What the audit trail keeps; a certificate is told by its fingerprint."""


def add_peer(*, actor: Actor, **values) -> DicomPeer:
    with transaction.atomic():
        _check_title(values["ae_title"])
        values = _complete(values)
        peer = DicomPeer.objects.create(**{k: v for k, v in values.items() if k in FIELDS})
        record(actor, "dicom_peer.added", obj=f"dicom_peer:{peer.id}", detail={k: getattr(peer, k) for k in TOLD})
    return peer


def update_peer(peer_id: int, *, actor: Actor, version: int, **values) -> DicomPeer:
    """Raises NotFound, Conflict on a stale version."""
    with transaction.atomic():
        peer = _lock_peer(peer_id)
        if peer.version != version:
            raise Conflict(current={"version": peer.version, **{k: getattr(peer, k) for k in TOLD}})
        if values.get("ae_title", peer.ae_title) != peer.ae_title:
            _check_title(values["ae_title"])
        before = {k: getattr(peer, k) for k in FIELDS}
        values = _complete(values, before)
        for key, value in values.items():
            if key in FIELDS:
                setattr(peer, key, value)
        peer.version += 1
        peer.save()
        changed = {k: [before[k], getattr(peer, k)] for k in TOLD if before[k] != getattr(peer, k)}
        record(actor, "dicom_peer.changed", obj=f"dicom_peer:{peer.id}", detail=changed)
    return peer


def remove_peer(peer_id: int, *, actor: Actor) -> None:
    with transaction.atomic():
        peer = _lock_peer(peer_id)
        n_waiting = peer.forward_items.filter(status=ForwardItem.Status.WAITING).count()
        detail = {"ae_title": peer.ae_title, "n_waiting": n_waiting}
        record(actor, "dicom_peer.removed", obj=f"dicom_peer:{peer.id}", detail=detail)
        peer.delete()


def _lock_peer(peer_id: int) -> DicomPeer:
    peer = DicomPeer.objects.select_for_update(of=("self",)).filter(pk=peer_id).first()
    if peer is None:
        raise NotFound("imaging.peer_missing", peer=peer_id)
    return peer


def _check_title(ae_title: str) -> None:
    if DicomPeer.objects.filter(ae_title=ae_title).exists():
        raise Invalid({"ae_title": Reason("imaging.ae_taken", {"ae": ae_title}, "error")})


def _complete(values: Mapping, before: Mapping | None = None) -> dict:
    """With what follows from the values. Raises Invalid when they do not fit each other."""
    values = dict(values)
    if "certificate_pem" in values:
        values |= read_bound(values["certificate_pem"])
    after = {**(before or {}), **values}
    missing = [key for key in ("host", "port") if not after.get(key)]
    if after.get("is_forwarded_to") and missing:
        raise Invalid({key: Reason("imaging.destination_needs_address", {}, "error") for key in missing})
    if after.get("certificate_pem") and after.get("transport") != Transport.MUTUAL:
        raise Invalid({"transport": Reason("imaging.certificate_needs_mutual", {}, "error")})
    if values.get("site_id"):
        _check_site(values["site_id"])
    return values


def _check_site(site_id: int) -> None:
    try:
        get_site(site_id)
    except NotFound:
        raise Invalid({"site_id": Reason("imaging.site_missing", {}, "error")}) from None
