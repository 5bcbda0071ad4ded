"""Screening forms as data: which questions an exam needs, of whom, and what each answer means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

EFFECTS = ("clear", "note", "needs", "hold")
STRIP = ("allergy", "renal", "pregnancy", "implant", "isolation", "fall_risk")


@dataclass(frozen=True)
class Item:
    """A question. `effects` maps yes, no, unsure and unanswered to clear, note, needs or hold."""

    code: str
    name: Mapping[str, str]
    text: Mapping[str, str]
    stage: str
    effects: Mapping[str, str]
    strip: str = ""
    is_critical: bool = False
    can_accept: bool = True
    sex: str = ""
    min_age_years: float | None = None
    max_age_years: float | None = None
    only_if: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Form:
    code: str
    version: int
    modalities: tuple[str, ...]
    contrasts: tuple[str, ...]
    names: Mapping[str, str]
    items: tuple[Item, ...]
    source: str = ""

    @property
    def label(self) -> str:
        return f"{self.code}@{self.version}"


def parse_item(data: Mapping[str, Any]) -> Item:
    """Raises ValueError for an effect or a strip place that does not exist."""
    effects = {"yes": "clear", "no": "clear", "unsure": "needs", "unanswered": "needs", **data.get("effects", {})}
    if bad := set(effects.values()) - set(EFFECTS):
        raise ValueError(f"{data['code']}: unknown effect {sorted(bad)}")
    if (strip := data.get("strip", "")) and strip not in STRIP:
        raise ValueError(f"{data['code']}: unknown place in the strip {strip}")
    ask = data.get("ask", {})
    return Item(
        code=data["code"],
        name=data["name"],
        text=data["text"],
        stage=data.get("stage", "booking"),
        effects=effects,
        strip=strip,
        is_critical=bool(data.get("critical", False)),
        can_accept=bool(data.get("can_accept", True)),
        sex=ask.get("sex", ""),
        min_age_years=ask.get("min_age_years"),
        max_age_years=ask.get("max_age_years"),
        only_if=data.get("only_if", {}),
    )


def parse_form(data: Mapping[str, Any]) -> Form:
    items = tuple(parse_item(i) for i in data["items"])
    if len({i.code for i in items}) != len(items):
        raise ValueError(f"{data['code']}: a question stands twice")
    return Form(
        code=data["code"],
        version=int(data["version"]),
        modalities=tuple(data["modalities"]),
        contrasts=tuple(data["contrasts"]),
        names=data["names"],
        items=items,
        source=data.get("source", ""),
    )


def choose_form(forms: Iterable[Form], *, modality: str, contrast: str) -> Form | None:
    """The newest form for the modality and contrast of the protocol (never of the exam's name)."""
    fitting = [f for f in forms if modality in f.modalities and (contrast in f.contrasts or "*" in f.contrasts)]
    return max(fitting, key=lambda f: (contrast in f.contrasts, f.version, f.code), default=None)


def is_asked(item: Item, *, sex: str, age_years: float | None, answers: Mapping[str, Any]) -> bool:
    """Whether this patient is asked; an unknown age or sex does not excuse anybody."""
    if item.sex and sex in ("F", "M") and sex != item.sex:
        return False
    if age_years is not None:
        if item.min_age_years is not None and age_years < item.min_age_years:
            return False
        # whole years: somebody of 50 years and 11 months is still 50
        if item.max_age_years is not None and int(age_years) > item.max_age_years:
            return False
    return all(code in answers and str(answers[code].value) == value for code, value in item.only_if.items())


def list_asked(form: Form, *, sex: str, age_years: float | None, answers: Mapping[str, Any]) -> tuple[Item, ...]:
    return tuple(i for i in form.items if is_asked(i, sex=sex, age_years=age_years, answers=answers))
