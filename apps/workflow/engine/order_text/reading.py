"""A text as the reader understands it: what is asked for, what stands around it, what speaks against it."""

from dataclasses import dataclass

from apps.workflow.engine.order_text.catalogue import narrow
from apps.workflow.engine.order_text.clauses import Clause, lay_open, split_clauses
from apps.workflow.engine.order_text.lexicon import Lexicon, normalise
from apps.workflow.engine.order_text.typos import correct


@dataclass(frozen=True)
class Ask:
    """One clause that asks for an exam, with what the rest of the text adds to it."""

    clause: Clause
    modalities: dict[str, str]
    parts: frozenset[str]
    techniques: dict[str, str]
    hints: frozenset[str]
    """Techniques that only the reasons or an illness speak for: they may help, they never harm."""
    contrast: str
    words: dict[str, str]
    """Concept value -> the word that spoke."""
    is_part_said: bool
    """False: the part comes from the findings or from the modality's habit."""


@dataclass(frozen=True)
class Reading:
    asks: tuple[Ask, ...]
    clauses: tuple[Clause, ...]
    is_cancelled: bool
    urgency: str
    risks: dict[str, str]
    fixes: dict[str, str]


def read_text(text: str, lexicon: Lexicon) -> Reading:
    plain = lay_open(normalise(text))
    plain, fixes = correct(plain, lexicon.find(plain), lexicon)
    mentions = lexicon.find(plain)
    clauses = split_clauses(plain, mentions)
    rest = [c for c in clauses if not c.is_request and not c.is_result]
    contrast = _last(rest, "contrast")
    return Reading(
        asks=tuple(_ask(c, rest, contrast, lexicon) for c in clauses if c.is_request),
        clauses=tuple(clauses),
        is_cancelled=any("cancel" in m.of("cue") for m in mentions),
        urgency="stat" if any("stat" in m.of("urgency") for m in mentions) else "",
        risks={value: m.text for c in clauses for m, value in c.of("contraindication")},
        fixes=fixes,
    )


def _ask(clause: Clause, rest: list[Clause], contrast: str, lexicon: Lexicon) -> Ask:
    modalities = {value: m.text for m, value in clause.of("modality")}
    for ruling in ("PT", "NM"):  # their scanners carry a CT; the tracer is what is asked for
        if ruling in modalities:
            modalities = {ruling: modalities[ruling]}
    said = {value for _, value in clause.of("part")}
    parts = said or {lexicon.default_part[m] for m in modalities if m in lexicon.default_part}
    parts = parts or {value for c in rest for _, value in c.of("part")}
    techniques = {value: m.text for m, value in clause.of("technique")}
    own = [value for _, value in clause.of("contrast")]
    words = {value: m.text for c in [*rest, clause] for m in c.mentions for _, value in m.concepts}
    return Ask(
        clause=clause,
        modalities=modalities,
        parts=frozenset(narrow(parts, lexicon)),
        techniques=techniques,
        hints=_find_hints(clause, rest) - set(techniques),
        contrast=_settle(own) or contrast,
        words=words,
        is_part_said=bool(said),
    )


def _find_hints(clause: Clause, rest: list[Clause]) -> frozenset[str]:
    told = {value for c in rest for _, value in c.of("technique")}
    return frozenset(told | {value for c in [clause, *rest] for _, value in c.of("hint")})


def _settle(own: list[str]) -> str:
    """Plain and enhanced in one clause is the enhanced exam, which has its plain phase."""
    return "with" if "with" in own else "without" if own else ""


def _last(clauses: list[Clause], kind: str) -> str:
    values = [value for c in clauses for _, value in c.of(kind)]
    return values[-1] if values else ""
