"""The life cycle of report rules: data without code or restart, a person's promotion, demotion by figures, retrospective audits."""

from datetime import timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.qc.engine.report import ReportSnapshot
from apps.qc.models import ReportAlert, ReportAudit, ReportRule, ReportRuleChange, Subject
from apps.qc.public import (
    ask_audit,
    check_report,
    forget_standing,
    get_rule,
    judge_rules,
    list_rule_standings,
    run_waiting_audits,
    save_entry,
    save_rule,
    set_rule_status,
    withdraw_entry,
)
from apps.qc.services import report_standing
from apps.qc.services.report_standing import get_standing
from tests.builders.pathway import CLERK, HEAD, seed_department
from tests.builders.report_rules import make_definition
from tests.builders.reports import make_person, make_signed

pytestmark = pytest.mark.django_db
TEXT = ReportSnapshot(findings="右肺下叶实变，见支气管充汽征。", impression="肺炎。")


@pytest.fixture(autouse=True)
def standing():
    forget_standing()
    seed_department()
    yield
    forget_standing()


def save(code="SITE-BRONCHOGRAM", version=None, **changes):
    return save_rule(code, make_definition(**changes), reason="教学会", version=version, actor=HEAD)


def start(*steps, code="SITE-BRONCHOGRAM"):
    for step in steps:
        version = ReportRule.objects.get(code=code).version
        set_rule_status(code, step, reason="试运行无误报", version=version, actor=HEAD)


def list_told():
    return [(f.rule, f.suggestion, f.blocking) for f in check_report(TEXT) if f.rule == "SITE-BRONCHOGRAM"]


def test_a_rule_saved_as_data_speaks_once_a_person_started_it():
    save()
    assert list_told() == []
    start("shadow")
    assert list_told() == []
    start("active")
    assert list_told() == [("SITE-BRONCHOGRAM", "支气管充气征", False)]
    start("blocking")
    assert list_told() == [("SITE-BRONCHOGRAM", "支气管充气征", True)]
    start("retired")
    assert list_told() == []
    steps = list(ReportRuleChange.objects.order_by("id").values_list("from_status", "to_status", "by_name"))
    assert steps == [
        ("", "draft", HEAD.name),
        ("draft", "shadow", HEAD.name),
        ("shadow", "active", HEAD.name),
        ("active", "blocking", HEAD.name),
        ("blocking", "retired", HEAD.name),
    ]
    assert AuditEntry.objects.filter(action="qc.rule_status_set").count() == 4


def test_another_wording_goes_on_trial_again_with_the_next_version():
    save()
    start("shadow", "active")
    row = save(version=1, severity="info")
    assert (row.version, row.status) == (2, "shadow")
    assert list_told() == []


def test_examples_that_fail_are_refused_by_their_place_and_nothing_is_kept():
    definition = make_definition()
    definition["examples"]["fire"][0]["findings"] = "未见异常。"
    with pytest.raises(Invalid) as caught:
        save_rule("SITE-1", definition, reason="x", actor=HEAD)
    assert [(place, reasons[0].code) for place, reasons in caught.value.fields.items()] == [
        ("definition.examples.fire.0", "qc.rule_example_quiet")
    ]
    assert ReportRule.objects.count() == 0


def test_who_saves_over_a_newer_version_is_told():
    save()
    save(version=1)
    with pytest.raises(Conflict) as caught:
        save(version=1)
    assert caught.value.current == {"version": 2}


@pytest.mark.parametrize(
    ("to", "facts", "error"),
    [
        ("active", {}, Refused),
        ("shadow", {"reason": " "}, Invalid),
        ("shadow", {"version": 9}, Conflict),
        ("shadow", {"actor": Actor.system("beat")}, Refused),
        ("shadow", {"code": "SITE-NONE"}, NotFound),
    ],
)
def test_a_step_that_is_not_allowed_changes_nothing(to, facts, error):
    save()
    given = {"code": "SITE-BRONCHOGRAM", "reason": "x", "version": 1, "actor": HEAD} | facts
    with pytest.raises(error):
        set_rule_status(given.pop("code"), to, **given)
    assert ReportRule.objects.get().status == "draft"
    assert ReportRuleChange.objects.count() == 1


def test_a_built_in_rule_is_switched_but_not_rewritten():
    with pytest.raises(Refused):
        save(code="RPT-LATERALITY")
    set_rule_status("RPT-LATERALITY", "active", reason="先观察", version=2, actor=HEAD)
    wrong = ReportSnapshot(findings="左肾见囊肿。右肾未见异常。", impression="右肾囊肿。")
    assert [f.blocking for f in check_report(wrong, stage="sign") if f.rule == "RPT-LATERALITY"] == [False]


def fill_alerts(rule, **outcomes):
    site, now = seed_department_site(), clock.now()
    number = ReportAlert.objects.count()
    for outcome, n in outcomes.items():
        for _ in range(n):
            number += 1
            ReportAlert.objects.create(
                report_id=number, site_id=site, key=f"{number:064d}", words_key="w", rule=rule, rule_version=1,
                category="typo", severity="warn", sentence="s", first_at=now, outcome="" if outcome == "open" else outcome,
            )  # fmt: skip


def seed_department_site():
    from apps.directory.models import Site

    return Site.objects.order_by("id").first().id


@pytest.mark.parametrize(
    ("rule", "outcomes", "status"),
    [
        ("RPT-TYPO", {"fixed": 59, "left": 141}, "shadow"),
        ("RPT-TYPO", {"fixed": 60, "left": 140}, None),
        ("RPT-TYPO", {"fixed": 0, "ignored": 199}, None),
        ("RPT-TYPO", {"fixed": 20, "open": 400}, None),
        ("RPT-LATERALITY", {"fixed": 13, "overridden": 7}, "active"),
        ("RPT-LATERALITY", {"fixed": 14, "overridden": 6}, None),
        ("RPT-LATERALITY", {"overridden": 19}, None),
    ],
)
def test_figures_take_a_rule_back_one_step(rule, outcomes, status):
    fill_alerts(rule, **outcomes)
    assert judge_rules() == ([rule] if status else [])
    assert list(ReportRule.objects.values_list("code", "status")) == ([(rule, status)] if status else [])
    change = ReportRuleChange.objects.first()
    assert (change and change.reason) == ("qc.report_rules@1" if status else None)
    assert judge_rules() == []  # figures count from the new status on


def test_the_list_tells_figures_and_next_steps_in_two_queries(django_assert_num_queries):
    fill_alerts("RPT-TYPO", fixed=3, disputed=1, open=2)
    save()
    with django_assert_num_queries(2):
        rules = {rule["code"]: rule for rule in list_rule_standings(since=clock.now() - timedelta(days=1))}
    typo = rules["RPT-TYPO"]
    assert (typo["status"], typo["is_own"], typo["next_steps"]) == ("active", False, ["blocking", "shadow", "retired"])
    counts = typo["counts"]
    assert (counts.shown, counts.settled, counts.fixed, counts.disputed, counts.accepted_share) == (6, 4, 3, 1, 0.75)
    assert rules["SITE-BRONCHOGRAM"]["counts"].interval is None
    assert get_rule("SITE-BRONCHOGRAM")["definition"] == make_definition()


def test_a_term_of_the_department_is_in_force_at_once_and_taken_back():
    text = ReportSnapshot(findings="胃粘膜光整。", impression="正常。")
    row = save_entry(lang="zh", kind="preferred", term="粘膜", meaning="黏膜", actor=HEAD)
    assert [(f.suggestion, f.severity) for f in check_report(text) if f.rule == "RPT-TERM"] == [("黏膜", "info")]
    withdraw_entry(row.id, actor=HEAD)
    assert [f for f in check_report(text) if f.rule == "RPT-TERM"] == []
    save_entry(lang="zh", kind="preferred", term="粘膜", meaning="黏膜", actor=HEAD)
    row.refresh_from_db()
    assert row.is_on
    with pytest.raises(Invalid):
        save_entry(lang="zh", kind="finding", term="某物", meaning="unicorn", actor=HEAD)
    with pytest.raises(NotFound):
        withdraw_entry(10**9, actor=HEAD)


def test_an_audit_runs_a_rule_on_trial_over_signed_reports():
    author = make_person("rad-a", "radiologist")
    make_signed(author, texts={"technique": "平扫", "findings": TEXT.findings, "impression": TEXT.impression})
    make_signed(author)
    save()
    start("shadow")
    today = clock.now().date()
    audit = ask_audit(period_from=today, period_to=today, rule="SITE-BRONCHOGRAM", actor=HEAD)
    assert run_waiting_audits() == 1
    audit.refresh_from_db()
    assert (audit.state, audit.n_reports, audit.n_alerted, audit.counts) == ("done", 2, 1, {"SITE-BRONCHOGRAM": 1})
    assert [(hit.text, hit.section) for hit in audit.hits.all()] == [("支气管充汽征", "findings")]
    assert run_waiting_audits() == 0


def test_an_audit_of_no_period_or_no_rule_is_refused():
    today = clock.now().date()
    with pytest.raises(Invalid):
        ask_audit(period_from=today, period_to=today - timedelta(days=1), actor=CLERK)
    with pytest.raises(Invalid):
        ask_audit(period_from=today - timedelta(days=401), period_to=today, actor=CLERK)
    with pytest.raises(NotFound):
        ask_audit(period_from=today, period_to=today, rule="SITE-NONE", actor=CLERK)
    assert ReportAudit.objects.count() == 0


def test_an_audit_that_breaks_is_failed_and_the_next_one_runs():
    make_signed(make_person("rad-a", "radiologist"))
    today = clock.now().date()
    Subject.objects.update(content={"findings": 3})
    broken = ask_audit(period_from=today, period_to=today, actor=HEAD)
    empty = ask_audit(period_from=today - timedelta(days=9), period_to=today - timedelta(days=8), actor=HEAD)
    assert run_waiting_audits() == 2
    broken.refresh_from_db()
    empty.refresh_from_db()
    assert (broken.state, broken.done_at is not None, broken.hits.count()) == ("failed", True, 0)
    assert (empty.state, empty.n_reports) == ("done", 0)


def test_a_built_in_rule_whose_code_went_on_is_switched_by_the_version_that_is_shown():
    now = clock.now()
    ReportRule.objects.create(code="RPT-LATERALITY", version=1, status="blocking", status_since=now, changed_at=now)
    shown = get_rule("RPT-LATERALITY")["version"]
    row = set_rule_status("RPT-LATERALITY", "active", reason="先观察", version=shown, actor=HEAD)
    assert (shown, row.version, row.status) == (2, 2, "active")


def test_the_standing_may_be_forgotten_while_it_is_asked_for(monkeypatch):
    get_standing()

    class ForgettingClock:
        @staticmethod
        def monotonic() -> float:
            forget_standing()
            return 0.0

    monkeypatch.setattr(report_standing, "time", ForgettingClock)
    assert get_standing().status == {}
