"""A click on a chart opens the cases that its bar counts, no more and no fewer."""

from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.qc.models import Case, Review, Subject
from apps.qc.public import submit_review
from tests.builders.desk import Browser
from tests.builders.pathway import seed_department
from tests.builders.reports import make_person, make_signed
from tests.qc.rest.test_quality_api import GOOD

pytestmark = pytest.mark.django_db
OLD = timedelta(weeks=60)


@pytest.fixture
def browser():
    """Counted are one of two readers and one of a single reader; beside them what no chart may count."""
    seed_department()
    author = make_person("rad-a", "radiologist", "吴敏")
    readers = [make_person("rad-b", "radiologist", "沈志远"), make_person("rad-c", "radiologist", "陆晨")]
    make_person("qc-a", "qc_manager", "孟洁")
    plans = [
        ("random", 2, {}),
        ("random", 1, {}),
        ("raised", 1, {}),
        ("random", 1, {"is_withdrawn": True}),
        ("random", 1, {"is_calibration": True}),
        ("random", 1, {}),  # long ago
        ("random", 2, {"readers": 3}),  # still open
        ("active", 1, {}),
    ]
    for place, (queue, n, facts) in enumerate(plans):
        subject = Subject.objects.get(ref=f"report:{make_signed(author).id}@1")
        case = Case.objects.create(
            subject=subject, kind="report", ref=subject.ref, origin="drawn", queue=queue, site_id=subject.site_id,
            opened_at=clock.now(), **{"readers": n, "inclusion_probability": 0.5} | facts,
        )  # fmt: skip
        for reader in readers[:n]:
            submit_review(case.id, scores=GOOD, defects=["typo"], radpeer="1", faults=[], actor=reader)
        if place == 5:
            Review.objects.filter(case=case).update(submitted_at=clock.now() - OLD)
    return Browser("qc-a")


def count(browser, query: str) -> int:
    answer = browser.get(f"/api/qc/cases?kind=report&{query}")
    assert answer.status_code == 200, answer.content
    return answer.json()["count"]


def test_every_list_is_as_long_as_its_bar(browser):
    charts = browser.get("/api/qc/charts?kind=report").json()
    for point in charts["p_chart"]:
        assert count(browser, f"chart=week&week={point['starts_on']}") == point["n"], point
    (defect,) = charts["defects"]
    assert defect["n"] == 3 == count(browser, f"chart=defect&defect={defect['code']}")
    assert count(browser, "chart=defect&defect=laterality") == 0
    letters = charts["grades"]["grades"]
    assert sum(one["n"] for one in letters) == 2
    assert [count(browser, f"chart=letter&letter={one['grade']}") for one in letters] == [one["n"] for one in letters]
    (pair,) = charts["agreement"]
    assert pair["n"] == 1 == count(browser, f"chart=readers&readers={','.join(pair['ids'])}")
    for estimate in charts["estimates"]:
        assert count(browser, f"chart=estimate&queue={estimate['queue']}") == estimate["n"] > 0
    for by, name in (("person", "person"), ("site", "place"), ("modality", "modality")):
        (point,) = browser.get(f"/api/qc/funnel?kind=report&by={by}").json()["points"]
        assert point["n"] == 2 == count(browser, f"chart=funnel&{name}={point['key']}")
    assert count(browser, "defect=typo") > 3  # without the chart the list is the wider one


def test_a_chart_needs_its_kind(browser):
    assert browser.get("/api/qc/cases?chart=week").status_code == 400
