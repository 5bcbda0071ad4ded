from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView
from apps.scheduling.models import Appointment, SlotReservation, Visit
from apps.scheduling.public import (
    Wanted,
    book_visit,
    cancel_visit,
    move_visit,
    offer_visits,
    reserve_visit,
    take_out_of_visit,
    undo_visit,
)
from apps.scheduling.rest.access import RELATED, check_site, get_appointment, site_of_resource
from apps.scheduling.rest.booking_serializers import AppointmentSerializer
from apps.scheduling.rest.visit_serializers import (
    PlacesRequest,
    VisitBookingRequest,
    VisitCancelRequest,
    VisitMoveRequest,
    VisitOfferSerializer,
    VisitOffersRequest,
    VisitReservationsSerializer,
    VisitSerializer,
)
from apps.scheduling.selectors.policies import booking_policy
from apps.workflow.public import get_exam

WRITE = "schedule.write"


def show_held(rows: list[SlotReservation]) -> dict:
    """Slots held together with the seconds that are left of all."""
    left = min(max(0, int((row.expires_at - clock.real_now()).total_seconds())) for row in rows)
    for row in rows:
        row.expires_in_s = left
    return {"expires_in_s": left, "reservations": rows}


def read_places(request, facts: dict) -> list[Wanted]:
    """Takes the places out of what was sent; each must be at a site where the caller books."""
    for place in facts["places"]:
        check_site(request, WRITE, site_of_resource(place["resource_id"]))
    return [Wanted(**place) for place in facts.pop("places")]


class VisitAnswer(ApiView):
    def answer(self, visit: Visit, *, status: int = 200) -> Response:
        rows = list(
            Appointment.objects.select_related(*RELATED).filter(visit=visit).order_by("occupancy__during", "pk")
        )
        undo_s = booking_policy(rows[0].occupancy.resource.site_id).payload["undo_s"] if rows else 0
        facts = {"id": visit.pk, "keeps_order": visit.keeps_order, "appointments": rows, "undo_s": undo_s}
        return self.render(VisitSerializer, facts, status=status)

    def check(self, request, visit_id: int, permission: str = WRITE) -> None:
        """At every site where the visit stands."""
        sites = Appointment.objects.filter(visit_id=visit_id).values_list("occupancy__resource__site_id", flat=True)
        if not sites:
            raise NotFound("scheduling.visit_unknown", visit=visit_id)
        for site_id in set(sites):
            check_site(request, permission, site_id)


class VisitOffersView(ApiView):
    """The cheapest ways to give several exams of one patient one visit; a question, so nothing changes."""

    required = {"POST": WRITE}

    @extend_schema(
        operation_id="list_visit_offers", request=VisitOffersRequest, responses=VisitOfferSerializer(many=True)
    )
    def post(self, request):
        facts = self.validate(VisitOffersRequest)
        for exam_id in facts["exam_ids"]:
            check_site(request, WRITE, get_exam(exam_id).site_id)
        return self.render(VisitOfferSerializer, offer_visits(facts.pop("exam_ids"), **facts), many=True)


class VisitReservationsView(VisitAnswer):
    """Holds all slots of a visit or none."""

    required = {"POST": WRITE}

    @extend_schema(operation_id="reserve_visit", request=PlacesRequest, responses={201: VisitReservationsSerializer})
    def post(self, request):
        places = read_places(request, self.validate(PlacesRequest))
        rows = reserve_visit(places, actor=actor_of(request))
        return self.render(VisitReservationsSerializer, show_held(rows), status=201)


class VisitsView(VisitAnswer):
    required = {"POST": WRITE}

    @extend_schema(operation_id="book_visit", request=VisitBookingRequest, responses={201: VisitSerializer})
    def post(self, request):
        facts = self.validate(VisitBookingRequest)
        places = read_places(request, facts)
        return self.answer(book_visit(places, actor=actor_of(request), **facts), status=201)


class VisitView(VisitAnswer):
    required = {"GET": "schedule.read"}

    @extend_schema(operation_id="get_visit", responses=VisitSerializer)
    def get(self, request, visit_id: int):
        self.check(request, visit_id, "schedule.read")
        return self.answer(Visit.objects.get(pk=visit_id))


class VisitMoveView(VisitAnswer):
    required = {"POST": WRITE}

    @extend_schema(operation_id="move_visit", request=VisitMoveRequest, responses=VisitSerializer)
    def post(self, request, visit_id: int):
        facts = self.validate(VisitMoveRequest)
        self.check(request, visit_id)
        places = read_places(request, facts)
        return self.answer(move_visit(visit_id, places, actor=actor_of(request), **facts))


class VisitCancelView(VisitAnswer):
    required = {"POST": WRITE}

    @extend_schema(operation_id="cancel_visit", request=VisitCancelRequest, responses=VisitSerializer)
    def post(self, request, visit_id: int):
        facts = self.validate(VisitCancelRequest)
        self.check(request, visit_id)
        return self.answer(cancel_visit(visit_id, actor=actor_of(request), **facts))


class VisitUndoView(VisitAnswer):
    required = {"POST": WRITE}

    @extend_schema(operation_id="undo_visit_change", request=None, responses=VisitSerializer)
    def post(self, request, visit_id: int):
        self.check(request, visit_id)
        return self.answer(undo_visit(visit_id, actor=actor_of(request)))


class VisitTakeOutView(ApiView):
    """One appointment leaves its visit and stays where it is."""

    required = {"POST": WRITE}

    @extend_schema(operation_id="take_out_of_visit", request=None, responses=AppointmentSerializer)
    def post(self, request, appointment_id: int):
        check_site(request, WRITE, get_appointment(appointment_id).occupancy.resource.site_id)
        take_out_of_visit(appointment_id, actor=actor_of(request))
        return self.render(AppointmentSerializer, get_appointment(appointment_id))
