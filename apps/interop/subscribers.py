"""What the hospital is told: every heard event becomes a message in line for the partners that take it, and for FHIR subscriptions.

All events of a flow are heard under one name: the relay keeps their order, so that a retried release does not come after its withdrawal.
"""

from collections.abc import Callable
from typing import Any

from apps.common.events import Event, subscribe
from apps.devices.events import DeviceChanged
from apps.directory.events import AllergyChanged, LabRecorded, PatientChanged, PatientsMerged
from apps.imaging.events import StudyCompleted, StudyMatched, StudyReconciled
from apps.interop.engine.notices import BookingFacts
from apps.interop.public import (
    tell_booking,
    tell_given_back,
    tell_no_show,
    tell_state,
    tell_subscribers,
    write_results,
)
from apps.reporting.events import ReleaseWithdrawn, ReportHandedOver, ReportReleased, ReportSigned
from apps.safety.events import ReactionConfirmed, ReactionRecorded
from apps.scheduling.events import AppointmentBooked, AppointmentCancelled, AppointmentMoved, AppointmentStateChanged
from apps.workflow.events import ExamDetailsChanged, ExamStateChanged, OrderPlaced


@subscribe(ReportReleased, name="interop.results_out")
def send_result(event: ReportReleased) -> None:
    write_results(event.report_id, event.version, list(event.exam_ids))


@subscribe(ReportHandedOver, name="interop.results_out")
def send_preliminary(event: ReportHandedOver) -> None:
    write_results(event.report_id, event.version, list(event.exam_ids))


@subscribe(ReleaseWithdrawn, name="interop.results_out")
def send_withdrawal(event: ReleaseWithdrawn) -> None:
    write_results(event.report_id, event.version, list(event.exam_ids), is_withdrawn=True)


@subscribe(ExamStateChanged, name="interop.status_out")
def send_status(event: ExamStateChanged) -> None:
    tell_state(event.exam_id, state=event.to_state, at=event.at, was_asked=event.trigger == "cancelled_by_message")


@subscribe(AppointmentBooked, name="interop.schedule_out")
def send_booked(event: AppointmentBooked) -> None:
    facts = BookingFacts("S12", event.appointment_id, event.device_code, event.starts_at, event.ends_at)
    tell_booking(event.exam_id, facts)


@subscribe(AppointmentMoved, name="interop.schedule_out")
def send_moved(event: AppointmentMoved) -> None:
    facts = BookingFacts("S13", event.appointment_id, event.device_code, event.starts_at, event.ends_at)
    tell_booking(event.exam_id, facts)


@subscribe(AppointmentCancelled, name="interop.schedule_out")
def send_given_back(event: AppointmentCancelled) -> None:
    tell_given_back(event.exam_id, event.appointment_id, event.device_code, event.starts_at, event.reason)


@subscribe(AppointmentStateChanged, name="interop.schedule_out")
def send_no_show(event: AppointmentStateChanged) -> None:
    if event.state == "no_show":
        tell_no_show(event.exam_id, event.appointment_id)


# event -> the kind of resource that it changed, and which of them
CHANGES: dict[type[Event], tuple[str, Callable[[Any], list]]] = {
    PatientChanged: ("Patient", lambda e: [e.patient_id]),
    PatientsMerged: ("Patient", lambda e: [e.survivor_id, e.merged_id]),
    AllergyChanged: ("AllergyIntolerance", lambda e: [e.allergy_id]),
    LabRecorded: ("Observation", lambda e: [f"lab-{e.lab_id}"]),
    OrderPlaced: ("ServiceRequest", lambda e: e.exam_ids),
    ExamStateChanged: ("ServiceRequest", lambda e: [e.exam_id]),
    ExamDetailsChanged: ("ServiceRequest", lambda e: [e.exam_id]),
    AppointmentBooked: ("Appointment", lambda e: [e.appointment_id]),
    AppointmentMoved: ("Appointment", lambda e: [e.appointment_id]),
    AppointmentCancelled: ("Appointment", lambda e: [e.appointment_id]),
    AppointmentStateChanged: ("Appointment", lambda e: [e.appointment_id]),
    StudyCompleted: ("ImagingStudy", lambda e: [e.study_id]),
    StudyMatched: ("ImagingStudy", lambda e: [e.study_id]),
    StudyReconciled: ("ImagingStudy", lambda e: [e.study_id]),
    ReportSigned: ("DiagnosticReport", lambda e: [e.report_id]),
    ReportHandedOver: ("DiagnosticReport", lambda e: [e.report_id]),
    ReleaseWithdrawn: ("DiagnosticReport", lambda e: [e.report_id]),
    ReportReleased: ("DiagnosticReport", lambda e: [e.report_id]),
    ReactionRecorded: ("AdverseEvent", lambda e: [e.reaction_id]),
    ReactionConfirmed: ("AdverseEvent", lambda e: [e.reaction_id]),
    DeviceChanged: ("Device", lambda e: [e.device_id]),
}


def tell_change(event: Event) -> None:
    """FHIR subscriptions: one line in order per exam, where the event is about one."""
    kind, read = CHANGES[type(event)]
    exam_ids = getattr(event, "exam_ids", None) or [getattr(event, "exam_id", None) or 0]
    about = read(event) if kind == "Patient" else [] if kind == "Device" else None
    if patient_id := getattr(event, "patient_id", None):
        about = [patient_id]
    if kind == "ServiceRequest":
        for exam_id in read(event):
            tell_subscribers(kind, [str(exam_id)], exam_id=exam_id, patient_ids=about)
    else:
        tell_subscribers(kind, [str(key) for key in read(event)], exam_id=exam_ids[0], patient_ids=about)


for changed in CHANGES:
    subscribe(changed, name="interop.fhir")(tell_change)
