"""What a payload of rules is refused for is said in both languages."""

import ast

import pytest

from apps.common.kernel.words import load_words
from apps.common.policy.checks import say_fault
from tests.architecture.floors import ROOT

CHECKERS = (
    "engine/rules.py",
    "engine/conditions.py",
    "engine/energy.py",
    "services/escalation.py",
    "services/energy_bands.py",
    "services/decline.py",
    "engine/watching.py",
)
MINUTES = "1440"


def list_faults() -> set[str]:
    """The second element of every pair that a checker yields or collects."""
    found = set()
    for name in CHECKERS:
        for node in ast.walk(ast.parse((ROOT / "apps/devices" / name).read_text())):
            if isinstance(node, ast.Tuple) and len(node.elts) == 2:
                what = node.elts[1]
                if isinstance(what, ast.Constant) and isinstance(what.value, str) and " " in what.value:
                    found.add(what.value)
                elif isinstance(what, ast.JoinedStr) and isinstance(what.values[0], ast.Constant):
                    head, one_of, _ = what.values[0].value.partition(" one of ")
                    found.add(head + one_of.rstrip() if one_of else what.values[0].value + MINUTES)
    return found


def test_every_fault_has_words():
    faults = {f for f in list_faults() if not f.startswith("must be one of above")}
    assert len(faults) > 15, "the search finds what it searches"
    assert sorted(f for f in faults if f"fault.{f}" not in load_words("zh-Hans")) == []


@pytest.mark.parametrize(
    ("what", "chinese"),
    [
        ("must be a number", "必须是数字"),
        ("must be one of above, below", "必须是以下之一： above, below"),
        ("odd", "odd"),
    ],
)
def test_the_list_of_what_is_possible_stays(what, chinese):
    assert say_fault(what) == {"zh-Hans": chinese, "en": what}
