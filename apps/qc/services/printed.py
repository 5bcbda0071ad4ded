"""Tables on paper: headings, rows of ready cells, and how rates and intervals are written; "no data" instead of nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from apps.common.kernel import clock
from apps.common.kernel.words import render_code
from apps.common.printing import Block, render_pdf

Say = Callable[..., str]


@dataclass(frozen=True)
class Section:
    """A heading, column names, rows of cells that are ready to be read."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def make_say(lang: str) -> Say:
    """Words of printed tables in a language."""
    return partial(_say, lang)


def _say(lang: str, code: str, **params: Any) -> str:
    return render_code(f"qc.print.{code}", lang, params)


def print_sections(title: str, sections: Sequence[Section], *, lang: str, intro: Sequence[Block] = ()) -> bytes:
    """The sections as a PDF, after what introduces them."""
    blocks = list(intro)
    for section in sections:
        blocks.append(Block("heading", section.title))
        lines = [(str(row[0]), "   ".join(_join(section.header[1:], row[1:]))) for row in section.rows]
        blocks.append(Block("rows", rows=lines or [(_say(lang, "no_data"), "")]))
    return render_pdf(title, blocks, lang=lang, footer=clock.now().strftime("%Y-%m-%d"))


def _join(header: tuple[str, ...], row: tuple[Any, ...]) -> list[str]:
    return [f"{name} {value}" for name, value in zip(header, row)]


def show_percent(hits: int, n: int, say) -> str:
    return show_number(hits / n if n else None, say)


def show_number(rate: float | None, say) -> str:
    return say("no_data") if rate is None else f"{100 * rate:.1f} %"


def show_figure(value: float | None, say) -> str:
    return say("no_data") if value is None else f"{value:.2f}"


def show_interval(interval, say) -> str:
    return say("no_data") if interval is None else f"{100 * interval[0]:.1f}–{100 * interval[1]:.1f} %"


def show_pair(interval, say) -> str:
    return say("no_data") if interval is None else f"{interval[0]:.2f}–{interval[1]:.2f}"
