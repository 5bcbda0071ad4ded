"""Identifiers of Query/Retrieve: bytes to a query, rows of stored studies to bytes."""

from io import BytesIO

from pydicom.dataset import Dataset
from pynetdicom.dsutils import decode, encode

from apps.imaging.drivers.contexts import EXPLICIT_BE, IMPLICIT_LE
from apps.imaging.drivers.elements import Writer, make_writers, write_fitting
from apps.imaging.drivers.worklist_codec import BadQuery, fit_value, read_charsets, read_level
from apps.imaging.engine.query import UNIQUE_KEYS, list_known
from apps.imaging.engine.retrieve import ROOTS, StudyQuery

_CHARSET, _LEVEL, _RETRIEVE_AE, _AVAILABILITY = 0x00080005, 0x00080052, 0x00080054, 0x00080056


def read_study_query(raw: bytes, syntax: str, *, root: str) -> StudyQuery:
    """Raises BadQuery."""
    try:
        dataset = decode(BytesIO(raw), syntax == IMPLICIT_LE, syntax != EXPLICIT_BE)
        level = str(dataset.get("QueryRetrieveLevel") or "").strip()
        known = {a.tag: a for a in list_known(level)} if level in ROOTS[root] else {}
        keys, asked, odd = read_level(dataset, known)
        charsets = read_charsets(dataset)
    except Exception as error:  # pydicom raises whatever the damaged bytes lead it to
        raise BadQuery(f"unreadable identifier: {type(error).__name__}") from error
    return StudyQuery(root, level, keys, asked, charsets, odd)


class MatchWriter:
    """Encodes rows for one query: asked attributes and unique keys, in the asker's character set or UTF-8."""

    def __init__(self, query: StudyQuery, syntax: str, *, retrieve_ae: str) -> None:
        self._writers = make_writers(syntax, query.charsets)
        levels = ROOTS[query.root]
        named = {UNIQUE_KEYS[level] for level in levels[: levels.index(query.level) + 1]}
        known = {a.tag: a for a in list_known(query.level)}
        wanted = dict(query.asked) | {a.tag: a.vr for a in known.values() if a.keyword in named}
        self._plan = [(tag, known.get(tag), vr) for tag, vr in sorted(wanted.items())]
        self._fixed = {_LEVEL: ("CS", query.level), _RETRIEVE_AE: ("AE", retrieve_ae), _AVAILABILITY: ("CS", "ONLINE")}

    def encode(self, row: dict[str, str]) -> bytes:
        return write_fitting(self._writers, lambda writer: self._encode(row, writer))

    def _encode(self, row: dict[str, str], writer: Writer) -> bytes:
        parts = {tag: writer.write(tag, vr, value) for tag, (vr, value) in self._fixed.items()}
        parts[_CHARSET] = writer.write(_CHARSET, "CS", "\\".join(writer.charsets))
        for tag, attribute, vr in self._plan:
            if tag in parts:
                continue
            if attribute is not None:
                parts[tag] = writer.write(tag, attribute.vr, fit_value(row.get(attribute.keyword, ""), attribute.vr))
            elif vr == "SQ":
                parts[tag] = writer.write_sequence(tag, [])
            else:
                parts[tag] = writer.write(tag, vr if vr != "US" else "UN", "")
        return b"".join(parts[tag] for tag in sorted(parts))


def write_failed(uids: list[str], syntax: str) -> bytes:
    """The data set that names what was not delivered (PS3.4 C.4.2.1.4.2)."""
    ds = Dataset()
    ds.FailedSOPInstanceUIDList = uids
    raw = encode(ds, syntax == IMPLICIT_LE, syntax != EXPLICIT_BE)
    if raw is None:
        raise ValueError("list cannot be encoded")
    return raw
