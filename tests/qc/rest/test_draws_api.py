from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.directory.public import find_site_by_code
from apps.qc.models import Case, Draw
from tests.builders.desk import Browser
from tests.builders.http import client_of
from tests.builders.pathway import seed_department
from tests.builders.reports import make_person, make_signed

pytestmark = pytest.mark.django_db
GOOD = {"complete": 5, "correct": 5, "consistent": 4, "wording": 4, "advice": 5}


@pytest.fixture
def manager():
    seed_department()
    author = make_person("rad-a", "radiologist", "吴敏")
    make_person("rad-b", "radiologist", "沈志远")
    make_person("qc-a", "qc_manager", "孟洁")
    make_signed(author)
    make_signed(author)
    return Browser("qc-a")


def body(**facts) -> dict:
    now = clock.now()
    period = {"period_from": now - timedelta(days=1), "period_to": now + timedelta(days=1)}
    return {"kind": "report", "seed": 7, **{k: v.isoformat() for k, v in period.items()}, **(facts or {"size": 2})}


def test_a_double_reading_is_drawn_replayed_and_its_results_fill_as_reviews_come(manager):
    made = manager.send("post", "/api/qc/draws", body(size=2, readers=2, strata=["modality"])).json()
    assert (made["readers"], made["n_drawn"], made["replaces_id"]) == (2, 2, None)
    path = f"/api/qc/draws/{made['id']}"
    assert manager.get(f"{path}/replay").json() == {"hash_holds": True, "list_holds": True}
    page = manager.get(path).json()
    assert page["strata"] == [{"values": ["CT"], "n_frame": 2, "n_drawn": 2, "n_judged": 0, "hits": 0}]
    assert (page["estimate"], page["acceptance"], page["may_redraw"]) == (None, None, True)
    case = Case.objects.first()
    reader = Browser("rad-b")
    audit = reader.get(f"/api/qc/cases/{case.id}/audit").json()
    assert audit["checklist"]["version"] == "qc.report_checklist@1"
    assert sum(item["points"] for item in audit["checklist"]["items"]) == 100
    assert sum(item["veto"] for item in audit["checklist"]["items"]) == 5
    for who in (reader, manager):
        sent = who.send(
            "post", f"/api/qc/cases/{case.id}/reviews", {"scores": GOOD, "radpeer": "1", "faults": ["typos"]}
        )
        assert sent.status_code == 201
    page = manager.get(path).json()
    assert (page["n_judged"], page["may_redraw"], page["estimate"]["rate"]) == (1, False, 0)
    (review, _) = manager.get(f"/api/qc/cases/{case.id}").json()["reviews"]
    assert (review["points"], review["points_grade"]) == (90, "A")
    assert manager.send("post", f"{path}/redraw", {"text": "again"}).status_code == 409


def test_a_redraw_leaves_a_trace(manager):
    made = manager.send("post", "/api/qc/draws", body()).json()
    again = manager.send("post", f"/api/qc/draws/{made['id']}/redraw", {"text": "期间有误"})
    assert (again.status_code, again.json()["replaces_id"], again.json()["reason_text"]) == (
        201,
        made["id"],
        "期间有误",
    )
    assert manager.get(f"/api/qc/draws/{made['id']}").json()["replaced_by_id"] == again.json()["id"]
    assert Draw.objects.count() == 2


def test_sample_sizes(manager):
    answer = manager.get(
        "/api/qc/sample-size?population=10000000&expected=0.05&half_width=0.02&clean_below=0.05"
    ).json()
    assert answer == {"for_width": 457, "for_clean": 59}
    assert manager.get("/api/qc/sample-size?population=40&clean_below=0.1").json()["for_clean"] == 29
    assert manager.get("/api/qc/sample-size?population=0").status_code == 400


def test_a_draw_of_another_site_is_not_found(manager):
    made = manager.send("post", "/api/qc/draws", body()).json()
    elsewhere = client_of("qc_manager", site_id=find_site_by_code("east").id)
    for path in ("", "/replay"):
        assert elsewhere.get(f"/api/qc/draws/{made['id']}{path}").status_code == 404
    assert elsewhere.post(f"/api/qc/draws/{made['id']}/redraw", {"text": "x"}).status_code == 404
    assert Draw.objects.count() == 1


def test_charts_tell_rate_estimate_letters_and_funnel_of_settled_cases(manager):
    manager.send("post", "/api/qc/draws", body())
    first, second = Case.objects.order_by("id")
    reader = Browser("rad-b")
    good = {"scores": GOOD, "radpeer": "1", "faults": []}
    reader.send("post", f"/api/qc/cases/{first.id}/reviews", good)
    reader.send(
        "post", f"/api/qc/cases/{second.id}/reviews", good | {"defects": ["typo", "term"], "faults": ["lesion"]}
    )
    charts = manager.get("/api/qc/charts?kind=report").json()
    assert (charts["rate"]["n"], charts["rate"]["passed"]) == (2, 1)
    assert [(row["queue"], row["n"], row["rate"]) for row in charts["estimates"]] == [
        ("random", 2, 0.5),
        ("active", 0, None),
    ]
    assert {row["grade"]: row["n"] for row in charts["grades"]["grades"]} == {"A": 1, "B": 1, "C": 0}
    assert charts["grades"]["versions"] == ["qc.report_scale@1"]
    assert [(p["hits"], p["n"]) for p in charts["u_chart"]][-1] == (2, 2)
    assert charts["panel"] == {"n": 0, "alpha": None, "interval": None}
    funnel = manager.get("/api/qc/funnel?by=person").json()
    assert [(p["name"], p["hits"], p["n"], p["rate"]) for p in funnel["points"]] == [("吴敏", 1, 2, None)]
    site = manager.get("/api/qc/funnel?by=site").json()["points"][0]
    assert site["names"]["en"] and site["n"] == 2
