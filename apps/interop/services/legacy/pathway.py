"""Open bookings, past exams and past reports of the system that was here before."""

from typing import Any

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.interop.services.legacy.rows import Row, Saved, find_patient_id, find_target
from apps.reporting.public import record_past_report
from apps.scheduling.public import book_appointment, find_scanner_id
from apps.workflow.public import find_exam_by_accession, place_order, record_past_exam, request

ROUTINE = "routine"


def add_booking(row: Row) -> Saved:
    """An order and its appointment, under the clerk's rules; the earlier system accepted the request, so it counts as vetted."""
    values = row.values
    scanner = find_scanner_id(row.site.id, values["device"])
    if scanner is None:
        raise Invalid({"device": Reason("interop.legacy_device_unknown", {"device": values["device"]}, "error")})
    exam = place_order(
        patient_id=find_patient_id(row), site_id=row.site.id, exam_type_codes=[values["exam_type"]],
        placer_number=values.get("placer_number"), visit_number=values.get("visit_number", ""), actor=row.actor,
        **_read_order(row),
    )[0]  # fmt: skip
    if exam.state == "requested":
        request(exam.id, "vet", actor=row.actor)
    book_appointment(
        exam.id, resource_id=scanner, starts_at=values["starts_at"],
        client_key=f"legacy-{exam.id}", actor=row.actor,
    )  # fmt: skip
    return Saved(str(exam.id), 1)


def add_exam(row: Row) -> Saved:
    values = row.values
    exam_id = record_past_exam(
        patient_id=find_patient_id(row), site_id=row.site.id, exam_type_code=values["exam_type"],
        accession=values["accession"], performed_at=values["performed_at"], ordered_at=values.get("ordered_at"),
        state=values.get("state", "delivered"), device_code=values.get("device", ""),
        study_uid=values.get("study_uid", ""), actor=row.actor, **_read_order(row),
    )  # fmt: skip
    return Saved(str(exam_id), 1)


def add_report(row: Row) -> Saved:
    values = row.values
    names = ("technique", "signer_name", "lang")
    report_id = record_past_report(
        _find_exam(row), findings=values["findings"], impression=values["impression"], author_name=values["author_name"],
        signed_at=values["signed_at"], actor=row.actor, **{name: values[name] for name in names if name in values},
    )  # fmt: skip
    return Saved(str(report_id), 1)


def _find_exam(row: Row) -> int:
    if key := row.values.get("exam_source_id"):
        if target := find_target(row, "exams", key):
            return int(target)
        raise Invalid({"exam_source_id": Reason("interop.legacy_exam_unknown", {"value": key[:64]}, "error")})
    if accession := row.values.get("accession"):
        if known := find_exam_by_accession(accession, row.site.issuer):
            return known.id
        raise Invalid({"accession": Reason("interop.legacy_exam_unknown", {"value": accession}, "error")})
    raise Invalid({"accession": Reason("interop.legacy_exam_unsaid", {}, "error")})


def _read_order(row: Row) -> dict[str, Any]:
    values = row.values
    told = ("reason", "laterality", "referrer_name", "department")
    return {
        "patient_class": values.get("patient_class", "outpatient"),
        "priority": values.get("priority", ROUTINE),
        **{name: values[name] for name in told if name in values},
    }
