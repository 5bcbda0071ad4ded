"""ADT^A40: the hospital's register says that two numbers are one person."""

from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.directory.public import find_patient_by_identifier, get_patient, merge_patients, update_patient
from apps.interop.engine.fields import arrange
from apps.interop.engine.merges import read_merge
from apps.interop.engine.outcome import Done
from apps.interop.engine.segments import Header, Message
from apps.interop.services.patients import find_or_register, find_place


def take_merge(header: Header, message: Message, actor: Actor) -> Done:
    """A prior number nobody knows here becomes one of the survivor's, so that a late message under it finds him.
    Raises Refused: records that contradict each other, several priors that are several people, or a merge against one that stands."""
    place = find_place(header)
    message = arrange(message, place.mapping)
    line = read_merge(message, mapping=place.mapping, zone=place.zone)
    survivor_id = find_or_register(line.survivor, actor)
    known = {p.id for p in (find_patient_by_identifier(*i) for i in line.prior) if p}
    if len(known) > 1:
        raise Refused(Reason("interop.merge_of_several", severity="error"))
    new = [i for i in line.prior if find_patient_by_identifier(*i) is None]
    if known == {survivor_id}:
        _check_direction(survivor_id, line.survivor.identifiers, line.prior)
    for prior_id in known - {survivor_id}:
        reason = f"{header.kind} {header.control_id}"
        merge_patients(survivor_id, prior_id, reason=reason, actor=actor, source="hl7", trusts_sender=False)
    if new:
        update_patient(survivor_id, actor=actor, identifiers=new)
    return Done(patient_ids=tuple(sorted({survivor_id, *known})))


def _check_direction(
    patient_id: int, kept: tuple[tuple[str, str, str], ...], prior: tuple[tuple[str, str, str], ...]
) -> None:
    """Said again, a merge is done already; said the other way round, it would be a cycle."""
    mrn = get_patient(patient_id).mrn
    if mrn in {value for _, _, value in prior} and mrn not in {value for _, _, value in kept}:
        raise Refused(Reason("interop.merge_cycle", {"mrn": mrn}, "error"))
