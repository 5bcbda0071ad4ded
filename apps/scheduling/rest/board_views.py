from drf_spectacular.utils import extend_schema

from apps.common.kernel import clock
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView
from apps.scheduling.models import Resource
from apps.scheduling.public import get_board, list_fitting_resources, list_load
from apps.scheduling.rest.access import check_site, today_at
from apps.scheduling.rest.board_serializers import BoardQuery, BoardSerializer, LoadQuery, LoadSerializer
from apps.scheduling.selectors.demands import demands_known, demands_of, list_pools
from apps.scheduling.selectors.policies import booking_policy
from apps.workflow.public import get_exam


class DayView(ApiView):
    """Everything the booking board draws for one day."""

    required = {"GET": "schedule.read"}

    @extend_schema(operation_id="get_schedule_day", parameters=[BoardQuery], responses=BoardSerializer)
    def get(self, request):
        query = self.validate_query(BoardQuery)
        check_site(request, "schedule.read", query["site"])
        day = query.get("day") or today_at(query["site"])
        board = get_board(query["site"], day, viewer_id=actor_of(request).id)
        facts = {
            "site_id": query["site"],
            "day": board.day,
            "time_zone": board.time_zone,
            "now": clock.now(),
            "starts_at": board.within[0],
            "ends_at": board.within[1],
            "rows": board.rows,
            "items": board.items,
        }
        return self.render(BoardSerializer, facts)


class LoadView(ApiView):
    """The strip of the next days: how full, and how many exams of this length still fit."""

    required = {"GET": "schedule.read"}

    @extend_schema(operation_id="list_schedule_load", parameters=[LoadQuery], responses=LoadSerializer)
    def get(self, request):
        query = self.validate_query(LoadQuery)
        check_site(request, "schedule.read", query["site"])
        duration_min, modality = query["duration_min"], query["modality"]
        if "exam" in query:
            exam = get_exam(query["exam"])
            check_site(request, "schedule.read", exam.site_id)
            duration_min, modality = exam.duration_min, exam.modality
            resources, demands = list_fitting_resources(exam), demands_of(exam)
        else:
            rows = (
                Resource.objects.select_related("site")
                .filter(site_id=query["site"], is_active=True)
                .exclude(kind=Resource.Kind.POOL)
            )
            resources, demands = list(rows.filter(modality=modality) if modality else rows), ()
            if modality:
                demands, _ = demands_known(query["site"], {"modality": modality}, list_pools(query["site"]))
        days = list_load(
            resources,
            first=query.get("day") or today_at(query["site"]),
            days=query["days"],
            duration_min=duration_min,
            not_before=clock.now(),
            grid_min=booking_policy(query["site"]).payload["grid_min"],
            demands=demands,
        )
        return self.render(LoadSerializer, {"duration_min": duration_min, "modality": modality, "days": days})
