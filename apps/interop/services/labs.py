"""ORU^R01: what the laboratory measured becomes the patient's values; the safety gate hears of them by the directory's event."""

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.directory.public import record_lab, take_back_lab
from apps.interop.engine.fields import arrange
from apps.interop.engine.labs import LabLine, read_labs
from apps.interop.engine.outcome import Done
from apps.interop.engine.segments import Header, Message
from apps.interop.services.patients import find_or_register, find_place

SOURCE = "hl7"


def take_labs(header: Header, message: Message, actor: Actor) -> Done:
    """Raises Invalid, Refused. A patient nobody knows here yet is registered: a creatinine that comes before the
    order must count when the order is there."""
    place = find_place(header)
    message = arrange(message, place.mapping)
    line, labs = read_labs(message, mapping=place.mapping, zone=place.zone, now=clock.now())
    if not labs:
        return Done()
    patient_id = find_or_register(line, actor)
    for lab in labs:
        if lab.is_withdrawn:
            _take_back(patient_id, lab, actor)
            continue
        record_lab(
            patient_id,
            code=lab.code,
            value=lab.value,
            value_text=lab.value_text,
            unit=lab.unit,
            taken_at=lab.taken_at,
            source=SOURCE,
            loinc=lab.loinc,
            said_at=lab.said_at,
            is_correction=lab.is_correction,
            actor=actor,
        )
    return Done(patient_ids=(patient_id,))


def _take_back(patient_id: int, lab: LabLine, actor: Actor) -> None:
    """Raises Invalid when there is nothing to take back: its value may still come, and a person replays this one then."""
    facts = {"code": lab.code, "taken_at": lab.taken_at, "said_at": lab.said_at, "source": SOURCE}
    if not take_back_lab(patient_id, reason="withdrawn", actor=actor, **facts):
        raise Invalid({"OBX-11": Reason("interop.lab_withdrawn", {"code": lab.code}, "error")})
