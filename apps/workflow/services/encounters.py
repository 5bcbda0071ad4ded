"""Where a visit's patient is, as the hospital tells it."""

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.workflow.engine.states import BEFORE_SCAN
from apps.workflow.events import ExamDetailsChanged
from apps.workflow.models import Encounter, Exam


def move_encounter(site_id: int, visit_number: str, *, patient_id: int, location: str, actor: Actor) -> list[int]:
    """The ids of the exams still to be scanned, told that their patient lies elsewhere; none when imaging knows no such visit or the
    place is not new. Raises Invalid for another patient's visit."""
    with transaction.atomic():
        visit = Encounter.objects.select_for_update().filter(site_id=site_id, visit_number=visit_number).first()
        if visit is None or visit.location == location:
            return []
        if visit.patient_id != patient_id:
            raise Invalid({"visit_number": Reason("workflow.visit_of_another", {"visit": visit_number}, "error")})
        before, visit.location = visit.location, location
        visit.save(update_fields=["location"])
        exams = list(Exam.objects.filter(order__encounter=visit, state__in=BEFORE_SCAN).values_list("id", flat=True))
        for exam_id in exams:
            publish(ExamDetailsChanged(exam_id, ["location"]), aggregate=f"exam:{exam_id}")
        detail = {"from": before, "to": location}
        record(actor, "visit.moved", obj=f"encounter:{visit.id}", patient_id=patient_id, detail=detail)
    return exams
