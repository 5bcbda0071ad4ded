"""Derived series that came in are offered to the exam's post-processing tasks."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from apps.devices.public import find_device_by_ae
from apps.imaging.models import StudyLink
from apps.imaging.selectors.store import visible_instances
from apps.workflow.public import DerivedSeries, is_derived, offer_series


def offer_derived(study_id: int) -> int:
    """Series whose first image says DERIVED, to each exam of the study; returns how many tasks took one. Twice changes nothing."""
    derived = list_derived_series(study_id)
    if not derived:
        return 0
    exam_ids = StudyLink.objects.filter(study_id=study_id).order_by("exam_id").values_list("exam_id", flat=True)
    with transaction.atomic():
        return sum(offer_series(exam_id, derived) for exam_id in list(exam_ids))


def list_derived_series(study_id: int) -> list[DerivedSeries]:
    first = visible_instances().filter(series__study_id=study_id).select_related("series__study")
    found = []
    for row in first.order_by("series_id", "id").distinct("series_id"):
        image_type = read_image_type(row.facts.get("ImageType"))
        if is_derived(image_type):
            found.append(
                DerivedSeries(
                    study_uid=row.series.study.study_uid,
                    series_uid=row.series.series_uid,
                    description=row.series.description,
                    image_type=image_type,
                    sender=row.calling_ae,
                    is_from_scanner=find_device_by_ae(row.calling_ae) is not None,
                )
            )
    return found


def read_image_type(value: Any) -> tuple[str, ...]:
    """Stored as a list, or as the text with back-slashes that it is on the wire."""
    parts: Sequence[Any] = value if isinstance(value, list) else str(value or "").split("\\")
    return tuple(str(part) for part in parts if str(part).strip())
