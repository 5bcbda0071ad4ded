from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.audit import record
from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView
from apps.safety.models import FindingDecision, Signature
from apps.safety.public import record_authorisation, second_decision, sign_document, withdraw_signature
from apps.safety.rest.exam_views import SheetActionView
from apps.safety.rest.scope import get_exam_in_scope
from apps.safety.rest.serializers import SafetyNoteSerializer
from apps.safety.rest.sheet_serializers import SafetySheetSerializer
from apps.safety.rest.signature_serializers import AuthoriseSerializer, SignatureWithdrawSerializer, SignSerializer
from apps.safety.selectors.papers import print_signature


class SignView(SheetActionView):
    """The patient signs or refuses: the answers, or the consent."""

    required = {"POST": "safety.answer"}
    body = SignSerializer

    def act(self, request, exam_id, data):
        sign_document(exam_id, actor=actor_of(request), **data)

    @extend_schema(operation_id="safety_sign", request=SignSerializer, responses=SafetySheetSerializer)
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)


class AuthorisationView(SheetActionView):
    """Paid, authorised or not: the newest word of the hospital."""

    required = {"POST": "safety.answer"}
    body = AuthoriseSerializer

    def act(self, request, exam_id, data):
        record_authorisation(exam_id, actor=actor_of(request), **data)

    @extend_schema(operation_id="safety_payment_post", request=AuthoriseSerializer, responses=SafetySheetSerializer)
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)


class SignatureWithdrawView(SheetActionView):
    required = {"POST": "safety.answer"}
    body = SignatureWithdrawSerializer

    def act(self, request, exam_id, data):
        withdraw_signature(self.kwargs["signature_id"], actor=actor_of(request), **data)

    @extend_schema(
        operation_id="safety_signature_withdraw", request=SignatureWithdrawSerializer, responses=SafetySheetSerializer
    )
    def post(self, request, signature_id: int) -> Response:
        return self.answer(request, _find(signature_id).exam_id)


class SignaturePaperView(ApiView):
    """The signed text as PDF."""

    required = {"GET": "safety.read"}

    @extend_schema(operation_id="safety_signature_pdf", responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def get(self, request, signature_id: int) -> HttpResponse:
        row = _find(signature_id)
        exam = get_exam_in_scope(request, self, row.exam_id)
        record(actor_of(request), "safety.read", obj=f"exam:{exam.id}", patient_id=exam.patient_id)
        return HttpResponse(print_signature(row, exam), content_type="application/pdf")


class DecisionSecondView(SheetActionView):
    """The second person agrees to a lifted hold."""

    required = {"POST": "safety.override"}
    body = SafetyNoteSerializer

    def act(self, request, exam_id, data):
        second_decision(self.kwargs["decision_id"], actor=actor_of(request))

    @extend_schema(operation_id="safety_decision_second", request=SafetyNoteSerializer, responses=SafetySheetSerializer)
    def post(self, request, decision_id: int) -> Response:
        row = FindingDecision.objects.filter(pk=decision_id).first()
        if row is None:
            raise NotFound("safety.decision_unknown")
        return self.answer(request, row.exam_id)


def _find(signature_id: int) -> Signature:
    row = Signature.objects.filter(pk=signature_id).first()
    if row is None:
        raise NotFound("safety.signature_unknown")
    return row
