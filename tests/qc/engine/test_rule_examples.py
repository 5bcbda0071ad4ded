"""Every rule proves itself: its own examples fire and stay quiet, and no rule that rewrites speaks of side, sex or numbers."""

import pytest

from apps.qc.engine.checking import check, load_rules
from apps.qc.engine.lines import parse_report
from apps.qc.engine.registry import REPORT_RULES

load_rules()
EXAMPLES = [
    (member.code, kind, number, facts)
    for member in REPORT_RULES.items()
    for kind in ("fire", "quiet")
    for number, facts in enumerate(member.facts[kind])
]


@pytest.mark.parametrize(("code", "kind", "number", "facts"), EXAMPLES, ids=[f"{r[0]}-{r[1]}-{r[2]}" for r in EXAMPLES])
def test_an_example_fires_or_stays_quiet(code, kind, number, facts):
    found = {finding.rule for finding in check(parse_report(facts))}
    assert (code in found) == (kind == "fire")


@pytest.mark.parametrize("member", REPORT_RULES.items(), ids=lambda member: member.code)
def test_every_rule_has_both_kinds_of_example_in_both_languages(member):
    kinds = ("quiet",) if member.code == "RPT-TERM" else ("fire", "quiet")  # it speaks with a department's terms only
    for kind in kinds:
        assert {facts.get("lang", "zh") for facts in member.facts[kind]} == {"zh", "en"}, kind


def test_only_rules_about_text_may_rewrite():
    rewriting = {member.facts["category"] for member in REPORT_RULES.items() if member.facts["autofix"]}
    assert rewriting <= {"typo", "char_extra", "char_missing", "placeholder", "preferred_term"}


def test_only_rules_that_cannot_be_wrong_block():
    blocking = {member.facts["category"] for member in REPORT_RULES.items() if member.facts["blocking"]}
    assert blocking == {"laterality", "sex", "missing_section", "placeholder"}
