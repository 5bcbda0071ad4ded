from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.devices.public import seed_demo as seed_fleet
from apps.devices.public import seed_starter as seed_models
from apps.qc.models import PhantomAnalysis, PhantomBaseline, PhantomMeasurement
from tests.builders.desk import Browser
from tests.builders.pathway import seed_department
from tests.builders.reports import make_person

pytestmark = pytest.mark.django_db
NOW = clock.real_now()
KEY = {"device_code": "CT-1", "kind": "water", "kvp": 120, "kernel": ""}


@pytest.fixture
def records(db):
    site = seed_department()
    seed_models()
    seed_fleet()
    make_person("phys-a", "physicist", "谢工")
    make_person("tech-a", "technologist", "高峰")
    make_person("desk-a", "front_desk", "李平")
    for n in range(12):
        PhantomMeasurement.objects.create(
            key=f"r{n}", source="record", kind="water", device_code="CT-1", site_id=site, kvp=120, water=0.1 * (n % 3), noise=5.0,
            uniformity=-0.5, n_slices=5, n_px=5000, software="=x", policy_version="x", measured_at=NOW - timedelta(days=12 - n),
        )  # fmt: skip


def test_the_physicist_reads_the_chart_and_sets_a_baseline(records):
    phys = Browser("phys-a")
    (row,) = phys.get("/api/qc/phantoms").json()
    assert (row["device_code"], row["kvp"], row["n"], row["baseline"]) == ("CT-1", 120.0, 12, None)
    body = KEY | {
        "first_at": (NOW - timedelta(days=30)).isoformat(),
        "last_at": NOW.isoformat(),
        "reason": "年度检测后",
    }
    assert phys.send("post", "/api/qc/phantoms/baselines", body | {"reason": ""}).status_code == 400
    assert PhantomBaseline.objects.count() == 0
    done = phys.send("post", "/api/qc/phantoms/baselines", body)
    assert (done.status_code, done.json()["set_by_name"]) == (201, "谢工")
    chart = phys.get("/api/qc/phantoms/chart", KEY).json()
    assert (len(chart["points"]), chart["parameters"][0]["centre"]) == (12, pytest.approx(0.1))


def test_the_chart_as_a_table_in_which_no_cell_acts(records):
    answer = Browser("phys-a").get("/api/qc/phantoms/chart/csv", KEY)
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert answer["Content-Type"].startswith("text/csv")
    assert (len(lines), lines[0].split(",")[2], lines[1].split(",")[-1]) == (13, "water_hu", "'=x")


def test_lists_in_both_orders_and_at_a_fixed_number_of_queries(records, django_assert_max_num_queries):
    tech = Browser("tech-a")
    with django_assert_max_num_queries(12):
        rows = tech.get("/api/qc/phantoms/measurements?device_code=CT-1&ordering=measured_at").json()["results"]
    assert [r["id"] for r in rows] == sorted(r["id"] for r in rows)
    assert tech.get("/api/qc/phantoms/analyses").json()["results"] == []


def test_what_pylinac_said_is_told_as_figures_and_as_a_table(records):
    result = {"ct_module": {"rois": {"Water": 0.4}}, "uniformity_module": {"center_roi_stdev": 4.1}, "warnings": ["x"]}
    PhantomAnalysis.objects.create(
        study_id=1, kind="acr_ct", device_code="CT-1", site=PhantomMeasurement.objects.first().site, state="done", software="pylinac", result=result, at=NOW,
    )  # fmt: skip
    phys = Browser("phys-a")
    (row,) = phys.get("/api/qc/phantoms/analyses").json()["results"]
    assert [(f["code"], f["value"], f["unit"]) for f in row["facts"]] == [("material", 0.4, "HU"), ("noise", 4.1, "HU")]
    assert row["warnings"] == ["x"]
    lines = phys.get("/api/qc/phantoms/analyses/csv", {"device_code": "CT-1"}).content.decode("utf-8-sig").splitlines()
    assert (len(lines), lines[1].split(",")[6:9]) == (3, ['"material"', '"Water"', '"0.4"'])


def test_who_may_not(records):
    assert Browser("desk-a").get("/api/qc/phantoms").status_code == 403
    assert Browser("tech-a").send("post", "/api/qc/phantoms/baselines", KEY).status_code == 403
    assert Browser("phys-a").get("/api/qc/phantoms/chart", KEY | {"device_code": "XX"}).status_code == 404
