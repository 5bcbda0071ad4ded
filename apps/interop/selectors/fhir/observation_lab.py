from django.db.models import Q
from django.db.models.functions import Greatest

from apps.directory.public import list_lab_rows
from apps.interop.engine.fhir import systems
from apps.interop.engine.fhir.datatypes import Json, coding, concept, instant, make_resource, quantity, reference
from apps.interop.engine.fhir.search import Condition, Token
from apps.interop.selectors.fhir import params
from apps.interop.selectors.fhir.base import Caller, TableKind

CATEGORY = "laboratory"
STATUS = {
    "entered-in-error": lambda row: row.retracted_at is not None,
    "corrected": lambda row: row.is_correction,
    "final": lambda row: True,
}


def write(row, caller: Caller) -> Json:
    """The unit is the sender's word; that it is a UCUM code is not known."""
    measured = row.value is not None
    status = next(code for code, is_so in STATUS.items() if is_so(row))
    return make_resource(
        "Observation",
        f"lab-{row.pk}",
        updated=row.changed_at,
        status=status,
        category=[concept(coding(systems.OBSERVATION_CATEGORY, CATEGORY))],
        code=concept(coding(systems.LAB, row.code), coding(systems.LOINC, row.loinc)),
        subject=reference("Patient", row.patient_id, row.patient.name),
        effectiveDateTime=instant(row.taken_at),
        issued=instant(row.recorded_at),
        valueQuantity=quantity(row.value, row.unit) if measured else None,
        valueString=None if measured else row.value_text,
    )


def _by_code(value: Token) -> Q:
    return {
        systems.LAB: Q(code=value.code),
        systems.LOINC: Q(loinc=value.code),
        None: Q(code=value.code) | Q(loinc=value.code),
    }.get(value.system, params.NOTHING)


def ask_category(category: str):
    def ask(condition: Condition) -> Q:
        hit = any(v.code == category and v.system in (None, systems.OBSERVATION_CATEGORY) for v in condition.values)
        return params.EVERYTHING if hit != (condition.modifier == "not") else params.NOTHING

    return ask


def shared(category: str, *, code, patient: str, at: str, status: params.Param, updated: str, based_on: dict[str, str]):
    """The parameters that all observations have."""
    return (
        by_prefixed_id({CATEGORY: "lab", "exam": "dose", "imaging": "lesion"}[category]),
        params.reference("patient", {"Patient": patient}, "whose observation"),
        params.reference("subject", {"Patient": patient}, "as patient"),
        params.Param("category", "token", "laboratory, exam (dose), imaging (lesions)", ask=ask_category(category)),
        params.Param("code", "token", "what was observed", modifiers=(), ask=lambda c: params.any_of(c.values, code)),
        params.date("date", at, "when it was observed"),
        params.reference("based-on", based_on, "of which exam")
        if based_on
        else params.Param("based-on", "reference", "of which exam", ("ServiceRequest",)),
        status,
        params.date("_lastUpdated", updated, "when it was recorded"),
    )


def by_prefixed_id(prefix: str) -> params.Param:
    def ask(condition: Condition) -> Q:
        keys = [v.code.removeprefix(f"{prefix}-") for v in condition.values if v.code.startswith(f"{prefix}-")]
        return Q(pk__in=[int(key) for key in keys if key.isascii() and key.isdigit() and len(key) <= 18])

    return params.Param("_id", "token", "the resource's id", modifiers=(), ask=ask, is_selective=True)


def always_final() -> params.Param:
    return params.chosen("status", "final", {"final": params.EVERYTHING})


KIND = TableKind(
    name="Observation",
    permission="patient.read",
    rows=lambda: list_lab_rows().annotate(changed_at=Greatest("recorded_at", "retracted_at")),
    write=write,
    params=shared(
        CATEGORY,
        code=_by_code,
        patient="patient_id",
        at="taken_at",
        status=params.chosen(
            "status",
            "final, corrected, entered-in-error",
            {
                "final": Q(retracted_at=None, is_correction=False),
                "corrected": Q(retracted_at=None, is_correction=True),
                "entered-in-error": Q(retracted_at__isnull=False),
            },
        ),
        updated="changed_at",
        based_on={},
    ),
    sorts={"date": "taken_at"},
)
