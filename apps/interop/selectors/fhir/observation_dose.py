from django.db.models import Q

from apps.imaging.public import list_dose_rows
from apps.interop.engine.fhir import systems
from apps.interop.engine.fhir.datatypes import Json, coding, concept, instant, make_resource, quantity, reference
from apps.interop.engine.fhir.search import Token
from apps.interop.selectors.fhir import params
from apps.interop.selectors.fhir.base import Caller, TableKind
from apps.interop.selectors.fhir.observation_lab import always_final, shared

SUMMARY = "radiation-summary"
# DICOM PS3.16, TID 10012 and 10004: codes under which dose reports tell of these totals
FIGURES = (
    ("total_dlp", "113813", "CT Dose Length Product Total", "mGy.cm"),
    ("max_ctdivol", "113830", "Mean CTDIvol", "mGy"),
    ("total_dap_gym2", "113722", "Dose Area Product Total", "Gy.m2"),
    ("total_rp_gy", "113725", "Dose (RP) Total", "Gy"),
)
# of ours: what no single code of PS3.16 names
OWN = (
    ("agd_left_mgy", "glandular-dose-left", "mGy"),
    ("agd_right_mgy", "glandular-dose-right", "mGy"),
    ("activity_mbq", "administered-activity", "MBq"),
    ("effective_dose_msv", "effective-dose", "mSv"),
)


def write(row, caller: Caller) -> Json:
    """What one study gave, as the dose report or the images tell it."""
    coded = [
        {"code": concept(coding(systems.DCM, code, name)), "valueQuantity": quantity(getattr(row, column), unit, unit)}
        for column, code, name, unit in FIGURES
        if getattr(row, column) is not None
    ]
    own = [
        {"code": concept(coding(systems.DOSE, code)), "valueQuantity": quantity(getattr(row, column), unit, unit)}
        for column, code, unit in OWN
        if getattr(row, column) is not None
    ]
    return make_resource(
        "Observation",
        f"dose-{row.pk}",
        updated=row.read_at,
        version=row.version,
        status="final",
        category=[concept(coding(systems.OBSERVATION_CATEGORY, "exam"))],
        code=concept(coding(systems.DOSE, SUMMARY), text="radiation dose of a study"),
        subject=reference("Patient", row.patient_id, row.patient.name) if row.patient_id else None,
        basedOn=[reference("ServiceRequest", row.exam_id)],
        partOf=[reference("ImagingStudy", row.study_id)],
        effectiveDateTime=instant(row.started_at),
        device={"identifier": {"system": systems.DEVICE, "value": row.device_code}} if row.device_code else None,
        method=concept(text=row.source),
        component=[*coded, *own],
    )


def _by_code(value: Token) -> Q:
    if value.code == SUMMARY and value.system in (None, systems.DOSE):
        return params.EVERYTHING
    table = {code: column for column, code, _, _ in FIGURES} if value.system in (None, systems.DCM) else {}
    if value.system in (None, systems.DOSE):
        table |= {code: column for column, code, _ in OWN}
    column = table.get(value.code)
    return Q(**{f"{column}__isnull": False}) if column else params.NOTHING


KIND = TableKind(
    name="Observation",
    permission="dose.read",
    rows=list_dose_rows,
    write=write,
    site="site_id",
    knows_no_site=True,
    params=shared(
        "exam",
        code=_by_code,
        patient="patient_id",
        at="started_at",
        status=always_final(),
        updated="read_at",
        based_on={"ServiceRequest": "exam_id"},
    ),
    sorts={"date": "started_at"},
)
