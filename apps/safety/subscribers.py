"""What the safety room hears; every handler may run twice."""

from apps.common.events import subscribe
from apps.directory.events import AllergyChanged, LabRecorded, PatientsMerged, PrecautionChanged
from apps.safety.events import ReactionConfirmed, ReactionRecorded
from apps.safety.public import (
    follow_exam,
    follow_merge,
    note_start,
    reassess_exam,
    reassess_patient,
    set_dose_clock,
    watch_reaction,
)
from apps.workflow.events import ExamDetailsChanged, ExamSlotChanged, ExamStarted, ExamStateChanged, OrderPlaced


@subscribe(OrderPlaced, name="safety.first_look")
def judge_new_exams(event: OrderPlaced) -> None:
    for exam_id in event.exam_ids:
        reassess_exam(exam_id, cause="verdict_changed")


@subscribe(ExamSlotChanged, name="safety.slot_clock")
def follow_slot(event: ExamSlotChanged) -> None:
    set_dose_clock(event.exam_id)
    reassess_exam(event.exam_id, cause="verdict_changed")


@subscribe(ExamDetailsChanged, name="safety.protocol")
def follow_protocol(event: ExamDetailsChanged) -> None:
    """The form hangs on the protocol: another contrast asks other questions; another record of the patient answers others."""
    if {"contrast", "protocol", "patient"} & set(event.fields):
        reassess_exam(event.exam_id, cause="verdict_changed")


@subscribe(ExamStarted, name="safety.stop_alarm")
def watch_start(event: ExamStarted) -> None:
    note_start(event.exam_id, started_at=event.at)


@subscribe(ExamStateChanged, name="safety.lanes")
def follow_state(event: ExamStateChanged) -> None:
    follow_exam(event.exam_id, state=event.to_state, at=event.at)


@subscribe(AllergyChanged, name="safety.allergy")
def follow_allergy(event: AllergyChanged) -> None:
    reassess_patient(event.patient_id, cause="new_allergy")


@subscribe(PrecautionChanged, name="safety.precaution")
def follow_precaution(event: PrecautionChanged) -> None:
    reassess_patient(event.patient_id, cause="verdict_changed")


@subscribe(LabRecorded, name="safety.lab")
def follow_lab(event: LabRecorded) -> None:
    if event.code in ("egfr", "creatinine"):
        reassess_patient(event.patient_id, cause="verdict_changed")


@subscribe(ReactionRecorded, name="safety.lot_chart")
def chart_recorded(event: ReactionRecorded) -> None:
    watch_reaction(event.reaction_id)


@subscribe(ReactionRecorded, name="safety.provisional")
def follow_recorded(event: ReactionRecorded) -> None:
    """Until a physician confirms it, it counts as the allergy it may become."""
    reassess_patient(event.patient_id, cause="new_reaction")


@subscribe(ReactionConfirmed, name="safety.provisional_over")
def follow_confirmed(event: ReactionConfirmed) -> None:
    reassess_patient(event.patient_id, cause="verdict_changed")


@subscribe(ReactionConfirmed, name="safety.lot_chart_confirmed")
def chart_confirmed(event: ReactionConfirmed) -> None:
    """A physician may have made a reaction of what was recorded as something else."""
    watch_reaction(event.reaction_id)


@subscribe(PatientsMerged, name="safety.merge")
def follow_merged_patients(event: PatientsMerged) -> None:
    follow_merge(event.merge_id, (event.survivor_id, event.merged_id))
