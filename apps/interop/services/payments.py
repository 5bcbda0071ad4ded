"""DFT: the hospital's cash desk says that an exam is paid; what follows of it is the site's rule (policy `safety.payment`)."""

from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.interop.engine.fields import arrange
from apps.interop.engine.outcome import Done
from apps.interop.engine.payments import read_payments
from apps.interop.engine.segments import Header, Message
from apps.interop.services.patients import find_patient, find_place
from apps.safety.public import record_authorisation
from apps.workflow.public import find_exam_by_accession


def take_payments(header: Header, message: Message, actor: Actor) -> Done:
    """All transactions of the message or none. Raises Invalid, Refused."""
    place = find_place(header)
    message = arrange(message, place.mapping)
    line, payments = read_payments(message, mapping=place.mapping, zone=place.zone)
    exam_ids: list[int] = []
    patient = find_patient(line) if payments else None
    for payment in payments:
        exam = find_exam_by_accession(payment.accession)
        if exam is None:
            raise Invalid({"FT1-23": Reason("interop.exam_unknown", {"accession": payment.accession}, "error")})
        if patient is None or patient.id != exam.patient_id:
            raise Invalid({"PID-3": Reason("interop.exam_of_another", {"accession": payment.accession}, "error")})
        record_authorisation(exam.id, state=payment.state, source="hl7", note=payment.note, actor=actor)
        exam_ids.append(exam.id)
    return Done(tuple(exam_ids), (patient.id,) if patient else ())
