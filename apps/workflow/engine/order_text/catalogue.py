"""An exam of whatever catalogue is given, described by the same words that texts are read with: its names and attributes."""

from dataclasses import dataclass

from apps.workflow.engine.order_text.lexicon import Lexicon, normalise


@dataclass(frozen=True)
class CatalogueEntry:
    code: str
    modality: str
    body_part: str
    laterality_rule: str
    contrast: str
    names: tuple[tuple[str, str], ...]
    """(language, name)"""


@dataclass(frozen=True)
class ExamProfile:
    code: str
    names: tuple[tuple[str, str], ...]
    modality: str
    parts: frozenset[str]
    techniques: frozenset[str]
    contrast: str
    side: str
    """The side that its name fixes: R, L, B, or none."""
    takes_side: bool
    needs_side: bool

    @property
    def has_contrast(self) -> bool:
        """Beyond the tracer that every nuclear exam has."""
        return self.contrast not in ("none", "radiotracer", "")


def describe_exam(entry: CatalogueEntry, lexicon: Lexicon) -> ExamProfile:
    parts, techniques, sides = set(), set(), set()
    for _, name in entry.names:
        said = set()
        for mention in lexicon.find(normalise(name)):
            said |= set(mention.of("part"))
            techniques |= set(mention.of("technique"))
            sides |= set(mention.of("side"))
        parts |= narrow(said, lexicon)
    if not parts:
        parts = {lexicon.same_as.get(entry.body_part, entry.body_part)}
    return ExamProfile(
        code=entry.code,
        names=entry.names,
        modality=entry.modality,
        parts=frozenset(parts),
        techniques=frozenset(techniques),
        contrast=entry.contrast,
        side=_fixed_side(sides),
        takes_side=entry.laterality_rule != "none",
        needs_side=entry.laterality_rule == "required",
    )


def narrow(parts: set[str], lexicon: Lexicon) -> set[str]:
    """Parts named together become what they are together; a part that only holds another one of them is left out."""
    for whole, are in lexicon.together:
        if whole <= parts:
            parts = {p for p in parts if are not in lexicon.ancestors(p)} | {are}
    return {p for p in parts if not any(p != q and p in lexicon.ancestors(q) for q in parts)}


def _fixed_side(sides: set[str]) -> str:
    if not sides:
        return ""
    return next(iter(sides)) if len(sides) == 1 else "B"
