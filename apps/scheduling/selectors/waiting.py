"""Who waits for an earlier slot, and what is offered to whom."""

from collections.abc import Sequence
from datetime import datetime, time

from django.db.models import OuterRef, Q, QuerySet, Subquery

from apps.common.policy import get_policy
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.waiting import OPEN_OFFERS, EntryState
from apps.scheduling.models import Appointment, Resource, WaitingEntry, WaitingOffer

PATIENT = ("exam__patient", "exam__exam_type", "exam__priority")


def waiting_policy(site_id: int) -> dict:
    return get_policy("scheduling.waiting", site_id=site_id).payload


def hours_of(parts: Sequence[str], payload: dict) -> tuple[tuple[time, time], ...]:
    """What the site calls morning, afternoon and evening."""
    pairs = [payload["parts"][part] for part in parts if part in payload["parts"]]
    return tuple((time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in pairs)


def list_entries(site_id: int, *, state: str = EntryState.WAITING, modality: str = "") -> QuerySet[WaitingEntry]:
    """With the present booking's start as `booked_for`."""
    live = Appointment.objects.filter(exam_id=OuterRef("exam_id"), state="booked").order_by("-pk")
    rows = WaitingEntry.objects.select_related(*PATIENT).filter(exam__site_id=site_id, state=state)
    rows = rows.filter(exam__modality=modality) if modality else rows
    return rows.annotate(booked_for=Subquery(live.values("occupancy__during__startswith")[:1]))


def list_candidates(resource: Resource, span: Span, *, limit: int) -> list[WaitingEntry]:
    """Entries that might take freed time, the most urgent class first, then the longest wait; none that was asked about it before."""
    rows = list_entries(resource.site_id, modality=resource.modality)
    asked = WaitingOffer.objects.filter(resource=resource, during__overlap=span).values("entry_id")
    busy = WaitingOffer.objects.filter(state__in=OPEN_OFFERS).values("entry_id")
    rows = rows.exclude(pk__in=asked).exclude(pk__in=busy)
    return list(rows.order_by("exam__priority__rank", "made_at", "pk")[:limit])


def list_open_offers(site_id: int) -> QuerySet[WaitingOffer]:
    """Freed slots that are kept for somebody now, the next one first."""
    related = ("resource", "reservation", "entry", *(f"entry__{name}" for name in PATIENT))
    rows = WaitingOffer.objects.select_related(*related).filter(resource__site_id=site_id, state__in=OPEN_OFFERS)
    live = Appointment.objects.filter(exam_id=OuterRef("entry__exam_id"), state="booked").order_by("-pk")
    rows = rows.filter(reservation__isnull=False).order_by("during", "pk")
    return rows.annotate(booked_for=Subquery(live.values("occupancy__during__startswith")[:1]))


def list_over_offers(*, real_now: datetime, now: datetime) -> list[WaitingOffer]:
    """Open offers whose time is up, whose slot has begun, or whose hold is gone."""
    over = Q(reservation__expires_at__lte=real_now) | Q(reservation__isnull=True) | Q(during__startswith__lte=now)
    return list(WaitingOffer.objects.filter(over, state__in=OPEN_OFFERS).order_by("pk"))


def find_entry(entry_id: int) -> WaitingEntry | None:
    entry = WaitingEntry.objects.select_related("exam").filter(pk=entry_id).first()
    return entry and list_entries(entry.exam.site_id, state=entry.state).get(pk=entry_id)
