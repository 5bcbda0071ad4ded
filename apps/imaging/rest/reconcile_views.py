from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.scope import check_site
from apps.common.rest.views import ApiView, ListView
from apps.imaging.models import ReconcileAct
from apps.imaging.public import (
    correct_study,
    file_study,
    get_study,
    merge_studies,
    reject_parts,
    set_aside,
    split_study,
    take_away,
    undo_act,
)
from apps.imaging.rest import reconcile_serializers as s
from apps.imaging.rest.access import check_visible
from apps.imaging.selectors.proposals import list_proposals
from apps.workflow.public import get_exam


class ProposalListView(ApiView):
    """Exams that a study may belong to, best first, each with the signs that speak for it and against it."""

    required = {"GET": "image.match"}

    @extend_schema(operation_id="reconcile_proposals", responses=s.ProposalSerializer(many=True))
    def get(self, request, study_id: int) -> Response:
        check_visible(request, study_id, "image.match")
        found = list_proposals(get_study(study_id), site_ids=request.grants.sites("image.match"))
        rows = [{"exam": exam, "score": p.score, "reasons": p.reasons} for exam, p in found]
        return self.render(s.ProposalSerializer, rows, many=True)


class StudyActListView(ListView):
    """What was decided over a study, newest first."""

    required = {"GET": "image.match"}
    serializer_class = s.ReconcileActSerializer
    ordering_fields = ["id"]

    def list_rows(self, query):
        check_visible(self.request, self.kwargs["study_id"], "image.match")
        return ReconcileAct.objects.filter(studies=self.kwargs["study_id"]).order_by("-id")

    @extend_schema(operation_id="reconcile_acts")
    def get(self, request, study_id: int) -> Response:
        return super().get(request)


class _ActView(ApiView):
    required = {"POST": "image.match"}

    def act(self, request, study_id: int, does, **given) -> Response:
        """The caller must see the study, and the exam that it goes to."""
        check_visible(request, study_id, "image.match")
        if given.get("exam_id") is not None:
            check_site(request, self, get_exam(given["exam_id"]).site_id)
        row = does(study_id, actor=actor_of(request), **given)
        return self.render(s.ReconcileActSerializer, row)


class FileStudyView(_ActView):
    @extend_schema(operation_id="reconcile_file", request=s.ReconcileFileSerializer, responses=s.ReconcileActSerializer)
    def post(self, request, study_id: int) -> Response:
        body = self.validate(s.ReconcileFileSerializer)
        return self.act(request, study_id, file_study, **body)


class TakeAwayView(_ActView):
    @extend_schema(
        operation_id="reconcile_take_away", request=s.VersionedNoteSerializer, responses=s.ReconcileActSerializer
    )
    def post(self, request, study_id: int) -> Response:
        body = self.validate(s.VersionedNoteSerializer)
        return self.act(request, study_id, take_away, **body)


class SetAsideView(_ActView):
    """Images of no patient: nobody looks for their exam any more."""

    @extend_schema(
        operation_id="reconcile_set_aside", request=s.VersionedNoteSerializer, responses=s.ReconcileActSerializer
    )
    def post(self, request, study_id: int) -> Response:
        body = self.validate(s.VersionedNoteSerializer)
        return self.act(request, study_id, set_aside, **body)


class CorrectStudyView(_ActView):
    @extend_schema(
        operation_id="reconcile_correct", request=s.ReconcileCorrectSerializer, responses=s.ReconcileActSerializer
    )
    def post(self, request, study_id: int) -> Response:
        body = dict(self.validate(s.ReconcileCorrectSerializer))
        note, version = body.pop("note"), body.pop("version")
        return self.act(request, study_id, correct_study, values=body, note=note, version=version)


class RejectPartsView(_ActView):
    @extend_schema(
        operation_id="reconcile_reject", request=s.ReconcileRejectSerializer, responses=s.ReconcileActSerializer
    )
    def post(self, request, study_id: int) -> Response:
        body = self.validate(s.ReconcileRejectSerializer)
        return self.act(request, study_id, reject_parts, **body)


class SplitStudyView(_ActView):
    @extend_schema(
        operation_id="reconcile_split", request=s.ReconcileSplitSerializer, responses=s.ReconcileActSerializer
    )
    def post(self, request, study_id: int) -> Response:
        body = self.validate(s.ReconcileSplitSerializer)
        return self.act(request, study_id, split_study, **body)


class MergeStudiesView(_ActView):
    @extend_schema(
        operation_id="reconcile_merge", request=s.ReconcileMergeSerializer, responses=s.ReconcileActSerializer
    )
    def post(self, request, study_id: int) -> Response:
        body = self.validate(s.ReconcileMergeSerializer)
        check_visible(request, body["into_id"], "image.match")
        return self.act(request, study_id, merge_studies, **body)


class UndoActView(ApiView):
    required = {"POST": "image.match"}

    @extend_schema(operation_id="reconcile_undo", request=s.ReconcileUndoSerializer, responses=s.ReconcileActSerializer)
    def post(self, request, act_id: int) -> Response:
        body = self.validate(s.ReconcileUndoSerializer)
        ids = ReconcileAct.objects.filter(pk=act_id).values_list("studies", flat=True)
        if not ids:
            raise NotFound("imaging.act_missing", act=act_id)
        for study_id in ids:
            check_visible(request, study_id, "image.match")
        return self.render(s.ReconcileActSerializer, undo_act(act_id, actor=actor_of(request), **body))
