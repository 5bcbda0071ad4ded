from django.http import HttpResponse
from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework.response import Response

from apps.common.files import open_file
from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of, code_given_at, note_code, proved_at
from apps.common.rest.views import ApiView
from apps.directory.public import is_open_to
from apps.reporting.engine.templates import SECTIONS
from apps.reporting.models import Report
from apps.reporting.public import (
    begin_amendment,
    check_draft,
    confirm_receipt,
    discard_amendment,
    find_proof_needs,
    find_release_of_report,
    find_report_of_exam,
    flag_critical,
    get_report,
    lay_down_pen,
    list_exams_of_reports,
    list_priors,
    note_opening,
    open_for_writing,
    release_report,
    save_draft,
    sign_report,
    start_report,
    will_verify,
)
from apps.reporting.rest.access import (
    check_exam_sites,
    check_visible_critical,
    get_visible_report,
    get_visible_row,
    may_verify,
)
from apps.reporting.rest.serializers import (
    AmendSerializer,
    CriticalFlagSerializer,
    CriticalSerializer,
    DraftSaveSerializer,
    DraftSerializer,
    PenSerializer,
    PenStateSerializer,
    ReceiptSerializer,
    ReportCheckSerializer,
    ReportFindingSerializer,
    ReportSerializer,
    ReportStartSerializer,
    SignSerializer,
)


class ReportView(ApiView):
    required = {"GET": "report.read"}

    @extend_schema(operation_id="report_get", responses=ReportSerializer)
    def get(self, request, report_id: int) -> Response:
        return render_report_page(request, get_visible_report(request, report_id), is_opened=True)


def render_report_page(request, report: Report, *, status: int = 200, is_opened: bool = False) -> Response:
    """The report with exams, draft, versions and priors; opening it is an entry of the audit trail."""
    is_open = is_open_to(request.actor, request.grants, "report.read", report.patient_id)
    priors = list_priors(report, sites=None if is_open else request.grants.sites("report.read"))
    if is_opened:
        note_opening(report, priors=priors, actor=actor_of(request))
    exams = list_exams_of_reports([report, *priors])
    rows = []
    for prior in priors:
        last = list(prior.versions.all())[-1]
        rows.append(
            {
                "id": prior.id,
                "modality": prior.modality,
                "exam_names": exams[prior.id][0].exam_type_names,
                "signed_at": last.signed_at,
                "findings": last.findings,
                "impression": last.impression,
                "exam_ids": [exam.id for exam in exams[prior.id]],
            }
        )
    needs = find_proof_needs(
        actor_of(request),
        code_given_at=code_given_at(request),
        proved_at=proved_at(request),
        site_id=report.site_id,
    )
    context = {
        "request": request,
        "exams": exams[report.id],
        "priors": rows,
        "may_verify": will_verify(
            report, exams[report.id], may_verify=may_verify(request, report), actor=actor_of(request)
        ),
        "password_again": needs.proof == "password",
        "provider_again": needs.proof == "provider",
        "code_again": needs.code,
    }
    return Response(ReportSerializer(report, context=context).data, status=status)


class ReportListView(ApiView):
    required = {"POST": "report.write"}

    @extend_schema(operation_id="report_start", request=ReportStartSerializer, responses={201: ReportSerializer})
    def post(self, request) -> Response:
        data = self.validate(ReportStartSerializer)
        check_exam_sites(request, data["exam_ids"], "report.write")
        report = start_report(data["exam_ids"], lang=data["lang"], actor=actor_of(request))
        return render_report_page(request, get_report(report.id), status=201, is_opened=True)


class ExamReportView(ApiView):
    required = {"GET": "report.read"}

    @extend_schema(operation_id="report_of_exam", responses=ReportSerializer)
    def get(self, request, exam_id: int) -> Response:
        report = find_report_of_exam(exam_id)
        if report is None:
            raise NotFound("reporting.report_missing", report=f"exam {exam_id}")
        return render_report_page(request, get_visible_report(request, report.id), is_opened=True)


class DraftView(ApiView):
    required = {"PUT": "report.write"}

    @extend_schema(operation_id="report_save_draft", request=DraftSaveSerializer, responses=DraftSerializer)
    def put(self, request, report_id: int) -> Response:
        get_visible_row(request, report_id, "report.write")
        data = self.validate(DraftSaveSerializer)
        draft = save_draft(
            report_id,
            texts={name: data[name] for name in SECTIONS if name in data},
            client=data["client"],
            sequence=data["sequence"],
            revision=data["revision"],
            actor=actor_of(request),
        )
        return self.render(DraftSerializer, draft)


class CheckView(ApiView):
    required = {"POST": "report.read"}

    @extend_schema(
        operation_id="report_check", request=ReportCheckSerializer, responses=ReportFindingSerializer(many=True)
    )
    def post(self, request, report_id: int) -> Response:
        get_visible_row(request, report_id)
        data = self.validate(ReportCheckSerializer)
        texts = {name: data.get(name, "") for name in SECTIONS}
        return self.render(
            ReportFindingSerializer,
            check_draft(report_id, texts=texts, stage=data["stage"], actor=actor_of(request)),
            many=True,
        )


class PenView(ApiView):
    required = {"GET": "report.read", "POST": "report.write", "DELETE": "report.write"}

    @extend_schema(operation_id="report_pen", responses=PenStateSerializer)
    def get(self, request, report_id: int) -> Response:
        """Who writes and how far the text is: for one who waits, without reading the report again."""
        return self.render(PenStateSerializer, get_visible_row(request, report_id))

    @extend_schema(operation_id="report_take_pen", request=PenSerializer, responses=ReportSerializer)
    def post(self, request, report_id: int) -> Response:
        get_visible_row(request, report_id, "report.write")
        take_over = self.validate(PenSerializer)["take_over"]
        open_for_writing(report_id, take_over=take_over, actor=actor_of(request))
        return render_report_page(request, get_report(report_id))

    @extend_schema(operation_id="report_lay_down_pen", responses={204: None})
    def delete(self, request, report_id: int) -> Response:
        get_visible_row(request, report_id, "report.write")
        lay_down_pen(report_id, actor=actor_of(request))
        return Response(status=204)


class SignView(ApiView):
    required = {"POST": "report.write"}

    @extend_schema(operation_id="report_sign", request=SignSerializer, responses=ReportSerializer)
    def post(self, request, report_id: int) -> Response:
        report = get_visible_row(request, report_id, "report.write")
        data = self.validate(SignSerializer)
        sign_report(
            report_id,
            actor=actor_of(request),
            may_verify=may_verify(request, report),
            revision=data["revision"],
            password=data["password"],
            code=data["code"],
            code_given_at=code_given_at(request),
            proved_at=proved_at(request),
            **{name: data[name] for name in ("override_reason", "ask_of", "discordance", "note")},
            expected_version=data.get("version"),
        )
        if data["code"].strip() and actor_of(request).kind == "person":
            note_code(request)
        return render_report_page(request, get_report(report_id))


class AmendView(ApiView):
    required = {"POST": "report.sign", "DELETE": "report.sign"}

    @extend_schema(operation_id="report_amend", request=AmendSerializer, responses=ReportSerializer)
    def post(self, request, report_id: int) -> Response:
        get_visible_row(request, report_id, "report.sign")
        data = self.validate(AmendSerializer)
        begin_amendment(
            report_id,
            kind=data["kind"],
            reason=data["reason"],
            expected_version=data.get("version"),
            actor=actor_of(request),
        )
        return render_report_page(request, get_report(report_id))

    @extend_schema(operation_id="report_discard_amendment", responses={200: ReportSerializer})
    def delete(self, request, report_id: int) -> Response:
        get_visible_row(request, report_id, "report.sign")
        discard_amendment(report_id, actor=actor_of(request))
        return render_report_page(request, get_report(report_id))


class ReleaseView(ApiView):
    required = {"POST": "report.release"}

    @extend_schema(operation_id="report_release", request=None, responses=ReportSerializer)
    def post(self, request, report_id: int) -> Response:
        get_visible_row(request, report_id, "report.release")
        release_report(report_id, actor=actor_of(request))
        return render_report_page(request, get_report(report_id))


class ReportPdfView(ApiView):
    required = {"GET": "report.read"}

    @extend_schema(operation_id="report_pdf", responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def get(self, request, report_id: int) -> HttpResponse:
        report = get_visible_report(request, report_id)
        release = find_release_of_report(report_id)
        if release is None:
            raise NotFound("reporting.nothing_verified")
        note_opening(report, priors=[], actor=actor_of(request))
        return send_pdf(release.pdf_sha256)


def send_pdf(sha256: str) -> HttpResponse:
    """The stored bytes, checked against their hash, for showing in the page."""
    response = HttpResponse(open_file(sha256), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="report.pdf"'
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response


class CriticalListView(ApiView):
    required = {"POST": "report.write"}

    @extend_schema(operation_id="critical_flag", request=CriticalFlagSerializer, responses={201: CriticalSerializer})
    def post(self, request, report_id: int) -> Response:
        get_visible_row(request, report_id, "report.write")
        notice = flag_critical(report_id, actor=actor_of(request), **self.validate(CriticalFlagSerializer))
        return self.render(CriticalSerializer, notice, status=201)


class CriticalReceiptView(ApiView):
    required = {"POST": "report.write"}

    @extend_schema(operation_id="critical_receipt", request=ReceiptSerializer, responses=CriticalSerializer)
    def post(self, request, critical_id: int) -> Response:
        check_visible_critical(request, critical_id, "report.write")
        done = confirm_receipt(
            critical_id, received_by=self.validate(ReceiptSerializer)["received_by"], actor=actor_of(request)
        )
        return self.render(CriticalSerializer, done)
