"""A reviewer at work: the sheet of a case, its pictures, the impression before the report, the judgement."""

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.scope import reach_of
from apps.common.rest.views import ApiView
from apps.imaging.public import list_windows
from apps.qc.engine.reading_order import hold_back
from apps.qc.models import Case
from apps.qc.public import (
    check_may_review,
    find_disclosure_of,
    find_open_appeal,
    find_prior,
    get_case,
    get_sheets,
    is_text_held,
    list_priors,
    mask_content,
    mask_words,
    record_first_look,
    render_picture,
    sort_pictures,
    submit_review,
)
from apps.qc.rest.access import get_visible_case
from apps.qc.rest.audit_serializers import QcAuditSerializer
from apps.qc.rest.picture_serializers import QcLookQuerySerializer, make_look
from apps.qc.rest.review_serializers import (
    QcFirstLookSendSerializer,
    QcReviewSubmitSerializer,
    QcSubmittedSerializer,
)


class AuditView(ApiView):
    required = {"GET": "qc.review"}

    @extend_schema(operation_id="qc_audit_get", responses=QcAuditSerializer)
    def get(self, request, case_id: int) -> Response:
        case = get_reviewable_case(request, self, case_id)
        return self.render(QcAuditSerializer, make_audit(request, self, case))


class FirstLookView(ApiView):
    """The images were read: only now the sheet holds the report."""

    required = {"POST": "qc.review"}

    @extend_schema(operation_id="qc_first_look", request=QcFirstLookSendSerializer, responses={201: QcAuditSerializer})
    def post(self, request, case_id: int) -> Response:
        get_visible_case(request, self, case_id)
        record_first_look(case_id, actor=actor_of(request), **self.validate(QcFirstLookSendSerializer))
        return self.render(QcAuditSerializer, make_audit(request, self, get_case(case_id)), status=201)


class PictureView(ApiView):
    required = {"GET": "qc.review"}

    @extend_schema(
        operation_id="qc_audit_picture",
        parameters=[QcLookQuerySerializer],
        responses={(200, "image/png"): OpenApiTypes.BINARY},
    )
    def get(self, request, case_id: int, number: int) -> HttpResponse:
        case = get_reviewable_case(request, self, case_id)
        look = make_look(self.validate_query(QcLookQuerySerializer))
        return HttpResponse(render_picture(case.subject, number, look), content_type="image/png")


class PriorPictureView(ApiView):
    """A picture of an earlier exam, by the case's own key for it."""

    required = {"GET": "qc.review"}

    @extend_schema(
        operation_id="qc_prior_picture",
        parameters=[QcLookQuerySerializer],
        responses={(200, "image/png"): OpenApiTypes.BINARY},
    )
    def get(self, request, case_id: int, key: str, number: int) -> HttpResponse:
        case = get_reviewable_case(request, self, case_id)
        prior = find_prior(case, key, sites=reach_of(request, self))
        look = make_look(self.validate_query(QcLookQuerySerializer))
        return HttpResponse(render_picture(prior, number, look), content_type="image/png")


class ReviewView(ApiView):
    required = {"POST": "qc.review"}

    @extend_schema(
        operation_id="qc_review_submit", request=QcReviewSubmitSerializer, responses={201: QcSubmittedSerializer}
    )
    def post(self, request, case_id: int) -> Response:
        get_visible_case(request, self, case_id)
        review = submit_review(case_id, actor=actor_of(request), **self.validate(QcReviewSubmitSerializer))
        return self.render(QcSubmittedSerializer, review, status=201)


def get_reviewable_case(request, view, case_id: int) -> Case:
    """Raises NotFound, also for a case of another site, and Refused for whoever may not judge it."""
    case = get_visible_case(request, view, case_id)
    check_may_review(case, actor_of(request))
    return case


def make_audit(request, view, case: Case) -> dict:
    """The sheet as this reviewer may see it now; while the images come first, neither the report nor an appeal that may quote it."""
    me = actor_of(request).id
    held = is_text_held(case.subject, me)
    content = mask_content(case.subject)
    scale, checklist = get_sheets(case)
    pictures, appeal = sort_pictures(case.subject), None if held else find_open_appeal(case)
    return {
        "appeal": appeal and {"text": mask_words(case, appeal.text), "pictures": appeal.pictures},
        "disclosure": find_disclosure_of(case, me),
        "is_text_held": held,
        "first_look": case.first_looks.filter(reviewer_id=me).first(),
        "priors": list_priors(case, me, sites=reach_of(request, view)),
        "case_id": case.id,
        "kind": case.kind,
        "queue": case.queue,
        "is_arbitration": case.state == "arbitration",
        "reason_text": mask_words(case, case.reason_text),
        "content": hold_back(content) if held else content,
        "n_pictures": len(pictures.shown),
        "left_out": pictures.list_left_out(),
        "n_undeclared": pictures.n_undeclared,
        "windows": list_windows(case.subject.modality),
        "scale": {"radpeer": [], **scale.payload, "version": scale.label},
        "checklist": {**checklist.payload, "version": checklist.label} if checklist else None,
    }
