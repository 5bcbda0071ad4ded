"""How report rules stand now: statuses, own rules and terms and what was learned, kept for a few seconds like policies are."""

import time
from threading import Thread

from apps.common.files import open_file
from apps.common.policy import get_policy
from apps.qc.engine.checking import Standing, warm_up
from apps.qc.engine.lexicon_overlay import make_overlay
from apps.qc.engine.report_history import NO_HISTORY, ReportHistory
from apps.qc.engine.report_learning import unpack_history
from apps.qc.engine.rule_data import DataRule, parse_rule
from apps.qc.models import LexiconEntry, ReportRule, SpellLearning

CACHED_S = 3.0
_kept: tuple[float, Standing] | None = None
_compiled: dict[tuple[str, int], DataRule] = {}
_history = NO_HISTORY
_loading: dict[int, Thread] = {}


def get_standing() -> Standing:
    """The standing of all processes, at most a few seconds old."""
    global _kept
    kept = _kept  # another thread may forget it meanwhile
    if kept is None or time.monotonic() - kept[0] >= CACHED_S:
        _kept = kept = (time.monotonic(), _load())
    return kept[1]


def forget_standing() -> None:
    """Called after a change and between tests: this process reads the tables again."""
    global _kept
    _kept = None
    _compiled.clear()


def _load() -> Standing:
    rows = list(ReportRule.objects.order_by("code"))
    entries = LexiconEntry.objects.filter(is_on=True).values_list("lang", "kind", "term", "meaning")
    return Standing(
        status={row.code: row.status for row in rows},
        rules=tuple(_compile(row) for row in rows if row.definition and row.status != "retired"),
        overlay=make_overlay(entries),
        history=_find_history(),
    )


def read_learning(learning: SpellLearning | None) -> ReportHistory:
    """The sentences of a learning; none without one."""
    return unpack_history(open_file(learning.sha256), number=learning.id) if learning else NO_HISTORY


def _find_history() -> ReportHistory:
    """The newest learning once its model stands; making one takes seconds, so reports are checked with the old one meanwhile."""
    global _history
    newest = SpellLearning.objects.order_by("-id").first()
    if newest is None:
        _history = NO_HISTORY
    elif newest.id != _history.number and newest.id not in _loading:
        history = read_learning(newest)
        _loading[newest.id] = Thread(target=_make_models, args=(history,), name="learned-words", daemon=True)
        _loading[newest.id].start()
    return _history


def _make_models(history: ReportHistory) -> None:
    global _history
    warm_up(history.sentences, history)
    _history = history
    _loading.pop(history.number, None)


def _compile(row: ReportRule) -> DataRule:
    key = (row.code, row.version)
    if key not in _compiled:
        _compiled[key] = parse_rule(row.code, row.definition, version=row.version)
    return _compiled[key]


def list_rules_off(site_id: int | None) -> list[str]:
    """Rules that a site has switched off by policy, whatever their status."""
    return get_policy("qc.guards", site_id=site_id).payload["rules_off"]
