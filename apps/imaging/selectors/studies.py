"""Reads of studies, for screens, for other rooms and for image checks."""

from collections.abc import Collection
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from apps.common.kernel.errors import NotFound
from apps.directory.public import find_patient_ids
from apps.imaging.drivers.pixels import Frame, read_frame, read_values
from apps.imaging.engine.snapshot import InstanceSnapshot, SeriesSnapshot, StudySnapshot
from apps.imaging.engine.study_match import MatchState
from apps.imaging.models import Instance, Series, Study
from apps.imaging.selectors.store import HAS_IMAGES, get_root, visible_studies


def list_studies(exam_id: int) -> QuerySet[Study]:
    """Studies of an exam, oldest first."""
    return visible_studies().filter(links__exam_id=exam_id).order_by("first_at", "id").distinct()


def list_study_rows() -> QuerySet[Study]:
    return Study.objects.prefetch_related("links__exam")


def get_study(study_id: int) -> Study:
    study = list_study_rows().filter(pk=study_id).first()
    if study is None:
        raise NotFound("imaging.study_missing", study=study_id)
    return study


def get_study_with_series(study_id: int) -> Study:
    """With the series that are shown (and their counts) prefetched."""
    shown = Count("instances", filter=Q(instances__rejected=""))
    series = Series.objects.filter(rejected="").annotate(n_instances=shown).filter(n_instances__gt=0)
    series = series.order_by("number", "id")
    study = list_study_rows().prefetch_related(Prefetch("series", queryset=series)).filter(pk=study_id).first()
    if study is None:
        raise NotFound("imaging.study_missing", study=study_id)
    return study


def find_series_uids(series_ids: Collection[int]) -> dict[int, str]:
    return dict(Series.objects.filter(pk__in=series_ids).values_list("id", "series_uid"))


def count_images(exam_ids: Collection[int]) -> dict[int, int]:
    """Stored pictures by exam; reports, doses and other objects without pixels are none."""
    kept = Q(series__instances__rows__isnull=False)
    rows = Study.objects.filter(links__exam_id__in=exam_ids).order_by().values_list("links__exam_id")
    return dict(rows.annotate(n=Count("series__instances", filter=kept, distinct=True))) if exam_ids else {}


def list_instances(series_id: int) -> list[Instance]:
    """In the order a reader scrolls: along the slice normal where the geometry is given, else by instance number."""
    rows = list(Instance.objects.filter(series_id=series_id, rejected="").order_by("number", "id"))
    if rows and all(r.position_mm is not None for r in rows) and len({r.position_mm for r in rows}) == len(rows):
        is_rising = rows[0].position_mm <= rows[-1].position_mm
        rows.sort(key=lambda r: r.position_mm, reverse=not is_rising)
    return rows


def get_instance(instance_id: int) -> Instance:
    row = Instance.objects.select_related("series__study").filter(pk=instance_id).first()
    if row is None:
        raise NotFound("imaging.instance_missing", instance=instance_id)
    return row


def load_frame(instance: Instance, number: int) -> Frame:
    """Raises NoPixels; NotFound when the file is gone."""
    try:
        return read_frame(str(get_root() / instance.path), number)
    except FileNotFoundError:
        raise NotFound("imaging.file_missing", instance=instance.id) from None


def load_case(study_id: int) -> StudySnapshot:
    """Header facts of a study and a reader of its pixels, for image checks."""
    study = get_study_with_series(study_id)
    paths: dict[int, str] = {}
    series = []
    for row in study.series.all():
        instances = []
        for i in list_instances(row.id):
            paths[i.id] = str(get_root() / i.path)
            instances.append(
                InstanceSnapshot(
                    i.id, i.sop_uid, i.sop_class, i.number, i.n_frames, i.rows, i.columns, i.position_mm, i.facts
                )
            )
        series.append(
            SeriesSnapshot(
                row.id,
                row.series_uid,
                row.modality,
                row.number,
                row.description,
                row.protocol_name,
                row.body_part,
                row.laterality,
                row.station_name,
                tuple(instances),
            )
        )

    def read(instance_id: int, frame: int = 0) -> Any:
        return read_values(paths[instance_id], frame)

    return StudySnapshot(
        study.id,
        study.study_uid,
        tuple(link.exam_id for link in study.links.all()),
        study.patient_id_text,
        study.patient_name,
        study.patient_birth_date,
        study.patient_sex,
        study.accession,
        study.modality,
        study.description,
        study.study_date,
        study.device_code,
        tuple(series),
        read,
    )


def filter_studies(query: dict[str, Any]) -> QuerySet[Study]:
    """Studies for a list, newest first; `q` fits accession or patient ID from their start, or the patient.

    The patient of a matched study is searched as everywhere; of one that is not, any part of the name that the images carry.
    """
    rows = list_study_rows().filter(HAS_IMAGES, absorbed_by=None).order_by("-first_at", "-id")
    rows = rows.exclude(rejected="") if query.get("is_rejected") else rows.filter(rejected="")
    plain = {k: query[k] for k in ("match", "state", "modality", "patient_id") if k in query}
    rows = rows.filter(**plain)
    if "exam_id" in query:
        rows = rows.filter(links__exam_id=query["exam_id"])
    if "day" in query:
        rows = rows.filter(study_date=query["day"].strftime("%Y%m%d"))
    if text := query.get("q", "").strip():
        named = Q(patient_id__in=find_patient_ids(text)) | ~Q(match=MatchState.MATCHED) & Q(
            patient_name__icontains=text
        )
        rows = rows.filter(Q(accession__startswith=text) | Q(patient_id_text__startswith=text) | named)
    return rows
