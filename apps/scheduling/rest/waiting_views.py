from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.directory.public import get_site
from apps.scheduling.models import WaitingEntry, WaitingOffer
from apps.scheduling.public import accept_offer, add_to_waiting, decline_offer, give_offer, withdraw_entry
from apps.scheduling.rest.access import check_site
from apps.scheduling.rest.booking_serializers import AppointmentSerializer
from apps.scheduling.rest.booking_views import AppointmentAnswer
from apps.scheduling.rest.waiting_serializers import (
    WaitingEntrySerializer,
    WaitingOfferSerializer,
    WaitingQuery,
    WaitingRequest,
    WithdrawRequest,
)
from apps.scheduling.selectors.calendars import day_span
from apps.scheduling.selectors.waiting import find_entry, list_entries, list_open_offers
from apps.workflow.public import get_exam

READ, WRITE = "schedule.read", "schedule.write"


class WaitingListView(ListView):
    """Who waits for an earlier slot."""

    required = {"GET": READ}
    serializer_class = WaitingEntrySerializer
    query_serializer = WaitingQuery
    ordering_fields = ["exam__priority__rank", "made_at", "before"]
    ordering_ties = ["made_at", "id"]

    def list_rows(self, query):
        check_site(self.request, READ, self.kwargs["site_id"])
        return list_entries(self.kwargs["site_id"], **query)

    @extend_schema(operation_id="list_waiting", parameters=[WaitingQuery])
    def get(self, request, *args, **kwargs) -> Response:
        return super().get(request, *args, **kwargs)


class WaitingView(ApiView):
    """Puts an exam on the list, or changes its wish."""

    required = {"POST": WRITE}

    @extend_schema(operation_id="add_to_waiting", request=WaitingRequest, responses={201: WaitingEntrySerializer})
    def post(self, request):
        facts = self.validate(WaitingRequest)
        site_id = get_exam(facts["exam_id"]).site_id
        check_site(request, WRITE, site_id)
        day = facts.pop("before_day")
        before = day and day_span(day, get_site(site_id).time_zone)[0]
        entry = add_to_waiting(before=before, actor=actor_of(request), **facts)
        return self.render(WaitingEntrySerializer, find_entry(entry.pk), status=201)


class WithdrawView(ApiView):
    required = {"POST": WRITE}

    @extend_schema(operation_id="withdraw_waiting", request=WithdrawRequest, responses=WaitingEntrySerializer)
    def post(self, request, entry_id: int):
        version = self.validate(WithdrawRequest)["version"]
        site_id = WaitingEntry.objects.filter(pk=entry_id).values_list("exam__site_id", flat=True).first()
        if site_id is None:
            raise NotFound("scheduling.entry_unknown", entry=entry_id)
        check_site(request, WRITE, site_id)
        withdraw_entry(entry_id, actor=actor_of(request), expected_version=version)
        return self.render(WaitingEntrySerializer, find_entry(entry_id))


class WaitingOffersView(ApiView):
    """Freed slots that are kept for somebody now."""

    required = {"GET": READ}

    @extend_schema(operation_id="list_waiting_offers", responses=WaitingOfferSerializer(many=True))
    def get(self, request, site_id: int):
        check_site(request, READ, site_id)
        return self.render(WaitingOfferSerializer, list_open_offers(site_id), many=True)


class OfferAct(AppointmentAnswer):
    required = {"POST": WRITE}

    def check_offer(self, request, offer_id: int) -> None:
        site_id = WaitingOffer.objects.filter(pk=offer_id).values_list("resource__site_id", flat=True).first()
        if site_id is None:
            raise NotFound("scheduling.offer_unknown", offer=offer_id)
        check_site(request, WRITE, site_id)


class OfferGiveView(OfferAct):
    """The patient is being asked."""

    @extend_schema(operation_id="give_waiting_offer", request=None, responses={204: None})
    def post(self, request, offer_id: int):
        self.check_offer(request, offer_id)
        give_offer(offer_id, actor=actor_of(request))
        return Response(status=204)


class OfferDeclineView(OfferAct):
    @extend_schema(operation_id="decline_waiting_offer", request=None, responses={204: None})
    def post(self, request, offer_id: int):
        self.check_offer(request, offer_id)
        decline_offer(offer_id, actor=actor_of(request))
        return Response(status=204)


class OfferAcceptView(OfferAct):
    """The kept slot becomes the booking."""

    @extend_schema(operation_id="accept_waiting_offer", request=None, responses=AppointmentSerializer)
    def post(self, request, offer_id: int):
        self.check_offer(request, offer_id)
        return self.answer(accept_offer(offer_id, actor=actor_of(request)))
