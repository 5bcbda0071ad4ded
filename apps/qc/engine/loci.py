"""Places of a clause: side, level and organ words that belong together."""

import re
from dataclasses import dataclass, field

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
