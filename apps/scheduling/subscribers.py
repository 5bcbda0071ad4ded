"""What scheduling hears: scanners that fail and return, and exams that go their way without the desk."""

from apps.common.events import subscribe
from apps.devices.events import DeviceCameBack, DeviceWentDown
from apps.safety.events import ReactionConfirmed
from apps.scheduling.public import close_failed_device, follow_exam, reassess_patient, reopen_device
from apps.workflow.events import ExamStateChanged


@subscribe(DeviceWentDown, name="scheduling.close_failed_device")
def close_slots(event: DeviceWentDown) -> None:
    if event.full:
        close_failed_device(event.code, at=event.at, cause=event.cause, expected_until=event.expected_until)


@subscribe(DeviceCameBack, name="scheduling.reopen_device")
def reopen_slots(event: DeviceCameBack) -> None:
    reopen_device(event.code)


@subscribe(ExamStateChanged, name="scheduling.follow_exam")
def follow_state(event: ExamStateChanged) -> None:
    follow_exam(event.exam_id, at=event.at)


@subscribe(ReactionConfirmed, name="scheduling.reassess_bookings")
def reassess_bookings(event: ReactionConfirmed) -> None:
    reassess_patient(event.patient_id)
