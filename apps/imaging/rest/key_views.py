from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render
from apps.common.rest.actors import actor_of, language_of
from apps.common.rest.views import ApiView
from apps.imaging.engine.key_objects import OF_INTEREST, TITLES
from apps.imaging.models import KeyImage
from apps.imaging.public import add_key_image, remove_key_image
from apps.imaging.rest.access import check_visible
from apps.imaging.selectors.key_images import list_key_images


class KeyImageSerializer(serializers.ModelSerializer):
    """Shows `title_text` in the caller's language."""

    sop_uid = serializers.CharField(source="instance.sop_uid")
    series_uid = serializers.CharField(source="instance.series.series_uid")
    title_text = serializers.SerializerMethodField()

    class Meta:
        model = KeyImage
        fields = ["id", "sop_uid", "series_uid", "frame", "title", "title_text", "author", "at"]

    def get_title_text(self, mark: KeyImage) -> str:
        return render(Reason(f"imaging.key_title_{mark.title}"), language_of(self.context["request"]))


class KeyImageAddSerializer(serializers.Serializer):
    sop_uid = serializers.RegexField(r"^[0-9.]{1,64}$")
    frame = serializers.IntegerField(min_value=1, max_value=2**31 - 1, default=1, help_text="from 1")
    title = serializers.ChoiceField(choices=list(TITLES), default=OF_INTEREST, help_text="code of PS3.16 CID 7010")


class KeyImageListView(ApiView):
    """Marked images of a study in reading order; a mark that stands already is answered as it is."""

    required = {"GET": "image.read", "POST": "image.mark"}

    @extend_schema(operation_id="key_image_list", responses=KeyImageSerializer(many=True))
    def get(self, request, study_id: int) -> Response:
        check_visible(request, study_id)
        return self.render(KeyImageSerializer, list_key_images(study_id), many=True)

    @extend_schema(operation_id="key_image_add", request=KeyImageAddSerializer, responses={201: KeyImageSerializer})
    def post(self, request, study_id: int) -> Response:
        body = self.validate(KeyImageAddSerializer)
        check_visible(request, study_id, "image.mark")
        mark = add_key_image(study_id, actor=actor_of(request), **body)
        return self.render(KeyImageSerializer, mark, status=201)


class KeyImageView(ApiView):
    required = {"DELETE": "image.mark"}

    @extend_schema(operation_id="key_image_remove", responses={204: None})
    def delete(self, request, study_id: int, mark_id: int) -> Response:
        check_visible(request, study_id, "image.mark")
        remove_key_image(study_id, mark_id, actor=actor_of(request))
        return Response(status=204)
