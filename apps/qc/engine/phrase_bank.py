"""The authored phrases of a language: what a report usually says, used while a department has no history of its own."""

import itertools
import re
from collections.abc import Iterator
from functools import cache

from apps.qc.engine.language_pack import LEXICON

_GROUP = re.compile(r"\(([^()]*\|[^()]*)\)")
_MOST = 40


def _lines(name: str) -> Iterator[str]:
    for line in LEXICON.joinpath(name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def load_counts(name: str) -> dict[str, float]:
    """A word list with a figure a word (1 where none stands)."""
    rows = (line.partition(" ") for line in _lines(name))
    return {word: float(figure or 1) for word, _, figure in rows}


@cache
def list_phrases(lang: str) -> list[str]:
    """Every line with its alternatives filled in: each alternative at least once, at most 40 forms a line."""
    found = []
    for line in _lines(f"phrases_{lang}.txt"):
        parts = _GROUP.split(line)
        choices = [part.split("|") if number % 2 else [part] for number, part in enumerate(parts)]
        total = 1
        for choice in choices:
            total *= len(choice)
        if total <= _MOST:
            found += ["".join(form) for form in itertools.product(*choices)]
            continue
        for number in range(_MOST):
            steps = itertools.cycle((1, 3, 5, 7, 11, 13, 17, 19, 23))
            picked = (row[(number * step + number // len(row)) % len(row)] for step, row in zip(steps, choices))
            found.append("".join(picked))
    return found


@cache
def list_chunks(lang: str) -> frozenset[str]:
    """The alternatives and fixed pieces themselves."""
    chunks: set[str] = set()
    for line in _lines(f"phrases_{lang}.txt"):
        chunks.update(piece for piece in re.split(r"[()|，。：、,.;:+\s\d]+", line) if piece)
    return frozenset(chunks)
