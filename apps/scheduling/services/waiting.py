"""The waiting list: who is put on it, who leaves it, and the one step in which an offered slot becomes the booking."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.waiting import OPEN_OFFERS, EntryState, OfferState
from apps.scheduling.models import Appointment, AppointmentChange, WaitingEntry, WaitingOffer
from apps.scheduling.selectors.waiting import waiting_policy
from apps.scheduling.services.appointments import find_live_appointment, move_appointment
from apps.scheduling.services.book import book_appointment
from apps.scheduling.services.pool_uses import lock_with_pools
from apps.scheduling.services.reserve import WAITING_LIST
from apps.scheduling.services.waiting_offers import end_offer, offer_freed_time
from apps.workflow.public import ExamFacts, get_exam

WAITABLE = ("requested", "vetted", "booked", "no_show", "discontinued")


@transaction.atomic
def add_to_waiting(
    exam_id: int,
    *,
    before: datetime | None = None,
    weekdays: Sequence[int] = (),
    parts: Sequence[str] = (),
    notice_h: int | None = None,
    contact: str = "",
    note: str = "",
    actor: Actor,
) -> WaitingEntry:
    """Puts an exam on the list, or changes what its patient wished; raises Refused when there is nothing to wait for."""
    exam = get_exam(exam_id)
    payload = waiting_policy(exam.site_id)
    _check_wish(exam, before, parts, payload)
    facts = {
        "before": before,
        "weekdays": sorted(set(weekdays)),
        "parts": [part for part in payload["parts"] if part in parts],
        "notice_h": payload["notice_h"] if notice_h is None else notice_h,
        "contact": contact or exam.patient.phone,
        "note": note,
    }
    entry = WaitingEntry.objects.select_for_update(of=("self",)).filter(exam_id=exam_id, state="waiting").first()
    if entry is None:
        entry = WaitingEntry(exam_id=exam_id, made_at=clock.now(), made_by=actor.name, version=0)
    for name, value in facts.items():
        setattr(entry, name, value)
    entry.version += 1
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError as error:
        raise Conflict(Reason("scheduling.already_waiting", {}, "error")) from error
    detail = facts | {"before": before.isoformat() if before else None, "contact": bool(facts["contact"])}
    record(actor, "waiting.added", obj=f"exam:{exam_id}", patient_id=exam.patient_id, detail=detail)
    return entry


@transaction.atomic
def withdraw_entry(entry_id: int, *, actor: Actor, expected_version: int | None = None) -> WaitingEntry:
    """Off the list; what was kept for it goes on to the next."""
    entry = _end_entry(entry_id, EntryState.WITHDRAWN, actor=actor, expected_version=expected_version)
    record(actor, "waiting.withdrawn", obj=f"exam:{entry.exam_id}", patient_id=entry.exam.patient_id)
    return entry


@transaction.atomic
def accept_offer(offer_id: int, *, actor: Actor) -> Appointment:
    """Books or moves to the kept slot and ends the wait, or leaves everything as it was; of two, one wins."""
    known = WaitingOffer.objects.select_related("entry").filter(pk=offer_id).first()
    if known is None:
        raise NotFound("scheduling.offer_unknown", offer=offer_id)
    live = find_live_appointment(known.entry.exam_id)
    lock_with_pools([known.resource_id, *([live.occupancy.resource_id] if live else [])])
    offer = (
        WaitingOffer.objects.select_related("reservation__occupancy").select_for_update(of=("self",)).get(pk=offer_id)
    )
    if offer.state not in OPEN_OFFERS:
        params = {"state": f"scheduling.offer_{offer.state}"}
        raise Conflict(Reason("scheduling.offer_over", params, "error"), current={"state": offer.state})
    end_offer(offer, OfferState.ACCEPTED, actor=actor)
    offer.version += 1
    offer.save()
    entry = WaitingEntry.objects.select_for_update(of=("self",)).select_related("exam").get(pk=offer.entry_id)
    place = {"resource_id": offer.resource_id, "starts_at": offer.during.lower, "actor": actor}
    if live is None:
        booked = book_appointment(entry.exam_id, client_key=f"waiting-offer-{offer.pk}", **place)
    else:
        booked = move_appointment(live.pk, reason_code="waiting_list", **place)
    _end(entry, EntryState.BOOKED)
    offer.change = AppointmentChange.objects.filter(appointment=booked).order_by("-pk").first()
    offer.save(update_fields=["change"])
    detail = {"offer": offer.pk, "starts_at": offer.during.lower.isoformat()}
    record(actor, "waiting.accepted", obj=f"exam:{entry.exam_id}", patient_id=entry.exam.patient_id, detail=detail)
    return booked


def reopen_entry(change: AppointmentChange) -> None:
    """The booking from the waiting list is taken back: its exam waits again."""
    offer = WaitingOffer.objects.select_related("entry").filter(change=change).first()
    if offer is None:
        return
    offer.state = OfferState.WITHDRAWN
    offer.save(update_fields=["state"])
    offer.entry.state, offer.entry.ended_at = EntryState.WAITING, None
    offer.entry.version += 1
    offer.entry.save()


def follow_waiting(exam_id: int) -> None:
    """The entry follows the exam: over when it is done, called off, or booked early enough; late and repeated events do no harm."""
    entry = WaitingEntry.objects.filter(exam_id=exam_id, state=EntryState.WAITING).first()
    if entry is None:
        return
    live = find_live_appointment(exam_id)
    if get_exam(exam_id).state not in WAITABLE:
        _end_entry(entry.pk, EntryState.CLOSED, actor=WAITING_LIST)
    elif live is not None and entry.before is not None and live.starts_at < entry.before:
        _end_entry(entry.pk, EntryState.BOOKED, actor=WAITING_LIST)


@transaction.atomic
def _end_entry(entry_id: int, state: EntryState, *, actor: Actor, expected_version: int | None = None) -> WaitingEntry:
    if not WaitingEntry.objects.filter(pk=entry_id).exists():
        raise NotFound("scheduling.entry_unknown", entry=entry_id)
    offers = WaitingOffer.objects.filter(entry_id=entry_id, state__in=OPEN_OFFERS)
    lock_with_pools(offers.values_list("resource_id", flat=True))
    entry = WaitingEntry.objects.select_related("exam").select_for_update(of=("self",)).get(pk=entry_id)
    check_entry_version(entry, expected_version)
    if entry.state != EntryState.WAITING:
        raise Conflict(Reason("scheduling.not_waiting", {}, "error"), current={"state": entry.state})
    _end(entry, state)
    for offer in offers.select_related("reservation__occupancy").select_for_update(of=("self",)).order_by("pk"):
        end_offer(offer, OfferState.WITHDRAWN, actor=actor)
        offer.version += 1
        offer.save()
        offer_freed_time(offer.resource_id, (offer.during.lower, offer.during.upper), exclude_exam=entry.exam_id)
    return entry


def _end(entry: WaitingEntry, state: EntryState) -> None:
    entry.state, entry.ended_at = state, clock.now()
    entry.version += 1
    entry.save()


def check_entry_version(entry: WaitingEntry, expected_version: int | None) -> None:
    if expected_version is not None and expected_version != entry.version:
        raise Conflict("common.stale", current={"id": entry.pk, "version": entry.version, "state": entry.state})


def _check_wish(exam: ExamFacts, before: datetime | None, parts: Sequence[str], payload: dict) -> None:
    if exam.state not in WAITABLE:
        raise Refused(Reason("scheduling.nothing_to_wait_for", {}, "error"))
    if before is not None and before <= clock.now():
        raise Invalid({"before_day": Reason("scheduling.wish_in_past", {}, "error")})
    unknown = [part for part in parts if part not in payload["parts"]]
    if unknown:
        raise Invalid({"parts": Reason("scheduling.part_unknown", {"part": unknown[0]}, "error")})
