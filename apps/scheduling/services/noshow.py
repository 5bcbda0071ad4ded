"""Absent patients: proposed by policy, decided by a person."""

from datetime import timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.noshow import is_overdue
from apps.scheduling.events import AppointmentStateChanged
from apps.scheduling.models import Appointment, AppointmentChange
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.services.appointments import check_version, end_appointment, lock_appointment, place_of
from apps.scheduling.services.book import note_change
from apps.scheduling.services.reasons import check_reason
from apps.workflow.public import get_exam, request


def list_no_show_proposals(site_id: int) -> list[Appointment]:
    """Booked appointments of the last day whose grace is over, oldest first."""
    policy = booking_policy(site_id)
    now = clock.now()
    grace = timedelta(minutes=policy.payload["no_show_grace_min"])
    rows = Appointment.objects.select_related("occupancy__resource").filter(
        state="booked",
        occupancy__resource__site_id=site_id,
        occupancy__during__startswith__range=(now - timedelta(days=1), now - grace),
    )
    return list(rows.order_by("occupancy__during"))


@transaction.atomic
def mark_no_show(
    appointment_id: int,
    *,
    actor: Actor,
    reason: str = "",
    reason_code: str = "",
    expected_version: int | None = None,
) -> Appointment:
    """Frees the time of a patient who did not come; refused before the grace is over."""
    appointment, _ = lock_appointment(appointment_id)
    check_version(appointment, expected_version)
    exam = get_exam(appointment.exam_id)
    check_reason(reason_code, reason, kind="no_show", site_id=exam.site_id)
    policy = booking_policy(exam.site_id)
    grace_min = policy.payload["no_show_grace_min"]
    if not is_overdue(appointment.starts_at, now=clock.now(), grace_min=grace_min):
        raise Refused(Reason("scheduling.still_in_grace", {"grace_min": grace_min}, "error", policy.label))
    before = place_of(appointment) | {"exam_state": exam.state}
    why = {"reason": reason, "reason_code": reason_code}
    request(appointment.exam_id, "mark_no_show", actor=actor)
    end_appointment(appointment, "mark_no_show", **why)
    note_change(appointment, AppointmentChange.Kind.NO_SHOW, actor=actor, before=before, **why)
    obj = f"appointment:{appointment.pk}"
    record(actor, "appointment.no_show", obj=obj, patient_id=exam.patient_id, detail=before | why)
    changed = AppointmentStateChanged(
        appointment_id=appointment.pk,
        exam_id=exam.id,
        site_id=exam.site_id,
        state=str(appointment.state),
        at=clock.now(),
    )
    publish(changed, aggregate=f"exam:{exam.id}")
    return appointment
