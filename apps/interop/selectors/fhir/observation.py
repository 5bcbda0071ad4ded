"""Observations of three origins under one name: laboratory values, radiation doses, and sizes of lesions (RECIST)."""

from apps.interop.selectors.fhir import observation_dose, observation_lab, observation_lesion
from apps.interop.selectors.fhir.base import Include
from apps.interop.selectors.fhir.union import UnionKind

KIND = UnionKind(
    name="Observation",
    parts={"lab": observation_lab.KIND, "dose": observation_dose.KIND, "lesion": observation_lesion.KIND},
    includes=(Include("patient", "Patient", lambda row: [observation_lesion.patient_of(row)]),),
)
