from datetime import timedelta

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render_code
from apps.common.replica import may_lag
from apps.common.rest.actors import language_of
from apps.common.rest.csv_answer import answer_csv
from apps.common.rest.fields import LanguageMapField
from apps.common.rest.views import ApiView
from apps.scheduling.public import compare_waits, count_changes, list_reasons
from apps.scheduling.rest.access import check_site, today_at
from apps.scheduling.rest.plan_serializers import WaitSpreadSerializer
from apps.scheduling.selectors.reasons import ChangeCount

READ = "schedule.read"
WEEKS = timedelta(weeks=8)
LONGEST = timedelta(days=366)
KINDS = ["moved", "cancelled", "late_cancel", "no_show"]
COLUMNS = ("week", "kind", "reason", "count")


class ReasonCodeSerializer(serializers.Serializer):
    code = serializers.CharField()
    kinds = serializers.ListField(child=serializers.ChoiceField(choices=["move", "cancel", "no_show"]))
    names = LanguageMapField()
    needs_text = serializers.BooleanField()
    by_system = serializers.BooleanField(help_text="given by the department itself, not to be chosen")


class CountsQuery(serializers.Serializer):
    first = serializers.DateField(required=False)
    last = serializers.DateField(required=False)

    def validate(self, data):
        first, last = data.get("first"), data.get("last")
        if first and last and not timedelta() <= last - first <= LONGEST:
            raise Invalid({"last": Reason("scheduling.ends_before_start", {}, "error")})
        return data


class ChangesQuery(CountsQuery):
    kind = serializers.ChoiceField(choices=KINDS, required=False)


class ChangeCountSerializer(serializers.Serializer):
    week = serializers.DateField(help_text="its Monday")
    kind = serializers.ChoiceField(choices=KINDS)
    code = serializers.CharField(help_text="empty: no code was asked then")
    names = LanguageMapField(allow_null=True)
    count = serializers.IntegerField()


class ReasonsView(ApiView):
    """Why a booking may be moved, cancelled or marked as missed, in the order of the number keys."""

    required = {"GET": READ}

    @extend_schema(operation_id="list_change_reasons", responses=ReasonCodeSerializer(many=True))
    def get(self, request, site_id: int):
        check_site(request, READ, site_id)
        return self.render(ReasonCodeSerializer, list_reasons(site_id), many=True)


class ChangeCountsView(ApiView):
    """How often bookings were moved, cancelled (in time or late) and missed: by week, kind and reason code; eight weeks unless said."""

    required = {"GET": READ}

    @extend_schema(operation_id="count_changes", parameters=[ChangesQuery], responses=ChangeCountSerializer(many=True))
    def get(self, request, site_id: int):
        return self.render(ChangeCountSerializer, self.count(request, site_id), many=True)

    def count(self, request, site_id: int) -> list[ChangeCount]:
        check_site(request, READ, site_id)
        query = self.validate_query(ChangesQuery)
        last = query.get("last") or today_at(site_id)
        first = max(query.get("first") or last - WEEKS, last - LONGEST)
        rows = count_changes(site_id, first=first, last=last)
        return [row for row in rows if query.get("kind") in (None, row.kind)]


class ChangeCountsFileView(ChangeCountsView):
    """The same counts as a table for a spreadsheet, in the caller's language."""

    required = {"GET": READ}

    @extend_schema(
        operation_id="export_changes", parameters=[ChangesQuery],
        responses={(200, "text/csv"): OpenApiResponse(OpenApiTypes.BINARY)},
    )  # fmt: skip
    @may_lag
    def get(self, request, site_id: int) -> HttpResponse:
        language = language_of(request)
        head = [render_code(f"scheduling.changes.{name}", language) for name in COLUMNS]
        rows = (
            (
                row.week,
                render_code(f"scheduling.changes.{row.kind}", language),
                (row.names or {}).get(language, row.code),
                row.count,
            )
            for row in self.count(request, site_id)
        )
        return answer_csv("changes", head, rows, quotes_all=True)


class WaitSpreadView(ApiView):
    """How differently groups of patients waited, of the appointments of some days; the week up to today unless said."""

    required = {"GET": READ}

    @extend_schema(operation_id="compare_waits", parameters=[CountsQuery], responses=WaitSpreadSerializer(many=True))
    def get(self, request, site_id: int):
        check_site(request, READ, site_id)
        query = self.validate_query(CountsQuery)
        last = query.get("last") or today_at(site_id)
        first = max(query.get("first") or last - timedelta(days=6), last - LONGEST)
        return self.render(WaitSpreadSerializer, compare_waits(site_id, first=first, last=last), many=True)
