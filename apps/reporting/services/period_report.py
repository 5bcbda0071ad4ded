"""The figures of a period: those of quality control and, for reports, the indicators of reporting."""

from datetime import date, datetime, time, timedelta

from apps.common.kernel.words import render_code
from apps.qc.public import Section, make_say, make_sections, show_interval, show_percent
from apps.reporting.selectors.indicators import Sites, list_indicators
from apps.reporting.selectors.turnaround import find_zone


def make_period_sections(kind: str, *, first: date, last: date, sites: Sites, lang: str) -> list[Section]:
    sections = make_sections(kind, first=first, last=last, sites=sites, lang=lang)
    return [_indicators(first, last, sites, lang), *sections] if kind == "report" else sections


def _indicators(first: date, last: date, sites: Sites, lang: str) -> Section:
    zone, say = find_zone(None), make_say(lang)
    start, end = (datetime.combine(day, time(), zone) for day in (first, last + timedelta(days=1)))
    rows = tuple(
        (
            render_code(f"reporting.indicator_{one.code}", lang, {}),
            one.n,
            one.hits,
            show_percent(one.hits, one.n, say),
            show_interval(one.interval, say),
            one.n_unknown,
        )
        for one in list_indicators(start=start, end=end, sites=sites)
    )
    left_out = render_code("reporting.indicator_left_out", lang, {})
    header = (say("what"), "n", say("hits"), "%", say("interval"), left_out)
    return Section(render_code("reporting.indicators", lang, {}), header, rows)
