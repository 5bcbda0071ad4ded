"""ADT: who is in the hospital's register, and where they lie."""

from apps.common.kernel.actor import Actor
from apps.directory.public import end_precaution, list_precautions, record_precaution
from apps.interop.engine.admissions import read_admission
from apps.interop.engine.precautions import read_observed
from apps.interop.engine.segments import Header, Message
from apps.interop.services.patients import find_or_register, find_place, overwrite_or_register
from apps.workflow.public import end_encounter, move_encounter, reopen_encounter

CORRECTING = ("ADT^A08", "ADT^A31")
DISCHARGE, CANCEL_ADMIT, CANCEL_DISCHARGE = "ADT^A03", "ADT^A11", "ADT^A13"


def take_admission(header: Header, message: Message, actor: Actor) -> list[int]:
    """The ids of the open exams whose patient lies elsewhere now; raises Invalid, Refused. A08 and A31 correct the record, the other
    events only add to it; every one that names a known visit says where the patient is."""
    place = find_place(header)
    line, visit = read_admission(message, mapping=place.mapping, zone=place.zone)
    take = overwrite_or_register if header.kind in CORRECTING else find_or_register
    patient_id = take(line, actor)
    _take_precautions(patient_id, read_observed(message, place.mapping), actor)
    if not visit.number:
        return []
    who = {"patient_id": patient_id, "actor": actor}
    if header.kind in (DISCHARGE, CANCEL_ADMIT):
        return end_encounter(place.site_id, visit.number, is_cancelled=header.kind == CANCEL_ADMIT, **who)
    again = reopen_encounter(place.site_id, visit.number, **who) if header.kind == CANCEL_DISCHARGE else []
    if not visit.location:
        return again
    moved = move_encounter(place.site_id, visit.number, patient_id=patient_id, location=visit.location, actor=actor)
    return sorted({*again, *moved})


def _take_precautions(patient_id: int, told: list[tuple[str, str]], actor: Actor) -> None:
    """What the hospital asked for it may end; what a person here wrote stays until a person ends it."""
    for kind, note in told:
        if kind:
            record_precaution(patient_id, kind=kind, note=note, source="hl7", actor=actor)
            continue
        for standing in list_precautions(patient_id):
            if standing.source == "hl7":
                end_precaution(standing.id, reason=note, actor=actor)
