"""Places that the impression names and the findings never do: on the other side only, or at another level only.

Facts compare finding with finding; here the place alone is compared, for what the two sections call by different names.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from apps.qc.engine.facts import ABSENT, VAGUE, ClauseFact, PlaceMention, SectionReading
from apps.qc.engine.language_pack import Levels, load_anatomy
from apps.qc.engine.report_reading import ReportReading, are_opposite, is_claim, is_near

_SIDES = ("L", "R")
LIMBS = frozenset(
    ["shoulder", "arm", "elbow", "forearm", "wrist", "hand", "thigh", "knee", "leg", "ankle", "foot", "breast"]
)
_SIDE_WORDS = re.compile(r"\b(?:left|right)(?:[- ]sided)?\b|左侧|右侧|左|右")
_NUMBERED = ("disc", "vertebra", "rib")


def is_spoken_of(claim: ClauseFact, reading: ReportReading) -> bool:
    """Whether the findings find something at that very place, whatever they call it."""
    return any(
        mention.anatomy == claim.anatomy not in VAGUE
        and mention.side in (claim.side, "B")
        and not mention.normal
        and _is_of_today(mention)
        and all(pair in mention.levels for pair in claim.levels)
        for mention in reading.findings.mentions
    )


def find_side_swaps(reading: ReportReading) -> Iterator[tuple[PlaceMention, PlaceMention]]:
    """Sided places of the impression, each beside a place of the other side."""
    told = list(_list_told(reading.findings))
    for claim in _list_claims(reading):
        if claim.side not in _SIDES or claim.anatomy and load_anatomy()[0][claim.anatomy].kind == "S":
            continue
        if _is_denied(claim, reading):
            continue
        against = (
            _find_other_limb(claim, told, reading)
            or _find_namesake(claim, told, reading)
            or _find_other_side(claim, told, reading)
        )
        if against is None and not _is_backed(claim, told, reading):
            same = [
                m for m in told if m.anatomy == claim.anatomy and not m.normal and _is_alike(claim.levels, m.levels)
            ]
            against = next((m for m in same if are_opposite(claim, m) and claim.anatomy not in VAGUE), None)
            if against is None and not any(m.side in (claim.side, "B") and not m.normal for m in told):
                near = [m for m in told if are_opposite(claim, m) and not m.normal]
                against = next((m for m in near if is_near(m.anatomy, claim.anatomy)), near[0] if near else None)
        if against is not None:
            yield claim, against


def find_normal_swaps(reading: ReportReading) -> Iterator[tuple[PlaceMention, PlaceMention]]:
    """Parts that the impression calls normal, where the findings find something, and nothing on the other side."""
    told = list(_list_told(reading.findings))
    for claim in () if reading.lang == "en" else reading.impression.mentions:
        if not (claim.normal and claim.side in _SIDES and claim.anatomy not in VAGUE) or claim.levels:
            continue
        same = [m for m in told if m.anatomy == claim.anatomy]
        ill = [f for f in reading.findings.facts if is_claim(f) and f.side == claim.side and f.anatomy == claim.anatomy]
        other = [m for m in same if are_opposite(claim, m)]
        if ill and other and all(m.normal or m.negated for m in other):
            yield claim, other[0]


def _find_namesake(claim: PlaceMention, told: list[PlaceMention], reading: ReportReading) -> PlaceMention | None:
    """The same words with the other side, when the findings use them in no other way."""
    name = _strip_side(claim, reading.impression)
    if len(name) < 2 or claim.anatomy in VAGUE:
        return None
    if any(not m.side and m.anatomy == claim.anatomy and not m.levels and not m.normal for m in told):
        return None
    if any(is_claim(f) and f.side == claim.side and f.anatomy == claim.anatomy for f in reading.findings.facts):
        return None
    same = [m for m in told if not m.normal and _strip_side(m, reading.findings) == name]
    return same[0] if same and all(are_opposite(claim, m) for m in same) else None


def _find_other_limb(claim: PlaceMention, told: list[PlaceMention], reading: ReportReading) -> PlaceMention | None:
    """An exam of one limb: the findings name it on the other side only. In English it was right no more often than wrong."""
    if reading.lang == "en" or not claim.anatomy or not LIMBS & load_anatomy()[0][claim.anatomy].regions:
        return None
    sided = [m for m in told if m.side]
    if not sided or not all(are_opposite(claim, m) for m in sided):
        return None
    return next((m for m in sided if is_near(m.anatomy, claim.anatomy)), None)


def _find_other_side(claim: PlaceMention, told: list[PlaceMention], reading: ReportReading) -> PlaceMention | None:
    """The part on the other side, when the findings find nothing wrong with it on this one."""
    same = [m for m in told if m.anatomy == claim.anatomy not in VAGUE]
    own = [m for m in same if m.side == claim.side]
    if not own or not all(m.normal for m in own):
        return None
    if any(
        is_claim(f) and f.side in (claim.side, "B") and is_near(f.anatomy, claim.anatomy)
        for f in reading.findings.facts
    ):
        return None
    return next((m for m in same if are_opposite(claim, m) and not m.normal), None)


def _strip_side(mention: PlaceMention, section: SectionReading) -> str:
    text = section.folded[mention.start : mention.end]
    return _SIDE_WORDS.sub("", text).strip()


def _is_denied(claim: PlaceMention, reading: ReportReading) -> bool:
    """What the findings deny at that place is a contradiction, not a swap."""
    families = {fact.family for fact in reading.impression.facts if fact.start < claim.end and claim.start < fact.end}
    return any(
        fact.polarity == ABSENT
        and fact.side == claim.side
        and fact.family in families
        and is_near(fact.anatomy, claim.anatomy)
        for fact in reading.findings.facts
    )


def _list_told(section: SectionReading) -> Iterator[PlaceMention]:
    """Places of today; one without a side has that of the same part before it in the sentence."""
    sentence, last = None, None
    for mention in section.mentions:
        if sentence is None or mention.start >= sentence.end:
            sentence, last = section.find_sentence(mention.start), None
        if not mention.side and last is not None and is_near(mention.anatomy, last.anatomy):
            mention = replace(mention, side=last.side)
        last = mention if mention.side else last
        if _is_of_today(mention):
            yield mention


def find_level_swaps(reading: ReportReading) -> Iterator[tuple[PlaceMention, PlaceMention]]:
    """Levels of the impression that the findings never name, beside another level of the same part and side."""
    told = list(_list_told(reading.findings))
    for claim in _list_claims(reading):
        for axis, value in claim.levels:
            known = [m for m in told if m.anatomy == claim.anatomy and axis in dict(m.levels)]
            if axis in ("liver_part", "part"):
                continue
            if any(dict(m.levels)[axis] == value and not m.normal and not are_opposite(claim, m) for m in known):
                continue
            if (
                any(not m.levels and not m.normal and m.anatomy == claim.anatomy and m.side == claim.side for m in told)
                and axis not in _NUMBERED
            ):
                continue
            other = [m for m in known if not m.normal and not are_opposite(claim, m)]
            if other and not (axis in _NUMBERED and len(claim.levels) > 1):
                yield claim, other[0]
                break


def _list_claims(reading: ReportReading) -> Iterator[PlaceMention]:
    """Each place once, where the impression speaks of today and denies nothing."""
    seen: set[tuple] = set()
    for mention in reading.impression.mentions:
        key = (mention.side, mention.anatomy, mention.levels)
        if _is_of_today(mention) and not mention.normal and not mention.frame.comparing and key not in seen:
            seen.add(key)
            yield mention


def _is_of_today(mention: PlaceMention) -> bool:
    frame = mention.frame
    told = mention.negated or frame.historic or frame.quoted
    return not told and not 0 <= frame.advice_from <= mention.start


def _is_backed(claim: PlaceMention, told: list[PlaceMention], reading: ReportReading) -> bool:
    """Whether anything of the findings may be what the impression places there."""
    for mention in told:
        if mention.normal or not is_near(mention.anatomy, claim.anatomy):
            continue
        fits = _is_alike(claim.levels, mention.levels)
        if mention.side in (claim.side, "B") and fits:
            return True
        if (
            not mention.side
            and fits
            and (mention.levels or not claim.levels)
            and mention.anatomy == claim.anatomy != ""
        ):
            return True
    return any(
        is_claim(fact)
        and fact.side in (claim.side, "B")
        and is_near(fact.anatomy, claim.anatomy)
        and _is_alike(claim.levels, fact.levels)
        for fact in reading.findings.facts
    )


def _is_alike(first: Levels, second: Levels) -> bool:
    """No axis on which the two differ; a part and its whole differ, too."""
    known = dict(second)
    return all(known.get(axis, value) == value for axis, value in first)
