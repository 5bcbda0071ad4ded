from django.db import transaction

from apps.common.events import subscribe
from apps.directory.events import PatientsMerged
from apps.research.events import ExportReleased
from apps.research.public import follow_merge
from apps.research.tasks import make_export


@subscribe(ExportReleased, name="research.make_export")
def write_released_export(event: ExportReleased) -> None:
    transaction.on_commit(lambda: make_export.delay(event.export_id))


@subscribe(PatientsMerged, name="research.merge")
def follow_merged_patients(event: PatientsMerged) -> None:
    follow_merge(event.merge_id)
