"""What happens to a signed report: where it went, its withdrawal, words for the patient, the patient's code."""

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView
from apps.reporting.public import (
    draft_plain_text,
    find_patient_draft,
    find_released_plain_text,
    get_verified_version,
    is_drafting_on,
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
        return self.render(PlainTextStateSerializer, self.read_state(report))

    @staticmethod
    def read_state(report) -> dict:
        version = get_verified_version(report)
        kept = find_released_plain_text(version.id)
        return {
            "text": draft_plain_text(report),
            "released_at": kept.released_at if kept else None,
            "released_by": kept.released_by if kept else "",
            "draft": find_patient_draft(version.id),
            "can_draft": is_drafting_on(),
        }

    @extend_schema(
        operation_id="report_release_plain_text", request=PlainTextSerializer, responses=PlainTextStateSerializer
    )
    def put(self, request, report_id: int) -> Response:
        report = get_visible_report(request, report_id, "report.release")
        release_plain_text(report.id, actor=actor_of(request), **self.validate(PlainTextSerializer))
        return self.render(PlainTextStateSerializer, self.read_state(report))


class PatientCodeView(ApiView):
    required = {"POST": "result.print"}

    @extend_schema(operation_id="report_patient_code", request=None, responses={201: PatientCodeSerializer})
    def post(self, request, report_id: int) -> Response:
        report = get_visible_report(request, report_id, "result.print")
        code, row = issue_patient_code(report.id, actor=actor_of(request))
        return self.render(PatientCodeSerializer, {"code": code, "valid_until": row.valid_until}, status=201)
