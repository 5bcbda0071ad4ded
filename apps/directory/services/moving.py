"""Rows that follow a patient through a merge, and back. Every app moves its own (`<app>/services/merging.py`), by this one rule."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model

from apps.directory.models import MovedRow, PatientMerge

BATCH = 2000


@transaction.atomic
def move_patient_rows(merge_id: int, models: Iterable[type[Model]]) -> list[Model]:
    """Brings the rows of `models` (each has a `patient_id`) where the merge, as it stands now, says they belong. Twice is once.

    Returns the rows that had to stay with the merged record: a constraint forbids the survivor to have them too (the same
    laboratory value, two appointments at one time). They are still reached from there, and a person may have to look at them.
    """
    merge = PatientMerge.objects.select_for_update(of=("self",)).get(pk=merge_id)
    if merge.undone_at:
        for model in models:
            _return_rows(merge, model)
        return []
    left = [row for model in models for row in _take_rows(merge, model)]
    onward = PatientMerge.objects.filter(merged_id=merge.survivor_id, undone_at=None).first()
    return left + move_patient_rows(onward.id, models) if onward else left


def _take_rows(merge: PatientMerge, model: Any) -> list[Model]:
    rows = list(model._default_manager.filter(patient_id=merge.merged_id).order_by("pk"))
    left: list[Model] = []
    try:
        with transaction.atomic():
            model._default_manager.filter(pk__in=[r.pk for r in rows]).update(patient_id=merge.survivor_id)
    except IntegrityError:
        left = [row for row in rows if not _take_one(merge, row)]
    stay = {row.pk for row in left}
    moved = [MovedRow(merge=merge, table=_name(model), row_id=r.pk) for r in rows if r.pk not in stay]
    MovedRow.objects.bulk_create(moved, batch_size=BATCH, ignore_conflicts=True)
    return left


def _take_one(merge: PatientMerge, row: Any) -> bool:
    try:
        with transaction.atomic():
            type(row)._default_manager.filter(pk=row.pk).update(patient_id=merge.survivor_id)
    except IntegrityError:
        return False
    return True


def _return_rows(merge: PatientMerge, model: Any) -> None:
    """What was taken along, unless somebody gave it to another patient since."""
    ids = list(MovedRow.objects.filter(merge=merge, table=_name(model)).values_list("row_id", flat=True))
    model._default_manager.filter(pk__in=ids, patient_id=merge.survivor_id).update(patient_id=merge.merged_id)


def _name(model: Any) -> str:
    return model._meta.label
