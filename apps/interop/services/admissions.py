"""ADT: who is in the hospital's register, and where they lie."""

from apps.common.kernel.actor import Actor
from apps.directory.public import end_precaution, list_precautions, record_precaution
from apps.interop.engine.admissions import VisitLine, read_admission
from apps.interop.engine.fields import arrange
from apps.interop.engine.outcome import Done
from apps.interop.engine.precautions import read_observed
from apps.interop.engine.segments import Header, Message, read_told_at
from apps.interop.services.news import note_overtaken, tell_news
from apps.interop.services.patients import complete, find_patient, find_place, overwrite, register
from apps.workflow.public import end_encounter, move_encounter, reopen_encounter

CORRECTING = ("ADT^A08", "ADT^A31")
DISCHARGE, CANCEL_ADMIT, CANCEL_DISCHARGE = "ADT^A03", "ADT^A11", "ADT^A13"


def take_admission(header: Header, message: Message, actor: Actor) -> Done:
    """Its exams are the open ones whose patient lies elsewhere now; raises Invalid, Refused. A08 and A31 correct the record, the other
    events only add to it; every one that names a known visit says where the patient is. What was made before the news that stands of the
    record, the isolation or the visit only adds, too."""
    place = find_place(header)
    message = arrange(message, place.mapping)
    line, visit = read_admission(message, mapping=place.mapping, zone=place.zone)
    observed = read_observed(message, place.mapping)
    known = find_patient(line)
    patient_id = known.id if known else register(line, actor)
    record = f"patient:{patient_id}" if header.kind in CORRECTING else ""
    isolation = f"isolation:{patient_id}" if observed else ""
    stay = f"visit:{place.site_id}|{visit.number}" if visit.number else ""
    subjects = {record, isolation, stay} - {""}
    at = read_told_at(header, message, zone=place.zone)
    newest = tell_news(subjects, at)
    if known:
        change = overwrite if record in newest else complete
        change(known, line, actor)
    if isolation in newest:
        _take_precautions(patient_id, observed, actor)
    exams = _follow_visit(header.kind, place.site_id, visit, patient_id, actor) if stay in newest else []
    notes = (("MSH-7", note_overtaken(at)),) if subjects - newest else ()
    return Done(tuple(exams), (patient_id,), notes=notes)


def _follow_visit(kind: str, site_id: int, visit: VisitLine, patient_id: int, actor: Actor) -> list[int]:
    who = {"patient_id": patient_id, "actor": actor}
    if kind in (DISCHARGE, CANCEL_ADMIT):
        return end_encounter(site_id, visit.number, is_cancelled=kind == CANCEL_ADMIT, **who)
    again = reopen_encounter(site_id, visit.number, **who) if kind == CANCEL_DISCHARGE else []
    if not visit.location:
        return again
    moved = move_encounter(site_id, visit.number, patient_id=patient_id, location=visit.location, actor=actor)
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
