from apps.common.events import subscribe
from apps.directory.events import PatientsMerged
from apps.workflow.public import follow_merge


@subscribe(PatientsMerged, name="workflow.merge")
def follow_merged_patients(event: PatientsMerged) -> None:
    follow_merge(event.merge_id, (event.survivor_id, event.merged_id))
