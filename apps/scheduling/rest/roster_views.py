from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.scope import check_reach, limit_to_sites
from apps.common.rest.views import ApiView, ListView
from apps.scheduling.models import PublicHoliday, StaffMember
from apps.scheduling.public import (
    add_holiday,
    create_member,
    get_roster,
    list_site_holidays,
    list_staff,
    preview,
    remove_holiday,
    save_member,
)
from apps.scheduling.rest import calendar_serializers as s
from apps.scheduling.rest.access import check_site

READ, MANAGE = "schedule.read", "schedule.manage"


class StaffView(ListView):
    """The people of the roster with their skills, weekly and dated shifts and absences."""

    required = {"GET": READ, "POST": MANAGE}
    serializer_class = s.RosterSerializer
    query_serializer = s.StaffQuery
    ordering_fields = ["name", "id"]

    def list_rows(self, query: dict):
        if "site" in query:
            check_site(self.request, READ, query["site"])
        rows = list_staff(query.get("site"), pool_id=query.get("pool"), is_active=query["is_active"])
        return limit_to_sites(self.request, self, rows)

    @extend_schema(operation_id="list_staff", parameters=[s.StaffQuery])
    def get(self, request, *args, **kwargs) -> Response:
        return super().get(request)

    @extend_schema(operation_id="create_staff_member", request=s.NewMemberRequest, responses={201: s.RosterSerializer})
    def post(self, request) -> Response:
        facts = self.validate(s.NewMemberRequest)
        check_site(request, MANAGE, facts["site_id"])
        member = create_member(facts["site_id"], name=facts["name"], actor=actor_of(request))
        return self.render(s.RosterSerializer, get_roster(member.pk), status=201)


class StaffMemberView(ApiView):
    """One person's roster; saving replaces it as a whole."""

    required = {"GET": READ, "PUT": MANAGE}

    @extend_schema(operation_id="get_staff_member", responses=s.RosterSerializer)
    def get(self, request, member_id: int) -> Response:
        check_site(request, READ, _site_of(member_id))
        return self.render(s.RosterSerializer, get_roster(member_id))

    @extend_schema(operation_id="save_staff_member", request=s.RosterRequest, responses=s.SavedRosterSerializer)
    def put(self, request, member_id: int) -> Response:
        return self.render(s.SavedRosterSerializer, _save(self, request, member_id))


class StaffMemberPreviewView(ApiView):
    """The bookings for which too few people would be left; nothing is changed."""

    required = {"POST": MANAGE}

    @extend_schema(operation_id="preview_staff_member", request=s.RosterRequest, responses=s.SavedRosterSerializer)
    def post(self, request, member_id: int) -> Response:
        return self.render(s.SavedRosterSerializer, preview(lambda: _save(self, request, member_id)))


class HolidaysView(ApiView):
    """The public holidays that count at a site: its own and everybody's."""

    required = {"GET": READ, "POST": MANAGE}

    @extend_schema(operation_id="list_holidays", parameters=[s.HolidayQuery], responses=s.HolidaySerializer(many=True))
    def get(self, request) -> Response:
        query = self.validate_query(s.HolidayQuery)
        check_site(request, READ, query["site"])
        return self.render(s.HolidaySerializer, list_site_holidays(query["site"]), many=True)

    @extend_schema(operation_id="add_holiday", request=s.HolidaySerializer, responses={201: s.SavedHolidaySerializer})
    def post(self, request) -> Response:
        return self.render(s.SavedHolidaySerializer, _add_holiday(self, request), status=201)


class HolidayPreviewView(ApiView):
    """The bookings that a holiday would leave without hours or people; nothing is changed."""

    required = {"POST": MANAGE}

    @extend_schema(operation_id="preview_holiday", request=s.HolidaySerializer, responses=s.SavedHolidaySerializer)
    def post(self, request) -> Response:
        return self.render(s.SavedHolidaySerializer, preview(lambda: _add_holiday(self, request)))


class HolidayView(ApiView):
    required = {"DELETE": MANAGE}

    @extend_schema(operation_id="remove_holiday", responses={204: None})
    def delete(self, request, holiday_id: int) -> Response:
        row = PublicHoliday.objects.filter(pk=holiday_id).first()
        if row is None:
            raise NotFound("scheduling.holiday_unknown", holiday=holiday_id)
        check_reach(request, self, [row.site_id])
        remove_holiday(holiday_id, actor=actor_of(request))
        return Response(status=204)


def _save(view: ApiView, request, member_id: int) -> StaffMember:
    facts = view.validate(s.RosterRequest)
    check_site(request, MANAGE, _site_of(member_id))
    version = facts.pop("version")
    saved = save_member(member_id, expected_version=version, actor=actor_of(request), **facts)
    roster = get_roster(member_id)
    roster.affected = saved.affected
    return roster


def _add_holiday(view: ApiView, request):
    facts = view.validate(s.HolidaySerializer)
    check_reach(request, view, [facts["site_id"]])
    if facts["site_id"] is not None:
        check_site(request, MANAGE, facts["site_id"])
    return add_holiday(actor=actor_of(request), **facts)


def _site_of(member_id: int) -> int:
    site_id = StaffMember.objects.filter(pk=member_id).values_list("site_id", flat=True).first()
    if site_id is None:
        raise NotFound("scheduling.member_unknown", member=member_id)
    return site_id
