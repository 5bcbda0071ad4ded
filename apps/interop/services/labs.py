"""ORU^R01: what the laboratory measured becomes the patient's values; the safety gate hears of them by the directory's event."""

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.directory.public import record_lab
from apps.interop.engine.labs import read_labs
from apps.interop.engine.segments import Header, Message
from apps.interop.services.patients import find_or_register, find_place


def take_labs(header: Header, message: Message, actor: Actor) -> list[int]:
    """No exam comes of it; raises Invalid, Refused. A patient nobody knows here yet is registered: a creatinine that comes before the
    order must count when the order is there."""
    place = find_place(header)
    line, labs = read_labs(message, mapping=place.mapping, zone=place.zone, now=clock.now())
    if not labs:
        return []
    patient_id = find_or_register(line, actor)
    for lab in labs:
        record_lab(
            patient_id,
            code=lab.code,
            value=lab.value,
            value_text=lab.value_text,
            unit=lab.unit,
            taken_at=lab.taken_at,
            source="hl7",
            loinc=lab.loinc,
            actor=actor,
        )
    return []
