"""How report rules stand now: statuses, own rules and terms and what was learned, kept for a few seconds like policies are."""

import time
from dataclasses import replace
from threading import Thread

from apps.common.files import open_file
from apps.common.policy import get_policy
from apps.qc.engine.checking import Standing, warm_up
from apps.qc.engine.lexicon_overlay import LexiconOverlay, lay_over, make_overlay
from apps.qc.engine.report_history import NO_HISTORY, ReportHistory
from apps.qc.engine.report_learning import unpack_history
from apps.qc.engine.rule_data import DataRule, parse_rule
from apps.qc.models import LexiconEntry, ReportRule, SpellLearning

CACHED_S = 3.0
_kept: tuple[float, Standing, dict[int, LexiconOverlay]] | None = None
_compiled: dict[tuple[str, int], DataRule] = {}
_history = NO_HISTORY
_loading: dict[int, Thread] = {}


def get_standing(site_id: int | None = None) -> Standing:
    """The standing of all processes, at most a few seconds old; with the words of a site for its reports, the department's else."""
    global _kept
    kept = _kept  # another thread may forget it meanwhile
    if kept is None or time.monotonic() - kept[0] >= CACHED_S:
        _kept = kept = (time.monotonic(), *_load())
    _, standing, overlays = kept
    return replace(standing, overlay=overlays[site_id]) if site_id in overlays else standing


def forget_standing() -> None:
    """Called after a change and between tests: this process reads the tables again."""
    global _kept
    _kept = None
    _compiled.clear()


def _load() -> tuple[Standing, dict[int, LexiconOverlay]]:
    rows = list(ReportRule.objects.order_by("code"))
    base: list[tuple] = []
    by_site: dict[int, list[tuple]] = {}
    entries = LexiconEntry.objects.filter(is_on=True)
    for site_id, *entry, is_removed in entries.values_list("site_id", "lang", "kind", "term", "meaning", "is_removed"):
        if site_id:
            by_site.setdefault(site_id, []).append((*entry, is_removed))
        else:
            base.append(tuple(entry))
    standing = Standing(
        status={row.code: row.status for row in rows},
        rules=tuple(_compile(row) for row in rows if row.definition and row.status != "retired"),
        overlay=make_overlay(base),
        history=_find_history(),
    )
    return standing, {site_id: lay_over(base, own) for site_id, own in by_site.items()}


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
