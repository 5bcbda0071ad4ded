"""Clause facts: (finding family, anatomy, level, side, polarity) read from report text, so that rules never compare raw words."""

import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from apps.qc.engine.text import Span, cut_clauses, cut_sentences, fold

ABSENT, PRESENT = "absent", "present"


@dataclass(frozen=True)
class SideMention:
    """A side named together with a part of the body; `side` is L, R or B."""

    side: str
    anatomy: str
    level: str
    start: int
    end: int
    historic: bool
    comparing: bool


@dataclass(frozen=True)
class ClauseFact:
    """A finding of one family at one place of the body. `explicit` means that the side stands in the finding's own clause."""

    family: str
    anatomy: str
    level: str
    side: str
    polarity: str
    historic: bool
    explicit: bool
    start: int
    end: int


@dataclass
class _Locus:
    side: str = ""
    anatomy: str = ""
    level: str = ""
    start: int = -1
    end: int = -1

    @property
    def empty(self) -> bool:
        return not (self.side or self.anatomy)


@dataclass(frozen=True)
class _Token:
    kind: str
    value: str
    start: int
    end: int


class Lexicon:
    """One language pack, compiled once: token patterns by first character, and the cue patterns."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        pack = json.loads(files("apps.qc.engine.lexicon").joinpath(f"{lang}.json").read_text(encoding="utf-8"))
        terms = [(term, "mask", "") for term in pack["mask"]]
        for kind in ("finding", "level", "anatomy", "side"):
            terms += [(term, kind, value) for value, group in pack[kind].items() for term in group]
        terms.sort(key=lambda row: (row[1] != "mask", -_weight(row[0])))
        self._meaning = [(kind, value) for _, kind, value in terms]
        starts: dict[str, list[str]] = {}
        for number, (term, _, _) in enumerate(terms):
            for char in _first_characters(term):
                starts.setdefault(char, []).append(f"(?P<t{number}>{term})")
        self._starts = {char: re.compile("|".join(parts)) for char, parts in starts.items()}
        self.cues = {
            cue: re.compile("|".join(f"(?:{term})" for term in pack[cue]))
            for cue in ("negation_before", "negation_after", "negation_reset", "history", "comparison")
        }
        self.connector = re.compile(pack["connector"])
        self.after_link = re.compile(pack["after_link"])

    def tokens(self, folded: str, clause: Span) -> list[_Token]:
        """Known terms of a clause from left to right, the longest wins; masked words yield nothing."""
        found, position = [], clause.start
        while position < clause.end:
            pattern = self._starts.get(folded[position])
            match = pattern.match(folded, position, clause.end) if pattern else None
            if match is None:
                position += 1
                continue
            kind, value = self._meaning[int(match.lastgroup[1:])]
            if kind != "mask":
                found.append(_Token(kind, value, match.start(), match.end()))
            position = max(match.end(), position + 1)
        return found

    def anatomies(self, text: str) -> set[str]:
        """Parts of the body named in a short text such as an exam's body part."""
        folded = fold(text)
        row = self.tokens(folded, Span(0, len(folded)))
        return {token.value.split("/")[0] for token in row if token.kind in ("anatomy", "level")}


def _first_characters(term: str) -> str:
    """The characters a term may start with: a literal or one character class, after an optional word boundary."""
    body = term.removeprefix("\\b")
    if body.startswith("["):
        return body[1 : body.index("]")]
    if not body[0].isalnum():
        raise ValueError(f"a lexicon term starts with a letter or a class of letters: {term}")
    return body[0]


def _weight(term: str) -> int:
    """Longest term first; marks of the pattern language do not count."""
    return len(re.sub(r"\\b|\(\?[!=<:].*?\)|[\\?*+\[\]()]", "", term))


@cache
def get_lexicon(lang: str) -> Lexicon:
    """The language pack of a report; an unknown language reads as Chinese."""
    return Lexicon("en" if lang == "en" else "zh")


def _build_loci(tokens: list[_Token], folded: str, lexicon: Lexicon) -> list[_Token | _Locus]:
    """Join side, level and anatomy words that belong together; findings stay where they are."""
    row: list[_Token | _Locus] = []
    current = _Locus()
    for token in tokens:
        if token.kind == "finding":
            row.append(token)
            current = _Locus()
            continue
        gap = folded[current.end : token.start] if current.end >= 0 else ""
        joined = not current.empty and lexicon.connector.match(gap) is not None and gap.strip() != ""
        if token.kind == "side":
            if current.anatomy and not current.side and len(gap) <= 2 and not joined:
                current.side, current.end = token.value, token.end
                continue
            current = _Locus(side=token.value, start=token.start, end=token.end)
            row.append(current)
            continue
        anatomy, _, level = token.value.partition("/")
        if current.empty:
            current = _Locus(anatomy=anatomy, level=level, start=token.start, end=token.end)
            row.append(current)
        elif joined and current.anatomy:
            current = _Locus(current.side, anatomy, level, token.start, token.end)
            row.append(current)
        else:
            if not current.anatomy or (current.level and not level and current.anatomy == anatomy):
                current.anatomy = anatomy
            current.level = current.level or (level if anatomy == current.anatomy else "")
            current.end = token.end
    return row


class _Negation:
    """Where negation reaches inside one clause: from its trigger on, until a reset word."""

    def __init__(self, folded: str, clause: Span, lexicon: Lexicon) -> None:
        span = (folded, clause.start, clause.end)
        self._folded, self._clause, self._lexicon = folded, clause, lexicon
        self._triggers = [match.end() for match in lexicon.cues["negation_before"].finditer(*span)]
        self._resets = [match.end() for match in lexicon.cues["negation_reset"].finditer(*span)]

    def covers(self, token: _Token) -> bool:
        trigger = _last_until(self._triggers, token.start)
        if trigger is not None and (_last_until(self._resets, token.start) or -1) <= trigger:
            return True
        reach = 30 if self._lexicon.lang == "en" else 8
        match = self._lexicon.cues["negation_after"].search(
            self._folded, token.end, min(self._clause.end, token.end + reach)
        )
        # 「右侧见结节，左侧未见」: in Chinese a trigger that has something after it negates that, not this.
        return match is not None and (self._lexicon.lang == "en" or match.end() >= self._clause.end - 1)


def _last_until(ends: list[int], position: int) -> int | None:
    index = bisect_right(ends, position)
    return ends[index - 1] if index else None


def read_facts(text: str, lang: str) -> tuple[list[ClauseFact], list[SideMention]]:
    """All facts and side mentions of a section, offsets in code points of the text as given."""
    lexicon = get_lexicon(lang)
    folded = fold(text)
    facts: list[ClauseFact] = []
    mentions: list[SideMention] = []
    for sentence in cut_sentences(folded, lexicon.lang):
        carried: list[_Locus] = []
        for clause in cut_clauses(folded, sentence, lexicon.lang):
            words = folded[clause.start : clause.end]
            historic = lexicon.cues["history"].search(words) is not None
            comparing = lexicon.cues["comparison"].search(words) is not None
            negation = _Negation(folded, clause, lexicon)
            row = _build_loci(lexicon.tokens(folded, clause), folded, lexicon)
            loci = [item for item in row if isinstance(item, _Locus)]
            mentions += [
                SideMention(item.side, item.anatomy, item.level, item.start, item.end, historic, comparing)
                for item in loci
                if item.side
            ]
            for token, places, explicit in _attach(row, carried, folded, lexicon):
                polarity = ABSENT if negation.covers(token) else PRESENT
                for place in places or [_Locus()]:
                    start = min(place.start, token.start) if explicit and place.start >= 0 else token.start
                    end = max(place.end, token.end) if explicit and place.end >= 0 else token.end
                    facts.append(
                        ClauseFact(
                            token.value,
                            place.anatomy,
                            place.level,
                            place.side,
                            polarity,
                            historic,
                            explicit and bool(place.side),
                            start,
                            end,
                        )
                    )
            carried = loci[-1:] if loci else carried
    return facts, mentions


def _attach(row, carried, folded, lexicon):
    """Give every finding its places: a place introduced after it, else those before it, else the sentence's last one."""
    before: list[_Locus] = []
    last_before: list[_Locus] = []
    for index, item in enumerate(row):
        if isinstance(item, _Locus):
            before.append(item)
            continue
        after = []
        for other in row[index + 1 :]:
            if not isinstance(other, _Locus):
                break
            after.append(other)
        introduced = bool(after) and lexicon.after_link.match(folded[item.end : after[0].start]) is not None
        if introduced and not any(place.side for place in before):
            yield item, _inherit(after), True
        elif before:
            last_before = before
            yield item, _inherit(before), True
        elif last_before:
            yield item, _inherit(last_before), True
        elif after:
            yield item, _inherit(after), True
        else:
            yield item, carried, False
        before = []


def _inherit(places: list[_Locus]) -> list[_Locus]:
    """A side without a part of the body borrows the part named beside it (left and right kidney)."""
    named = next((place.anatomy for place in reversed(places) if place.anatomy), "")
    return [
        place if place.anatomy else _Locus(place.side, named, place.level, place.start, place.end) for place in places
    ]
