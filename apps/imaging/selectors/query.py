"""Stored studies as C-FIND and QIDO-RS ask for them: rows as dictionaries of DICOM text values, read in pages."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Count, F, Func, Q, QuerySet, Value
from django.db.models.fields import CharField
from django.db.models.functions import RPad

from apps.imaging.engine.query import (
    BY_KEYWORD,
    IMAGE,
    PATIENT,
    SERIES,
    STUDY,
    Between,
    OneOf,
    QueryAttribute,
    Test,
    make_tests,
)
from apps.imaging.models import Series, Study
from apps.imaging.selectors.store import visible_instances, visible_series, visible_studies

PAGE = 500
FIELDS = {
    "PatientName": "patient_name",
    "PatientID": "patient_id_text",
    "PatientBirthDate": "patient_birth_date",
    "PatientSex": "patient_sex",
    "StudyDate": "study_date",
    "StudyTime": "study_time",
    "AccessionNumber": "accession",
    "ReferringPhysicianName": "referring_physician",
    "StudyDescription": "description",
    "StudyInstanceUID": "study_uid",
    "StudyID": "study_id_text",
    "Modality": "modality",
    "Manufacturer": "manufacturer",
    "InstitutionName": "institution",
    "StationName": "station_name",
    "SeriesDescription": "description",
    "ManufacturerModelName": "model_name",
    "BodyPartExamined": "body_part",
    "ProtocolName": "protocol_name",
    "SeriesInstanceUID": "series_uid",
    "SeriesNumber": "number",
    "Laterality": "laterality",
    "SOPClassUID": "sop_class",
    "SOPInstanceUID": "sop_uid",
    "InstanceNumber": "number",
    "NumberOfFrames": "n_frames",
    "Rows": "rows",
    "Columns": "columns",
}
_TO_STUDY = {PATIENT: "", STUDY: "", SERIES: "study__", IMAGE: "series__study__"}
_TO_SERIES = {SERIES: "", IMAGE: "series__"}


def find_matches(
    level: str,
    keys: Mapping[str, str],
    *,
    studies: QuerySet[Study] | None = None,
    offset: int = 0,
    limit: int | None = None,
) -> Iterator[dict[str, str]]:
    """Rows of a level that fit all keys (keyword to value, each good by `engine.query.is_good_key`), newest study first.

    Keys of the levels above count too. `studies` are those the caller may see; every row holds what is known of its level and
    of those above, "" for what is not. Read page by page: a caller may stop at any row.
    """
    rows = list_rows(level, keys, studies=studies)
    end = None if limit is None else offset + limit
    while end is None or offset < end:
        stop = offset + PAGE if end is None else min(offset + PAGE, end)
        page = list(rows[offset:stop])
        yield from _describe_page(level, page)
        if len(page) < stop - offset:
            return
        offset = stop


def list_rows(level: str, keys: Mapping[str, str], *, studies: QuerySet[Study] | None = None) -> QuerySet:
    """Rows of Study, Series or Instance; a patient is its newest study."""
    above = _filter(visible_studies() if studies is None else studies, level=STUDY, keys=keys)
    if level == PATIENT:
        newest = (
            above.exclude(patient_id_text="")
            .order_by("patient_id_text", "-first_at", "-id")
            .distinct("patient_id_text")
            .values("pk")
        )
        return Study.objects.filter(pk__in=newest).order_by("patient_id_text", "pk")
    if level == STUDY:
        return above.order_by("-first_at", "-id")
    is_narrowed = studies is not None or any(BY_KEYWORD[k].level in (PATIENT, STUDY) and v for k, v in keys.items())
    if level == SERIES:
        rows = _filter(visible_series().select_related("study"), level=SERIES, keys=keys)
        rows = rows.filter(study__in=above.order_by().values("pk")) if is_narrowed else rows
        return rows.order_by("-study__first_at", "-study_id", "number", "id")
    rows = _filter(visible_instances().select_related("series__study"), level=IMAGE, keys=keys)
    rows = _filter(rows, level=SERIES, keys=keys, prefix="series__")
    rows = rows.filter(series__study__in=above.order_by().values("pk")) if is_narrowed else rows
    return rows.order_by("-series__study__first_at", "-series__study_id", "series__number", "series_id", "number", "id")


def _filter(rows: QuerySet, *, level: str, keys: Mapping[str, str], prefix: str = "") -> QuerySet:
    """By the keys of one level (with a study go its patient's)."""
    own = {PATIENT, STUDY} if level == STUDY else {level}
    for keyword, key in keys.items():
        attribute = BY_KEYWORD[keyword]
        if attribute.level not in own:
            continue
        for test in make_tests(attribute, key):
            rows = _apply(rows, attribute, test, prefix)
    return rows


def _apply(rows: QuerySet, attribute: QueryAttribute, test: Test, prefix: str) -> QuerySet:
    if attribute.keyword == "ModalitiesInStudy":
        series = visible_series().filter(_to_q("modality", test))
        return rows.filter(pk__in=series.values("study_id"))
    field = f"{prefix}{FIELDS[attribute.keyword]}"
    if isinstance(test, Between) and test.kind == "time":
        rows = rows.alias(floor_at=_floor_time_of(field)).exclude(**{field: ""})
        field = "floor_at"
    return rows.filter(_to_q(field, test))


def _floor_time_of(field: str) -> RPad:
    digits = Func(F(field), Value("."), Value(""), function="replace", output_field=CharField())
    return RPad(digits, 12, Value("0"))


def _to_q(field: str, test: Test) -> Q:
    if isinstance(test, OneOf):
        return Q(**{f"{field}__in": test.values})
    if isinstance(test, Between):
        low = Q(**{f"{field}__gte": test.low}) if test.low else ~Q(**{field: ""})
        return low & Q(**{f"{field}__lte": test.high}) if test.high else low
    return Q(**{f"{field}__{'iregex' if test.ignore_case else 'regex'}": test.regex}) & ~Q(**{field: ""})


def _describe_page(level: str, page: list[Any]) -> Iterator[dict[str, str]]:
    to_study = _TO_STUDY[level].rstrip("_")
    studies = [_follow(row, to_study) for row in page]
    further = _describe_studies(studies) if level in (PATIENT, STUDY) else {}
    sizes = _count_instances(page) if level == SERIES else {}
    for row, study in zip(page, studies):
        values = _read(study, PATIENT, STUDY) | further.get(study.pk, {})
        if level in _TO_SERIES:
            values |= _read(_follow(row, _TO_SERIES[level].rstrip("_")), SERIES)
        if level == SERIES:
            values["NumberOfSeriesRelatedInstances"] = str(sizes.get(row.pk, 0))
        if level == IMAGE:
            values |= _read(row, IMAGE)
        yield values


def _follow(row: Any, path: str) -> Any:
    for step in path.split("__") if path else ():
        row = getattr(row, step)
    return row


def _read(row: Any, *levels: str) -> dict[str, str]:
    found = {}
    for keyword, field in FIELDS.items():
        if BY_KEYWORD[keyword].level in levels:
            value = getattr(row, field)
            found[keyword] = "" if value is None else str(value)
    return found


def _describe_studies(studies: list[Study]) -> dict[int, dict[str, str]]:
    """Modalities and counts of a page of studies, as they are now."""
    ids = [study.pk for study in studies]
    series = (
        visible_series().filter(study_id__in=ids).order_by("study_id", "modality").values_list("study_id", "modality")
    )
    modalities: dict[int, list[str]] = {}
    for study_id, modality in series:
        modalities.setdefault(study_id, []).append(modality)
    instances = visible_instances().filter(series__study_id__in=ids).order_by().values_list("series__study_id")
    n_instances = dict(instances.annotate(n=Count("id")))
    patients = {study.patient_id_text for study in studies}
    n_studies = dict(
        visible_studies()
        .filter(patient_id_text__in=patients)
        .order_by()
        .values_list("patient_id_text")
        .annotate(n=Count("id"))
    )
    return {
        study.pk: {
            "ModalitiesInStudy": "\\".join(dict.fromkeys(m for m in modalities.get(study.pk, []) if m)),
            "NumberOfStudyRelatedSeries": str(len(modalities.get(study.pk, []))),
            "NumberOfStudyRelatedInstances": str(n_instances.get(study.pk, 0)),
            "NumberOfPatientRelatedStudies": str(n_studies.get(study.patient_id_text, 0)),
        }
        for study in studies
    }


def _count_instances(series: list[Series]) -> dict[int, int]:
    rows = visible_instances().filter(series_id__in=[row.pk for row in series]).order_by().values_list("series_id")
    return dict(rows.annotate(n=Count("id")))
