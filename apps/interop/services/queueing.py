"""Puts a message in line for every partner that takes its flow, in the transaction that heard of its cause. Once a cause."""

import uuid
from collections.abc import Callable

from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.interop.engine.outgoing import Envelope, Subject
from apps.interop.engine.segments import find_codec
from apps.interop.models import Destination, OutboundMessage
from apps.workflow.public import ExamFacts

CLASSES = {"outpatient": "O", "inpatient": "I", "emergency": "E", "checkup": "O"}
CANNOT_SAY = "interop.charset_cannot_say"
Write = Callable[[Envelope, Subject], str]


def put_in_line(flow: str, exam: ExamFacts, *, kind: str, cause: str, lang: str, write: Write) -> int:
    """How many messages were put in line; the same cause again puts none."""
    made = 0
    for partner in Destination.objects.filter(is_active=True, flows__contains=[flow]).order_by("id"):
        envelope = Envelope(uuid.uuid4().hex[:20], clock.now(), partner.application, partner.facility, partner.charset)
        raw, reason = encode(write(envelope, make_subject(exam, lang)), partner.charset)
        _, is_new = OutboundMessage.objects.get_or_create(
            destination=partner,
            exam_id=exam.id,
            cause=cause,
            defaults={
                "kind": kind,
                "raw": raw,
                "status": "parked" if reason else "pending",
                "reason": reason and reason.to_json(),
                "created_at": clock.now(),
                "next_try_at": clock.real_now(),
            },
        )
        made += is_new
    return made


def encode(text: str, charset: str) -> tuple[bytes, Reason | None]:
    """In the partner's character set; where that cannot say the text, in UTF-8 and with why it must not be sent so."""
    try:
        return text.encode(find_codec(charset) or "utf-8"), None
    except UnicodeEncodeError as error:
        params = {"charset": charset, "character": text[error.start]}
        return text.encode(), Reason(CANNOT_SAY, params, "error")


def make_subject(exam: ExamFacts, lang: str) -> Subject:
    patient = exam.patient
    return Subject(
        issuer=next((i.issuer for i in patient.identifiers if i.value == patient.mrn), exam.issuer),
        mrn=patient.mrn,
        name=patient.name,
        name_latin=patient.name_latin,
        birth_date=patient.birth_date.strftime("%Y%m%d") if patient.birth_date else "",
        sex=patient.sex,
        patient_class=CLASSES[exam.patient_class],
        visit_number=exam.visit_number,
        placer_number=exam.placer_number or "",
        placer_issuer=exam.placer_issuer or "",
        accession=exam.accession,
        exam_code=exam.exam_type_code,
        exam_name=exam.exam_type_names.get(lang, exam.exam_type_code),
        started_at=exam.stamps.get("started"),
    )
