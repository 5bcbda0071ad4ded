"""Whose record is open to whom, and what was opened."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from apps.common.audit import count_acts
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.rest.permissions import Grants
from apps.directory.models import RecordOpening

OPENED = frozenset({"exam.read", "report.read", "image.read"})
"""Only reading, and only for who may do so somewhere: the wall of the sites falls, no other."""


def is_open_to(actor: Actor, grants: Grants, permission: str, patient_id: int | None) -> bool:
    """Asked when the ordinary right does not reach the site."""
    return patient_id is not None and patient_id in list_opened_patients(actor, grants, permission)


def list_opened_patients(actor: Actor | None, grants: Grants, permission: str) -> list[int]:
    """Patients whose exams of every site this person may read now."""
    if (
        permission not in OPENED
        or actor is None
        or actor.kind != "person"
        or grants.sites(permission) in (None, frozenset())
    ):
        return []
    return list(_list_live(actor).values_list("patient_id", flat=True).distinct())


def find_live_opening(actor: Actor, patient_id: int) -> RecordOpening | None:
    return _list_live(actor).filter(patient_id=patient_id).first() if actor.kind == "person" else None


def _list_live(actor: Actor) -> QuerySet[RecordOpening]:
    return RecordOpening.objects.filter(user_id=actor.id, expires_at__gt=clock.real_now())


def list_openings(*, reach: Collection[int] | None, waiting: bool | None = None) -> QuerySet[RecordOpening]:
    """Newest first, of the sites within reach (None: all)."""
    rows = RecordOpening.objects.select_related("patient", "user", "judged_by").order_by("-id")
    if waiting is not None:
        rows = rows.filter(judged_at__isnull=waiting)
    if reach is None:
        return rows
    within = Q(pk__in=[])
    for site in reach:
        within |= Q(site_ids__contains=[site])
    return rows.filter(within)


def is_within(row: RecordOpening, reach: Collection[int] | None) -> bool:
    return reach is None or bool(set(row.site_ids) & set(reach))


def list_record_acts(row: RecordOpening) -> dict[str, int]:
    """What this person did about this patient while it was open: acts of the trail, each with how often."""
    return count_acts(str(row.user_id), patient_id=row.patient_id, since=row.opened_at, until=row.expires_at)
