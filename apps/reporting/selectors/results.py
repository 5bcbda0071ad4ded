from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from apps.common.kernel.errors import NotFound
from apps.reporting.models import CriticalResult, Opening, Release
from apps.reporting.selectors.critical import IS_OPEN


def list_results_for_referrer(user_id: str, *, unread: bool | None = None) -> QuerySet[Release]:
    """The newest release of each report on an order of this referrer, newest first; all, those not opened yet, or the others."""
    referrer = _read_referrer(user_id)
    if referrer is None:
        return Release.objects.none()
    rows = Release.objects.filter(addressees__referrer_id=referrer)
    if unread is not None:
        is_opened = Exists(Opening.objects.filter(release=OuterRef("pk"), reader_id=str(referrer)))
        rows = rows.filter(~is_opened if unread else is_opened)
    return (
        rows.select_related("report__patient", "version")
        .prefetch_related("report__links__exam__exam_type", "openings", "handovers")
        .order_by("-addressees__released_at", "-addressees__release_id")
    )


def get_result_for_referrer(release_id: int, user_id: str) -> Release:
    """Raises NotFound for a release that is not on an order of this referrer: not even its existence is told."""
    release = _list_releases_of(user_id).filter(pk=release_id).select_related("report__patient", "version").first()
    if release is None:
        raise NotFound("reporting.result_missing", release=release_id)
    return release


def list_criticals_for_referrer(user_id: str) -> QuerySet[CriticalResult]:
    """Open critical findings on orders of this referrer, signed or not: what was told must not wait for the text; soonest due first."""
    referrer = _read_referrer(user_id)
    if referrer is None:
        return CriticalResult.objects.none()
    own = CriticalResult.objects.filter(report__links__exam__order__referrer_id=referrer).values("pk")
    rows = CriticalResult.objects.filter(IS_OPEN, pk__in=own).select_related("report__patient")
    return rows.prefetch_related("report__links__exam__exam_type").order_by("due_at", "id")


def _list_releases_of(user_id: str) -> QuerySet[Release]:
    referrer = _read_referrer(user_id)
    if referrer is None:
        return Release.objects.none()
    return Release.objects.filter(report__links__exam__order__referrer_id=referrer, withdrawn_at=None)


def _read_referrer(user_id: str) -> UUID | None:
    """None for a machine's token: it is nobody's referrer."""
    try:
        return UUID(user_id)
    except ValueError:
        return None
