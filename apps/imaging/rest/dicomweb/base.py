"""What all DICOMweb resources share: who may see which study, one entry of the trail for a sitting, and errors in the one envelope."""

from drf_spectacular.utils import extend_schema
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request

from apps.common.audit import record
from apps.common.kernel.errors import NotFound
from apps.common.kernel.throttle import Throttle
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView
from apps.imaging.engine.uids import is_valid_uid
from apps.imaging.models import Instance, Study
from apps.imaging.rest.access import limit_to_visible
from apps.imaging.selectors.dicomweb import list_objects
from apps.imaging.selectors.store import visible_studies

SITTING_S = 600


class AnswersAnything(BaseContentNegotiation):
    """Media types of DICOMweb are chosen by the resources; errors are always JSON."""

    def select_parser(self, request, parsers):
        return parsers[0]

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type


@extend_schema(exclude=True)
class DicomWebView(ApiView):
    """Described by the conformance statement, not by the API's schema."""

    required = {"GET": "image.read"}
    content_negotiation_class = AnswersAnything

    def list_visible(self, *uids: str) -> list[Instance]:
        """Objects below a study, series or instance; what the caller must not see is not there."""
        if not all(map(is_valid_uid, uids)):
            raise NotFound("imaging.study_missing")
        return list_objects(limit_to_visible(self.request, visible_studies()), *uids)


sittings = Throttle(SITTING_S, most=5000)
"""A viewer asks a thousand times; the trail says once in ten minutes and process who looked at which study."""


def note_access(request: Request, study: Study, *, is_taken: bool = False) -> None:
    """Looked at, or taken away as files."""
    actor = actor_of(request)
    if sittings.is_due((actor.id, is_taken, study.pk)):
        record(
            actor,
            "study.retrieved" if is_taken else "study.opened",
            obj=f"study:{study.pk}",
            patient_id=study.patient_id,
            detail={"by": "DICOMweb"},
        )


def root_of(request: Request) -> str:
    return request.build_absolute_uri("/dicom-web")
