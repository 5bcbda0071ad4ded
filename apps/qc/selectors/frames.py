from datetime import datetime

from django.db.models import Q

from apps.qc.engine.cases import Origin
from apps.qc.engine.sampling import FrameRow
from apps.qc.models import Case, Subject

STRATA = ("modality", "responsible_id", "device_code", "protocol", "patient_class", "shift", "site_id")
FILTERS = ("modality", "site_id", "patient_class", "responsible_id", "device_code")


def list_frame(
    kind: str,
    period_from: datetime,
    period_to: datetime,
    filters: dict,
    strata: tuple[str, ...],
    *,
    campaign_id: int | None = None,
) -> tuple[list[FrameRow], list[str]]:
    """Subjects closed in the period as frame rows, and the ids of those that another draw already took."""
    rows = Subject.objects.filter(kind=kind, closed_at__gte=period_from, closed_at__lt=period_to)
    rows = rows.filter(Q(campaign_id=None) | Q(campaign_id=campaign_id) if campaign_id else Q(campaign_id=None))
    rows = rows.filter(
        **{name: value for name, value in filters.items() if name in FILTERS and value not in ("", None)}
    )
    taken = set(
        rows.filter(cases__in=Case.objects.filter(origin=Origin.DRAWN, is_withdrawn=False)).values_list("id", flat=True)
    )
    frame = [
        FrameRow(str(row["id"]), tuple(str(row[name]) for name in strata), row["risk"])
        for row in rows.order_by("id").values("id", "risk", *STRATA)
        if row["id"] not in taken
    ]
    return frame, [str(id_) for id_ in sorted(taken)]
