"""What scheduling hears: scanners that fail and return, and exams that go their way without the desk."""

from apps.common.events import subscribe
from apps.devices.events import DeviceCameBack, DeviceChanged, DeviceWentDown, MaintenanceDue, MaintenanceWindowChanged
from apps.directory.events import LabRecorded, PatientsMerged
from apps.safety.events import InjectionRecorded, ReactionConfirmed, VerdictChanged
from apps.scheduling.events import (
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentMoved,
    BlockLifted,
    PlanRunChanged,
)
from apps.scheduling.public import (
    change_maintenance,
    follow_device,
    follow_exam,
    follow_merge,
    follow_waiting,
    offer_cancelled_time,
    offer_freed_time,
    offer_left_time,
    plan_notices,
    reassess_patient,
    recheck_hold,
    renew_booking,
    reserve_maintenance,
    review_cleaning,
    review_cleaning_of,
    review_exam,
    review_opened,
    review_patient,
    review_pools,
)
from apps.scheduling.tasks import run_plans
from apps.workflow.events import ExamDetailsChanged, ExamStateChanged

KIDNEYS = ("egfr", "creatinine")
ASK_AGAIN = frozenset({"contrast", "protocol", "priority", "patient"})


def _follow_device(event: DeviceWentDown | DeviceCameBack | DeviceChanged) -> None:
    follow_device(event.code)


subscribe(DeviceWentDown, name="scheduling.close_failed_device")(_follow_device)
subscribe(DeviceCameBack, name="scheduling.reopen_device")(_follow_device)
subscribe(DeviceChanged, name="scheduling.follow_device")(_follow_device)


@subscribe(MaintenanceDue, name="scheduling.reserve_maintenance")
def keep_maintenance(event: MaintenanceDue) -> None:
    reserve_maintenance(
        event.order_id,
        number=event.number,
        device_code=event.code,
        duration_min=event.duration_min,
        earliest=event.earliest,
        latest=event.latest,
    )


@subscribe(MaintenanceWindowChanged, name="scheduling.change_maintenance")
def follow_maintenance(event: MaintenanceWindowChanged) -> None:
    change_maintenance(event.number, device_code=event.code, ends_at=event.ends_at)


@subscribe(ExamStateChanged, name="scheduling.follow_exam")
def follow_state(event: ExamStateChanged) -> None:
    follow_exam(event.exam_id, at=event.at)


@subscribe(ReactionConfirmed, name="scheduling.reassess_bookings")
def reassess_bookings(event: ReactionConfirmed) -> None:
    reassess_patient(event.patient_id)


def _review_bookings(event) -> None:
    review_exam(event.exam_id)


for _event in (ExamStateChanged, AppointmentBooked, AppointmentMoved, AppointmentCancelled):
    subscribe(_event, name="scheduling.review_bookings")(_review_bookings)


@subscribe(ExamDetailsChanged, name="scheduling.review_changed")
def review_changed(event: ExamDetailsChanged) -> None:
    if ASK_AGAIN & set(event.fields):
        renew_booking(event.exam_id)
        review_exam(event.exam_id)
    if "needs_isolation" in event.fields:
        renew_booking(event.exam_id)
        review_cleaning_of(event.exam_id)


@subscribe(ExamStateChanged, name="scheduling.review_cleaning")
def review_cleaning_state(event: ExamStateChanged) -> None:
    review_cleaning_of(event.exam_id)


@subscribe(AppointmentBooked, name="scheduling.review_cleaning_booked")
def review_cleaning_booked(event: AppointmentBooked) -> None:
    review_cleaning(event.device_code, around=event.starts_at)


@subscribe(AppointmentMoved, name="scheduling.review_cleaning_moved")
def review_cleaning_moved(event: AppointmentMoved) -> None:
    review_cleaning(event.device_code, around=event.starts_at)
    review_cleaning(event.previous_device_code, around=event.previous_starts_at)


@subscribe(AppointmentCancelled, name="scheduling.review_cleaning_left")
def review_cleaning_left(event: AppointmentCancelled) -> None:
    review_cleaning(event.device_code, around=event.starts_at)


@subscribe(InjectionRecorded, name="scheduling.review_injected")
def review_injected(event: InjectionRecorded) -> None:
    review_patient(event.patient_id)


@subscribe(LabRecorded, name="scheduling.review_kidneys")
def review_kidneys(event: LabRecorded) -> None:
    if event.code in KIDNEYS:
        reassess_patient(event.patient_id)
        review_patient(event.patient_id)


@subscribe(AppointmentBooked, name="scheduling.review_pools")
def review_pools_booked(event: AppointmentBooked) -> None:
    review_pools(event.appointment_id)


@subscribe(AppointmentMoved, name="scheduling.review_pools_moved")
def review_pools_moved(event: AppointmentMoved) -> None:
    start = event.previous_starts_at
    review_pools(event.appointment_id, left=(start, start + (event.ends_at - event.starts_at)))


@subscribe(AppointmentCancelled, name="scheduling.review_pools_left")
def review_pools_left(event: AppointmentCancelled) -> None:
    review_pools(event.appointment_id)


@subscribe(BlockLifted, name="scheduling.review_opened")
def review_opened_time(event: BlockLifted) -> None:
    review_opened(event.resource_id, (event.starts_at, event.ends_at))


@subscribe(VerdictChanged, name="scheduling.recheck_hold")
def recheck_held(event: VerdictChanged) -> None:
    recheck_hold(event.exam_id)


@subscribe(ExamStateChanged, name="scheduling.follow_waiting")
def follow_waiting_state(event: ExamStateChanged) -> None:
    follow_waiting(event.exam_id)


@subscribe(AppointmentBooked, name="scheduling.settle_waiting")
def settle_booked(event: AppointmentBooked) -> None:
    follow_waiting(event.exam_id)


@subscribe(AppointmentMoved, name="scheduling.offer_left_time")
def offer_left(event: AppointmentMoved) -> None:
    follow_waiting(event.exam_id)
    offer_left_time(
        event.appointment_id,
        device_code=event.previous_device_code,
        left_at=event.previous_starts_at,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
    )


@subscribe(AppointmentCancelled, name="scheduling.offer_cancelled_time")
def offer_cancelled(event: AppointmentCancelled) -> None:
    offer_cancelled_time(event.appointment_id)


@subscribe(BlockLifted, name="scheduling.offer_lifted_time")
def offer_lifted(event: BlockLifted) -> None:
    offer_freed_time(event.resource_id, (event.starts_at, event.ends_at))


@subscribe(AppointmentBooked, name="scheduling.notice_booked")
def tell_booked(event: AppointmentBooked) -> None:
    plan_notices(event.appointment_id)


@subscribe(AppointmentMoved, name="scheduling.notice_moved")
def tell_moved(event: AppointmentMoved) -> None:
    plan_notices(event.appointment_id)


@subscribe(AppointmentCancelled, name="scheduling.notice_cancelled")
def tell_cancelled(event: AppointmentCancelled) -> None:
    plan_notices(event.appointment_id)


@subscribe(PlanRunChanged, name="scheduling.start_plan_run")
def start_run(event: PlanRunChanged) -> None:
    if event.state == "queued":
        run_plans.delay()


@subscribe(PatientsMerged, name="scheduling.merge")
def follow_merged_patients(event: PatientsMerged) -> None:
    follow_merge(event.merge_id)
