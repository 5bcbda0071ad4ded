"""C-FIND identifiers of the modality worklist: bytes to a query, entries to bytes, driven by the table of `engine.worklist`."""

from io import BytesIO

from pydicom.dataset import Dataset
from pynetdicom.dsutils import decode

from apps.imaging.drivers.contexts import EXPLICIT_BE, IMPLICIT_LE
from apps.imaging.drivers.elements import Writer, make_writers, write_fitting
from apps.imaging.engine.worklist import (
    PROCEDURE_CODE_SEQUENCE,
    PROTOCOL_CODE_SEQUENCE,
    REFERENCED_PATIENT_SEQUENCE,
    REFERENCED_STUDY_SEQUENCE,
    STEP,
    STEP_BY_TAG,
    STEP_SEQUENCE,
    TOP,
    TOP_BY_TAG,
    Attribute,
    Code,
    WorklistEntry,
    WorklistQuery,
)

_CHARSET, _TIMEZONE, _LEVEL = 0x00080005, 0x00080201, 0x00080052
_EMPTY_SEQUENCES = frozenset({REFERENCED_STUDY_SEQUENCE, REFERENCED_PATIENT_SEQUENCE})


class BadQuery(ValueError):
    """The identifier cannot be read."""


def read_query(raw: bytes, syntax: str) -> WorklistQuery:
    """Raises BadQuery."""
    try:
        dataset = decode(BytesIO(raw), syntax == IMPLICIT_LE, syntax != EXPLICIT_BE)
        charsets = read_charsets(dataset)
        top, asked_top, odd_top = read_level(dataset, TOP_BY_TAG)
        items = dataset[STEP_SEQUENCE].value if STEP_SEQUENCE in dataset else []
        if len(items) > 1:
            raise BadQuery("more than one item in the scheduled step sequence")
        step, asked_step, odd_step = read_level(items[0], STEP_BY_TAG) if items else ({}, (), ())
    except BadQuery:
        raise
    except Exception as error:  # pydicom raises whatever the damaged bytes lead it to
        raise BadQuery(f"unreadable identifier: {type(error).__name__}") from error
    if STEP_SEQUENCE not in dataset and not any(tag in TOP_BY_TAG for tag, _ in asked_top):
        raise BadQuery("no attribute of the worklist is asked for")
    if STEP_SEQUENCE in dataset and not asked_step:  # an empty item asks for everything inside
        asked_step = tuple((a.tag, a.vr) for a in STEP) + ((PROTOCOL_CODE_SEQUENCE, "SQ"),)
    return WorklistQuery(top, step, asked_top, asked_step, charsets, odd_top + odd_step)


def read_charsets(dataset: Dataset) -> tuple[str, ...]:
    value = dataset.get("SpecificCharacterSet")
    if not value:
        return ()
    return (value,) if isinstance(value, str) else tuple(str(v) for v in value)


def read_level(dataset: Dataset, known: dict[int, Attribute]) -> tuple[dict, tuple, tuple]:
    """(keys, asked tags, keywords with a value that are not supported)."""
    keys, asked, odd = {}, [], []
    for element in dataset:
        tag = int(element.tag)
        if tag in {_CHARSET, _TIMEZONE, _LEVEL, STEP_SEQUENCE} or tag & 0xFFFF == 0:
            continue
        asked.append((tag, str(element.VR)))
        if element.VR == "SQ":
            continue
        text = _text(element.value)
        attribute = known.get(tag)
        if attribute is not None and attribute.match:
            keys[attribute.keyword] = text
        elif text.strip() and attribute is None:
            odd.append(element.keyword or f"{tag:08X}")
    return keys, tuple(asked), tuple(odd)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)) or type(value).__name__ == "MultiValue":
        return "\\".join(str(v) for v in value)
    return str(value)


class EntryWriter:
    """Encodes entries for one query: asked attributes and type 1, in the asker's character set or UTF-8."""

    def __init__(self, query: WorklistQuery, syntax: str) -> None:
        self._writers = make_writers(syntax, query.charsets)
        self._top = _plan(query.asked_top, TOP)
        self._step = _plan(query.asked_step, STEP)

    def encode(self, entry: WorklistEntry) -> bytes:
        return write_fitting(self._writers, lambda writer: self._encode(entry, writer))

    def _encode(self, entry: WorklistEntry, writer: Writer) -> bytes:
        parts = {tag: self._one(tag, attribute, vr, entry, entry.top, writer) for tag, attribute, vr in self._top}
        step = b"".join(self._one(tag, attribute, vr, entry, entry.step, writer) for tag, attribute, vr in self._step)
        parts[STEP_SEQUENCE] = writer.write_sequence(STEP_SEQUENCE, [step])
        parts[_CHARSET] = writer.write(_CHARSET, "CS", "\\".join(writer.charsets))
        return b"".join(parts[tag] for tag in sorted(parts))

    def _one(self, tag, attribute, vr, entry: WorklistEntry, values: dict[str, str], writer: Writer) -> bytes:
        if attribute is not None:
            return writer.write(tag, attribute.vr, fit_value(values.get(attribute.keyword, ""), attribute.vr))
        if vr != "SQ":
            return writer.write(tag, vr if vr != "US" else "UN", "")
        code = entry.procedure_code if tag == PROCEDURE_CODE_SEQUENCE else None
        code = entry.protocol_code if tag == PROTOCOL_CODE_SEQUENCE else code
        return writer.write_sequence(tag, [_code_item(code, writer)] if code else [])


def _plan(asked: tuple[tuple[int, str], ...], table: tuple[Attribute, ...]) -> list[tuple[int, Attribute | None, str]]:
    """Tags to return in order: what was asked, and every type 1 attribute."""
    known = {a.tag: a for a in table}
    tags = {tag: (known.get(tag), vr) for tag, vr in asked}
    tags.update({a.tag: (a, a.vr) for a in table if a.type == 1})
    return [(tag, *tags[tag]) for tag in sorted(tags)]


_ROOM = {"SH": 16, "LO": 64, "CS": 16, "AE": 16, "PN": 64 * 3 + 2, "LT": 10240}


def fit_value(value: str, vr: str) -> str:
    """Cut to the length the value representation allows; a device may drop the row otherwise."""
    room = _ROOM.get(vr)
    return value if room is None or len(value) <= room else value[:room]


def _code_item(code: Code, writer: Writer) -> bytes:
    return (
        writer.write(0x00080100, "SH", code.value[:16])
        + writer.write(0x00080102, "SH", code.scheme[:16])
        + writer.write(0x00080104, "LO", code.meaning[:64])
    )
