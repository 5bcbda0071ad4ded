from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.safety.models import ActionCard
from apps.safety.public import approve_card, draft_card
from apps.safety.rest.reaction_serializers import ActionCardSerializer, NewActionCardSerializer
from apps.safety.rest.serializers import SafetyNoteSerializer


class CardListView(ListView):
    """The department's action cards, every version."""

    required = {"GET": ("reaction.read", "reaction.record"), "POST": "safety.override"}
    serializer_class = ActionCardSerializer
    ordering_fields = ["id"]

    def list_rows(self, query):
        return ActionCard.objects.all()

    @extend_schema(operation_id="action_card_list")
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="action_card_draft", request=NewActionCardSerializer, responses={201: ActionCardSerializer}
    )
    def post(self, request) -> Response:
        return self.render(
            ActionCardSerializer,
            draft_card(actor=actor_of(request), **self.validate(NewActionCardSerializer)),
            status=201,
        )


class CardApproveView(ApiView):
    required = {"POST": "safety.override"}

    @extend_schema(operation_id="action_card_approve", request=SafetyNoteSerializer, responses=ActionCardSerializer)
    def post(self, request, card_id: int) -> Response:
        self.validate(SafetyNoteSerializer)
        return self.render(ActionCardSerializer, approve_card(card_id, actor=actor_of(request)))
