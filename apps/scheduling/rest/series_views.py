from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.facts import FactsSerializer
from apps.common.rest.fields import ReasonField
from apps.common.rest.views import ApiView
from apps.scheduling.models import Appointment, Series
from apps.scheduling.public import (
    Wanted,
    book_series,
    cancel_following,
    propose_series,
    reserve_series,
    shift_following,
    undo_following,
)
from apps.scheduling.rest.access import RELATED, check_site, get_appointment, site_of_resource
from apps.scheduling.rest.booking_serializers import AppointmentSerializer
from apps.scheduling.rest.visit_serializers import (
    ID,
    MOST,
    PlacesRequest,
    VisitCancelRequest,
    VisitReservationsSerializer,
    WantedSerializer,
)
from apps.scheduling.rest.visit_views import read_places, show_held
from apps.scheduling.selectors.policies import booking_policy
from apps.workflow.public import get_exam

WRITE = "schedule.write"


class IntervalSerializer(serializers.Serializer):
    every_days = serializers.IntegerField(min_value=1, max_value=366)
    slack_days = serializers.IntegerField(min_value=0, max_value=14, default=2)


class SeriesProposalRequest(IntervalSerializer):
    exam_ids = serializers.ListField(child=serializers.IntegerField(**ID), min_length=2, max_length=MOST)
    first = WantedSerializer()


class SeriesPlaceSerializer(FactsSerializer):
    exam_id = serializers.IntegerField()
    wished_at = serializers.DateTimeField()
    resource_id = serializers.IntegerField(allow_null=True, help_text="null: nothing near that day is free")
    resource_code = serializers.CharField()
    starts_at = serializers.DateTimeField(allow_null=True)
    ends_at = serializers.DateTimeField(allow_null=True)
    reasons = serializers.ListField(child=ReasonField())


class SeriesBookingRequest(PlacesRequest, IntervalSerializer):
    client_key = serializers.CharField(min_length=8, max_length=64)


class FollowingMoveRequest(VisitCancelRequest):
    starts_at = serializers.DateTimeField()
    resource_id = serializers.IntegerField(
        min_value=1, required=False, help_text="all go to this scanner; without it each stays on its own"
    )


class AppointmentSeriesSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    every_days = serializers.IntegerField()
    slack_days = serializers.IntegerField()
    appointments = AppointmentSerializer(many=True)
    undo_s = serializers.IntegerField(help_text="seconds in which the last change may be undone")


class SeriesAnswer(ApiView):
    def answer(self, series: Series, *, status: int = 200) -> Response:
        rows = Appointment.objects.select_related(*RELATED).filter(series=series).order_by("occupancy__during", "pk")
        members = list(rows)
        facts = {
            "id": series.pk,
            "every_days": series.every_days,
            "slack_days": series.slack_days,
            "appointments": members,
            "undo_s": booking_policy(members[0].occupancy.resource.site_id).payload["undo_s"],
        }
        return self.render(AppointmentSeriesSerializer, facts, status=status)

    def check_appointment(self, request, appointment_id: int) -> None:
        check_site(request, WRITE, get_appointment(appointment_id).occupancy.resource.site_id)


class SeriesProposalsView(ApiView):
    """A place for every exam of a series, conflicts named one by one; a question, so nothing changes."""

    required = {"POST": WRITE}

    @extend_schema(
        operation_id="propose_series", request=SeriesProposalRequest, responses=SeriesPlaceSerializer(many=True)
    )
    def post(self, request):
        facts = self.validate(SeriesProposalRequest)
        for exam_id in facts["exam_ids"]:
            check_site(request, WRITE, get_exam(exam_id).site_id)
        places = propose_series(facts.pop("exam_ids"), first=Wanted(**facts.pop("first")), **facts)
        return self.render(SeriesPlaceSerializer, places, many=True)


class SeriesReservationsView(SeriesAnswer):
    """Holds every place of a series or none."""

    required = {"POST": WRITE}

    @extend_schema(operation_id="reserve_series", request=PlacesRequest, responses={201: VisitReservationsSerializer})
    def post(self, request):
        made = reserve_series(read_places(request, self.validate(PlacesRequest)), actor=actor_of(request))
        return self.render(VisitReservationsSerializer, show_held(made), status=201)


class SeriesListView(SeriesAnswer):
    required = {"POST": WRITE}

    @extend_schema(
        operation_id="book_series", request=SeriesBookingRequest, responses={201: AppointmentSeriesSerializer}
    )
    def post(self, request):
        facts = self.validate(SeriesBookingRequest)
        places = read_places(request, facts)
        return self.answer(book_series(places, actor=actor_of(request), **facts), status=201)


class SeriesView(SeriesAnswer):
    required = {"GET": "schedule.read"}

    @extend_schema(operation_id="get_series", responses=AppointmentSeriesSerializer)
    def get(self, request, appointment_series_id: int):
        rows = Appointment.objects.filter(series_id=appointment_series_id)
        sites = rows.values_list("occupancy__resource__site_id", flat=True)
        if not sites:
            raise NotFound("scheduling.series_unknown", series=appointment_series_id)
        for site_id in set(sites):
            check_site(request, "schedule.read", site_id)
        return self.answer(Series.objects.get(pk=appointment_series_id))


class FollowingMoveView(SeriesAnswer):
    """This appointment of a series and all later ones."""

    required = {"POST": WRITE}

    @extend_schema(operation_id="shift_following", request=FollowingMoveRequest, responses=AppointmentSeriesSerializer)
    def post(self, request, appointment_id: int):
        facts = self.validate(FollowingMoveRequest)
        self.check_appointment(request, appointment_id)
        if "resource_id" in facts:
            check_site(request, WRITE, site_of_resource(facts["resource_id"]))
        return self.answer(shift_following(appointment_id, actor=actor_of(request), **facts))


class FollowingCancelView(SeriesAnswer):
    """This appointment of a series and all later ones."""

    required = {"POST": WRITE}

    @extend_schema(operation_id="cancel_following", request=VisitCancelRequest, responses=AppointmentSeriesSerializer)
    def post(self, request, appointment_id: int):
        facts = self.validate(VisitCancelRequest)
        self.check_appointment(request, appointment_id)
        return self.answer(cancel_following(appointment_id, actor=actor_of(request), **facts))


class FollowingUndoView(SeriesAnswer):
    """Takes back what was just done to this appointment of a series and alike to later ones."""

    required = {"POST": WRITE}

    @extend_schema(operation_id="undo_following", request=None, responses=AppointmentSeriesSerializer)
    def post(self, request, appointment_id: int):
        self.check_appointment(request, appointment_id)
        return self.answer(undo_following(appointment_id, actor=actor_of(request)))
