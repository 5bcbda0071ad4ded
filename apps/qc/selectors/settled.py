"""Judged cases as a table: one row a case that nobody has to look at any more, with what was decided in the end."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, F, Max, Prefetch, Q

from apps.common.kernel.later import Later
from apps.qc.engine.cases import SETTLED
from apps.qc.models import Case, Review

if TYPE_CHECKING:
    import pandas as pd
else:
    pd = Later("pandas")
Sites = frozenset[int] | None  # None: all of them
COUNT_READ = Count("reviews", filter=Q(reviews__is_arbiter=False), distinct=True)
COLUMNS = [
    "id", "queue", "grade", "at", "defects", "points_grade", "radpeer", "site_id", "device", "person", "person_name",
    "modality", "draw", "method", "probability", "stratum", "n_reviews", "n_unblinded", "versions",
]  # fmt: skip


def load_settled(
    *,
    kind: str,
    since: datetime | None = None,
    until: datetime | None = None,
    sites: Sites = None,
    queues: Collection[str] | None = None,
    draws: Collection[int] | None = None,
) -> pd.DataFrame:
    """`at` is the last review's time; the arbiter's word stands over the readers'. Neither what was withdrawn before it was
    settled, nor one with fewer independent reviews than were asked for, nor the copies that calibrate a panel. Two statements however many cases."""
    rows = Case.objects.filter(kind=kind, subject__isnull=False, reviews__isnull=False)
    rows = rows.filter(state__in=SETTLED, is_withdrawn=False, is_calibration=False)
    rows = rows.annotate(at=Max("reviews__submitted_at"), n_read=COUNT_READ).filter(n_read__gte=F("readers"))
    wanted = {"at__gte": since, "at__lt": until, "site__in": sites, "queue__in": queues, "draw__in": draws}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None}).order_by("at", "id")
    rows = rows.select_related("subject__identity", "draw")
    rows = rows.prefetch_related(Prefetch("reviews", Review.objects.order_by("id")))
    return pd.DataFrame([_make_row(case) for case in rows], columns=COLUMNS)


def _make_row(case: Case) -> list:
    reviews, subject = list(case.reviews.all()), case.subject
    last = reviews[-1]
    people = subject.identity.responsible
    strata = case.draw.design.get("strata", []) if case.draw_id else []
    return [
        case.id,
        case.queue,
        last.grade,
        case.at,
        last.defects,
        next((review.points_grade for review in reversed(reviews) if review.points_grade), ""),
        next((review.radpeer for review in reversed(reviews) if review.radpeer), ""),
        subject.site_id,
        subject.device_code,
        people[0]["id"] if people else "",
        people[0]["name"] if people else "",
        subject.modality,
        case.draw_id,
        case.draw.method if case.draw_id else "",
        case.inclusion_probability,
        "|".join(str(getattr(subject, name)) for name in strata),
        len(reviews),
        sum(not review.is_blinded for review in reviews),
        sorted({review.scale_version for review in reviews}),
    ]


EXPORTED = [
    "id",
    "at",
    "queue",
    "grade",
    "points_grade",
    "radpeer",
    "defects",
    "modality",
    "device",
    "draw",
    "probability",
]


def list_settled_rows(**wanted) -> tuple[list[str], list[list]]:
    """Judged cases for a file, without names of people: column names and rows."""
    table = load_settled(**wanted)
    cells = table[EXPORTED].assign(
        at=[at.isoformat(timespec="minutes") for at in table["at"]],
        defects=[", ".join(codes) for codes in table["defects"]],
    )
    return EXPORTED, [
        [None if value != value else value for value in row] for row in cells.astype(object).values.tolist()
    ]
