"""Places of a clause: side, level and organ words that belong together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from apps.qc.engine.language_pack import TISSUES, LanguagePack, Token

_OF = re.compile(r"\s*(?:of|in|within)(?: the)?\s*")


@dataclass
class Locus:
    """A place under construction."""

    side: str = ""
    anatomy: str = ""
    levels: dict = field(default_factory=dict)
    start: int = -1
    end: int = -1
    weak: bool = True  # the organ is only guessed from a level word

    def adopt(self, token: Token) -> None:
        meaning = token.meaning
        vague = self.weak or self.anatomy in TISSUES
        if not self.anatomy or (not meaning.weak and vague):
            self.anatomy = meaning.anatomy
            self.weak = meaning.weak
        for axis, value in meaning.levels:
            self.levels.setdefault(axis, value)
        self.side = self.side or meaning.side
        self.end = token.end
        if self.start < 0:
            self.start = token.start


def build_loci(tokens: list[Token], folded: str, pack: LanguagePack) -> list[Token | Locus]:
    """Join side, level and anatomy words that belong together; findings stay where they are."""
    row: list[Token | Locus] = []
    current = Locus()
    for token in tokens:
        meaning = token.meaning
        if meaning.kind == "finding":
            if meaning.anatomy and not current.anatomy:
                if not current.side:
                    row.append(current := Locus())
                current.adopt(token)
            row.append(token)
            current = Locus()
            continue
        gap = folded[current.end : token.start] if current.end >= 0 else ""
        belonging = pack.lang == "en" and not current.side and _OF.fullmatch(gap) is not None and bool(current.anatomy)
        joined = bool(gap.strip()) and pack.cues["link"].match(gap) is not None
        if meaning.kind == "side":
            if belonging or (current.anatomy and not current.side and not gap.strip() and not joined):
                current.side, current.end = meaning.side, token.end
                continue
            current = Locus(side=meaning.side, start=token.start, end=token.end)
            row.append(current)
            continue
        fresh = not (current.side or current.anatomy)
        if fresh or (current.anatomy and (joined or _clashes(current, token, gap, pack))):
            same_organ = meaning.weak or meaning.anatomy == current.anatomy
            inherited = "" if meaning.side or not joined else current.side
            anatomy = current.anatomy if joined and same_organ else ""
            current = Locus(side=inherited, anatomy=anatomy, weak=current.weak or not anatomy)
            current.adopt(token)
            row.append(current)
        else:
            current.adopt(token)
    return row


def _clashes(current: Locus, token: Token, gap: str, pack: LanguagePack) -> bool:
    """Two different values on one axis, or another organ some words away, begin a new place."""
    meaning = token.meaning
    if any(current.levels.get(axis, value) != value for axis, value in meaning.levels):
        return True
    if meaning.weak or current.weak or meaning.anatomy == current.anatomy or meaning.anatomy in TISSUES:
        return False
    if current.anatomy in (*TISSUES, "spine"):
        return False
    return len(gap.strip()) > (0 if pack.lang == "zh" else 4)


def attach_places(row, carried, folded: str, pack: LanguagePack):
    """Give every finding its places: a place introduced after it, else those before it, else the sentence's last one."""
    before: list[Locus] = []
    last_before: list[Locus] = []
    consumed = False  # the places before belong to a finding already
    for index, item in enumerate(row):
        if isinstance(item, Locus):
            before.append(item)
            continue
        after = []
        for other in row[index + 1 :]:
            if not isinstance(other, Locus):
                break
            after.append(other)
        taken, consumed = consumed, False
        introduced = bool(after) and pack.cues["after_link"].match(folded[item.end : after[0].start]) is not None
        if introduced and (taken or not any(place.side or place.levels for place in before)):
            consumed = True
            yield item, _inherit(after, () if taken else before), True
        elif before:
            last_before = before
            yield item, _inherit(_refine(before, after) if introduced else before), True
        elif last_before:
            yield item, _inherit(last_before), True
        elif after and pack.lang == "en":
            yield item, _inherit(after), True
        else:
            yield item, carried, False
        before = []


def _refine(before: list[Locus], after: list[Locus]) -> list[Locus]:
    """The right kidney has a stone in the lower pole: the place after the finding narrows the one before it."""
    whole, part = before[-1], after[0]
    alike = part.anatomy in ("", whole.anatomy) or part.weak or whole.weak
    if not alike or not part.levels or {part.side, whole.side} == {"L", "R"}:
        return before
    return [*before[:-1], replace(whole, levels=part.levels | whole.levels)]


def _inherit(places: list[Locus], before: Sequence[Locus] = ()) -> list[Locus]:
    """A side without a part of the body borrows the part named next (left and right kidney), else the one before."""
    named = next((place.anatomy for place in reversed(before) if place.anatomy), "")
    if not named:
        named = next((place.anatomy for place in reversed(places) if place.anatomy), "")
    whole: list[Locus] = []
    for place in reversed(places):
        whole.append(place if place.anatomy else replace(place, anatomy=named, weak=False))
        named = named if before else place.anatomy or named
    return whole[::-1]
