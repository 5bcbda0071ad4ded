from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from apps.common.rest.fields import ReasonField
from apps.common.rest.views import ApiView
from apps.scheduling.public import Wish, find_free_slots
from apps.scheduling.rest.access import check_site

READ = "schedule.read"


class FreeSlotsQuery(serializers.Serializer):
    site = serializers.IntegerField(min_value=1)
    modality = serializers.CharField(max_length=8, required=False)
    exam_code = serializers.CharField(max_length=32, required=False, help_text="its modality and length")
    duration = serializers.IntegerField(min_value=1, max_value=600, required=False, help_text="minutes")
    after = serializers.DateTimeField(required=False, help_text="from then on")
    part_of_day = serializers.ChoiceField(choices=["morning", "afternoon", "evening"], required=False)
    weekday = serializers.ListField(
        child=serializers.IntegerField(min_value=0, max_value=6), required=False, max_length=7, help_text="Monday is 0"
    )
    n = serializers.IntegerField(min_value=1, max_value=20, default=3)
    skip = serializers.IntegerField(min_value=0, max_value=1000, default=0)

    def validate(self, data):
        if not data.get("modality") and not data.get("exam_code"):
            raise serializers.ValidationError({"modality": "modality or exam_code"})
        return data


class FreeSlotSerializer(serializers.Serializer):
    resource_id = serializers.IntegerField()
    resource_code = serializers.CharField()
    device_code = serializers.CharField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()


class FreeSlotsSerializer(serializers.Serializer):
    duration_min = serializers.IntegerField()
    slots = FreeSlotSerializer(many=True)
    not_asked = serializers.ListField(child=ReasonField(), help_text="what an order or a patient may add")


class FreeSlotsView(ApiView):
    """The next free slots without an order: scanner and what every such exam takes of pools. What else may be asked stands in `not_asked`."""

    required = {"GET": READ}

    @extend_schema(operation_id="find_free_slots", parameters=[FreeSlotsQuery], responses=FreeSlotsSerializer)
    def get(self, request):
        query = self.validate_query(FreeSlotsQuery)
        check_site(request, READ, query["site"])
        wish = Wish(
            modality=query.get("modality", ""),
            duration_min=query.get("duration"),
            exam_code=query.get("exam_code", ""),
            part_of_day=query.get("part_of_day", ""),
            weekdays=tuple(query.get("weekday", ())),
        )
        found = find_free_slots(query["site"], wish, after=query.get("after"), n=query["n"], skip=query["skip"])
        return self.render(FreeSlotsSerializer, found)
