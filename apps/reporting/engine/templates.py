"""Report templates: plain text with typed fields written into it, and the text a reader gets from one.

`[key label: a|b*|c]` is a choice (`*` marks what stands until changed), `[key label: # mm 0..300]` a number with its unit and range,
`[key label: date]` a date, `[key label: ...]` free words, and `{side}` `{exam}` `{prior}` are taken from the exam.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from apps.common.kernel.reason import Reason

LANGUAGES = ("zh", "en")
WORDS = {"zh": "zh-Hans", "en": "en"}  # the language of a report in the words of the screens
SECTIONS = ("technique", "findings", "impression")
AUTOMATIC = ("side", "exam", "prior")
# An unfilled field stands in the text by its name, in words that the report checks know as a gap.
GAP = {"zh": {"choice": "选择", "other": "填写"}, "en": {"choice": "select", "other": "enter"}}
MARK = re.compile(r"\[[^\[\]\n]*\]|\{[^{}\n]*\}|[\[\]{}]")
_FIELD = re.compile(r"\[([a-z][a-z0-9_]{0,30}) ([^\[\]:：|\n]{1,60})[:：] *([^\[\]\n]{1,300}?) *\]")
_NUMBER = re.compile(r"# *([^\d\s.][^\s]{0,11})?(?: +(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?))?")
_GAP = re.compile(rf"\[(?:{'|'.join(word for words in GAP.values() for word in words.values())}) [^\[\]\n]{{1,60}}\]")


class BadField(Exception):
    """A field that cannot be read; holds the code of the words for it."""


@dataclass(frozen=True)
class Field:
    key: str
    label: str
    kind: str  # choice, number, date, text
    options: tuple[str, ...] = ()
    default: int | None = None
    unit: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Slot:
    """Where a field stands in the text made: code points [start, end). `is_filled`: it holds its default."""

    field: Field
    start: int
    end: int
    is_filled: bool


def parse_field(mark: str) -> Field:
    """`[key label: spec]` as a field; raises BadField."""
    match = _FIELD.fullmatch(mark)
    if match is None:
        raise BadField("reporting.template_mark")
    key, label, spec = match.groups()
    label = label.strip()
    if spec == "...":
        return Field(key, label, "text")
    if spec == "date":
        return Field(key, label, "date")
    if spec.startswith("#"):
        return _parse_number(key, label, spec)
    options = [part.strip() for part in spec.split("|")]
    marked = [at for at, part in enumerate(options) if part.endswith("*")]
    names = tuple(part.removesuffix("*").strip() for part in options)
    if len(marked) > 1 or not all(names) or len(set(names)) < len(names):
        raise BadField("reporting.template_choice")
    return Field(key, label, "choice", names, marked[0] if marked else None)


def _parse_number(key: str, label: str, spec: str) -> Field:
    match = _NUMBER.fullmatch(spec)
    if match is None:
        raise BadField("reporting.template_number")
    unit, low, high = match.groups()
    lowest, highest = (float(low), float(high)) if low is not None else (None, None)
    if lowest is not None and highest is not None and lowest >= highest:
        raise BadField("reporting.template_number")
    return Field(key, label, "number", unit=unit or "", low=lowest, high=highest)


def list_fields(texts: Mapping[str, str]) -> list[Field]:
    """The readable fields of one language's sections, in reading order."""
    fields = []
    for section in SECTIONS:
        for mark in MARK.findall(texts.get(section, "")):
            try:
                fields.append(parse_field(mark))
            except BadField:
                continue
    return fields


def render_section(text: str, *, lang: str, automatic: Mapping[str, str]) -> tuple[str, list[Slot]]:
    """The text a reader gets, and where its fields stand. A mark that cannot be read stays as it is."""
    out, slots, at = "", [], 0
    for match in MARK.finditer(text):
        out += text[at : match.start()]
        at = match.end()
        mark = match.group()
        if mark.startswith("{"):
            out += automatic.get(mark[1:-1]) or mark
            continue
        try:
            field = parse_field(mark)
        except BadField:
            out += mark
            continue
        words = _write_field(field, lang)
        slots.append(Slot(field, len(out), len(out) + len(words), field.default is not None))
        out += words + (f" {field.unit}" if field.unit and field.unit != "%" else field.unit)
    return out + text[at:], slots


def find_gap(text: str) -> str:
    """The first field that nobody filled in, as it stands; empty when there is none."""
    match = _GAP.search(text)
    return match.group() if match else ""


def _write_field(field: Field, lang: str) -> str:
    if field.default is not None:
        return field.options[field.default]
    words = GAP[lang]
    return f"[{words['choice' if field.options else 'other']} {field.label}]"


def find_faults(texts: Mapping[str, Mapping[str, str]]) -> list[tuple[str, str, Reason]]:
    """What is wrong with a template, as (language, section, reason); both languages must hold the same fields."""
    faults: list[tuple[str, str, Reason]] = []
    for lang in LANGUAGES:
        faults += _find_faults_of_language(lang, texts.get(lang, {}))
    if faults:
        return faults
    left, right = ({field.key: field for field in list_fields(texts[lang])} for lang in LANGUAGES)
    for key in sorted(set(left) ^ set(right)):
        missing = "en" if key in left else "zh"
        faults.append((missing, "findings", _fault("reporting.template_only_one", key=key)))
    for key in sorted(set(left) & set(right)):
        if _shape(left[key]) != _shape(right[key]):
            faults.append(("en", "findings", _fault("reporting.template_differs", key=key)))
    return faults


def _find_faults_of_language(lang: str, texts: Mapping[str, str]) -> list[tuple[str, str, Reason]]:
    faults: list[tuple[str, str, Reason]] = []
    seen: set[str] = set()
    for section in SECTIONS:
        for mark in MARK.findall(texts.get(section, "")):
            if mark.startswith("{"):
                if mark[1:-1] not in AUTOMATIC:
                    faults.append((lang, section, _fault("reporting.template_automatic", text=mark)))
                continue
            try:
                field = parse_field(mark)
            except BadField as bad:
                faults.append((lang, section, _fault(str(bad), text=mark)))
                continue
            if field.key in seen:
                faults.append((lang, section, _fault("reporting.template_twice", key=field.key)))
            seen.add(field.key)
    if not texts.get("findings", "").strip():
        faults.append((lang, "findings", _fault("reporting.needed")))
    return faults


def _shape(field: Field) -> tuple:
    return field.kind, len(field.options), field.default, field.low, field.high


def _fault(code: str, **params: str) -> Reason:
    return Reason(code, params, severity="error")
