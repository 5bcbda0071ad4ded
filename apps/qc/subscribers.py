from django.db import transaction

from apps.common.events import subscribe
from apps.common.kernel import clock
from apps.directory.events import PatientsMerged
from apps.imaging.events import StudyCompleted
from apps.qc.public import enrol_image, follow_merge, raise_reaction_case, recognise_phantom
from apps.qc.tasks import check_study, measure_phantom
from apps.safety.events import ReactionConfirmed


@subscribe(StudyCompleted, name="qc.enrol_image")
def enrol_completed_study(event: StudyCompleted) -> None:
    """A complete study of a known exam enters the frame; images of an unknown exam wait until they are matched and told again."""
    if event.exam_id is not None:
        enrol_image(
            event.study_id,
            event.exam_id,
            n_series=event.n_series,
            n_instances=event.n_instances,
            device_code=event.device_code,
            closed_at=clock.now(),
        )


@subscribe(StudyCompleted, name="qc.check_images")
def check_completed_study(event: StudyCompleted) -> None:
    """Told again with more images, the rules run again."""
    if event.exam_id is not None:
        transaction.on_commit(lambda: check_study.delay(event.study_id))


@subscribe(StudyCompleted, name="qc.measure_phantom")
def measure_completed_phantom(event: StudyCompleted) -> None:
    """A phantom has no order most of the time, so a study of no exam is looked at too."""
    kind = recognise_phantom(event.study_id)
    if kind is not None:
        transaction.on_commit(lambda: measure_phantom.delay(event.study_id, kind["code"]))


@subscribe(ReactionConfirmed, name="qc.reaction_case")
def review_reaction(event: ReactionConfirmed) -> None:
    """The safety policy names the reactions that quality control has to look at."""
    if event.needs_quality_case:
        raise_reaction_case(event.reaction_id, event.exam_id, kind=event.kind, severity=event.severity)


@subscribe(PatientsMerged, name="qc.merge")
def follow_merged_patients(event: PatientsMerged) -> None:
    follow_merge(event.merge_id)
