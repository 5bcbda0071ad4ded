from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView
from apps.scheduling.models import Appointment
from apps.scheduling.public import (
    book_appointment,
    cancel_appointment,
    list_no_show_proposals,
    mark_no_show,
    move_appointment,
    offer_slots_for,
    release_reservation,
    reserve_slot,
    undo_change,
)
from apps.scheduling.rest.access import check_site, get_appointment, site_of_resource
from apps.scheduling.rest.booking_serializers import (
    AppointmentSerializer,
    BookingRequest,
    CancelRequest,
    MoveRequest,
    NoShowRequest,
    OfferQuery,
    OfferSerializer,
    ReservationRequest,
    ReservationSerializer,
)
from apps.scheduling.selectors.policies import booking_policy
from apps.workflow.public import get_exam

WRITE = "schedule.write"
OVERRIDES = {"outside_hours_reason": "schedule.override", "separation_reason": "schedule.override_separation"}


class AppointmentAnswer(ApiView):
    """What every change of an appointment answers with."""

    def answer(self, appointment: Appointment, *, status: int = 200) -> Response:
        row = get_appointment(appointment.pk)
        undo_s = booking_policy(row.occupancy.resource.site_id).payload["undo_s"]
        context = {"request": self.request, "undo_s": undo_s}
        return Response(AppointmentSerializer(row, context=context).data, status=status)

    def check(self, request, appointment_id: int, permission: str = WRITE) -> None:
        check_site(request, permission, get_appointment(appointment_id).occupancy.resource.site_id)


class OffersView(ApiView):
    """The next free slots for an exam, each with what safety says."""

    required = {"GET": WRITE}

    @extend_schema(operation_id="list_offers", parameters=[OfferQuery], responses=OfferSerializer(many=True))
    def get(self, request, exam_id: int):
        query = self.validate_query(OfferQuery)
        exam = get_exam(exam_id)
        check_site(request, WRITE, exam.site_id)
        offers = offer_slots_for(exam, n=query["n"], skip=query["skip"], after=query.get("after"))
        return self.render(OfferSerializer, offers, many=True)


class ReservationsView(ApiView):
    required = {"POST": WRITE}

    @extend_schema(operation_id="reserve_slot", request=ReservationRequest, responses={201: ReservationSerializer})
    def post(self, request):
        facts = self.validate(ReservationRequest)
        check_site(request, WRITE, site_of_resource(facts["resource_id"]))
        reservation = reserve_slot(actor=actor_of(request), **facts)
        reservation.expires_in_s = max(0, int((reservation.expires_at - clock.real_now()).total_seconds()))
        return self.render(ReservationSerializer, reservation, status=201)


class ReservationView(ApiView):
    required = {"DELETE": WRITE}

    @extend_schema(operation_id="release_reservation", responses={204: None})
    def delete(self, request, reservation_id: int):
        release_reservation(reservation_id, actor=actor_of(request))
        return Response(status=204)


class AppointmentsView(AppointmentAnswer):
    required = {"POST": WRITE}

    @extend_schema(operation_id="book_appointment", request=BookingRequest, responses={201: AppointmentSerializer})
    def post(self, request):
        facts = self.validate(BookingRequest)
        check_site(request, WRITE, site_of_resource(facts["resource_id"]))
        check_overrides(request, facts)
        return self.answer(book_appointment(actor=actor_of(request), **facts), status=201)


class AppointmentView(AppointmentAnswer):
    required = {"GET": "schedule.read"}

    @extend_schema(operation_id="get_appointment", responses=AppointmentSerializer)
    def get(self, request, appointment_id: int):
        self.check(request, appointment_id, "schedule.read")
        return self.answer(get_appointment(appointment_id))


class MoveView(AppointmentAnswer):
    required = {"POST": WRITE}

    @extend_schema(operation_id="move_appointment", request=MoveRequest, responses=AppointmentSerializer)
    def post(self, request, appointment_id: int):
        facts = self.validate(MoveRequest)
        self.check(request, appointment_id)
        check_overrides(request, facts)
        version = facts.pop("version")
        return self.answer(move_appointment(appointment_id, expected_version=version, actor=actor_of(request), **facts))


class CancelView(AppointmentAnswer):
    required = {"POST": WRITE}

    @extend_schema(operation_id="cancel_appointment", request=CancelRequest, responses=AppointmentSerializer)
    def post(self, request, appointment_id: int):
        facts = self.validate(CancelRequest)
        self.check(request, appointment_id)
        version = facts.pop("version")
        return self.answer(
            cancel_appointment(appointment_id, expected_version=version, actor=actor_of(request), **facts)
        )


class UndoView(AppointmentAnswer):
    required = {"POST": WRITE}

    @extend_schema(operation_id="undo_appointment_change", request=None, responses=AppointmentSerializer)
    def post(self, request, appointment_id: int):
        self.check(request, appointment_id)
        return self.answer(undo_change(appointment_id, actor=actor_of(request)))


class NoShowView(AppointmentAnswer):
    required = {"POST": WRITE}

    @extend_schema(operation_id="mark_no_show", request=NoShowRequest, responses=AppointmentSerializer)
    def post(self, request, appointment_id: int):
        facts = self.validate(NoShowRequest)
        self.check(request, appointment_id)
        version = facts.pop("version")
        return self.answer(mark_no_show(appointment_id, expected_version=version, actor=actor_of(request), **facts))


class NoShowProposalsView(ApiView):
    """Booked patients who did not come within the grace time."""

    required = {"GET": "schedule.read"}

    @extend_schema(operation_id="list_no_show_proposals", responses=AppointmentSerializer(many=True))
    def get(self, request, site_id: int):
        check_site(request, "schedule.read", site_id)
        return self.render(AppointmentSerializer, list_no_show_proposals(site_id), many=True)


def check_overrides(request, facts: dict) -> None:
    """Booking into closed hours and against reserves needs a right of its own, setting a clinical separation aside one of its own."""
    for reason, permission in OVERRIDES.items():
        if facts[reason]:
            check_site(request, permission, site_of_resource(facts["resource_id"]))
