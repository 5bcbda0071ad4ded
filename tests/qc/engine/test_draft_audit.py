import pytest

from apps.common.kernel.reason import Reason
from apps.qc.engine.draft_audit import is_same_model, judge_draft, keep_objections
from apps.qc.engine.report import Finding
from apps.qc.engine.second_reading import Told


def make(category: str = "laterality", *, severity: str = "error", section: str = "impression") -> Finding:
    return Finding("R", category, severity, section, 0, 2, Reason("qc.x"))


TOLD = Told("polarity", "a b", "c d", "differs", 0.6)


@pytest.mark.parametrize(
    ("rules", "told", "error", "verdict"),
    [
        ([], [], "", "agrees"),
        ([], [TOLD], "", "differs"),
        ([make()], [], "", "differs"),
        ([make()], [], "qc.auditor_off", "differs"),
        ([], [], "qc.auditor_off", "unaudited"),
    ],
)
def test_agreement_needs_a_second_model_that_spoke(rules, told, error, verdict):
    audit = judge_draft(rules, told, least_confidence=0.5, auditor="b", error=error)
    assert (audit.verdict, audit.auditor) == (verdict, "" if error else "b")


def test_what_the_second_model_is_unsure_of_is_no_objection():
    assert judge_draft([], [TOLD], least_confidence=0.7, auditor="b", error="").verdict == "agrees"


def test_of_a_rewording_only_what_contradicts_counts():
    rules = [make(), make("impression_omission"), make(section="findings"), make(severity="info"), make("typo")]
    assert keep_objections(rules, is_rewording=True) == [rules[0]]
    assert keep_objections(rules, is_rewording=False) == [rules[0], rules[1], rules[2], rules[4]]


@pytest.mark.parametrize(
    ("author", "auditor", "same"),
    [
        ("local-7b", "Local-7B", True),
        ("local-7b 1.2", "local-7b", True),
        ("local-7b", "other-8b", False),
        ("a", "", False),
    ],
)
def test_no_model_audits_itself(author, auditor, same):
    assert is_same_model(author, auditor) is same
