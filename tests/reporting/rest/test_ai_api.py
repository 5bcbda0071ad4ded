"""Results of models: in by a machine, shown by the policy of their role, judged by a reader, counted with intervals."""

from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.common.policy.registry import clear_cache
from apps.directory.public import find_site_by_code
from apps.reporting.models import AiFinding, AiModel, AiResult, AiTruth
from apps.reporting.public import read_ai_of_exam, start_report
from apps.reporting.selectors.ai_results import AiOfExam
from tests.builders.desk import Browser
from tests.builders.http import client_of, post
from tests.builders.pathway import seed_department
from tests.builders.reports import make_acquired, make_person, sign, write

pytestmark = pytest.mark.django_db
MODEL = {"product": "Nodule finder", "version": "1.0", "target": "nodule", "role": "assistant"}
MARK = {"label": "nodule 6 mm", "probability": 0.91, "sop_uid": "2.25.9"}


@pytest.fixture
def rad():
    seed_department()
    return make_person("rad-a", "radiologist", "吴敏")


@pytest.fixture
def machine(rad):
    return client_of("machine")


def submit(machine, exam, *, is_positive=True, **facts):
    body = {"accession": exam.accession, "is_positive": is_positive, **MODEL, **facts}
    return post(machine, "/api/ai/results", **body)


def test_an_assistant_is_shown_before_and_its_marks_are_judged(machine):
    exam, browser = make_acquired(), Browser("rad-a")
    assert submit(machine, exam, findings=[MARK, MARK | {"label": "vessel"}]).status_code == 201
    (result,) = browser.get(f"/api/exams/{exam.id}/ai").json()["results"]
    assert (result["model"]["product"], result["is_present"], len(result["findings"])) == ("Nodule finder", None, 2)
    path, first = f"/api/ai/results/{result['id']}/verdict", result["findings"][0]["id"]
    answer = browser.send("post", path, {"is_present": True, "accepted": [first]}).json()
    assert [f["is_accepted"] for f in answer["results"][0]["findings"]] == [True, False]
    assert answer["results"][0]["is_present"] is True
    assert browser.send("post", path, {"is_present": True, "accepted": [first + 99]}).status_code == 400


def test_a_mark_is_judged_by_itself(machine):
    exam, browser = make_acquired(), Browser("rad-a")
    submit(machine, exam, findings=[MARK, MARK | {"label": "vessel"}])
    first, second = AiFinding.objects.order_by("id").values_list("id", flat=True)
    answer = browser.send("post", f"/api/ai/marks/{second}/verdict", {"is_accepted": False}).json()["results"][0]
    assert ([f["is_accepted"] for f in answer["findings"]], answer["is_present"]) == ([None, False], None)
    submit(machine, exam, role="second_reader", version="4.0", findings=[MARK])
    hidden = AiFinding.objects.latest("id")
    assert browser.send("post", f"/api/ai/marks/{hidden.id}/verdict", {"is_accepted": True}).status_code == 409
    hidden.refresh_from_db()
    assert hidden.is_accepted is None


def test_a_second_reader_is_hidden_until_somebody_has_signed(rad, machine):
    exam, browser = make_acquired(), Browser("rad-a")
    submit(machine, exam, role="second_reader")
    assert browser.get(f"/api/exams/{exam.id}/ai").json() == {"results": [], "n_hidden": 1}
    path = f"/api/ai/results/{AiResult.objects.get().id}/verdict"
    assert browser.send("post", path, {"is_present": True}).status_code == 409
    assert AiTruth.objects.count() == 0
    report = start_report([exam.id], actor=rad)
    write(report, rad)
    sign(report, rad)
    assert len(browser.get(f"/api/exams/{exam.id}/ai").json()["results"]) == 1
    assert browser.send("post", path, {"is_present": True}).status_code == 200


def test_an_exam_is_asked_once_whatever_the_number_of_models(machine, django_assert_num_queries):
    exam = make_acquired()
    for n, version in enumerate(("1.0", "2.0", "3.0"), start=1):
        submit(machine, exam, role="second_reader", version=version)
        clear_cache()
        with django_assert_num_queries(4):  # results, marks, policy, signature
            assert read_ai_of_exam(exam.id) == AiOfExam([], n)


def test_what_was_said_does_not_change(machine):
    exam = make_acquired()
    submit(machine, exam, findings=[MARK])
    assert submit(machine, exam, is_positive=False).status_code == 409
    assert submit(machine, make_acquired(), role="first_reader").status_code == 409
    assert (AiResult.objects.get().is_positive, AiFinding.objects.count()) == (True, 1)


@pytest.mark.parametrize("facts", [{"score": 1.5}, {"role": "boss"}, {"findings": [{"label": "x", "probability": -1}]}])
def test_bad_results_are_named(machine, facts):
    assert submit(machine, make_acquired(), **facts).status_code == 400
    assert submit(machine, make_acquired(), accession="none").status_code == 404
    assert AiResult.objects.count() == 0


def test_rates_over_the_same_cases_with_intervals(machine):
    browser = Browser("rad-a")
    for n, (says, present) in enumerate([(True, True), (False, True), (True, False), (False, False)]):
        exam = make_acquired()
        submit(machine, exam, is_positive=says)
        if n < 2:
            submit(machine, exam, version="2.0")
        result = AiResult.objects.filter(exam_id=exam.id).first()
        browser.send("post", f"/api/ai/results/{result.id}/verdict", {"is_present": present})
    today = clock.now().date()
    query = {"target": "nodule", "first": today - timedelta(days=1), "last": today + timedelta(days=1)}
    both = browser.get("/api/ai/performance", query).json()
    assert [(row["n"], row["sensitivity"]["value"], row["specificity"]["value"]) for row in both] == [
        (2, 0.5, None),
        (2, 1.0, None),
    ]
    (one, _) = browser.get("/api/ai/performance", query | {"is_common": False}).json()
    assert (one["n"], one["sensitivity"]["hits"], one["specificity"]["hits"], one["false_alarms_per_100"]["value"]) == (
        4,
        1,
        1,
        25.0,
    )
    low, high = one["sensitivity"]["interval"]
    assert (round(low, 3), round(high, 3)) == (0.095, 0.905)  # Wilson, 1 of 2
    east = client_of("radiologist", site_id=find_site_by_code("east").id)
    assert east.get("/api/ai/performance", query).json() == []


def test_a_rate_leads_to_the_exams_at_which_the_model_was_wrong(machine):
    browser, exams = Browser("rad-a"), {}
    for says, present in [(True, True), (False, True), (True, False), (False, False)]:
        exam = exams[says, present] = make_acquired()
        submit(machine, exam, is_positive=says)
        result = AiResult.objects.get(exam_id=exam.id)
        browser.send("post", f"/api/ai/results/{result.id}/verdict", {"is_present": present})
    submit(machine, make_acquired(), is_positive=True)  # nobody has judged it
    today, model = clock.now().date(), AiModel.objects.get()
    query = {"target": "nodule", "first": today - timedelta(days=1), "last": today + timedelta(days=1), "by": "sex"}

    def ask(client, **facts):
        answer = client.get("/api/ai/performance/cases", query | {"model_id": model.id, "group": "M"} | facts)
        return [row["exam_id"] for row in answer.json()]

    assert ask(browser, fault="false_alarm") == [exams[True, False].id]
    assert ask(browser, fault="miss") == [exams[False, True].id]
    assert ask(browser, fault="miss", group="F") == ask(browser, fault="miss", model_id=model.id + 1) == []
    assert ask(client_of("radiologist", site_id=find_site_by_code("east").id), fault="miss") == []
    assert browser.get("/api/ai/performance/cases", query | {"model_id": model.id, "fault": "x"}).status_code == 400
