"""Freed time is kept for who waits for it: proposed to the desk, given to the patient, accepted, declined, or over and passed on."""

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, NotFound, Refused
from apps.common.kernel.intervals import subtract
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.directory.public import list_users_with_permission
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.states import OccupancyKind
from apps.scheduling.engine.waiting import OPEN_OFFERS, OfferState, Wish, find_start
from apps.scheduling.models import Appointment, Resource, SlotReservation, WaitingEntry, WaitingOffer
from apps.scheduling.selectors.calendars import clip_spans, list_live_occupancies, list_openings, site_day
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.selectors.waiting import hours_of, list_candidates, list_over_offers, waiting_policy
from apps.scheduling.services.occupancy import drop_expired, take_time
from apps.scheduling.services.pool_uses import lock_with_pools
from apps.scheduling.services.reserve import WAITING_LIST
from apps.scheduling.services.slots import Slot, check_slot
from apps.workflow.public import ExamFacts, get_exam

DAY = timedelta(days=1)


@transaction.atomic
def offer_freed_time(resource_id: int, span: Span, *, exclude_exam: int | None = None) -> list[WaitingOffer]:
    """Keeps what came free for the first who fit, by class and wait, and tells the desk once; nothing when nobody fits."""
    resource = lock_with_pools([resource_id])[resource_id]
    if span[1] <= clock.now() or not resource.is_active or resource.kind != Resource.Kind.SCANNER:
        return []
    payload = waiting_policy(resource.site_id)
    drop_expired([resource_id])
    offers: list[WaitingOffer] = []
    for entry in list_candidates(resource, span, limit=payload["entries_looked_at"]):
        if len(offers) >= payload["offers_per_freed_time"]:
            break
        if entry.exam_id != exclude_exam and (offer := _try_offer(entry, resource, span, payload)) is not None:
            offers.append(offer)
    if offers:
        _tell_desk(resource, offers)
    return offers


@transaction.atomic
def give_offer(offer_id: int, *, actor: Actor) -> WaitingOffer:
    """The patient is being asked: the slot is kept longer."""
    offer = _lock_offer(offer_id)
    if offer.state != OfferState.PROPOSED or offer.reservation is None:
        raise _over(offer)
    payload = waiting_policy(offer.resource.site_id)
    offer.reservation.expires_at = clock.real_now() + timedelta(seconds=payload["offer_hold_s"])
    offer.reservation.save(update_fields=["expires_at"])
    offer.state, offer.given_at = OfferState.GIVEN, clock.now()
    offer.version += 1
    offer.save()
    record(actor, "waiting.offered", **_about(offer))
    return offer


@transaction.atomic
def decline_offer(offer_id: int, *, actor: Actor) -> WaitingOffer:
    """The patient does not want it: the slot goes on to the next."""
    offer = _lock_offer(offer_id)
    if offer.state not in OPEN_OFFERS:
        raise _over(offer)
    end_offer(offer, OfferState.DECLINED, actor=actor)
    offer.version += 1
    offer.save()
    record(actor, "waiting.declined", **_about(offer))
    offer_freed_time(offer.resource_id, (offer.during.lower, offer.during.upper))
    return offer


def expire_offers() -> int:
    """Whose time is up gives the slot on, each in its own transaction; doing it again changes nothing."""
    over = list_over_offers(real_now=clock.real_now(), now=clock.now())
    return sum(_expire(offer.pk) for offer in over)


def end_offer(offer: WaitingOffer, state: OfferState, *, actor: Actor) -> None:
    """Gives the hold back; the caller saves and holds the locks."""
    if offer.reservation is not None:
        offer.reservation.occupancy.delete()
        offer.reservation = None
    offer.state, offer.decided_at, offer.decided_by = state, clock.now(), actor.name


def withdraw_proposals(resource_ids: Sequence[int], span: Span, *, actor: Actor) -> None:
    """An act that freed the time is being undone: nobody was asked yet, so the time goes back. Resources are locked."""
    rows = WaitingOffer.objects.select_related("reservation__occupancy").filter(
        resource_id__in=resource_ids, state=OfferState.PROPOSED, during__overlap=span
    )
    for offer in rows.select_for_update(of=("self",)).order_by("pk"):
        end_offer(offer, OfferState.WITHDRAWN, actor=actor)
        offer.save()


@transaction.atomic
def _expire(offer_id: int) -> bool:
    offer = _lock_offer(offer_id)
    held = offer.reservation is not None and offer.reservation.expires_at > clock.real_now()
    if offer.state not in OPEN_OFFERS or (held and offer.during.lower > clock.now()):
        return False
    was_given = offer.state == OfferState.GIVEN
    end_offer(offer, OfferState.EXPIRED, actor=WAITING_LIST)
    offer.version += 1
    offer.save()
    if was_given:  # a proposal that nobody took up leaves the slot to everybody
        offer_freed_time(offer.resource_id, (offer.during.lower, offer.during.upper))
    return True


def _try_offer(entry: WaitingEntry, resource: Resource, span: Span, payload: dict) -> WaitingOffer | None:
    live = Appointment.objects.select_related("occupancy").filter(exam_id=entry.exam_id, state="booked").first()
    minutes = timedelta(minutes=entry.exam.exam_type.duration_min)
    length = live.ends_at - live.starts_at if live else minutes
    limits = [at for at in (entry.before, live.starts_at if live else None) if at is not None]
    wish = Wish(
        not_before=clock.now() + timedelta(hours=entry.notice_h),
        before=min(limits, default=None),
        weekdays=frozenset(entry.weekdays),
        hours=hours_of(entry.parts, payload),
    )
    start = find_start(
        wish,
        freed=span,
        gaps=_free_gaps(resource, span, timedelta(hours=payload["around_h"])),
        length=length,
        grid_min=booking_policy(resource.site_id).payload["grid_min"],
        zone=ZoneInfo(resource.site.time_zone),
    )
    if start is None or SlotReservation.objects.filter(exam_id=entry.exam_id).exists():
        return None
    exam = get_exam(entry.exam_id)
    if "book" not in exam.allowed_actions:
        return None
    try:
        slot = check_slot(exam, resource, start, length=length, ignore=(live.occupancy_id,) if live else ())
    except (Refused, Conflict):
        return None
    return _keep(entry, exam, resource, slot, payload)


def _keep(entry: WaitingEntry, exam: ExamFacts, resource: Resource, slot: Slot, payload: dict) -> WaitingOffer | None:
    """The hold and the offer, or nothing when another scanner's freed time got this patient first."""
    try:
        with transaction.atomic():
            occupancy = take_time(
                OccupancyKind.RESERVATION, resource_id=resource.pk, span=slot.span, uses=slot.pool_uses
            )
            reservation = SlotReservation.objects.create(
                exam_id=exam.id,
                occupancy=occupancy,
                expires_at=clock.real_now() + timedelta(seconds=payload["proposal_hold_s"]),
                holder_id=WAITING_LIST.id,
                holder_name=WAITING_LIST.name,
            )
            offer = WaitingOffer.objects.create(
                entry=entry, resource=resource, during=slot.span, reservation=reservation, made_at=clock.now()
            )
    except (IntegrityError, Conflict):
        return None
    offer.refresh_from_db(fields=["during"])
    detail = {"resource": resource.code, "starts_at": slot.span[0].isoformat()}
    record(WAITING_LIST, "waiting.proposed", obj=f"exam:{exam.id}", patient_id=exam.patient_id, detail=detail)
    return offer


def _free_gaps(resource: Resource, span: Span, around: timedelta) -> list[Span]:
    within = (max(span[0] - around, clock.now()), span[1] + around)
    zone = resource.site.time_zone
    opens = list_openings([resource], site_day(within[0], zone) - DAY, site_day(within[1], zone))[resource.pk]
    busy = list_live_occupancies(within, resource_ids=[resource.pk]).values_list("during", flat=True)
    return [(gap.start, gap.end) for gap in subtract(clip_spans(opens, within), [(b.lower, b.upper) for b in busy])]


def _tell_desk(resource: Resource, offers: Sequence[WaitingOffer]) -> None:
    """One message for all of them, in the same transaction: sent exactly once, and it names no patient."""
    first = min(offer.during.lower for offer in offers).astimezone(ZoneInfo(resource.site.time_zone))
    params = {"resource": resource.code, "time": f"{first:%m-%d %H:%M}", "count": len(offers)}
    people = list_users_with_permission("schedule.write", site_id=resource.site_id)
    notify([person.pk for person in people], Reason("scheduling.freed_time_kept", params), link="/schedule?waiting=1")


def _lock_offer(offer_id: int) -> WaitingOffer:
    """Resource first, then the offer; raises NotFound."""
    resource_id = WaitingOffer.objects.filter(pk=offer_id).values_list("resource_id", flat=True).first()
    if resource_id is None:
        raise NotFound("scheduling.offer_unknown", offer=offer_id)
    lock_with_pools([resource_id])
    related = ("resource__site", "entry__exam", "reservation__occupancy")
    return WaitingOffer.objects.select_related(*related).select_for_update(of=("self",)).get(pk=offer_id)


def _over(offer: WaitingOffer) -> Conflict:
    state = f"scheduling.offer_{offer.state}"
    return Conflict(Reason("scheduling.offer_over", {"state": state}, "error"), current={"state": offer.state})


def _about(offer: WaitingOffer) -> dict:
    detail = {"resource": offer.resource.code, "starts_at": offer.during.lower.isoformat()}
    return {"obj": f"exam:{offer.entry.exam_id}", "patient_id": offer.entry.exam.patient_id, "detail": detail}
