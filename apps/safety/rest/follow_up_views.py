"""Follow-up of reactions, and acts that a tablet sends late."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.safety.models import FollowUp
from apps.safety.public import close_follow_up, find_sent_reaction, record_act
from apps.safety.rest.reaction_serializers import (
    CloseFollowUpSerializer,
    FollowUpRowSerializer,
    NewSentActSerializer,
    ReactionActSerializer,
)
from apps.safety.rest.scope import check_site, get_exam_in_scope, limit_to_sites

ROWS = FollowUp.objects.select_related("reaction__patient", "reaction__exam")


class FollowUpQuerySerializer(serializers.Serializer):
    state = serializers.ChoiceField(choices=["open", "late", "done"], default="open")


class FollowUpListView(ListView):
    """What is still to be done after reactions; the most urgent first."""

    required = {"GET": "reaction.read"}
    serializer_class = FollowUpRowSerializer
    query_serializer = FollowUpQuerySerializer
    ordering_fields = ["due_at"]

    def list_rows(self, query):
        rows = ROWS.all().filter(is_withdrawn=False, done_at__isnull=query["state"] != "done")
        if query["state"] == "late":
            rows = rows.filter(due_at__lt=clock.now())
        return limit_to_sites(self.request, self, rows, field="reaction__site_id")

    @extend_schema(operation_id="reaction_follow_up_list", parameters=[FollowUpQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class FollowUpCloseView(ApiView):
    required = {"POST": "reaction.record"}

    @extend_schema(
        operation_id="reaction_follow_up_close", request=CloseFollowUpSerializer, responses=FollowUpRowSerializer
    )
    def post(self, request, follow_up_id: int) -> Response:
        row = ROWS.all().filter(pk=follow_up_id).first()
        if row is None:
            raise NotFound("safety.follow_up_unknown")
        check_site(request, self, row.reaction.site_id)
        close_follow_up(follow_up_id, actor=actor_of(request), **self.validate(CloseFollowUpSerializer))
        return self.render(FollowUpRowSerializer, ROWS.all().get(pk=follow_up_id))


class SentActView(ApiView):
    """An act of a reaction that was recorded without a network, sent after it."""

    required = {"POST": "reaction.record"}

    @extend_schema(
        operation_id="reaction_sent_act_create", request=NewSentActSerializer, responses={201: ReactionActSerializer}
    )
    def post(self, request, exam_id: int) -> Response:
        get_exam_in_scope(request, self, exam_id)
        values = self.validate(NewSentActSerializer)
        reaction_id = find_sent_reaction(exam_id, values.pop("reaction_client_id"))
        return self.render(
            ReactionActSerializer, record_act(reaction_id, actor=actor_of(request), **values), status=201
        )
