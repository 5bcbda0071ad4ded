"""A department of which every kind of FHIR resource has something to tell, and validators of what it tells."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any

import fhirkit

from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.devices.public import get_device
from apps.devices.public import seed_demo as seed_devices
from apps.devices.public import seed_starter as seed_device_rules
from apps.directory.models import Allergy
from apps.directory.public import record_allergy, record_lab, retract_allergy
from apps.imaging.models import DoseRecord
from apps.reporting.public import add_lesion
from apps.safety.public import record_injection, record_reaction
from tests.builders.pathway import CLERK, TECHNOLOGIST
from tests.builders.reports import make_person, make_signed
from tests.builders.scheduling import book, make_bookable, make_scanner
from tests.builders.stored_studies import make_rows
from tests.safety.department import make_safe_exam, seed_safety


def make_record() -> dict[str, Any]:
    """Ids by kind of resource; everything of one exam is one patient's and stands at the main site."""
    site = seed_safety()
    seed_device_rules()
    seed_devices()
    rad = make_person("rad-fhir", "radiologist", "吴敏")
    report = make_signed(rad)
    exam = report.links.get().exam
    patient = exam.patient_id
    lesion = add_lesion(
        report,
        organ="liver",
        label="S6",
        role="target",
        is_node=False,
        state="measured",
        size_mm=Decimal(40),
        actor=rad,
    )
    record_lab(patient, code="creatinine", value=88, unit="umol/L", taken_at=clock.now(), source="test", actor=CLERK)
    allergy = record_allergy(patient, substance_text="碘对比剂", source="patient", severity="severe", actor=CLERK)
    wrong = record_allergy(patient, substance_text="latex", source="patient", actor=CLERK)
    retract_allergy(wrong, reason="mixed up", expected_version=Allergy.objects.get(pk=wrong).version, actor=CLERK)
    study, _ = make_rows(site, exam.accession)
    study.patient_id = patient
    study.study_date = f"{clock.now():%Y%m%d}"
    study.save()
    study.links.create(exam=exam, how="accession", at=clock.now())
    dose = DoseRecord.objects.create(
        study=study, key="1", exam=exam, patient_id=patient, site_id=site, source="report", modality="CT", exam_code="CT-CHEST",
        device_code="CT-1", started_at=clock.now(), total_dlp=235.2, max_ctdivol=7.1, read_at=clock.now(),
    )  # fmt: skip
    scanner = make_scanner("CT-FHIR")
    start = (clock.now() + timedelta(days=1)).replace(hour=2, minute=0, second=0, microsecond=0)
    booked = make_bookable(patient_id=patient)
    appointment = book(booked, scanner, start)
    safe = make_safe_exam("CT-ABD-C", arrived=True, site_id=site)
    record_injection(
        safe.id, agent_code="iohexol_350", actor=TECHNOLOGIST, volume_ml=78, lot="K2609A", site="right_elbow"
    )
    reaction = record_reaction(safe.id, symptoms=["diffuse_urticaria"], actor=TECHNOLOGIST)
    deliver_pending()
    return {
        "site": site,
        "exam": exam,
        "booked": booked,
        "scanner": scanner,
        "start": start,
        "lesion": lesion,
        "Patient": patient,
        "Encounter": exam.order.encounter_id,
        "ServiceRequest": exam.id,
        "Schedule": scanner.pk,
        "Appointment": appointment.pk,
        "ImagingStudy": study.pk,
        "DiagnosticReport": report.pk,
        "Observation": f"dose-{dose.pk}",
        "AdverseEvent": reaction.pk,
        "AllergyIntolerance": allergy,
        "Device": get_device("MR-2").pk,
    }


def find_faults(resource: dict[str, Any]) -> list[str]:
    """What two validators of others, and the tables of required codes, say against it."""
    faults = [str(issue) for issue in fhirkit.validate(resource) if issue.severity == "error"]
    for one in [e["resource"] for e in resource.get("entry", ())] or [resource]:
        try:
            _model(one["resourceType"]).model_validate(one)
        except ValueError as error:
            faults.append(f"{one['resourceType']}: {error}"[:600])
        faults += _find_odd_codes(one["resourceType"].lower(), one["resourceType"], one)
    return faults


@cache
def _model(kind: str) -> type:
    """R4B is the release of R4 that the library has; the kinds spoken here are the same in both."""
    return getattr(import_module(f"fhir.resources.R4B.{kind.lower()}"), kind)


def _find_odd_codes(path: str, name: str, one: Any) -> Iterator[str]:
    """Codes of elements with a required value set: neither library asks for them. A list that ends in "+" is cut short there."""
    if name in ("CapabilityStatement", "OperationOutcome", "Bundle"):
        return
    for element, field in _model(name).model_fields.items():
        allowed, value = (field.json_schema_extra or {}).get("enum_values"), one.get(field.alias or element)
        if (
            allowed
            and "+" not in allowed
            and value is not None
            and not set(value if isinstance(value, list) else [value]) <= set(allowed)
        ):
            yield f"{path}.{element}: {value} is none of {allowed}"
