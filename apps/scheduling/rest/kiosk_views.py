from drf_spectacular.utils import extend_schema

from apps.common.kernel import clock
from apps.common.kernel.errors import RadflowError
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView
from apps.scheduling.engine.display import mask_name, round_wait
from apps.scheduling.models import Ticket
from apps.scheduling.public import check_in
from apps.scheduling.rest.access import check_site
from apps.scheduling.rest.arrivals import count_ahead, list_arrivals
from apps.scheduling.rest.desk_serializers import KioskRequest, KioskSerializer
from apps.scheduling.selectors.policies import min_identifiers
from apps.scheduling.selectors.scans import find_open_ticket, read_scan
from apps.workflow.public import ExamFacts

NOTHING = {"label": "", "masked_name": "", "room_names": None, "floor": "", "ahead": None, "wait_min": None}


class KioskCheckInView(ApiView):
    """Self check-in. Whatever does not fit is sent to the desk: the answer never tells a stranger who is booked."""

    required = {"POST": "kiosk.check_in"}

    @extend_schema(operation_id="check_in_at_kiosk", request=KioskRequest, responses=KioskSerializer)
    def post(self, request):
        facts = self.validate(KioskRequest)
        check_site(request, "kiosk.check_in", facts["site_id"])
        scan = read_scan(facts["code"], site_id=facts["site_id"])
        birth_day = facts["birth_day"]
        if not scan.proved:
            return self._answer("desk")
        exam = scan.exams[0] if scan.exams else None
        proved = set(scan.proved)
        if exam is not None and birth_day and _birth_day(exam) == birth_day:
            proved.add("birth_date")
        if exam is None or (birth_day and "birth_date" not in proved):
            return self._answer("desk")
        if len(proved) < min_identifiers(facts["site_id"]):
            return self._answer("birth_day")
        return self._check_in(exam, sorted(proved))

    def _check_in(self, exam: ExamFacts, proved: list[str]):
        if exam.slot_start is None and find_open_ticket(exam.id) is None:
            return self._answer("desk")
        try:
            result = check_in(exam.id, identified_by=proved, actor=actor_of(self.request))
        except RadflowError:
            return self._answer("desk")
        (arrival,) = list_arrivals([exam.id])
        room = result.ticket.resource.room if result.ticket.resource else None
        return self._answer(
            "checked_in" if result.is_new else "already",
            label=arrival["ticket"]["label"],
            masked_name=mask_name(exam.patient.name),
            room_names=arrival["room_names"],
            floor=room.floor if room else "",
            ahead=count_ahead(exam.site_id, arrival["ticket"]),
            wait_min=_wait_min(result.ticket),
        )

    def _answer(self, outcome: str, **facts):
        return self.render(KioskSerializer, NOTHING | facts | {"outcome": outcome})


def _wait_min(ticket: Ticket) -> int | None:
    return ticket.expected_at and round_wait((ticket.expected_at - clock.now()).total_seconds() / 60)


def _birth_day(exam: ExamFacts) -> str:
    return f"{exam.patient.birth_date:%Y%m%d}" if exam.patient.birth_date else ""
