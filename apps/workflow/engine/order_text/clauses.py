"""A text cut into clauses, each read for what it is: a request, a finding, or something that was done before."""

import re
from dataclasses import dataclass

from apps.workflow.engine.order_text.lexicon import Mention

STOPS = re.compile(r"[,;!\n?:。]|\.(?=\s|$)|\s-\s")
BRACKETS = re.compile(r"\(([^()]{2,80})\)")
DATED = re.compile(r"\b(19|20)\d\d\s*[-/年.]|\b\d{1,2}/(19|20)\d\d\b|\b(19|20)\d\d\b")
NEAR_HAN, NEAR_LATIN = 6, 14
JOINTLY = re.compile(r"[\s/,+&]*")


@dataclass(frozen=True)
class Clause:
    mentions: tuple[Mention, ...]
    is_result: bool
    """Speaks of an exam that was made: nothing in it is asked for."""
    is_history: bool
    """Speaks of an earlier illness or operation: its side is not today's."""

    def of(self, kind: str) -> list[tuple[Mention, str]]:
        return [(m, value) for m in self.mentions for value in m.of(kind)]

    @property
    def is_request(self) -> bool:
        return not self.is_result and any(m.of("modality") for m in self.mentions)


def lay_open(text: str) -> str:
    """What stands in brackets follows as clauses of its own, so that the sentence around it stays whole."""
    asides = BRACKETS.findall(text)
    return BRACKETS.sub("", text) + "".join(f", {a}" for a in asides) if asides else text


def split_clauses(text: str, mentions: list[Mention]) -> list[Clause]:
    """Cut at stops that stand in no word, and before words that begin a reason."""
    inside = {i for m in mentions for i in range(m.start + 1, m.end)}
    cuts = {0, len(text)} | {m.end() for m in STOPS.finditer(text) if m.start() not in inside}
    cuts |= {m.start for m in mentions if "reason" in m.of("cue")}
    edges = sorted(cuts)
    return [
        _read(text[a:b], [m for m in mentions if a <= m.start < b], text)
        for a, b in zip(edges, edges[1:], strict=False)
    ]


def _read(part: str, mentions: list[Mention], text: str) -> Clause:
    cues = {value for m in mentions for value in m.of("cue")}
    kept = [m for m in mentions if not _is_denied(m, mentions, text)]
    return Clause(
        tuple(kept),
        is_result=("result" in cues or bool(DATED.search(part))) and "request" not in cues,
        is_history="history" in cues or bool(DATED.search(part)),
    )


def _is_denied(mention: Mention, mentions: list[Mention], text: str) -> bool:
    """A negation shortly before takes the word away: a modality that cannot be had, a risk that is not there."""
    kinds = {"modality": "negation", "contraindication": "none"}
    cues = {kinds[k] for k, _ in mention.concepts if k in kinds}
    if not cues:
        return False
    near = NEAR_LATIN if mention.text[0].isascii() and text[max(0, mention.start - 1)].isascii() else NEAR_HAN
    return any(
        cues & set(m.of("cue")) and 0 <= mention.start - m.end <= near for m in mentions if m.start < mention.start
    )
