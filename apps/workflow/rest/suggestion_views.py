from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.reason import Reason
from apps.common.rest.fields import LanguageMapField, ReasonField
from apps.common.rest.views import ApiView
from apps.workflow.engine.states import Laterality
from apps.workflow.public import ExamFacts
from apps.workflow.rest.access import get_visible_exam
from apps.workflow.rest.exam_serializers import choices
from apps.workflow.selectors.hints import find_exam_hints, find_order_hints
from apps.workflow.selectors.order_text import OrderReading, read_exam_text, read_order_text


class OrderTextSerializer(serializers.Serializer):
    text = serializers.CharField(max_length=4000, allow_blank=True)
    sex = serializers.ChoiceField(choices=["M", "F", "O", "U"], required=False, allow_blank=True)
    birth_date = serializers.DateField(required=False, allow_null=True)
    exam_type_codes = serializers.ListField(
        child=serializers.CharField(max_length=32), required=False, max_length=10, help_text="compared with the text"
    )
    laterality = serializers.ChoiceField(choices=choices(Laterality), required=False, allow_blank=True)
    patient_id = serializers.IntegerField(
        min_value=1, required=False, allow_null=True, help_text="whose other exams are looked at for hints"
    )


class SuggestionSerializer(serializers.Serializer):
    code = serializers.CharField()
    names = LanguageMapField()
    score = serializers.FloatField(help_text="0 to 1")
    contrast = serializers.CharField()
    needs_side = serializers.BooleanField()
    side = serializers.CharField(help_text="L, R, B or empty")
    reasons = serializers.ListField(child=ReasonField())


class OrderReadingSerializer(serializers.Serializer):
    suggestions = SuggestionSerializer(many=True)
    why_not = serializers.ListField(child=ReasonField(), help_text="given when nothing is proposed")
    differs = serializers.ListField(
        child=ReasonField(), help_text="where the ordered exam says something else than the text"
    )
    hints = serializers.ListField(
        child=ReasonField(), help_text="asked for twice, done lately, or another exam usually comes first"
    )
    is_urgent = serializers.BooleanField()


class ExamSuggestionView(ApiView):
    required = {"GET": "exam.read"}

    @extend_schema(operation_id="exam_suggestions", responses=OrderReadingSerializer)
    def get(self, request, exam_id) -> Response:
        """What the order's own text proposes; nothing is changed by asking."""
        return self.render(OrderReadingSerializer, shape(*read_exam(get_visible_exam(request, exam_id))))


class TextSuggestionView(ApiView):
    required = {"POST": "order.write"}

    @extend_schema(operation_id="suggest_exams", request=OrderTextSerializer, responses=OrderReadingSerializer)
    def post(self, request) -> Response:
        """What a text proposes before there is an order; the text is not kept."""
        body = self.validate(OrderTextSerializer)
        reading = read_order_text(
            body["text"],
            sex=body.get("sex", ""),
            birth_date=body.get("birth_date"),
            ordered=body.get("exam_type_codes", ()),
            laterality=body.get("laterality", ""),
        )
        hints = find_order_hints(
            body.get("exam_type_codes", ()),
            text=body["text"],
            sex=body.get("sex", ""),
            birth_date=body.get("birth_date"),
            patient_id=body.get("patient_id"),
        )
        return self.render(OrderReadingSerializer, shape(reading, hints))


def read_exam(exam: ExamFacts) -> tuple[OrderReading, tuple[Reason, ...]]:
    return read_exam_text(exam), find_exam_hints(exam)


def shape(reading: OrderReading, hints: tuple[Reason, ...]) -> dict:
    proposal = reading.proposal
    return {
        "suggestions": [
            {
                "code": s.code,
                "names": dict(s.names),
                "score": s.score,
                "contrast": s.contrast,
                "needs_side": s.needs_side,
                "side": s.side,
                "reasons": s.reasons,
            }
            for s in proposal.suggestions
        ],
        "why_not": proposal.why_not,
        "differs": reading.differs,
        "hints": hints,
        "is_urgent": proposal.urgency == "stat",
    }
