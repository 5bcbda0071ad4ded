"""The exams that a cohort assesses, with what its steps ask: one read for the exams, one for each other kind of fact."""

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from apps.directory.public import list_sites
from apps.imaging.public import list_dose_rows
from apps.qc.public import list_graded_rows
from apps.reporting.public import list_lesion_rows, list_signed_rows
from apps.research.engine.criteria import ExamRow, Need
from apps.research.engine.definition import Definition
from apps.research.engine.pseudonyms import count_years
from apps.research.engine.terms import Basis
from apps.safety.public import list_injection_rows, list_reaction_rows
from apps.workflow.public import list_exam_rows

COLUMNS = (
    "id", "patient_id", "received_at", "site_id", "modality", "exam_type__code", "exam_type__body_part", "laterality",
    "patient__sex", "patient__birth_date", "patient_class", "state", "priority__code", "contrast_planned",
)  # fmt: skip
Rows = dict[int, ExamRow]


def list_assessed(
    site_ids: Iterable[int], definition: Definition, needs: Iterable[Need], *, most: int
) -> list[ExamRow]:
    """At most one more than `most`: whoever asks sees that there are too many."""
    wanted, needs = _find_exams(site_ids, definition), set(needs)
    rows = _read_exams(wanted, definition, with_text="request_words" in definition.codes(), most=most)
    if len(rows) <= most:
        exams = wanted.order_by().values("id")
        for need in needs:
            READERS[need](rows, exams)
    return list(rows.values())


def _find_exams(site_ids: Iterable[int], definition: Definition) -> QuerySet:
    """The period is in days of each site."""
    known, found = {site.id: site for site in list_sites()}, Q(pk=None)
    for site_id in site_ids:
        zone = ZoneInfo(known[site_id].time_zone)
        first = datetime.combine(definition.first, time(), zone)
        end = datetime.combine(definition.last + timedelta(days=1), time(), zone)
        if definition.basis == Basis.RECEIVED:
            found |= Q(site_id=site_id, received_at__gte=first, received_at__lt=end)
        else:
            begun = {"stamps__kind": "started", "stamps__is_void": False}
            found |= Q(site_id=site_id, stamps__at__gte=first, stamps__at__lt=end, **begun)
    return list_exam_rows().select_related(None).prefetch_related(None).filter(found)


def _read_exams(wanted: QuerySet, definition: Definition, *, with_text: bool, most: int) -> Rows:
    codes = {site.id: site.code for site in list_sites()}
    is_performed = definition.basis == Basis.PERFORMED
    columns = (*COLUMNS, *(["stamps__at"] if is_performed else []), *(["reason_for_exam"] if with_text else []))
    rows: Rows = {}
    asked = wanted.order_by("id", *(["stamps__at"] if is_performed else [])).values_list(*columns)
    for values in asked[: (most + 1) * (4 if is_performed else 1)].iterator(chunk_size=5000):
        fact = dict(zip(columns, values))
        if fact["id"] in rows:
            continue  # begun twice: the first time counts
        at, born = fact.get("stamps__at") or fact["received_at"], fact["patient__birth_date"]
        rows[fact["id"]] = ExamRow(
            fact["id"],
            fact["patient_id"],
            at,
            site=codes[fact["site_id"]],
            modality=fact["modality"],
            exam_type=fact["exam_type__code"],
            body_part=fact["exam_type__body_part"],
            side=fact["laterality"],
            sex=fact["patient__sex"],
            age_years=count_years(born, at.date()) if born else None,
            patient_class=fact["patient_class"],
            state=fact["state"],
            priority=fact["priority__code"],
            contrast=fact["contrast_planned"],
            request_text=fact.get("reason_for_exam", ""),
        )
    return rows


def _read_stamps(rows: Rows, exams: QuerySet) -> None:
    stamps = list_exam_rows().select_related(None).prefetch_related(None)
    stamps = stamps.filter(pk__in=exams, stamps__is_void=False, stamps__kind__in=("started", "verified"))
    for exam_id, kind in stamps.values_list("id", "stamps__kind").iterator(chunk_size=5000):
        if row := rows.get(exam_id):
            row.is_performed |= kind == "started"
            row.is_reported |= kind == "verified"


def _read_reports(rows: Rows, exams: QuerySet) -> None:
    """What the last signed version says."""
    signed = list_signed_rows().select_related(None).prefetch_related(None).filter(exams__in=exams)
    columns = ("links__exam_id", "is_critical", "versions__is_positive", "versions__findings", "versions__impression")
    asked = signed.order_by("links__exam_id", "versions__number").values_list(*columns)
    for exam_id, is_critical, is_positive, findings, impression in asked.iterator(chunk_size=2000):
        if row := rows.get(exam_id):
            row.is_critical, row.is_positive = is_critical, is_positive
            row.report_text = f"{findings}\n{impression}"


def _read_doses(rows: Rows, exams: QuerySet) -> None:
    """Of several records of one exam the doses are added; CTDIvol is the highest."""
    doses = list_dose_rows().select_related(None).filter(exam__in=exams)
    columns = ("exam_id", "total_dlp", "max_ctdivol", "effective_dose_msv")
    for exam_id, dlp, ctdivol, effective in doses.values_list(*columns).iterator(chunk_size=5000):
        if row := rows.get(exam_id):
            row.has_dose = True
            row.dlp_mgy_cm = _add(row.dlp_mgy_cm, dlp)
            row.effective_dose_msv = _add(row.effective_dose_msv, effective)
            if ctdivol is not None:
                row.ctdivol_mgy = max(row.ctdivol_mgy or 0, ctdivol)


def _add(one: float | None, other: float | None) -> float | None:
    return other if one is None else one if other is None else one + other


def _read_contrast(rows: Rows, exams: QuerySet) -> None:
    for exam_id in list_injection_rows().filter(exam__in=exams).values_list("exam_id", flat=True).distinct():
        if row := rows.get(exam_id):
            row.has_contrast = True


def _read_reactions(rows: Rows, exams: QuerySet) -> None:
    """The grade that a physician confirmed, else the chosen one; what was undone did not happen."""
    found = list_reaction_rows().filter(exam__in=exams).exclude(state="undone")
    for exam_id, confirmed, chosen in found.values_list("exam_id", "confirmed_grade", "chosen_grade"):
        if row := rows.get(exam_id):
            row.reactions.add(confirmed or chosen)


def _read_grades(rows: Rows, exams: QuerySet) -> None:
    for exam_id, grade in list_graded_rows().filter(exam_id__in=exams).values_list("exam_id", "grade"):
        if row := rows.get(exam_id):
            row.grades.add(grade)


def _read_lesions(rows: Rows, exams: QuerySet) -> None:
    for exam_id in list_lesion_rows().filter(exam__in=exams).values_list("exam_id", flat=True).distinct():
        if row := rows.get(exam_id):
            row.has_lesions = True


READERS: dict[Need, Callable[[Rows, QuerySet], None]] = {
    Need.STAMPS: _read_stamps,
    Need.REPORT: _read_reports,
    Need.DOSE: _read_doses,
    Need.CONTRAST: _read_contrast,
    Need.REACTION: _read_reactions,
    Need.GRADE: _read_grades,
    Need.LESION: _read_lesions,
}
