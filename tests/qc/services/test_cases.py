from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid, Refused
from apps.qc.models import Case, Draw, Subject
from apps.qc.public import (
    Design,
    close_case,
    get_defects,
    get_p_chart,
    get_rate,
    list_reviewable,
    make_draw,
    preview_draw,
    raise_case,
    reopen_case,
    submit_review,
)
from tests.builders.pathway import CLERK, seed_department
from tests.builders.reports import make_person, make_signed

pytestmark = pytest.mark.django_db
GOOD = {"complete": 5, "correct": 5, "consistent": 4, "wording": 4, "advice": 5}


@pytest.fixture
def people():
    seed_department()
    return {
        "author": make_person("rad-a", "radiologist", "吴敏"),
        "reader": make_person("rad-b", "radiologist", "沈志远"),
        "manager": make_person("qc-a", "qc_manager", "孟洁"),
    }


def draw(people, n=3, **design):
    for _ in range(n):
        make_signed(people["author"])
    now = clock.now()
    period = {"period_from": now - timedelta(days=1), "period_to": now + timedelta(days=1)}
    return make_draw(
        kind="report", filters={}, design=Design(**{"size": 2, **design}), actor=people["manager"], seed=42, **period
    )


def test_a_draw_keeps_seed_frame_and_list_before_anybody_looks(people):
    made = draw(people)
    assert (made.seed, made.frame_size, len(made.drawn), len(made.frame_hash)) == (42, 3, 2, 64)
    assert Case.objects.filter(queue="random", state="open", draw=made).count() == 2
    assert set(Case.objects.values_list("inclusion_probability", flat=True)) == {2 / 3}


def test_what_was_drawn_is_not_drawn_again_and_an_empty_frame_is_refused(people):
    draw(people, n=2)
    now = clock.now()
    period = {"period_from": now - timedelta(days=1), "period_to": now + timedelta(days=1)}
    preview = preview_draw(kind="report", filters={}, design=Design(share=0.5), **period)
    assert (preview["frame_size"], preview["already_drawn"], preview["to_draw"]) == (0, 2, 0)
    with pytest.raises(Refused):
        make_draw(kind="report", filters={}, design=Design(size=1), actor=people["manager"], **period)
    with pytest.raises(Invalid):
        make_draw(
            kind="report", filters={}, design=Design(size=1), actor=people["manager"], period_from=now, period_to=now
        )
    assert Draw.objects.count() == 1


def test_nobody_reviews_their_own_work(people):
    draw(people)
    case = Case.objects.first()
    assert list_reviewable(people["author"], queue="random") == []
    assert len(list_reviewable(people["reader"], queue="random")) == 2
    with pytest.raises(Refused) as refusal:
        submit_review(case.id, scores=GOOD, defects=[], actor=people["author"])
    assert refusal.value.reason.code == "qc.own_case"
    assert case.reviews.count() == 0


def test_a_review_is_graded_closed_and_counted_once(people):
    draw(people)
    first, second = Case.objects.order_by("id")
    review = submit_review(first.id, scores=GOOD, defects=[], radpeer="1", actor=people["reader"])
    assert (review.grade, review.scale_version) == ("pass", "qc.report_scale@1")
    with pytest.raises(Refused):
        submit_review(first.id, scores=GOOD, defects=[], actor=people["reader"])
    submit_review(second.id, scores=GOOD, defects=["laterality"], actor=people["reader"])
    assert list(Case.objects.order_by("id").values_list("state", "grade")) == [
        ("reviewed", "pass"),
        ("reviewed", "defect"),
    ]
    now = clock.now()
    chart = get_p_chart("report", now=now, weeks=4)
    assert [(point["hits"], point["n"]) for point in chart] == [(0, 0), (0, 0), (0, 0), (1, 2)]
    assert get_defects("report", since=now - timedelta(days=1)) == [
        {"code": "laterality", "n": 1, "share": 1.0, "cumulative": 1.0}
    ]
    assert (
        get_rate("report", since=now - timedelta(days=1))["n"],
        list_reviewable(people["reader"], queue="random"),
    ) == (2, [])


@pytest.mark.parametrize(
    ("_case", "facts", "field"),
    [
        ("criterion missing", {"scores": {"complete": 5}}, "scores"),
        ("score out of range", {"scores": GOOD | {"wording": 6}}, "scores"),
        ("unknown defect", {"defects": ["nonsense"]}, "defects"),
        ("RADPEER class of the old scale", {"radpeer": "4b"}, "radpeer"),
    ],
)
def test_a_bad_review_is_refused_whole(people, _case, facts, field):
    draw(people)
    case = Case.objects.first()
    with pytest.raises(Invalid) as error:
        submit_review(case.id, **{"scores": GOOD, "defects": [], "actor": people["reader"], **facts})
    assert list(error.value.fields) == [field]
    assert case.reviews.count() == 0


def test_a_score_against_the_author_goes_to_an_arbiter(people):
    draw(people)
    case = Case.objects.first()
    submit_review(case.id, scores=GOOD, defects=["missed"], radpeer="3b", actor=people["reader"])
    case.refresh_from_db()
    assert case.state == "arbitration"
    assert case.id not in list_reviewable(people["reader"], queue="random")
    arbiter = make_person("rad-c", "radiologist")
    assert submit_review(case.id, scores=GOOD, defects=[], radpeer="2a", actor=arbiter).is_arbiter
    case.refresh_from_db()
    assert (case.state, case.grade) == ("reviewed", "pass")


def test_a_raised_case_needs_words_finds_its_subject_and_is_closed_with_an_outcome(people):
    report = make_signed(people["author"])
    with pytest.raises(Invalid):
        raise_case("report", f"report:{report.id}", reason_text=" ", actor=CLERK)
    case = raise_case("report", f"report:{report.id}", reason_text="side?", actor=CLERK)
    assert (case.queue, case.subject, case.exam_id) == ("raised", Subject.objects.get(), report.links.get().exam_id)
    with pytest.raises(Refused):
        submit_review(case.id, scores=GOOD, defects=[], actor=CLERK)
    with pytest.raises(Invalid):
        close_case(case.id, outcome="", actor=people["manager"])
    submit_review(case.id, scores=GOOD, defects=[], actor=people["reader"])
    reopen_case(case.id, reason_text="I disagree", actor=people["author"])
    submit_review(case.id, scores=GOOD, defects=[], actor=people["manager"])
    assert close_case(case.id, outcome="talked to", actor=people["manager"]).state == "closed"
    with pytest.raises(Refused):
        close_case(case.id, outcome="again", actor=people["manager"])


def test_an_exam_without_a_subject_can_be_raised_but_not_reviewed(people):
    case = raise_case("exam", "exam:999", reason_text="patient fell", actor=CLERK)
    assert case.subject is None
    with pytest.raises(Refused):
        submit_review(case.id, scores=GOOD, defects=[], actor=people["reader"])


@pytest.mark.parametrize(
    ("_case", "site_days", "is_new"), [("a site that begins", 10, False), ("a site that has worked on", 70, True)]
)
def test_signs_of_pathology_and_of_a_protocol_that_is_new(people, _case, site_days, is_new):
    known, newer, last = (make_signed(people["author"]) for _ in range(3))
    past = clock.now() - timedelta(days=site_days)
    Subject.objects.filter(ref=f"report:{known.id}@1").update(closed_at=past, protocol="OLD")
    raise_case("report", f"report:{newer.id}", origin="pathology", reason_text="histology: adenoma", actor=CLERK)
    signs = {s.ref: set(s.triggers.values_list("code", flat=True)) for s in Subject.objects.exclude(protocol="OLD")}
    assert "pathology_disagrees" in signs[f"report:{newer.id}@1"]
    assert "pathology_disagrees" not in signs[f"report:{last.id}@1"]
    again = make_signed(people["author"])
    codes = Subject.objects.get(ref=f"report:{again.id}@1").triggers.values_list("code", flat=True)
    assert ("new_protocol" in codes) is is_new
