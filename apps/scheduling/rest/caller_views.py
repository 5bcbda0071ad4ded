from dataclasses import asdict

from drf_spectacular.utils import extend_schema

from apps.common.rest.views import ApiView
from apps.scheduling.rest.access import check_site
from apps.scheduling.rest.patient_serializers import (
    CallCardSerializer,
    CallersQuery,
    CallersSerializer,
)
from apps.scheduling.selectors.callers import Caller, CallerExam, find_callers, get_caller, has_one_to_book, list_recent


class CallersView(ApiView):
    """The omnibox of the booking desk."""

    required = {"GET": "schedule.write"}

    @extend_schema(operation_id="find_callers", parameters=[CallersQuery], responses=CallersSerializer)
    def get(self, request):
        query = self.validate_query(CallersQuery)
        check_site(request, "schedule.write", query["site"])
        callers = find_callers(query["q"].strip(), site_id=query["site"])
        facts = {
            "is_unique": has_one_to_book(callers),
            "results": [to_json(caller) for caller in callers],
        }
        return self.render(CallersSerializer, facts)


class CallCardView(ApiView):
    """One caller: exams to book, booked ones, what was done lately."""

    required = {"GET": "schedule.write"}

    @extend_schema(operation_id="get_caller", responses=CallCardSerializer)
    def get(self, request, site_id: int, patient_id: int):
        check_site(request, "schedule.write", site_id)
        caller = get_caller(patient_id, site_id=site_id)
        recent = [
            {
                "exam_id": exam.id,
                "day": exam.stamps.get("finished") or exam.received_at,
                "exam_type_names": exam.exam_type_names,
                "state": exam.state,
            }
            for exam in list_recent(patient_id)
        ]
        return self.render(CallCardSerializer, to_json(caller) | {"recent": recent})


def to_json(caller: Caller) -> dict:
    return {
        "patient": caller.patient,
        "to_book": [_exam(exam) for exam in caller.to_book],
        "booked": [_exam(exam) for exam in caller.booked],
    }


def _exam(exam: CallerExam) -> dict:
    return asdict(exam.facts) | {"prep": exam.prep, "appointment_id": exam.appointment_id}
