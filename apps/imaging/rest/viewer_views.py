from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.rest.views import ApiView
from apps.imaging.public import get_study
from apps.imaging.rest.access import check_visible
from apps.imaging.rest.viewer_serializers import ViewerSettingsSerializer
from apps.imaging.selectors.viewer import get_viewer_settings


class StudyViewerView(ApiView):
    """Grey-scale windows that the site offers, and the study's address in the site's other viewers."""

    required = {"GET": "image.read"}

    @extend_schema(operation_id="study_viewer", responses=ViewerSettingsSerializer)
    def get(self, request, study_id: int) -> Response:
        check_visible(request, study_id)
        return self.render(ViewerSettingsSerializer, get_viewer_settings(get_study(study_id)))
