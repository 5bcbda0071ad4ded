"""What a model says of a study in a structured report: CAD reports (PS3.16 TID 4000, 4100, 4120) and measurement reports (TID 1500).

Code meanings as in the standard's dictionary (PS3.16 annex D); read by scheme and value, never by meaning.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from apps.imaging.engine.dose.content import DoseSource, Item

_UID = "1.2.840.10008.5.1.4.1.1.88."
# enhanced, comprehensive, comprehensive 3D; CAD of breast, chest and colon
MODEL_REPORTS = frozenset(f"{_UID}{n}" for n in ("22", "33", "34", "50", "65", "69"))
ALGORITHM_NAME, ALGORITHM_VERSION = "111001", "111003"
OBSERVER_NAME, OBSERVER_MANUFACTURER = "121013", "121014"
SUMMARY, SINGLE_FINDING, GROUP, FINDING = "111017", "111059", "125007", "121071"
CERTAINTY = ("111012", "111047")  # certainty of finding, probability of cancer
INTENT, NOT_SHOWN = "111056", "111152"
OUTCOMES = {"111241": False, "111242": True, "111243": False, "111244": True}  # CID 6047; 111245: nothing succeeded
MOST_MARKS = 200
MOST_LABEL = 200


@dataclass(frozen=True)
class ModelMark:
    label: str
    probability: float | None
    sop_uid: str


@dataclass(frozen=True)
class ModelReport:
    sop_uid: str
    product: str
    version: str
    vendor: str
    is_positive: bool
    marks: tuple[ModelMark, ...]


def read_model_report(source: DoseSource, sop_uid: str) -> ModelReport | None:
    """None where no algorithm is named, or none succeeded."""
    root = source.root
    product = _find_text(root, ALGORITHM_NAME) or _find_text(root, OBSERVER_NAME) if root else ""
    if not product:
        return None
    summary = next((item.code.value for item in _walk(root) if _is(item, SUMMARY) and item.code), "")
    if summary and summary not in OUTCOMES:
        return None
    marks = tuple(mark for item in _find_marked(root) if (mark := _read_mark(item)))[:MOST_MARKS]
    return ModelReport(
        sop_uid=sop_uid,
        product=product[:80],
        version=(_find_text(root, ALGORITHM_VERSION) or source.get_text("SoftwareVersions"))[:40],
        vendor=(_find_text(root, OBSERVER_MANUFACTURER) or source.get_text("Manufacturer"))[:80],
        is_positive=OUTCOMES[summary] if summary else bool(marks),
        marks=marks,
    )


def _is(item: Item, *values: str) -> bool:
    return item.concept is not None and item.concept.scheme == "DCM" and item.concept.value in values


def _walk(item: Item) -> Iterator[Item]:
    yield item
    for child in item.children:
        yield from _walk(child)


def _find_text(root: Item, concept: str) -> str:
    return next((item.text.strip() for item in _walk(root) if _is(item, concept) and item.text.strip()), "")


def _find_marked(item: Item) -> Iterator[Item]:
    """Findings and measured groups, outermost only: what a finding consists of is no mark of its own."""
    if _is(item, SINGLE_FINDING, GROUP):
        yield item
        return
    for child in item.children:
        yield from _find_marked(child)


def _read_mark(item: Item) -> ModelMark | None:
    """None for what is not to be shown, and for a group that measures without a finding."""
    inside = list(_walk(item))
    if any(_is(one, INTENT) and one.code and one.code.value == NOT_SHOWN for one in inside):
        return None
    named = item if _is(item, SINGLE_FINDING) else next((one for one in item.children if _is(one, FINDING)), None)
    if named is None or not (label := named.code.meaning or named.code.value if named.code else named.text):
        return None
    certainty = next((one for one in inside if _is(one, *CERTAINTY)), None)
    image = next((one.reference for one in inside if one.reference), "")
    return ModelMark(label[:MOST_LABEL], _read_share(certainty) if certainty else None, image[:64])


def _read_share(item: Item) -> float | None:
    try:
        value = float(item.numbers[0]) / (100 if item.unit == "%" else 1)
    except (IndexError, ValueError):
        return None
    return value if 0 <= value <= 1 else None
