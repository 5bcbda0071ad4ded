from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.kernel.words import render_code
from apps.common.rest.actors import actor_of, language_of
from apps.common.rest.views import ApiView, ListView
from apps.safety.models import ActionCard, Reaction
from apps.safety.public import (
    close_reaction,
    confirm_reaction,
    record_act,
    record_reaction,
    undo_reaction,
)
from apps.safety.rest.reaction_serializers import (
    ActionCardSerializer,
    ConfirmReactionSerializer,
    NewReactionActSerializer,
    NewReactionSerializer,
    ReactionActSerializer,
    ReactionDetailSerializer,
    ReactionOutcomeSerializer,
    ReactionSerializer,
)
from apps.safety.rest.scope import check_site, get_exam_in_scope, limit_to_sites
from apps.safety.rest.serializers import SafetyNoteSerializer
from apps.safety.selectors.rules import get_rules


class ReactionTileSerializer(serializers.Serializer):
    code = serializers.CharField()
    text = serializers.CharField()
    kind = serializers.CharField()
    grade = serializers.CharField()
    refer = serializers.BooleanField()


class ReactionTileGroupSerializer(serializers.Serializer):
    group = serializers.CharField()
    tiles = ReactionTileSerializer(many=True)


class ReactionTableSerializer(serializers.Serializer):
    """All that the tablet needs to take a reaction with no network."""

    policy_version = serializers.CharField()
    groups = ReactionTileGroupSerializer(many=True)
    extravasation_groups = ReactionTileGroupSerializer(many=True)
    delayed_groups = ReactionTileGroupSerializer(many=True)
    renal_groups = ReactionTileGroupSerializer(many=True)
    cards = ActionCardSerializer(many=True)
    emergency_phone = serializers.CharField(allow_blank=True)
    next_observation_min = serializers.DictField(child=serializers.IntegerField(allow_null=True))


class ReactionTableView(ApiView):
    required = {"GET": ("reaction.record", "reaction.read")}

    @extend_schema(operation_id="reaction_table_get", responses=ReactionTableSerializer)
    def get(self, request) -> Response:
        rules, department = get_rules("reactions"), get_rules("department")
        language = language_of(request)
        return self.render(
            ReactionTableSerializer,
            {
                "policy_version": rules.label,
                "groups": _groups(rules.payload, "tiles", language),
                "extravasation_groups": _groups(rules.payload, "extravasation_tiles", language),
                "delayed_groups": _groups(rules.payload, "delayed_tiles", language),
                "renal_groups": _groups(rules.payload, "renal_tiles", language),
                "cards": ActionCard.objects.filter(state=ActionCard.State.APPROVED),
                "emergency_phone": department.payload["emergency_phone"],
                "next_observation_min": department.payload["next_observation_min"],
            },
        )


def _groups(payload: dict, name: str, language: str) -> list[dict]:
    table = payload["symptoms"]
    return [
        {
            "group": group["group"],
            "tiles": [
                {
                    "code": code,
                    "text": render_code(f"safety.symptom_{code}", language),
                    "kind": table[code]["kind"],
                    "grade": table[code]["grade"],
                    "refer": bool(table[code].get("refer")),
                }
                for code in group["symptoms"]
            ],
        }
        for group in payload[name]
    ]


class ReactionQuerySerializer(serializers.Serializer):
    state = serializers.ChoiceField(choices=["open", "confirmed", "closed", "undone"], required=False)
    kind = serializers.CharField(required=False, max_length=14)
    exam_id = serializers.IntegerField(required=False, min_value=1, max_value=2**62)
    started_from = serializers.DateTimeField(required=False)
    started_before = serializers.DateTimeField(required=False)


class ReactionListView(ListView):
    required = {"GET": "reaction.read"}
    serializer_class = ReactionSerializer
    query_serializer = ReactionQuerySerializer
    ordering_fields = ["started_at", "chosen_grade", "state"]

    def list_rows(self, query):
        rows = Reaction.objects.select_related(
            "patient", "exam__exam_type", "injection__agent", "injection__lot"
        ).order_by("-started_at", "-id")
        wanted = {
            "state": query.get("state"),
            "chosen_kind": query.get("kind"),
            "exam_id": query.get("exam_id"),
            "started_at__gte": query.get("started_from"),
            "started_at__lt": query.get("started_before"),
        }
        return limit_to_sites(self.request, self, rows.filter(**{k: v for k, v in wanted.items() if v is not None}))

    @extend_schema(operation_id="reaction_list", parameters=[ReactionQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class ExamReactionView(ApiView):
    """A reaction during or after this exam; a repeated `client_id` answers with the row it made first."""

    required = {"POST": "reaction.record"}

    @extend_schema(operation_id="reaction_create", request=NewReactionSerializer, responses={201: ReactionSerializer})
    def post(self, request, exam_id: int) -> Response:
        get_exam_in_scope(request, self, exam_id)
        row = record_reaction(exam_id, actor=actor_of(request), **self.validate(NewReactionSerializer))
        return self.render(ReactionSerializer, row, status=201)


class ReactionDetailBase(ApiView):
    def find(self, request, reaction_id: int) -> Reaction:
        rows = Reaction.objects.select_related("patient", "exam__exam_type", "injection__agent", "injection__lot")
        row = rows.prefetch_related("acts", "observations", "follow_ups").filter(pk=reaction_id).first()
        if row is None:
            raise NotFound("safety.reaction_unknown")
        check_site(request, self, row.site_id)
        return row

    def show(self, request, reaction_id: int) -> Response:
        return self.render(ReactionDetailSerializer, self.find(request, reaction_id))


class ReactionView(ReactionDetailBase):
    required = {"GET": ("reaction.read", "reaction.record")}

    @extend_schema(operation_id="reaction_get", responses=ReactionDetailSerializer)
    def get(self, request, reaction_id: int) -> Response:
        return self.show(request, reaction_id)


class ReactionConfirmView(ReactionDetailBase):
    required = {"POST": "reaction.confirm"}

    @extend_schema(
        operation_id="reaction_confirm", request=ConfirmReactionSerializer, responses=ReactionDetailSerializer
    )
    def post(self, request, reaction_id: int) -> Response:
        self.find(request, reaction_id)
        confirm_reaction(reaction_id, actor=actor_of(request), **self.validate(ConfirmReactionSerializer))
        return self.show(request, reaction_id)


class ReactionUndoView(ReactionDetailBase):
    required = {"POST": "reaction.record"}

    @extend_schema(operation_id="reaction_undo", request=SafetyNoteSerializer, responses=ReactionDetailSerializer)
    def post(self, request, reaction_id: int) -> Response:
        self.find(request, reaction_id)
        undo_reaction(reaction_id, actor=actor_of(request))
        return self.show(request, reaction_id)


class ReactionCloseView(ReactionDetailBase):
    required = {"POST": "reaction.confirm"}

    @extend_schema(operation_id="reaction_close", request=ReactionOutcomeSerializer, responses=ReactionDetailSerializer)
    def post(self, request, reaction_id: int) -> Response:
        self.find(request, reaction_id)
        close_reaction(reaction_id, actor=actor_of(request), **self.validate(ReactionOutcomeSerializer))
        return self.show(request, reaction_id)


class ReactionActView(ReactionDetailBase):
    required = {"POST": "reaction.record"}

    @extend_schema(
        operation_id="reaction_act_create", request=NewReactionActSerializer, responses={201: ReactionActSerializer}
    )
    def post(self, request, reaction_id: int) -> Response:
        self.find(request, reaction_id)
        row = record_act(reaction_id, actor=actor_of(request), **self.validate(NewReactionActSerializer))
        return self.render(ReactionActSerializer, row, status=201)
