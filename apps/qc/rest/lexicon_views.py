from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.scope import check_reach, check_site
from apps.common.rest.views import ApiView, ListView
from apps.qc.engine.history_trial import ENOUGH_SHAPES
from apps.qc.engine.lexicon_overlay import count_built_in, list_meanings
from apps.qc.models import LexiconEntry
from apps.qc.public import (
    answer_word,
    get_last_learning,
    list_entries,
    list_word_questions,
    save_entry,
    withdraw_entry,
)
from apps.qc.rest.rule_serializers import (
    LANGS,
    QcLexiconEntrySerializer,
    QcLexiconFactsSerializer,
    QcLexiconQuerySerializer,
    QcLexiconSaveSerializer,
    QcLexiconWithdrawSerializer,
    QcSpellLearningSerializer,
    QcWordAnswerSerializer,
    QcWordQuestionQuerySerializer,
    QcWordQuestionSerializer,
)


class LexiconListView(ListView):
    required = {"GET": "qc.read", "POST": "qc.rules"}
    serializer_class = QcLexiconEntrySerializer
    query_serializer = QcLexiconQuerySerializer
    ordering_fields = ["id", "term", "changed_at"]

    def list_rows(self, query):
        if query.get("site"):
            check_site(self.request, self, query["site"])
        return list_entries(**query)

    @extend_schema(operation_id="qc_lexicon_list", parameters=[QcLexiconQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="qc_lexicon_save", request=QcLexiconSaveSerializer, responses={201: QcLexiconEntrySerializer}
    )
    def post(self, request) -> Response:
        data = self.validate(QcLexiconSaveSerializer)
        check_reach(request, self, [data["site_id"]])
        row = save_entry(actor=actor_of(request), **data)
        return self.render(QcLexiconEntrySerializer, row, status=201)


class LexiconWithdrawView(ApiView):
    required = {"POST": "qc.rules"}

    @extend_schema(
        operation_id="qc_lexicon_withdraw", request=QcLexiconWithdrawSerializer, responses=QcLexiconEntrySerializer
    )
    def post(self, request, entry_id: int) -> Response:
        site_id = LexiconEntry.objects.filter(pk=entry_id).values_list("site_id", flat=True).first()
        check_reach(request, self, [site_id or None])
        reason = self.validate(QcLexiconWithdrawSerializer)["reason"]
        row = withdraw_entry(entry_id, reason=reason, actor=actor_of(request))
        return self.render(QcLexiconEntrySerializer, row)


class LexiconFactsView(ApiView):
    required = {"GET": "qc.read"}

    @extend_schema(operation_id="qc_lexicon_facts", responses=QcLexiconFactsSerializer(many=True))
    def get(self, request) -> Response:
        facts = [
            {
                "lang": lang,
                "built_in": count_built_in(lang),
                "findings": sorted(list_meanings(lang)["finding"]),
                "places": sorted(list_meanings(lang)["place"]),
            }
            for lang in LANGS
        ]
        return self.render(QcLexiconFactsSerializer, facts, many=True)


class SpellLearningView(ApiView):
    required = {"GET": "qc.read"}

    @extend_schema(operation_id="qc_spell_learning", responses=QcSpellLearningSerializer)
    def get(self, request) -> Response:
        """What the spell model has learned from; nothing yet without a learning."""
        last = get_last_learning()
        facts = {"at": None, "n_reports": 0, "n_sentences": {}, "n_aside": 0, "trusted": []}
        told = {name: getattr(last, name) for name in facts} if last else facts
        return self.render(QcSpellLearningSerializer, told | {"enough_sentences": ENOUGH_SHAPES})


class WordQuestionListView(ListView):
    required = {"GET": "qc.read"}
    serializer_class = QcWordQuestionSerializer
    query_serializer = QcWordQuestionQuerySerializer
    ordering_fields = ["id", "n_reports", "word"]

    def list_rows(self, query):
        return list_word_questions(**query)

    @extend_schema(operation_id="qc_word_questions", parameters=[QcWordQuestionQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class WordAnswerView(ApiView):
    required = {"POST": "qc.rules"}

    @extend_schema(operation_id="qc_word_answer", request=QcWordAnswerSerializer, responses=QcWordQuestionSerializer)
    def post(self, request, question_id: int) -> Response:
        row = answer_word(question_id, actor=actor_of(request), **self.validate(QcWordAnswerSerializer))
        return self.render(QcWordQuestionSerializer, row)
