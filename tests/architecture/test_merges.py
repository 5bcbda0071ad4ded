"""No table that knows a patient may stay behind when two records are merged."""

from importlib import import_module

from django.apps import apps
from django.db.models import ForeignKey

from tests.architecture.floors import read_floors

STAYS = {
    "common.AuditEntry": "the trail tells what was done to which record, and is never changed",
    "common.LegalHold": "a hold on one record stands for both, and for what stays in the trail of each",
    "directory.PatientMerge": "the merge itself",
}


def list_patient_tables() -> set[str]:
    """Every model with a column `patient_id`, foreign key or plain."""
    return {
        model._meta.label
        for model in apps.get_models()
        if model._meta.label.split(".")[0] in {*read_floors(), "common"}
        and any(f.attname == "patient_id" or (isinstance(f, ForeignKey) and f.related_model.__name__ == "Patient" and f.name != "merged_into") for f in model._meta.concrete_fields)
    }  # fmt: skip


def test_every_table_of_patients_follows_a_merge():
    owners = {label.split(".")[0] for label in list_patient_tables()} - {"common"}
    moved = {m._meta.label for app in owners for m in import_module(f"apps.{app}.services.merging").MODELS}
    assert list_patient_tables() - set(STAYS) == moved
