"""The rows of an export, a chunk of exams at a time; no column holds what a person typed, except the scrubbed texts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from apps.imaging.public import list_dose_rows
from apps.reporting.public import list_lesion_rows, list_signed_rows
from apps.research.engine.pseudonyms import count_years, say_age
from apps.research.engine.terms import Table
from apps.research.services.veil import Scrubber, Veil
from apps.safety.public import list_injection_rows, list_reaction_rows
from apps.workflow.public import list_exam_rows

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Chunk:
    """Exams with their patients, and what hides them. `sites` are the letters that stand for sites."""

    patients: dict[int, int]
    veil: Veil
    sites: dict[int, str]
    scrubber: Scrubber | None = None

    def who(self, exam_id: int) -> Row:
        return self.veil.name(self.patients[exam_id]), self.veil.code("exam", exam_id)

    def shift(self, exam_id: int, at: datetime | None) -> datetime | None:
        return self.veil.shift(self.patients[exam_id], at)

    def exams(self):
        return list_exam_rows().select_related(None).prefetch_related(None).filter(pk__in=self.patients)


def read_exams(chunk: Chunk) -> Iterator[Row]:
    begun = _read_first(chunk, "started")
    columns = (
        "id", "received_at", "patient__birth_date", "patient__sex", "patient_class", "site_id", "modality",
        "exam_type__code", "exam_type__body_part", "laterality", "contrast_planned", "priority__code", "state",
    )  # fmt: skip
    for exam_id, received, born, sex, patient_class, site_id, *rest in (
        chunk.exams().order_by("id").values_list(*columns)
    ):
        at = begun.get(exam_id)
        age = say_age(count_years(born, (at or received).date())) if born else ""
        times = chunk.shift(exam_id, received), chunk.shift(exam_id, at)
        yield (*chunk.who(exam_id), *times, age, sex, patient_class, chunk.sites[site_id], *rest)


def _read_first(chunk: Chunk, kind: str) -> dict[int, datetime]:
    rows = chunk.exams().filter(stamps__kind=kind, stamps__is_void=False).order_by("-stamps__at")
    return dict(rows.values_list("id", "stamps__at"))  # the earliest is written last


def read_timeline(chunk: Chunk) -> Iterator[Row]:
    rows = chunk.exams().filter(stamps__is_void=False).order_by("id", "stamps__at", "stamps__id")
    for exam_id, received, kind, at, source in rows.values_list(
        "id", "received_at", "stamps__kind", "stamps__at", "stamps__source"
    ):
        minutes = round((at - received).total_seconds() / 60, 2)
        yield (*chunk.who(exam_id), kind, chunk.shift(exam_id, at), minutes, source)


def read_reports(chunk: Chunk) -> Iterator[Row]:
    """Every signed version. One report of several exams stands with each of them."""
    texts = ("technique", "findings", "impression", "author_name", "signer_name") if chunk.scrubber else ()
    columns = (
        "links__exam_id", "versions__number", "versions__kind", "versions__signed_at", "lang", "versions__is_positive",
        "is_critical", "links__exam__order__referrer_name", *(f"versions__{name}" for name in texts),
    )  # fmt: skip
    rows = list_signed_rows().select_related(None).prefetch_related(None).filter(links__exam_id__in=chunk.patients)
    asked = rows.order_by("links__exam_id", "versions__number").values_list(*columns)
    for exam_id, number, kind, signed, lang, is_positive, is_critical, referrer, *written in asked:
        told: list[str] = []
        if chunk.scrubber:
            *found, author, signer = written
            people = [author, signer, referrer]
            told = [chunk.scrubber.scrub(chunk.patients[exam_id], text, people) for text in found]
        signed = chunk.shift(exam_id, signed)
        yield (*chunk.who(exam_id), number, kind, signed, lang, _flag(is_positive), _flag(is_critical), *told)


def read_doses(chunk: Chunk) -> Iterator[Row]:
    columns = (
        "exam_id", "modality", "started_at", "n_events", "total_dlp", "max_ctdivol", "total_dap_gym2", "total_rp_gy",
        "agd_left_mgy", "agd_right_mgy", "activity_mbq", "effective_dose_msv", "weight_kg",
    )  # fmt: skip
    rows = list_dose_rows().select_related(None).filter(exam_id__in=chunk.patients).order_by("exam_id", "id")
    for exam_id, modality, at, *figures in rows.values_list(*columns):
        yield (*chunk.who(exam_id), modality, chunk.shift(exam_id, at), *figures)


def read_contrast(chunk: Chunk) -> Iterator[Row]:
    columns = ("exam_id", "agent__code", "kind", "at", "volume_ml", "rate_ml_per_s", "saline_ml", "route")
    rows = list_injection_rows().select_related(None).filter(exam_id__in=chunk.patients).order_by("exam_id", "at", "id")
    for exam_id, agent, kind, at, volume, rate, saline, route in rows.values_list(*columns):
        figures = [None if value is None else float(value) for value in (volume, rate, saline)]
        yield (*chunk.who(exam_id), agent, kind, chunk.shift(exam_id, at), *figures, route)


def read_reactions(chunk: Chunk) -> Iterator[Row]:
    rows = list_reaction_rows().filter(exam_id__in=chunk.patients).exclude(state="undone").order_by("exam_id", "id")
    for row in rows:
        said = row.confirmed_kind or row.chosen_kind, row.confirmed_grade or row.chosen_grade
        at = chunk.shift(row.exam_id, row.started_at)
        yield (*chunk.who(row.exam_id), *said, _flag(bool(row.confirmed_at)), at, row.outcome_code)


def read_measurements(chunk: Chunk) -> Iterator[Row]:
    """What the lesion lies in is free text and stays here."""
    rows = list_lesion_rows().filter(exam_id__in=chunk.patients).order_by("exam_id", "lesion__number")
    for row in rows:
        size = None if row.size_mm is None else float(row.size_mm)
        lesion = (chunk.veil.code("lesion", row.lesion_id), row.lesion.role, _flag(row.lesion.is_node))
        yield (*chunk.who(row.exam_id), *lesion, row.state, size, chunk.shift(row.exam_id, row.exam_at))


def _flag(value: bool | None) -> int | None:
    return None if value is None else int(value)


READERS: dict[str, Callable[[Chunk], Iterator[Row]]] = {
    Table.EXAMS: read_exams,
    Table.TIMELINE: read_timeline,
    Table.REPORTS: read_reports,
    Table.DOSES: read_doses,
    Table.CONTRAST: read_contrast,
    Table.REACTIONS: read_reactions,
    Table.MEASUREMENTS: read_measurements,
}


def name_sites(site_ids: Sequence[int]) -> dict[int, str]:
    """A site's own name would say where the patient lives: S1, S2 in the order of the project."""
    return {site_id: f"S{n}" for n, site_id in enumerate(site_ids, start=1)}
