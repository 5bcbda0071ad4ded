"""Rates of rejected and repeated images: against images where an image is one exposure, against exams everywhere."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

By = Literal["reason", "technologist", "device", "modality"]


@dataclass(frozen=True)
class Reject:
    exam_id: int
    kind: str
    reason: str
    technologist: str
    device: str
    modality: str
    n_images: int


@dataclass(frozen=True)
class Performed:
    exam_id: int
    technologist: str
    device: str
    modality: str
    kept_images: int | None


@dataclass
class RejectRow:
    """`image_rate` is rejected / (kept + rejected) exposures, None without any; `exam_rate` is exams with any / exams."""

    group: str
    n_rejected: int = 0
    n_repeated: int = 0
    n_exposures_lost: int = 0
    n_images: int = 0
    n_exams: int = 0
    hit: set[int] = field(default_factory=set)

    @property
    def n_hit(self) -> int:
        return len(self.hit)

    @property
    def image_rate(self) -> float | None:
        return self.n_exposures_lost / self.n_images if self.n_images else None

    @property
    def exam_rate(self) -> float | None:
        return self.n_hit / self.n_exams if self.n_exams else None


def count_rates(
    rejects: Iterable[Reject], performed: Iterable[Performed], *, by: By, projection: frozenset[str]
) -> tuple[list[RejectRow], RejectRow]:
    """Rows by group, most rejected first, and the whole. By reason every group is held against all exams and images."""
    rows: dict[str, RejectRow] = {}
    whole = RejectRow("")
    for exam in performed:
        is_exposure = exam.modality in projection and exam.kept_images is not None
        for row in [whole] if by == "reason" else [whole, _row(rows, getattr(exam, by))]:
            row.n_exams += 1
            row.n_images += exam.kept_images or 0 if is_exposure else 0
    for reject in rejects:
        for row in (whole, _row(rows, getattr(reject, by))):
            row.hit.add(reject.exam_id)
            if reject.kind == "reject":
                row.n_rejected += reject.n_images
                if reject.modality in projection:
                    row.n_exposures_lost += reject.n_images
                    row.n_images += reject.n_images
            else:
                row.n_repeated += reject.n_images
    if by == "reason":
        for row in rows.values():
            row.n_exams, row.n_images = whole.n_exams, whole.n_images
    ordered = sorted(rows.values(), key=lambda r: (-r.n_rejected, -r.n_hit, -r.n_repeated, r.group))
    return ordered, whole


def _row(rows: dict[str, RejectRow], group: str) -> RejectRow:
    return rows.setdefault(group, RejectRow(group))


def as_percent(rate: float | None) -> str:
    return "" if rate is None else f"{rate * 100:.2f}"
