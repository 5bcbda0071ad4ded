"""How report rules stand now: statuses, the department's own rules and terms, kept for a few seconds like policies are."""

import time

from apps.common.policy import get_policy
from apps.qc.engine.checking import Standing
from apps.qc.engine.lexicon_overlay import make_overlay
from apps.qc.engine.rule_data import DataRule, parse_rule
from apps.qc.models import LexiconEntry, ReportRule

CACHED_S = 3.0
_kept: tuple[float, Standing] | None = None
_compiled: dict[tuple[str, int], DataRule] = {}


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
    )


def _compile(row: ReportRule) -> DataRule:
    key = (row.code, row.version)
    if key not in _compiled:
        _compiled[key] = parse_rule(row.code, row.definition, version=row.version)
    return _compiled[key]


def list_rules_off(site_id: int | None) -> list[str]:
    """Rules that a site has switched off by policy, whatever their status."""
    return get_policy("qc.guards", site_id=site_id).payload["rules_off"]
