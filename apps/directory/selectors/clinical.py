"""What is known of patients' bodies. Each read takes many patients at the price of one; the singular asks for one of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.db.models import F

from apps.common.prepared import Prepared, Slot, ask_together
from apps.directory.engine.patient import AllergyFacts, ImplantFacts, LabFacts, MeasureFacts, PrecautionFacts
from apps.directory.models import Allergy, BodyMeasure, Implant, LabResult, Precaution

SAID_LAST = (F("said_at").desc(nulls_last=True), "-id")
"""Of laboratory values of one moment the one that counts first."""
ALLERGIES = Prepared(
    lambda: Allergy.objects.filter(patient_id__among=Slot("patients"), retracted_at=None).order_by("-noted_at", "-id")
)
IMPLANTS = Prepared(lambda: Implant.objects.filter(patient_id__among=Slot("patients")).order_by("-noted_at", "-id"))
PRECAUTIONS = Prepared(
    lambda: Precaution.objects.filter(patient_id__among=Slot("patients"), ended_at=None).order_by("noted_at", "id")
)
LABS = Prepared(
    lambda: (
        LabResult.objects.filter(patient_id__among=Slot("patients"), code__among=Slot("codes"), retracted_at=None)
        .order_by("patient_id", "code", "-taken_at", *SAID_LAST)
        .distinct("patient_id", "code")
    )
)


class ClinicalFacts(NamedTuple):
    """By patient the allergies and precautions that stand and all implants, removed ones too; the newest lab by (patient, code)."""

    allergies: dict[int, list[AllergyFacts]]
    implants: dict[int, list[ImplantFacts]]
    labs: dict[tuple[int, str], LabFacts]
    precautions: dict[int, list[PrecautionFacts]]


def list_clinical_facts(patient_ids: Collection[int], lab_codes: Collection[str]) -> ClinicalFacts:
    """Allergies, implants, precautions and the newest labs, read at one go."""
    patients = list(patient_ids)
    allergies, implants, labs, precautions = ask_together(
        ALLERGIES.asked(patients=patients),
        IMPLANTS.asked(patients=patients),
        LABS.asked(patients=patients, codes=list(lab_codes)),
        PRECAUTIONS.asked(patients=patients),
    )
    return ClinicalFacts(
        _fold_allergies(allergies), _fold_implants(implants), _fold_labs(labs), _fold_precautions(precautions)
    )


def list_allergies(patient_id: int) -> list[AllergyFacts]:
    """Those that stand, newest first."""
    return _fold_allergies(ALLERGIES(patients=[patient_id]))[patient_id]


def _fold_allergies(rows: Iterable[Allergy]) -> dict[int, list[AllergyFacts]]:
    found: dict[int, list[AllergyFacts]] = defaultdict(list)
    for r in rows:
        found[r.patient_id].append(
            AllergyFacts(
                r.id, r.patient_id, r.substance_code, r.substance_text, r.kind, r.severity, r.reaction, r.source,
                r.noted_at, r.noted_by,
            )
        )  # fmt: skip
    return found


def _fold_implants(rows: Iterable[Implant]) -> dict[int, list[ImplantFacts]]:
    found: dict[int, list[ImplantFacts]] = defaultdict(list)
    for r in rows:
        found[r.patient_id].append(
            ImplantFacts(
                r.id, r.patient_id, r.kind, r.description, r.body_site, r.mr_safety, r.implanted_on, r.removed_on
            )
        )
    return found


def _fold_precautions(rows: Iterable[Precaution]) -> dict[int, list[PrecautionFacts]]:
    found: dict[int, list[PrecautionFacts]] = defaultdict(list)
    for r in rows:
        found[r.patient_id].append(
            PrecautionFacts(r.id, r.patient_id, r.kind, r.note, r.source, r.noted_at, r.noted_by)
        )
    return found


def list_precautions(patient_id: int) -> list[PrecautionFacts]:
    """Those that stand."""
    return _fold_precautions(PRECAUTIONS(patients=[patient_id]))[patient_id]


def latest_lab(patient_id: int, code: str) -> LabFacts | None:
    return latest_labs([patient_id], [code]).get((patient_id, code))


def latest_labs(patient_ids: Collection[int], codes: Collection[str]) -> dict[tuple[int, str], LabFacts]:
    """The newest result by (patient, code) of those that stand."""
    return _fold_labs(LABS(patients=list(patient_ids), codes=list(codes)))


def _fold_labs(rows: Iterable[LabResult]) -> dict[tuple[int, str], LabFacts]:
    return {(row.patient_id, row.code): to_lab_facts(row) for row in rows}


def to_lab_facts(row: LabResult) -> LabFacts:
    return LabFacts(row.id, row.patient_id, row.code, row.value, row.value_text, row.unit, row.taken_at, row.source)


def latest_measure(patient_id: int) -> MeasureFacts | None:
    return latest_measures([patient_id]).get(patient_id)


def latest_measures(patient_ids: Collection[int]) -> dict[int, MeasureFacts]:
    """The newest weight and the newest height, which may come from different days; `at` is that of the newer."""
    weights, heights = (_newest_with(column, patient_ids) for column in ("weight_kg", "height_cm"))
    return {
        patient_id: MeasureFacts(
            patient_id,
            weights[patient_id].weight_kg if patient_id in weights else None,
            heights[patient_id].height_cm if patient_id in heights else None,
            max(rows[patient_id].at for rows in (weights, heights) if patient_id in rows),
        )
        for patient_id in {*weights, *heights}
    }


def _newest_with(column: str, patient_ids: Collection[int]) -> dict[int, BodyMeasure]:
    rows = BodyMeasure.objects.filter(patient_id__in=patient_ids, **{f"{column}__isnull": False})
    newest = rows.order_by("patient_id", "-at", "-id").distinct("patient_id")
    return {row.patient_id: row for row in newest}
