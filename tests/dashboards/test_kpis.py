"""The figures of a day from real rows, measured again without a second row, and told by definition over HTTP."""

import pytest

from apps.common.kernel import clock
from apps.dashboards.models import KpiDay
from apps.dashboards.public import measure_recent
from apps.directory.public import find_site_by_code
from tests.builders.http import client_of
from tests.builders.scheduling import NOW, at, book, make_bookable, make_scanner, seed_department

pytestmark = pytest.mark.django_db


def test_a_booked_day_is_measured_once_and_told_with_its_definitions():
    before = clock.set_source(lambda: NOW)
    try:
        site_id = seed_department()
        scanner = make_scanner(modality="US")
        book(make_bookable("US-ABD"), scanner, at(30), outside_hours_reason="")
        measure_recent(NOW)
        rows = KpiDay.objects.filter(site_id=site_id).count()
        measure_recent(NOW)
        assert KpiDay.objects.filter(site_id=site_id).count() == rows > 3
        day = KpiDay.objects.filter(site_id=site_id).latest("day")
        period = {"site_id": site_id, "first": str(day.day), "last": str(day.day)}
        told = client_of("head", site_id=site_id).get("/api/kpis", period).json()
    finally:
        clock.set_source(before)
    assert told["summary"]["exams"] == day.figures["counts"]["exams"] == 1
    assert told["summary"]["turnaround"] == {"n": 0, "median": None, "p90": None}
    assert (told["policy_version"], len(told["days"])) == ("dashboards.kpi@1", 1)
    assert {one["code"] for one in told["definitions"]} == {
        "booked",
        "used",
        "down",
        "no_show",
        "wait",
        "turnaround",
        "qa",
    }
    assert all(one["words"]["zh-Hans"] and one["words"]["en"] for one in told["definitions"])


def test_a_site_elsewhere_is_not_told():
    site_id = seed_department()
    client = client_of("head", site_id=find_site_by_code("east").id)
    answer = client.get("/api/kpis", {"site_id": site_id, "first": "2026-11-01", "last": "2026-11-02"})
    assert answer.status_code in (403, 404)
