from django.db.models import Q
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.fields import LanguageMapField
from apps.common.rest.scope import check_reach, reach_of
from apps.common.rest.views import ApiView, ListView
from apps.directory.models import ReadingContract
from apps.directory.public import end_contract, make_contract


class ContractSerializer(serializers.ModelSerializer):
    reading_site_name = LanguageMapField(source="reading_site.name", read_only=True)
    owner_site_name = LanguageMapField(source="owner_site.name", read_only=True)

    class Meta:
        model = ReadingContract
        fields = [
            "id", "reading_site_id", "reading_site_name", "owner_site_id", "owner_site_name", "valid_from", "valid_until",
            "note", "made_by_name",
        ]  # fmt: skip


class ContractMakeSerializer(serializers.Serializer):
    reading_site_id = serializers.IntegerField(min_value=1, max_value=2**31 - 1)
    owner_site_id = serializers.IntegerField(min_value=1, max_value=2**31 - 1)
    valid_from = serializers.DateTimeField(required=False)
    valid_until = serializers.DateTimeField(required=False, allow_null=True)
    note = serializers.CharField(max_length=200, allow_blank=True, default="")


class ContractListView(ListView):
    required = {"GET": "contract.read", "POST": "contract.write"}
    serializer_class = ContractSerializer
    ordering_fields = ["valid_from", "valid_until"]

    def list_rows(self, query):
        rows = ReadingContract.objects.select_related("reading_site", "owner_site")
        reach = reach_of(self.request, self)
        return rows if reach is None else rows.filter(Q(reading_site__in=reach) | Q(owner_site__in=reach))

    @extend_schema(operation_id="contract_list")
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(operation_id="contract_make", request=ContractMakeSerializer, responses={201: ContractSerializer})
    def post(self, request) -> Response:
        data = self.validate(ContractMakeSerializer)
        check_reach(request, self, [data["reading_site_id"], data["owner_site_id"]])
        return self.render(ContractSerializer, make_contract(actor=actor_of(request), **data), status=201)


class ContractEndView(ApiView):
    required = {"POST": "contract.write"}

    @extend_schema(operation_id="contract_end", request=None, responses=ContractSerializer)
    def post(self, request, contract_id: int) -> Response:
        contract = ReadingContract.objects.filter(pk=contract_id).first()
        if contract is not None:
            check_reach(request, self, [contract.reading_site_id, contract.owner_site_id])
        return self.render(ContractSerializer, end_contract(contract_id, actor=actor_of(request)))
