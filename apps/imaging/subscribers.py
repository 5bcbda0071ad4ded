from apps.common.events import subscribe
from apps.imaging.events import MppsReceived
from apps.imaging.public import complete_studies_of_step


@subscribe(MppsReceived, name="imaging.complete_studies")
def complete_after_step(event: MppsReceived) -> None:
    complete_studies_of_step(event.mpps_uid)
