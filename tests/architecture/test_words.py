"""What a screen shows of the machine's own names has words in both languages: audit acts, events, who hears them, policies, actors, objects."""

import ast
import json
from collections.abc import Iterator
from functools import cache

import pytest

from apps.common.events.registry import list_events, list_subscribers
from apps.common.kernel.words import LANGUAGES, load_words
from apps.devices.engine.work_orders import LIFECYCLE
from apps.directory.services.demo import TOKENS
from apps.reporting.models.report import VersionKind
from apps.safety.engine.lanes import LANE_LIFECYCLE
from apps.scheduling.engine.states import PORTER_TABLE
from apps.workflow.engine.states import Action
from tests.architecture.floors import ROOT, list_sources

# Acts whose name is put together when they happen: the part before the value, and the values.
COMPOSED = {
    "work_order.{action}": {action for _, action in LIFECYCLE.table},
    "porter.{action}": {action for _, action in PORTER_TABLE},
    "processing.{act}": {"take", "finish", "return", "withdraw"},
    "preparation.{action}": {action for _, action in LANE_LIFECYCLE.table},
    "report.{kind}_begun": {VersionKind.ADDENDUM.value, VersionKind.AMENDMENT.value},
    "exam.{what}": {action.value for action in Action},
    "stock.{kind}": {"receipt", "waste", "count"},
    "series.{step}": {"booked", "moved", "cancelled", "undone"},
    "study.{_PAST[act.kind]}": {
        "filed",
        "corrected",
        "rejected",
        "split",
        "merged",
        "unmatched",
        "set_aside",
        "bytes_discarded",
        "bytes_replaced",
    },
    "visit.{act}": {"booked", "moved", "cancelled", "undone", "split"},
}
# Functions that are handed the act by their callers, in the same file.
HANDED = {"what": "apps/directory/services/clinical.py"}


@cache
def parse(path) -> ast.AST:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def list_calls() -> list[tuple[str, str, ast.Call]]:
    """Every call of the apps: its file, the name of what is called, the call."""
    return [
        (str(path.relative_to(ROOT)), ast.unparse(node.func), node)
        for path in list_sources("apps")
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Call)
    ]


def walk_calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    return ((path, node) for path, name, node in list_calls() if name in names)


def imports_record(path: str) -> bool:
    return any(
        isinstance(node, ast.ImportFrom) and node.module == "apps.common.audit" and "record" in {a.name for a in node.names}
        for node in ast.walk(parse(ROOT / path))
    )  # fmt: skip


def spell(node: ast.expr, path: str) -> set[str]:
    """Every value that the expression may have; fails on one that cannot be read from the source."""
    if isinstance(node, ast.Constant):
        return {node.value}
    if isinstance(node, ast.IfExp):
        return spell(node.body, path) | spell(node.orelse, path)
    if isinstance(node, ast.JoinedStr):
        text = "".join(p.value if isinstance(p, ast.Constant) else f"{{{ast.unparse(p.value)}}}" for p in node.values)
        assert text in COMPOSED, f"{path}:{node.lineno}: say in COMPOSED which values {text} may have"
        before, _, rest = text.partition("{")
        return {before + value + rest.partition("}")[2] for value in COMPOSED[text]}
    assert isinstance(node, ast.Name) and HANDED.get(node.id) == path, f"{path}:{node.lineno}: {ast.unparse(node)}"
    return {
        arg.value
        for caller, call in walk_calls("_tell")
        if caller == path
        for arg in call.args
        if isinstance(arg, ast.Constant)
    }


def list_audit_acts() -> set[str]:
    return {
        code for path, call in walk_calls("record") if imports_record(path) for code in spell(call.args[1], path)
    }  # fmt: skip


def list_objects() -> set[str]:
    """The part before the colon of whatever acts and events are about."""
    found = set()
    for _, call in walk_calls("record", "publish"):
        for keyword in call.keywords:
            if keyword.arg in ("obj", "aggregate"):
                value = keyword.value.values[0] if isinstance(keyword.value, ast.JoinedStr) else keyword.value
                if isinstance(value, ast.Constant) and value.value:
                    found.add(value.value.partition(":")[0])
    return found


def list_policies() -> set[str]:
    found = set()
    for path in ROOT.glob("apps/*/policies/*.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        found |= {entry["code"] for entry in (data if isinstance(data, list) else [data])}
    return found


def list_actors() -> set[str]:
    """Parts of the department that act by themselves, and the machines that come with the demo."""
    named = {spelt for path, call in walk_calls("Actor.system") for spelt in spell(call.args[0], path)}
    return named | {name for name, _ in TOKENS}


def list_own_events() -> set[str]:
    return {name for name, event in list_events().items() if event.__module__.startswith("apps.")}


KINDS = {
    "audit": list_audit_acts,
    "object": list_objects,
    "event": list_own_events,
    "subscriber": lambda: {one.name for name in list_own_events() for one in list_subscribers(name)},
    "policy": list_policies,
    "actor": list_actors,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_code_has_words(kind, language):
    codes, words = KINDS[kind](), load_words(language)
    assert len(codes) > 4, "the search finds what it searches"
    assert sorted(code for code in codes if not words.get(f"{kind}.{code}", "").strip()) == []


def test_words_of_codes_exist_in_both_languages():
    chinese, english = (set(load_words(language)) for language in LANGUAGES)
    assert chinese ^ english == set()


def test_no_words_for_codes_that_are_gone():
    spare = {
        key
        for kind in ("audit", "event", "subscriber", "policy")
        for codes in [KINDS[kind]()]
        for key in load_words("en")
        if key.startswith(f"{kind}.") and key.removeprefix(f"{kind}.") not in codes
    }
    assert spare == set()
