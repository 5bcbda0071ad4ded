"""What happens to a signed report: where it went, its withdrawal, words for the patient, the patient's code."""

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView
from apps.reporting.public import (
    draft_plain_text,
    find_released_plain_text,
    issue_patient_code,
    list_releases_of_report,
    release_plain_text,
    withdraw_release,
)
from apps.reporting.rest.access import get_visible_report
from apps.reporting.rest.output_serializers import (
    PatientCodeSerializer,
    PlainTextSerializer,
    PlainTextStateSerializer,
    ReleaseSerializer,
    WithdrawSerializer,
)


class ReleaseListView(ApiView):
    required = {"GET": "report.read"}

    @extend_schema(operation_id="report_releases", responses=ReleaseSerializer(many=True))
    def get(self, request, report_id: int) -> Response:
        report = get_visible_report(request, report_id)
        return self.render(ReleaseSerializer, list_releases_of_report(report.id), many=True)


class WithdrawalView(ApiView):
    required = {"POST": "report.release"}

    @extend_schema(operation_id="report_withdraw", request=WithdrawSerializer, responses=ReleaseSerializer(many=True))
    def post(self, request, report_id: int) -> Response:
        report = get_visible_report(request, report_id, "report.release")
        withdraw_release(report.id, reason=self.validate(WithdrawSerializer)["reason"], actor=actor_of(request))
        return self.render(ReleaseSerializer, list_releases_of_report(report.id), many=True)


class PlainTextView(ApiView):
    required = {"GET": "report.read", "PUT": "report.release"}

    @extend_schema(operation_id="report_plain_text", responses=PlainTextStateSerializer)
    def get(self, request, report_id: int) -> Response:
        report = get_visible_report(request, report_id)
        text, last = draft_plain_text(report), report.versions.last()
        kept = find_released_plain_text(last.id)
        facts = {
            "text": text,
            "released_at": kept.released_at if kept else None,
            "released_by": kept.released_by if kept else "",
        }
        return self.render(PlainTextStateSerializer, facts)

    @extend_schema(
        operation_id="report_release_plain_text", request=PlainTextSerializer, responses=PlainTextStateSerializer
    )
    def put(self, request, report_id: int) -> Response:
        report = get_visible_report(request, report_id, "report.release")
        row = release_plain_text(report.id, text=self.validate(PlainTextSerializer)["text"], actor=actor_of(request))
        return self.render(PlainTextStateSerializer, row)


class PatientCodeView(ApiView):
    required = {"POST": "result.print"}

    @extend_schema(operation_id="report_patient_code", request=None, responses={201: PatientCodeSerializer})
    def post(self, request, report_id: int) -> Response:
        report = get_visible_report(request, report_id, "result.print")
        code, row = issue_patient_code(report.id, actor=actor_of(request))
        return self.render(PatientCodeSerializer, {"code": code, "valid_until": row.valid_until}, status=201)
