"""Quality tests of devices: what is due, results, and the second person who accepts them."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.rest.actors import actor_of
from apps.common.rest.fields import LanguageMapField
from apps.common.rest.views import ApiView, ListView
from apps.devices.engine.qa_tests import Due, OnFail, TestKind
from apps.devices.models import QaResult
from apps.devices.public import record_qa_result, require_more_tests, review_qa_result
from apps.devices.rest.access import check_row, limit_by_device, limit_devices, read_device
from apps.devices.rest.fleet_serializers import choices_of
from apps.devices.selectors.fleet import list_devices
from apps.devices.selectors.qa import TestState, list_qa_results, list_test_states


class SpanField(serializers.ListField):
    """Lower and upper end."""

    child = serializers.FloatField()


class QaTestSerializer(serializers.Serializer):
    """One test of one device, with what is due of it."""

    device_id = serializers.IntegerField(source="device.id")
    device_code = serializers.CharField(source="device.code")
    code = serializers.CharField(source="test.code")
    names = LanguageMapField(source="test.names")
    kind = serializers.ChoiceField(source="test.kind", choices=choices_of(TestKind))
    unit = serializers.CharField(source="test.unit")
    tolerance = SpanField(source="test.tolerance", allow_null=True)
    action = SpanField(source="test.action", allow_null=True)
    every_days = serializers.IntegerField(source="test.every_days", allow_null=True)
    on_fail = serializers.ChoiceField(source="test.on_fail", choices=choices_of(OnFail))
    source = serializers.CharField(source="test.source")
    policy_version = serializers.CharField()
    due = serializers.ChoiceField(choices=choices_of(Due))
    due_on = serializers.DateField(allow_null=True)
    last_at = serializers.DateTimeField(source="last.at", default=None, allow_null=True)
    last_passed = serializers.BooleanField(source="last.passed", default=None, allow_null=True)
    last_is_accepted = serializers.BooleanField(source="last.is_accepted", default=None, allow_null=True)
    required_cause = serializers.CharField(source="required.cause", default="", help_text="empty: no patient waits")
    required_at = serializers.DateTimeField(source="required.required_at", default=None, allow_null=True)


class QaTestQuerySerializer(serializers.Serializer):
    device_id = serializers.IntegerField(required=False)
    site_id = serializers.IntegerField(required=False, min_value=1, max_value=2**31 - 1)


class QaResultSerializer(serializers.ModelSerializer):
    device_code = serializers.CharField(source="device.code")
    names = serializers.SerializerMethodField()
    unit = serializers.SerializerMethodField()
    value = serializers.SerializerMethodField()

    class Meta:
        model = QaResult
        fields = [
            "id", "device_id", "device_code", "test", "names", "unit", "value", "passed", "outcome", "note", "at", "actor_name",
            "policy_version", "is_accepted", "reviewed_at", "reviewer_name", "review_note",
        ]  # fmt: skip

    def get_names(self, row: QaResult) -> dict[str, str]:
        return row.definition.get("names") or {"zh-Hans": row.test, "en": row.test}

    def get_unit(self, row: QaResult) -> str:
        return row.definition.get("unit", "")

    def get_value(self, row: QaResult) -> float | None:
        return row.values.get("value")


class NewQaResultSerializer(serializers.Serializer):
    test = serializers.CharField(max_length=80)
    value = serializers.FloatField(allow_null=True, default=None, help_text="of a measured test; it is judged here")
    passed = serializers.BooleanField(allow_null=True, default=None, help_text="of a check")
    at = serializers.DateTimeField(required=False)
    note = serializers.CharField(max_length=300, allow_blank=True, default="")


class RequiredTestsSerializer(serializers.Serializer):
    tests = serializers.ListField(child=serializers.CharField(max_length=80), min_length=1, max_length=50)


class ReviewSerializer(serializers.Serializer):
    accepted = serializers.BooleanField()
    note = serializers.CharField(max_length=300, allow_blank=True, default="")

    def validate(self, data: dict) -> dict:
        if not data["accepted"] and not data["note"].strip():
            raise serializers.ValidationError({"note": "why it is not accepted"})
        return data


class QaResultQuerySerializer(serializers.Serializer):
    scope = serializers.ChoiceField(choices=["unreviewed", "all"], default="all")
    device_id = serializers.IntegerField(required=False)


class QaTestListView(ApiView):
    required = {"GET": "device.read"}

    @extend_schema(
        operation_id="qa_test_list", parameters=[QaTestQuerySerializer], responses=QaTestSerializer(many=True)
    )
    def get(self, request) -> Response:
        query = self.validate_query(QaTestQuerySerializer)
        devices = limit_devices(request, self, list_devices(site_id=query.get("site_id")).order_by("code"))
        if "device_id" in query:
            devices = devices.filter(pk=query["device_id"])
        return self.render(QaTestSerializer, list_test_states(devices, clock.now()), many=True)


class NewQaResultView(ApiView):
    required = {"POST": "device.downtime"}

    @extend_schema(operation_id="device_record_qa", request=NewQaResultSerializer, responses={201: QaResultSerializer})
    def post(self, request, device_id: int) -> Response:
        device = read_device(request, self, device_id)
        data = self.validate(NewQaResultSerializer)
        self.check_test(list_test_states([device], clock.now()), data["test"])
        row = record_qa_result(device_id, data.pop("test"), data.pop("passed"), actor=actor_of(request), **data)
        return self.render(QaResultSerializer, row, status=201)

    def check_test(self, known: list[TestState], code: str) -> None:
        if code not in {state.test.code for state in known}:
            raise serializers.ValidationError({"test": f"this device has no test {code}"})


class RequiredTestsView(ApiView):
    required = {"POST": "work_order.write"}

    @extend_schema(
        operation_id="device_require_tests",
        request=RequiredTestsSerializer,
        responses={201: QaTestSerializer(many=True)},
    )
    def post(self, request, device_id: int) -> Response:
        device = read_device(request, self, device_id)
        require_more_tests(device_id, self.validate(RequiredTestsSerializer)["tests"], actor=actor_of(request))
        return self.render(QaTestSerializer, list_test_states([device], clock.now()), many=True, status=201)


class QaResultListView(ListView):
    required = {"GET": "device.read"}
    serializer_class = QaResultSerializer
    query_serializer = QaResultQuerySerializer
    ordering_fields = ["at", "test"]

    def list_rows(self, query: dict):
        return limit_by_device(self.request, self, list_qa_results(**query))

    @extend_schema(operation_id="qa_result_list", parameters=[QaResultQuerySerializer])
    def get(self, request, *args, **kwargs) -> Response:
        return super().get(request)


class QaReviewView(ApiView):
    required = {"POST": "device.review_qa"}

    @extend_schema(operation_id="qa_result_review", request=ReviewSerializer, responses=QaResultSerializer)
    def post(self, request, result_id: int) -> Response:
        check_row(request, self, QaResult.objects.filter(pk=result_id), "devices.result_unknown")
        row = review_qa_result(result_id, actor=actor_of(request), **self.validate(ReviewSerializer))
        return self.render(QaResultSerializer, row)
