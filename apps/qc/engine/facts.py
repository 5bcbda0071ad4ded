"""Clause facts read from report text: what is found where, on which side and level, said or denied, how large, by whom."""

from dataclasses import dataclass, replace
from functools import lru_cache

from apps.qc.engine.language_pack import TISSUES, LanguagePack, Levels, Meaning, get_pack
from apps.qc.engine.loci import Locus, attach_places, build_loci
from apps.qc.engine.measures import Measure, find_measures
from apps.qc.engine.negation import Negation
from apps.qc.engine.text import Span, cut_clauses, cut_sentences, fold

ABSENT, PRESENT = "absent", "present"
_SIDED = {"left": "L", "righ": "R"}
VAGUE = ("", *TISSUES)


@dataclass(frozen=True)
class Frame:
    """How a clause speaks: of the past, of another exam, comparing, guessing, advising."""

    historic: bool = False
    quoted: bool = False
    comparing: bool = False
    advice_from: int = -1
    elsewhere: bool = False  # of all other places: no other nodule, 余未见结节


@dataclass(frozen=True)
class PlaceMention:
    """A place named in a clause, with or without a finding; `side` is L, R, B or empty."""

    side: str
    anatomy: str
    levels: Levels
    start: int
    end: int
    frame: Frame
    negated: bool = False
    weak: bool = False
    normal: bool = False  # the clause finds nothing wrong there


@dataclass(frozen=True)
class ClauseFact:
    """A finding of one family at one place of the body. `explicit` means that the place stands in the finding's own clause."""

    family: str
    anatomy: str
    levels: Levels
    side: str
    polarity: str
    certain: bool
    explicit: bool
    frame: Frame
    start: int
    end: int
    finding: tuple[int, int]
    sentence: int
    measures: tuple[Measure, ...] = ()

    @property
    def historic(self) -> bool:
        return self.frame.historic or self.frame.quoted

    @property
    def advice(self) -> bool:
        return 0 <= self.frame.advice_from <= self.finding[0]

    @property
    def statement(self) -> tuple:
        """What it says, wherever it stands."""
        return (self.family, self.anatomy, self.levels, self.side, self.polarity, self.historic, self.advice)


@dataclass(frozen=True)
class SectionReading:
    """A section read once: folded text, sentences, facts, places and sizes, offsets as given."""

    text: str
    folded: str
    sentences: tuple[Span, ...]
    facts: tuple[ClauseFact, ...]
    mentions: tuple[PlaceMention, ...]
    measures: tuple[Measure, ...]

    def find_sentence(self, position: int) -> Span | None:
        """The sentence around a position."""
        return next((s for s in self.sentences if s.start <= position < s.end), None)


@lru_cache(maxsize=128)
def read_section(text: str, lang: str, modality: str = "", own: tuple[tuple[str, Meaning], ...] = ()) -> SectionReading:
    """All facts, places and sizes of a section, offsets in code points of the text as given; `own` terms are a department's."""
    pack = get_pack(lang, own)
    folded = fold(text)
    facts: list[ClauseFact] = []
    mentions: list[PlaceMention] = []
    measures = tuple(find_measures(folded))
    sentences = cut_sentences(folded, pack.lang)
    last: tuple[tuple[str, str], ...] = ()
    for number, sentence in enumerate(sentences):
        inside = [measure for measure in measures if sentence.start <= measure.start < sentence.end]
        alone = folded[sentence.start : sentence.end]
        drafts, places, last = _read_alone(alone, pack, modality, last)
        moved = [_move_fact(fact, sentence.start, number) for fact in drafts]
        facts += _attach_measures(moved, inside, folded, pack)
        mentions += [_move_mention(place, sentence.start) for place in places]
    return SectionReading(text, folded, tuple(sentences), tuple(facts), tuple(mentions), measures)


@lru_cache(maxsize=4096)
def _read_alone(
    text: str, pack: LanguagePack, modality: str, last: tuple[tuple[str, str], ...]
) -> tuple[tuple[ClauseFact, ...], tuple[PlaceMention, ...], tuple[tuple[str, str], ...]]:
    """A sentence by itself, offsets from its own start: one that was read before is not read again."""
    known, mentions = dict(last), []
    facts = _read_sentence(text, Span(0, len(text)), pack, modality, 0, mentions, known)
    return tuple(facts), tuple(mentions), tuple(sorted(known.items()))


def _move_fact(fact: ClauseFact, by: int, number: int) -> ClauseFact:
    start, end = fact.finding
    return replace(
        fact,
        frame=_move_frame(fact.frame, by),
        start=fact.start + by,
        end=fact.end + by,
        finding=(start + by, end + by),
        sentence=number,
    )


def _move_mention(mention: PlaceMention, by: int) -> PlaceMention:
    return replace(mention, frame=_move_frame(mention.frame, by), start=mention.start + by, end=mention.end + by)


def _move_frame(frame: Frame, by: int) -> Frame:
    return replace(frame, advice_from=frame.advice_from + by) if frame.advice_from >= 0 else frame


def _read_sentence(
    folded: str,
    sentence: Span,
    pack: LanguagePack,
    modality: str,
    number: int,
    mentions: list[PlaceMention],
    last: dict[str, str],
) -> list[ClauseFact]:
    facts: list[ClauseFact] = []
    carried: list[Locus] = []
    quoted = False
    heading: list[PlaceMention] = []  # of a clause that ends with a colon
    advice = pack.cues["advice"].search(folded, sentence.start, sentence.end)
    advice_from = advice.start() if advice else -1
    for clause in cut_clauses(folded, sentence, pack.lang):
        span = (folded, clause.start, clause.end)
        quoted = quoted or pack.cues["quoted"].search(*span) is not None
        frame = Frame(
            historic=pack.cues["history"].search(*span) is not None,
            quoted=quoted,
            comparing=pack.cues["comparison"].search(*span) is not None,
            advice_from=advice_from,
            elsewhere=pack.cues["elsewhere"].search(*span) is not None,
        )
        possible = pack.cues["possible"].search(*span) is not None
        negation = Negation(folded, clause, pack)
        row = build_loci(pack.tokens(folded, clause.start, clause.end, modality), folded, pack)
        loci = [item for item in row if isinstance(item, Locus)]
        spoken = _list_mentions(loci, frame, negation)
        before = len(facts)
        for token, places, explicit in attach_places(row, carried, folded, pack):
            polarity = ABSENT if negation.covers(token.start, token.end) else PRESENT
            for place in (_complete(place, carried, token.meaning.family, last) for place in places or [Locus()]):
                near = explicit and place.start >= 0
                facts.append(
                    ClauseFact(
                        token.meaning.family,
                        place.anatomy,
                        tuple(place.levels.items()),
                        place.side,
                        polarity,
                        not possible,
                        explicit and bool(place.side or place.levels or place.anatomy),
                        frame,
                        min(place.start, token.start) if near else token.start,
                        max(place.end, token.end) if near else token.end,
                        (token.start, token.end),
                        number,
                    )
                )
        normal = pack.cues["normal"].search(*span) is not None and all(f.polarity == ABSENT for f in facts[before:])
        spoken = [*heading, *spoken]
        if normal:
            spoken = [replace(mention, normal=True) for mention in spoken]
        heading = spoken if folded[clause.end : clause.end + 1] == ":" and len(facts) == before else []
        mentions += [] if heading else spoken
        named = [place for place in loci if place.anatomy not in VAGUE]
        carried = named[-1:] or (carried or loci[-1:])
    mentions += heading
    return facts


def _list_mentions(loci: list[Locus], frame: Frame, negation: Negation) -> list[PlaceMention]:
    return [
        PlaceMention(
            side=item.side,
            anatomy=item.anatomy,
            levels=tuple(item.levels.items()),
            start=item.start,
            end=item.end,
            frame=frame,
            negated=negation.covers(item.start, item.end),
            weak=item.weak,
        )
        for item in loci
    ]


def _complete(place: Locus, carried: list[Locus], family: str, last: dict[str, str]) -> Locus:
    """A place without its side or organ takes what the sentence, or the same finding before it, has named."""
    side, anatomy = place.side, place.anatomy
    if not anatomy and side:
        anatomy = last.get(family, "")
    if not side and carried and carried[-1].side and carried[-1].anatomy == anatomy and place is not carried[-1]:
        side = carried[-1].side
    levels = place.levels
    side = side or next((_SIDED[value[:4]] for value in levels.values() if value[:4] in _SIDED), "")
    before = carried[-1] if carried and carried[-1] is not place else None
    if not levels and before and before.levels and anatomy in ("", "spine", "cord", before.anatomy):
        anatomy, levels = before.anatomy, before.levels
    if anatomy not in VAGUE:
        last[family] = anatomy
    return replace(place, side=side, anatomy=anatomy, levels=levels)


def _attach_measures(
    facts: list[ClauseFact], measures: list[Measure], folded: str, pack: LanguagePack
) -> list[ClauseFact]:
    """A size belongs to the finding right after it (12 mm nodule), else to the last one before it in the sentence."""
    if not measures or not facts:
        return facts
    owned: dict[tuple[int, int], list[Measure]] = {}
    spans = sorted({fact.finding for fact in facts})
    for measure in measures:
        following = next((span for span in spans if span[0] >= measure.end), None)
        preceding = next((span for span in reversed(spans) if span[1] <= measure.start), None)
        near = following is not None and following[0] - measure.end <= (45 if pack.lang == "en" else 6)
        if near and not any(mark in folded[measure.end : following[0]] for mark in ",;.。，"):
            owner = following
        else:
            owner = preceding or following
        if owner is not None:
            owned.setdefault(owner, []).append(measure)
    return [replace(fact, measures=tuple(owned[fact.finding])) if fact.finding in owned else fact for fact in facts]
