import json
import subprocess
from datetime import date, timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid, Refused
from apps.common.notify import list_unread
from apps.directory.public import create_user, find_site_by_code
from apps.qc.models import Campaign, Case, Draw, Improvement, Subject
from apps.qc.public import (
    Design,
    close_campaign,
    get_campaign_page,
    get_defects,
    list_reviewable,
    make_campaign,
    make_draw,
    open_campaign,
    print_campaign,
    remind_panels,
    submit_review,
    take_in_reports,
)
from tests.builders.pathway import CLERK, seed_department
from tests.builders.reports import PASSWORD, make_person, make_signed

pytestmark = pytest.mark.django_db
GOOD = {"complete": 5, "correct": 5, "consistent": 4, "wording": 4, "advice": 5}


@pytest.fixture
def people():
    seed_department()
    names = {
        "author": "radiologist",
        "first": "radiologist",
        "second": "radiologist",
        "arbiter": "radiologist",
        "manager": "qc_manager",
    }
    return {name: make_person(f"qd-{name[:3]}", role) for name, role in names.items()}


@pytest.fixture
def site(people):
    """Where four signed reports wait."""
    for _ in range(4):
        make_signed(people["author"])
    return Subject.objects.first().site_id


def make(people, site, **facts) -> Campaign:
    now = clock.now()
    panel = [{"id": people[name].id, "name": people[name].name} for name in ("first", "second", "arbiter")]
    facts = {
        "title": "Nodules", "question": "Is every nodule measured?", "kind": "report", "modality": "",
        "period_from": now - timedelta(days=1), "period_to": now + timedelta(days=1), "quotas": [{"site_id": site, "n": 2}],
        "panel": panel, "readers": 2, "n_calibration": 0, "deadline": (now + timedelta(days=9)).date(), **facts,
    }  # fmt: skip
    return make_campaign(**facts, actor=people["manager"])


@pytest.mark.parametrize(
    ("_case", "facts", "field"),
    [
        ("nobody left to arbitrate", {"readers": 3}, "panel"),
        ("no site", {"quotas": []}, "quotas"),
        ("deadline over", {"deadline": date(2020, 1, 1)}, "deadline"),
    ],
)
def test_a_campaign_that_cannot_be_done_is_not_made(people, site, _case, facts, field):
    with pytest.raises(Invalid) as error:
        make(people, site, **facts)
    assert list(error.value.fields) == [field]
    assert Campaign.objects.count() == 0


def test_opening_draws_each_quota_freezes_the_sheet_and_tells_the_panel(people, site):
    campaign = open_campaign(make(people, site).id, actor=people["manager"])
    draw = Draw.objects.get()
    assert (draw.campaign_id, len(draw.drawn), draw.seed) == (campaign.id, 2, campaign.seed)
    assert campaign.scales["scale"]["label"] == "qc.report_scale@1"
    assert set(Case.objects.values_list("queue", "origin", "readers")) == {("central", "campaign", 2)}
    assert list_unread(people["first"].id)[0].reason["code"] == "qc.campaign_waits"
    assert AuditEntry.objects.filter(action="qc.campaign_opened").count() == 1
    with pytest.raises(Refused):
        open_campaign(campaign.id, actor=people["manager"])


def test_only_the_panel_judges(people, site):
    open_campaign(make(people, site).id, actor=people["manager"])
    case = Case.objects.first()
    assert len(list_reviewable(people["first"], queue="central")) == 2
    assert list_reviewable(people["manager"], queue="central") == []
    with pytest.raises(Refused) as refusal:
        submit_review(case.id, scores=GOOD, defects=[], actor=people["manager"])
    assert refusal.value.reason.code == "qc.not_on_panel"


def test_a_site_without_anything_to_draw_opens_nothing(people, site):
    campaign = make(people, site, modality="PT")
    with pytest.raises(Refused):
        open_campaign(campaign.id, actor=people["manager"])
    campaign.refresh_from_db()
    assert (campaign.state, Case.objects.count()) == ("draft", 0)


def settle_one(people) -> Case:
    """A judged case of nobody on the panel."""
    now = clock.now()
    period = {"period_from": now - timedelta(days=1), "period_to": now + timedelta(days=1)}
    made = make_draw(kind="report", filters={}, design=Design(size=1), actor=people["manager"], seed=1, **period)
    submit_review(made.cases.get().id, scores=GOOD, defects=["typo"], actor=people["manager"])
    return made.cases.get()


def test_calibration_comes_first_and_is_measured_against_the_agreed_grade(people, site):
    settled = settle_one(people)
    campaign = open_campaign(make(people, site, n_calibration=1).id, actor=people["manager"])
    calibration = Case.objects.get(is_calibration=True)
    assert (calibration.subject_id, calibration.agreed_grade, calibration.readers) == (settled.subject_id, "defect", 3)
    assert list_reviewable(people["first"], queue="central") == [calibration.id]
    other = Case.objects.filter(campaign=campaign, is_calibration=False).first()
    with pytest.raises(Refused) as refusal:
        submit_review(other.id, scores=GOOD, defects=[], actor=people["first"])
    assert refusal.value.reason.code == "qc.calibration_first"
    submit_review(calibration.id, scores=GOOD, defects=[], actor=people["first"])
    for name in ("second", "arbiter"):
        submit_review(calibration.id, scores=GOOD, defects=["typo"], actor=people[name])
    assert other.id in list_reviewable(people["first"], queue="central")
    calibration.refresh_from_db()
    assert calibration.state == "reviewed"
    page = get_campaign_page(campaign, viewer_id=people["manager"].id, min_cases=1)
    assert [(row["n_done"], row["calibration"]["agreed"]) for row in page["readers"]] == [(1, 0), (1, 1), (1, 1)]


def test_too_few_cases_to_calibrate_with_open_nothing(people, site):
    with pytest.raises(Refused) as refusal:
        open_campaign(make(people, site, n_calibration=1).id, actor=people["manager"])
    assert (refusal.value.reason.code, Case.objects.count()) == ("qc.calibration_too_few", 0)


def test_who_still_reads_sees_no_other_reader_and_nobody_sees_results_before_the_end(people, site):
    campaign = open_campaign(make(people, site).id, actor=people["manager"])
    first, second = Case.objects.order_by("id")
    for name in ("first", "second"):
        submit_review(first.id, scores=GOOD, defects=["typo"], actor=people[name])
    panel = get_campaign_page(campaign, viewer_id=people["first"].id, min_cases=1)
    assert (panel["readers"], panel["results"]) == ([], None)
    assert [(row["n_drawn"], row["n_settled"]) for row in panel["sites"]] == [(2, 1)]
    with pytest.raises(Invalid):
        close_campaign(campaign.id, conclusions=" ", actor=people["manager"])
    closed = close_campaign(campaign.id, conclusions="Most are measured.", actor=people["manager"])
    second.refresh_from_db()
    assert (second.state, second.is_withdrawn) == ("closed", True)
    results = get_campaign_page(closed, viewer_id=people["first"].id, min_cases=1)["results"]
    assert [(row["n"], row["hits"]) for row in results["sites"]] == [(1, 1)]
    assert results["defects"] == [{"code": "typo", "n": 1}]
    assert results["panel"]["n"] == 1


def test_reports_sent_in_are_drawn_by_their_campaign_only_and_bad_lines_are_named(people, site):
    Subject.objects.update(closed_at=clock.now() - timedelta(days=30))
    campaign = make(people, site)
    line = {
        "id": "a1",
        "lang": "en",
        "modality": "CT",
        "findings": "Nodule, 6 mm.",
        "impression": "Nodule.",
        "age": "062Y",
    }
    text = "\n".join(
        [json.dumps(line), "{", json.dumps(line | {"id": ""}), json.dumps(line), json.dumps(line | {"id": "a2"})]
    )
    taken = take_in_reports(campaign.id, site_id=site, text=text, actor=people["manager"])
    assert (taken["added"], [error["line"] for error in taken["errors"]]) == (2, [2, 3])
    subject = Subject.objects.filter(campaign_id=campaign.id).first()
    assert (subject.content["age_band"], subject.identity.patient_name) == ("60-69", "")
    now = clock.now()
    period = {"period_from": now - timedelta(days=1), "period_to": now + timedelta(days=1)}
    with pytest.raises(Refused):
        make_draw(kind="report", filters={}, design=Design(size=1), actor=people["manager"], **period)
    open_campaign(campaign.id, actor=people["manager"])
    assert set(Case.objects.values_list("subject__campaign_id", flat=True)) == {campaign.id}
    with pytest.raises(Refused):
        take_in_reports(campaign.id, site_id=site, text=text, actor=people["manager"])


def test_a_panel_is_reminded_once_before_the_deadline(people, site):
    soon, later = clock.now().date() + timedelta(days=2), clock.now().date() + timedelta(days=20)
    campaign = make(people, site, deadline=soon)
    assert remind_panels() == 0
    open_campaign(campaign.id, actor=people["manager"])
    assert (remind_panels(), remind_panels()) == (1, 0)
    assert list_unread(people["second"].id)[0].reason["code"] == "qc.campaign_due"
    Campaign.objects.update(deadline=later, reminded_at=None)
    assert remind_panels() == 0


def test_a_case_that_one_of_two_has_read_is_withdrawn_and_counts_nowhere(people, site):
    campaign = open_campaign(make(people, site).id, actor=people["manager"])
    submit_review(Case.objects.first().id, scores=GOOD, defects=["typo"], actor=people["first"])
    closed = close_campaign(campaign.id, conclusions="Too few were read.", actor=people["manager"])
    results = get_campaign_page(closed, viewer_id=people["manager"].id, min_cases=1)["results"]
    assert [(row["n"], row["hits"]) for row in results["sites"]] == [(0, 0)]
    assert results["defects"] == []


def test_what_calibrated_a_panel_is_no_figure_and_calibrates_no_other(people, site):
    settle_one(people)
    open_campaign(make(people, site, n_calibration=1).id, actor=people["manager"])
    calibration = Case.objects.get(is_calibration=True)
    for name in ("first", "second", "arbiter"):
        submit_review(calibration.id, scores=GOOD, defects=["typo", "term"], actor=people[name])
    defects = get_defects("report", since=clock.now() - timedelta(days=1))
    assert [(row["code"], row["n"]) for row in defects] == [("typo", 1)]
    others = [make_person(f"qd-{name}", "radiologist") for name in ("third", "fourth", "fifth")]
    panel = [{"id": other.id, "name": other.name} for other in others]
    with pytest.raises(Refused) as refusal:
        open_campaign(make(people, site, n_calibration=2, panel=panel).id, actor=people["manager"])
    assert refusal.value.reason.params == {"found": 1, "wanted": 2}


def read_pdf(data: bytes) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()


@pytest.mark.peer("poppler")
def test_a_closed_campaign_is_printed_with_its_conclusions_and_without_readers(people, site):
    campaign = open_campaign(make(people, site, title="Nodules 2026").id, actor=people["manager"])
    with pytest.raises(Refused):
        print_campaign(campaign, lang="en", actor=people["manager"])
    for case in Case.objects.all():
        for name in ("first", "second"):
            submit_review(case.id, scores=GOOD, defects=["typo"], radpeer="1", actor=people[name])
    closed = close_campaign(campaign.id, conclusions="Measure every nodule.", actor=people["manager"])
    facts = {"title": "Teach measuring", "cause": "", "owner_id": people["author"].id, "owner_name": "owner-x"}
    Improvement.objects.create(
        campaign=closed, **facts, due_on=date(2027, 1, 31), made_by_name="x", made_at=clock.now()
    )
    text = read_pdf(print_campaign(closed, lang="en", actor=people["manager"]))
    for part in (
        "Nodules 2026",
        "Is every nodule measured?",
        "Measure every nodule.",
        "Teach measuring",
        "0.0 %",
        "2027-01-31",
    ):
        assert part in text
    assert "qd-fi" not in text
    assert "结论" in read_pdf(print_campaign(closed, lang="zh-Hans", actor=people["manager"]))


def test_a_member_who_may_not_review_at_a_site_is_refused_by_name_and_calibrates_only_where_all_may(people, site):
    user = create_user(
        actor=CLERK, username="qd-one", name="韩雪", password=PASSWORD, grants=[("radiologist", site)], is_demo=False
    )
    seat = {"id": str(user.pk), "name": user.name}
    panel = [{"id": people[name].id, "name": people[name].name} for name in ("first", "second")] + [seat]
    east = find_site_by_code("east").id
    with pytest.raises(Invalid) as error:
        make(people, site, panel=panel, quotas=[{"site_id": site, "n": 1}, {"site_id": east, "n": 1}])
    (reason,) = error.value.fields["panel"]
    assert (reason.code, reason.params["people"]) == ("qc.panel_out_of_reach", ["韩雪"])
    settled = settle_one(people)
    Case.objects.filter(pk=settled.id).update(site_id=east)
    campaign = make(people, site, panel=panel, n_calibration=1)
    with pytest.raises(Refused) as refusal:
        open_campaign(campaign.id, actor=people["manager"])
    assert refusal.value.reason.code == "qc.calibration_too_few"
    Case.objects.filter(pk=settled.id).update(site_id=site)
    assert open_campaign(campaign.id, actor=people["manager"]).state == "open"
