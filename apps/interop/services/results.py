"""A released report becomes one ORU^R01 an exam and destination, in the ledger, in the transaction that heard of it."""

import uuid

from apps.common.kernel import clock
from apps.common.kernel.words import render_code
from apps.interop.engine.results import ResultFacts, write_result
from apps.interop.engine.segments import CHARSETS
from apps.interop.models import Destination, OutboundMessage
from apps.reporting.public import get_report
from apps.workflow.public import ExamFacts, list_exams

CLASSES = {"outpatient": "O", "inpatient": "I", "emergency": "E", "checkup": "O"}
SECTIONS = ("technique", "findings", "impression")


def write_results(report_id: int, version_number: int, exam_ids: list[int]) -> int:
    """How many messages were put in line; the same release again puts none."""
    report = get_report(report_id)
    version = next(v for v in report.versions.all() if v.number == version_number)
    made = 0
    for destination in Destination.objects.filter(is_active=True):
        for exam in list_exams(exam_ids):
            raw = _write(report, version, exam, destination)
            _, is_new = OutboundMessage.objects.get_or_create(
                destination=destination,
                exam_id=exam.id,
                cause=f"report:{report_id}:{version_number}",
                defaults={"kind": "ORU^R01", "raw": raw, "created_at": clock.now(), "next_try_at": clock.real_now()},
            )
            made += is_new
    return made


def _write(report, version, exam: ExamFacts, destination: Destination) -> bytes:
    lang = "en" if report.lang == "en" else "zh-Hans"
    patient = exam.patient
    text = write_result(
        ResultFacts(
            control_id=uuid.uuid4().hex[:20],
            at=clock.now(),
            to_app=destination.application,
            to_facility=destination.facility,
            issuer=next((i.issuer for i in patient.identifiers if i.value == patient.mrn), exam.issuer),
            mrn=patient.mrn,
            name=patient.name,
            birth_date=patient.birth_date.strftime("%Y%m%d") if patient.birth_date else "",
            sex=patient.sex,
            patient_class=CLASSES[exam.patient_class],
            placer_number=exam.placer_number or "",
            accession=exam.accession,
            exam_code=exam.exam_type_code,
            exam_name=exam.exam_type_names.get(lang, exam.exam_type_code),
            started_at=exam.stamps.get("started"),
            reported_at=version.signed_at,
            status="C" if version.kind in ("addendum", "amendment") else "F",
            author=version.signer_name,
            sections=[(render_code(f"interop.section_{s}", lang), getattr(version, s)) for s in SECTIONS],
            pdf_url=f"/api/results/{report.id}/pdf",
            charset=destination.charset,
        )
    )
    return text.encode(CHARSETS.get(destination.charset.upper(), "utf-8"), "replace")
