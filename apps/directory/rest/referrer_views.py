from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from apps.common.rest.views import ListView
from apps.directory.engine.roles import Role
from apps.directory.models import User


class ReferrerSerializer(serializers.ModelSerializer):
    class Meta:
        model = User
        fields = ["id", "name", "username"]


class ReferrerQuerySerializer(serializers.Serializer):
    q = serializers.CharField(required=False, allow_blank=True, max_length=80, help_text="part of the name")


class ReferrerListView(ListView):
    """Whom an order may be placed for, so that the result reaches them: referrers with an account."""

    required = {"GET": "order.write"}
    serializer_class = ReferrerSerializer
    query_serializer = ReferrerQuerySerializer
    ordering_fields = ["name"]

    def list_rows(self, query):
        rows = User.objects.filter(grants__role=Role.REFERRER, is_active=True).distinct()
        return rows.filter(name__icontains=query.get("q", "").strip()).order_by("name", "username")

    @extend_schema(operation_id="referrer_list", parameters=[ReferrerQuerySerializer])
    def get(self, request):
        return super().get(request)
