import threading
from datetime import timedelta

import pytest
from django.db import connection

from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid, Refused
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.qc.models import Case, Draw, Subject
from apps.qc.public import (
    Design,
    check_may_review,
    get_draw_results,
    get_p_chart,
    list_reviewable,
    make_draw,
    note_report_trigger,
    raise_case,
    redraw,
    replay_draw,
    submit_review,
)
from apps.qc.selectors.cases import list_cases
from apps.qc.services.quality_seed import seed_past_quality
from tests.builders.pathway import CLERK, seed_department
from tests.builders.reports import make_person, make_signed

pytestmark = pytest.mark.django_db
GOOD = {"complete": 5, "correct": 5, "consistent": 4, "wording": 4, "advice": 5}


@pytest.fixture
def people():
    seed_department()
    names = {"author": "radiologist", "reader": "radiologist", "other": "radiologist", "manager": "qc_manager"}
    return {name: make_person(f"qd-{name[:2]}", role) for name, role in names.items()}


def draw(people, n=3, readers=1, **design):
    for _ in range(n):
        make_signed(people["author"])
    now = clock.now()
    period = {"period_from": now - timedelta(days=1), "period_to": now + timedelta(days=1)}
    facts = {"kind": "report", "filters": {}, "actor": people["manager"], "seed": 42, "readers": readers}
    return make_draw(design=Design(**({"size": 2} | design)), **facts, **period)


def test_two_readers_who_agree_settle_a_case_and_one_alone_does_not(people):
    draw(people, readers=2)
    case = Case.objects.first()
    submit_review(case.id, scores=GOOD, defects=[], radpeer="1", actor=people["reader"])
    case.refresh_from_db()
    assert (case.state, case.id in list_reviewable(people["reader"], queue="random")) == ("open", False)
    submit_review(case.id, scores=GOOD, defects=[], radpeer="1", actor=people["other"])
    case.refresh_from_db()
    assert (case.state, case.grade) == ("reviewed", "pass")


def test_the_cases_of_a_pair_are_those_that_both_judged_and_nobody_judges_any_more(people):
    draw(people, readers=2)
    first, second = Case.objects.order_by("id")
    pair = f"{people['reader'].id},{people['other'].id}"
    for case, readers in ((first, ("reader", "other")), (second, ("reader",))):
        for name in readers:
            submit_review(case.id, scores=GOOD, defects=[], radpeer="1", actor=people[name])
    assert [case.id for case in list_cases(readers=pair)] == [first.id]
    assert [case.id for case in list_cases(readers=str(people["reader"].id))] == [first.id]
    assert list(list_cases(readers=f"{pair},{people['manager'].id}")) == []


def test_two_readers_who_differ_in_the_letter_need_an_arbiter(people):
    draw(people, readers=2)
    case = Case.objects.first()
    first = submit_review(case.id, scores=GOOD, defects=[], radpeer="1", faults=[], actor=people["reader"])
    second = submit_review(
        case.id, scores=GOOD, defects=[], radpeer="1", faults=["mismatch", "typos"], actor=people["other"]
    )
    assert [(r.points, r.points_grade) for r in (first, second)] == [(100, "A"), (75, "B")]
    case.refresh_from_db()
    assert case.state == "arbitration"
    assert submit_review(case.id, scores=GOOD, defects=[], faults=["wrong_side"], actor=people["manager"]).is_arbiter
    case.refresh_from_db()
    assert case.state == "reviewed"


def test_a_fault_that_the_checklist_lacks_is_refused(people):
    draw(people)
    case = Case.objects.first()
    with pytest.raises(Invalid):
        submit_review(case.id, scores=GOOD, defects=[], faults=["nonsense"], actor=people["reader"])
    assert case.reviews.count() == 0


def test_the_sheets_of_a_draw_stay_as_they_were(people):
    draw(people)
    PolicySet.objects.filter(code="qc.report_checklist").update(
        version=9, payload={"first": 99, "second": 98, "items": []}
    )
    clear_cache()
    case = Case.objects.first()
    review = submit_review(case.id, scores=GOOD, defects=[], faults=["header"], actor=people["reader"])
    assert (review.points, review.points_grade, review.checklist_version) == (95, "A", "qc.report_checklist@1")


def test_a_draw_replays_from_what_was_kept_and_a_changed_list_is_seen(people):
    made = draw(people)
    assert replay_draw(made) == type(replay_draw(made))(hash_holds=True, list_holds=True)
    made.drawn = made.drawn[:1]
    assert (replay_draw(made).hash_holds, replay_draw(made).list_holds) == (True, False)
    made.frame[0][2] = 9.0
    assert replay_draw(made).hash_holds is False


def test_a_redraw_withdraws_what_nobody_judged_and_names_the_one_before(people):
    made = draw(people)
    with pytest.raises(Invalid):
        redraw(made.id, reason_text=" ", actor=people["manager"])
    again = redraw(made.id, reason_text="wrong period", actor=people["manager"])
    assert (again.replaces_id, again.frame_size, again.reason_text) == (made.id, 3, "wrong period")
    assert set(made.cases.values_list("state", "is_withdrawn")) == {("closed", True)}
    assert set(again.cases.values_list("state", "is_withdrawn")) == {("open", False)}
    with pytest.raises(Refused):
        redraw(made.id, reason_text="once more", actor=people["manager"])


def test_a_draw_with_a_review_is_not_drawn_again(people):
    made = draw(people)
    submit_review(made.cases.first().id, scores=GOOD, defects=[], actor=people["reader"])
    with pytest.raises(Refused) as refusal:
        redraw(made.id, reason_text="no good", actor=people["manager"])
    assert refusal.value.reason.code == "qc.draw_has_reviews"
    assert (Draw.objects.count(), Case.objects.filter(is_withdrawn=True).count()) == (1, 0)


def test_a_zero_acceptance_plan_waits_until_all_are_clean_and_falls_with_one(people):
    made = draw(people, n=4, size=None, clean_below=0.5)
    assert len(made.drawn) == 4
    first, *rest = made.cases.order_by("id")
    assert get_draw_results(made)["acceptance"]["verdict"] == "waiting"
    for case in rest:
        submit_review(case.id, scores=GOOD, defects=[], actor=people["reader"])
    assert get_draw_results(made)["acceptance"] == {"clean_below": 0.5, "verdict": "waiting", "bound": pytest.approx(0.632, abs=0.001)}  # fmt: skip
    submit_review(first.id, scores=GOOD, defects=["typo"], actor=people["reader"])
    assert get_draw_results(made)["acceptance"]["verdict"] == "rejected"


def test_an_active_draw_shows_its_yield_beside_the_estimate_for_the_frame(people):
    made = draw(people, n=4, method="active", size=2, weights_column="risk")
    for at, case in enumerate(made.cases.order_by("id")):
        submit_review(case.id, scores=GOOD, defects=["typo"] * (at == 0), actor=people["reader"])
    results = get_draw_results(made)
    assert (results["n_judged"], results["estimate"]["raw"]) == (2, 0.5)
    assert results["estimate"]["interval"][0] < results["estimate"]["rate"] < results["estimate"]["interval"][1]
    assert [(row["n_frame"], row["n_drawn"], row["n_judged"], row["hits"]) for row in results["strata"]] == [
        (4, 2, 2, 1)
    ]


def test_signs_raise_the_risk_once_each(people):
    report = make_signed(people["author"])
    subject = Subject.objects.get()
    before = subject.risk
    assert note_report_trigger(report.id, "critical_late") == 1
    assert note_report_trigger(report.id, "critical_late") == 1
    subject.refresh_from_db()
    assert subject.risk == before + 4
    raise_case("report", f"report:{report.id}", reason_text="side?", actor=CLERK)
    subject.refresh_from_db()
    assert subject.risk == before + 9
    assert note_report_trigger(987_654, "critical_late") == 0


def test_who_worked_in_the_same_room_on_the_same_shift_does_not_judge(people):
    draw(people)
    Subject.objects.update(device_code="CT-1")
    case = Case.objects.select_related("subject__identity").first()
    check_may_review(case, people["reader"])
    make_signed(people["reader"])
    own = Subject.objects.exclude(responsible_id=people["author"].id).get()
    assert case.id in list_reviewable(people["reader"], queue="random")
    Subject.objects.filter(pk=own.pk).update(device_code="CT-1")
    assert list_reviewable(people["reader"], queue="random") == []
    with pytest.raises(Refused) as refusal:
        submit_review(case.id, scores=GOOD, defects=[], actor=people["reader"])
    assert refusal.value.reason.code == "qc.same_room_shift"
    Subject.objects.filter(pk=own.pk).update(closed_at=own.closed_at - timedelta(days=3))
    assert len(list_reviewable(people["reader"], queue="random")) == 2


def test_a_demonstration_department_has_twelve_weeks_behind_it(people, settings):
    settings.RADFLOW_DEMO = True
    assert seed_past_quality() == 480
    assert seed_past_quality() == 0
    assert (Draw.objects.count(), Case.objects.exclude(grade="").count()) == (12, 96)
    assert all(replay_draw(made).list_holds for made in Draw.objects.all())
    worst = max(get_p_chart("report", now=clock.now(), weeks=16), key=lambda point: point["rate"] or 0)
    assert worst["rate"] > 2 * worst["centre"]


def test_a_queue_asks_the_same_whatever_its_length(people, django_assert_num_queries):
    draw(people, n=4, size=4)
    Subject.objects.update(device_code="CT-1")
    list_reviewable(people["reader"], queue="random")  # policies are read once
    with django_assert_num_queries(3):
        assert len(list_reviewable(people["reader"], queue="random")) == 4


@pytest.mark.django_db(transaction=True)
def test_two_draws_at_once_take_no_subject_twice(people):
    for _ in range(4):
        make_signed(people["author"])
    now, gate = clock.now(), threading.Barrier(2)
    period = {"period_from": now - timedelta(days=1), "period_to": now + timedelta(days=1)}

    def go():
        gate.wait()
        try:
            make_draw(kind="report", filters={}, design=Design(size=2), actor=people["manager"], seed=42, **period)
        finally:
            connection.close()

    threads = [threading.Thread(target=go) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Draw.objects.count() == 2
    assert len(set(Case.objects.values_list("subject_id", flat=True))) == Case.objects.count() == 4
