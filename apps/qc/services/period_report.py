"""The figures of a period as tables: the same for the printed report, the workbook and the text file."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from string import ascii_uppercase
from typing import Any
from zoneinfo import ZoneInfo

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.common.kernel.words import render_code
from apps.common.policy import get_policy
from apps.directory.public import list_sites
from apps.qc.engine.improvements import ImprovementState
from apps.qc.models import Appeal
from apps.qc.selectors import charts
from apps.qc.selectors.follow_up import list_improvements
from apps.qc.selectors.settled import Sites, list_settled_rows
from apps.qc.services.printed import (
    Section,
    make_say,
    print_sections,
    show_figure,
    show_interval,
    show_number,
    show_pair,
    show_percent,
)
from apps.qc.services.scales import get_scale


def make_sections(kind: str, *, first: date, last: date, sites: Sites, lang: str) -> list[Section]:
    """Rates with intervals, estimates, letters, defects, agreement, who is outside the funnel, appeals and improvements."""
    span = _find_span(first, last, sites)
    guards = get_policy("qc.guards").payload
    few = {"min_cases": guards["kappa_min_cases"]}

    say = make_say(lang)
    names = {d["code"]: d["names"].get(lang, d["code"]) for d in get_scale(kind).payload["defects"]}
    return [
        _rates(kind, span, say),
        _estimates(kind, span, say),
        _letters(kind, span, say),
        _defects(charts.get_defects(kind, **span), names, say),
        _agreement(kind, span, few, say),
        _funnel(kind, span, {"min_cases": guards.get("rank_min_cases") or guards["kappa_min_cases"]}, say),
        _follow_up(**span, say=say),
    ]


def list_period_rows(kind: str, *, first: date, last: date, sites: Sites) -> tuple[list[str], list[list]]:
    """Every judged case of the period: column names and rows, without names of people."""
    return list_settled_rows(kind=kind, **_find_span(first, last, sites))


def _find_span(first: date, last: date, sites: Sites) -> dict[str, Any]:
    zone = ZoneInfo(list_sites()[0].time_zone)
    since, until = (datetime.combine(day, time(), zone) for day in (first, last + timedelta(days=1)))
    return {"since": since, "until": until, "sites": sites}


def print_period(kind: str, *, sections: Sequence[Section], first: date, last: date, lang: str, actor: Actor) -> bytes:
    """The sections as a PDF."""
    what = render_code(f"qc.print.kind_{kind}", lang, {})
    title = render_code("qc.print.title", lang, {"kind": what, "first": first.isoformat(), "last": last.isoformat()})
    record(actor, "qc.period_printed", obj="", detail={"kind": kind, "first": str(first), "last": str(last)})
    return print_sections(title, sections, lang=lang)


def _rates(kind: str, span: dict, say) -> Section:
    rate = charts.get_rate(kind, **span)
    row = (
        say("passed"),
        rate["n"],
        rate["passed"],
        show_percent(rate["passed"], rate["n"], say),
        show_interval(rate["interval"], say),
    )
    return Section(say("rate"), (say("what"), "n", say("hits"), "%", say("interval")), (row,))


def _estimates(kind: str, span: dict, say) -> Section:
    rows = tuple(
        (
            say(f"queue_{e['queue']}"),
            e["n"],
            show_number(e["raw"], say),
            show_number(e["rate"], say),
            show_interval(e["interval"], say),
        )
        for e in charts.get_estimates(kind, **span)
    )
    return Section(say("failed"), (say("what"), "n", say("raw"), say("estimate"), say("interval")), rows)


def _letters(kind: str, span: dict, say) -> Section:
    grades = charts.get_grades(kind, **span)
    n = grades["n"]
    rows = tuple(
        (say(f"letter_{g['grade']}"), n, g["n"], show_percent(g["n"], n, say), show_interval(g["interval"], say))
        for g in grades["grades"]
    )
    versions = ((say("versions"), "", "", "", ", ".join(grades["versions"])),) if len(grades["versions"]) > 1 else ()
    return Section(say("letters"), (say("what"), "n", say("hits"), "%", say("interval")), rows + versions)


def _defects(counts: list[dict], names: dict[str, str], say) -> Section:
    rows = tuple((names.get(d["code"], d["code"]), d["n"], show_number(d["share"], say)) for d in counts)
    return Section(say("defects"), (say("what"), "n", "%"), rows)


def _give_letters(pairs: Sequence[dict]) -> dict[str, str]:
    """Readers by letter, A to Z, then A1: what leaves the department names nobody. In the order of their ids, which tell nothing."""
    ids = sorted({one for pair in pairs for one in pair["ids"]})
    return {one: ascii_uppercase[at % 26] + (str(at // 26) if at > 25 else "") for at, one in enumerate(ids)}


def _agreement(kind: str, span: dict, few: dict, say) -> Section:
    """Readers against each other, by letters."""
    panel = charts.get_panel_agreement(kind, **span, **few)
    rows = [(say("alpha"), panel["n"], show_figure(panel["alpha"], say), show_pair(panel["interval"], say))]
    pairs = charts.get_agreement(kind, **span, **few)
    letters = _give_letters(pairs)
    for pair in pairs:
        rows.append(
            (
                " – ".join(letters[one] for one in pair["ids"]),
                pair["n"],
                show_figure(pair["kappa"], say),
                show_pair(pair["interval"], say),
            )
        )
    return Section(say("agreement"), (say("what"), "n", "κ / α", say("interval")), tuple(rows))


def _funnel(kind: str, span: dict, few: dict, say) -> Section:
    """Devices, in the order of their codes; people are not printed."""
    funnel, _ = charts.get_funnel(kind, by="device", **span, **few)
    rows = tuple(
        (
            p.key,
            p.n,
            p.hits,
            show_number(p.rate, say),
            show_interval(p.interval, say),
            say("outside") if p.is_out else "",
        )
        for p in funnel.points
    )
    return Section(say("devices"), (say("what"), "n", say("hits"), "%", say("interval"), ""), rows)


def _follow_up(*, since: datetime, until: datetime, sites: Sites, say) -> Section:
    """Appeals filed and improvements planned in the period, by how they stand."""
    appeals = Appeal.objects.filter(filed_at__gte=since, filed_at__lt=until)
    appeals = appeals if sites is None else appeals.filter(case__site__in=sites)
    states = list(appeals.values_list("state", flat=True))
    rows = [(say(f"appeal_{state}"), states.count(state)) for state in Appeal.State.values]
    planned = list_improvements(sites=sites).filter(made_at__gte=since, made_at__lt=until)
    plans = list(planned.values_list("state", flat=True))
    rows += [(say(f"improvement_{state}"), plans.count(state)) for state in ImprovementState]
    return Section(say("follow_up"), (say("what"), "n"), tuple(rows))
