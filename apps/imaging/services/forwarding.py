"""Store and forward: what was stored goes to every destination, in order per study, until it was taken or a person must look."""

import logging
import time
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound, Refused, Transient
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.imaging.drivers.sender import BrokeOff, Delivery, choose_batch, send_parcels
from apps.imaging.models import DicomPeer, ForwardedStudy, ForwardItem, ForwardLane, Study
from apps.imaging.selectors.delivery import make_parcel
from apps.imaging.selectors.forwarding import SHOWN
from apps.imaging.selectors.store import visible_instances
from apps.imaging.services.transport import make_target

log = logging.getLogger("radflow.dicom")
BATCH, SETTLE_EVERY_S = 200, 1.0
# Another try cannot help: the class is not supported, the data set does not fit it, it cannot be understood (PS3.4 table B.2-1).
HOPELESS = (0x0122, 0xA900, 0xC000)


def list_due_lanes() -> list[int]:
    """Destinations with something to send that nobody sends to and that are not waiting after a failure."""
    now = clock.real_now()
    waiting = ForwardItem.objects.filter(
        peer=OuterRef("pk"), status=ForwardItem.Status.WAITING, next_try_at__lte=now, **SHOWN
    )
    peers = DicomPeer.objects.filter(Exists(waiting), is_forwarded_to=True, is_enabled=True)
    busy = Q(lane__claimed_until__gt=now) | Q(lane__next_try_at__gt=now)
    return list(peers.exclude(busy).values_list("pk", flat=True))


def forward_to(peer_id: int, *, for_s: float = 10.0) -> int:
    """Sends to one destination until nothing is due or `for_s` seconds went by; how many objects it took. One sender at a time."""
    lane = _claim(peer_id, for_s)
    if lane is None:
        return 0
    began, n_sent = time.monotonic(), 0
    try:
        while time.monotonic() - began < for_s:
            taken = _send_batch(lane, until=began + for_s)
            if taken is None:
                break
            n_sent += taken
        _release(lane, failures=0, next_try_at=None, reason=None)
    except Transient as error:
        _back_off(lane, error.reason)
    return n_sent


def _claim(peer_id: int, for_s: float) -> ForwardLane | None:
    """The destination's lane, ours for longer than the sending may take; None when it is somebody else's or must wait."""
    now = clock.real_now()
    with transaction.atomic():
        peers = DicomPeer.objects.select_for_update(of=("self",))
        peer = peers.filter(pk=peer_id, is_forwarded_to=True, is_enabled=True).first()
        if peer is None:
            return None
        lane, _ = ForwardLane.objects.get_or_create(peer=peer)
        if any(until is not None and until > now for until in (lane.claimed_until, lane.next_try_at)):
            return None
        # The last object may wait for its answer as long as the driver lets it.
        lane.claimed_until = now + timedelta(seconds=for_s + 120)
        lane.save(update_fields=["claimed_until"])
    return lane


def _send_batch(lane: ForwardLane, *, until: float) -> int | None:
    """None when nothing is due."""
    items = {item.pk: item for item in _list_next(lane.peer_id)}
    if not items:
        return None
    parcels = choose_batch([make_parcel(item.instance, key=item.pk) for item in items.values()])
    target = make_target(lane.peer)
    held: set[int] = set()
    taken: list[int] = []
    n_sent, settled_at = 0, time.monotonic()
    sending = send_parcels(
        target, parcels, calling=settings.DICOM_AE_TITLE, is_held=lambda parcel: items[parcel.key].study_id in held
    )
    try:
        for delivery in sending:
            if delivery.is_taken:
                taken.append(delivery.key)
                n_sent += 1
            elif not _note_refused(items[delivery.key], delivery):
                held.add(items[delivery.key].study_id)
            now = time.monotonic()
            if now - settled_at > SETTLE_EVERY_S:
                _settle(lane, taken)
                settled_at = now
            if now > until:
                break
    except BrokeOff as error:  # over this object perhaps: it must not stand in the way of all others for ever
        _note_failure(items[error.key], error.reason)
        raise
    finally:
        sending.close()
        _settle(lane, taken)
    return n_sent


def _list_next(peer_id: int) -> list[ForwardItem]:
    """What is due, oldest first; an object that waits for its next try holds back the later ones of its study. Nothing rejected."""
    now = clock.real_now()
    waiting = ForwardItem.objects.filter(peer_id=peer_id, status=ForwardItem.Status.WAITING)
    held = waiting.filter(next_try_at__gt=now).values("study_id")
    rows = waiting.filter(next_try_at__lte=now, instance__in=visible_instances()).exclude(study_id__in=held)
    rows = rows.select_related("instance__series__study")
    return list(rows.order_by("id")[:BATCH])


def _settle(lane: ForwardLane, taken: list[int]) -> None:
    """Writes down what was taken; lost with a crash, it is sent again, and the destination knows the object by its UID."""
    if not taken:
        return
    now = clock.now()
    rows = ForwardItem.objects.filter(pk__in=taken, status=ForwardItem.Status.WAITING)
    rows.update(status=ForwardItem.Status.SENT, sent_at=now, reason=None)
    ForwardLane.objects.filter(pk=lane.pk).update(last_sent_at=now)
    taken.clear()


def _note_refused(item: ForwardItem, delivery: Delivery) -> bool:
    """True when it is parked, so that the rest of its study may go on. Raises Transient when the destination is full."""
    if delivery.status is None:
        reason = Reason(f"imaging.forward_{delivery.detail}", {}, "error")
    else:
        params = {"status": f"{delivery.status:04X}H", "text": delivery.detail}
        reason = Reason("imaging.forward_refused", params, "error")
        if delivery.status & 0xFF00 == 0xA700:
            raise Transient(Reason("imaging.node_full", params, "error"))
    is_hopeless = delivery.status is None or delivery.status in HOPELESS or delivery.status & 0xF000 == 0xC000
    return _note_failure(item, reason, is_hopeless=is_hopeless)


def _note_failure(item: ForwardItem, reason: Reason, *, is_hopeless: bool = False) -> bool:
    """True when it is parked: another try cannot help, or it had all of them."""
    attempts = item.attempts + 1
    is_parked = is_hopeless or attempts >= get_policy("imaging.forwarding").payload["max_attempts"]
    ForwardItem.objects.filter(pk=item.pk, status=ForwardItem.Status.WAITING).update(
        status=ForwardItem.Status.PARKED if is_parked else ForwardItem.Status.WAITING,
        attempts=attempts,
        next_try_at=clock.real_now() + wait_before(attempts),
        reason=reason.to_json(),
    )
    log.warning("object %s not taken by %s: %s", item.instance_id, item.peer_id, reason)
    return is_parked


def wait_before(attempts: int) -> timedelta:
    waits = get_policy("imaging.forwarding").payload["back_off_s"]
    return timedelta(seconds=waits[min(attempts, len(waits)) - 1])


def _back_off(lane: ForwardLane, reason: Reason) -> None:
    failures = lane.failures + 1
    next_try_at = clock.real_now() + wait_before(failures)
    _release(lane, failures=failures, next_try_at=next_try_at, reason=reason.to_json())
    log.warning("destination %s not reached (%d times): %s", lane.peer.ae_title, failures, reason)


def _release(lane: ForwardLane, **changes) -> None:
    """Not when the claim ran out over one huge object and is somebody else's now."""
    ForwardLane.objects.filter(pk=lane.pk, claimed_until=lane.claimed_until).update(claimed_until=None, **changes)


def queue_study(study_id: int, peer_id: int, *, actor: Actor) -> int:
    """Every object of a study goes to a destination (again), by a person's wish; how many were queued. Raises NotFound, Refused."""
    with transaction.atomic():
        study = Study.objects.select_for_update(of=("self",)).filter(pk=study_id).first()
        peer = DicomPeer.objects.select_for_update(of=("self",)).filter(pk=peer_id).first()
        if peer is None:
            raise NotFound("imaging.peer_missing", peer=peer_id)
        if not (peer.is_forwarded_to and peer.is_enabled):
            raise Refused("imaging.not_a_destination", ae=peer.ae_title)
        if study is None:
            raise NotFound("imaging.study_missing")
        now, real = clock.now(), clock.real_now()
        rows = visible_instances().filter(series__study_id=study_id).order_by("id").values_list("pk", flat=True)
        items = [
            ForwardItem(peer=peer, instance_id=pk, study_id=study_id, next_try_at=real, created_at=now) for pk in rows
        ]
        ForwardItem.objects.bulk_create(
            items,
            update_conflicts=True,
            unique_fields=["peer", "instance"],
            update_fields=["status", "attempts", "next_try_at", "created_at", "reason"],
        )
        # The queue knows each of them again: what it had forgotten of this study would count twice.
        ForwardedStudy.objects.filter(study=study, peer=peer).delete()
        record(actor, "study.sent", obj=f"study:{study_id}", detail={"to": peer.ae_title, "n": len(items)})
    return len(items)


def retry_parked(peer_id: int, *, actor: Actor) -> int:
    """Puts all parked objects of a destination back in line, and tries a destination that is waiting at once."""
    with transaction.atomic():
        peer = DicomPeer.objects.select_for_update(of=("self",)).filter(pk=peer_id).first()
        if peer is None:
            raise NotFound("imaging.peer_missing", peer=peer_id)
        parked = ForwardItem.objects.filter(peer=peer, status=ForwardItem.Status.PARKED, **SHOWN)
        n = parked.update(status=ForwardItem.Status.WAITING, attempts=0, next_try_at=clock.real_now())
        ForwardLane.objects.filter(peer=peer).update(next_try_at=None)
        record(actor, "dicom_peer.retried", obj=f"dicom_peer:{peer.pk}", detail={"ae_title": peer.ae_title, "n": n})
    return n
