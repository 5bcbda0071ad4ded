"""Query/Retrieve (PS3.4 C): levels of an information model, keys that a level needs, and how sub-operations are summed up."""

from dataclasses import dataclass, field

from apps.imaging.engine.query import BY_KEYWORD, IMAGE, LEVELS, PATIENT, SERIES, STUDY, UNIQUE_KEYS, is_good_key
from apps.imaging.engine.uids import is_valid_uid

ROOTS = {PATIENT: LEVELS, STUDY: (STUDY, SERIES, IMAGE)}
SUCCESS, SOME_FAILED, ALL_FAILED, CANCELLED = 0x0000, 0xB000, 0xA702, 0xFE00
UNKNOWN_DESTINATION = 0xA801
MOST_UIDS = 20_000


@dataclass(frozen=True)
class StudyQuery:
    """The identifier of a C-FIND, C-MOVE or C-GET: keys in DICOM text form, tags wanted back, character sets it is written in."""

    root: str
    level: str
    keys: dict[str, str] = field(default_factory=dict)
    asked: tuple[tuple[int, str], ...] = ()
    charsets: tuple[str, ...] = ()
    unsupported: tuple[str, ...] = ()

    def list_values(self, keyword: str) -> tuple[str, ...]:
        return tuple(part.strip(" \0") for part in self.keys.get(keyword, "").split("\\") if part.strip(" \0"))


def find_bad_scope(query: StudyQuery, *, is_retrieve: bool = False) -> str:
    """Why the identifier does not fit its model, or "". No relational queries: each level above must be named by its one key."""
    levels = ROOTS[query.root]
    if query.level not in levels:
        return f"level {query.level or 'missing'} is not one of {', '.join(levels)}"
    for level in levels[: levels.index(query.level)]:
        keyword = UNIQUE_KEYS[level]
        values = query.list_values(keyword)
        if len(values) != 1 or any(mark in values[0] for mark in "*?"):
            return f"{keyword}: one value is needed at this level"
    if is_retrieve:
        return _find_bad_list(query)
    for keyword, key in query.keys.items():
        if not is_good_key(BY_KEYWORD[keyword], key):
            return f"{keyword}: value cannot be matched"
    return ""


def _find_bad_list(query: StudyQuery) -> str:
    keyword = UNIQUE_KEYS[query.level]
    values = query.list_values(keyword)
    if not values or len(values) > MOST_UIDS:
        return f"{keyword}: 1 to {MOST_UIDS} values are needed"
    uids = [value for level in (STUDY, SERIES, IMAGE) for value in query.list_values(UNIQUE_KEYS[level])]
    if not all(is_valid_uid(uid) for uid in uids):
        return "a UID is not a UID"
    if any(mark in query.keys.get(UNIQUE_KEYS[PATIENT], "") for mark in "*?"):
        return "PatientID: no wild card here"
    return ""


def limit_to_scope(query: StudyQuery) -> dict[str, str]:
    """The unique keys that say what a retrieve is about; other keys do not count."""
    levels = ROOTS[query.root]
    names = [UNIQUE_KEYS[level] for level in levels[: levels.index(query.level) + 1]]
    return {name: query.keys[name] for name in names}


@dataclass
class SubOperations:
    """Counts of C-STORE sub-operations (PS3.4 C.4.2.1.6)."""

    remaining: int
    completed: int = 0
    warning: int = 0
    failed_uids: list[str] = field(default_factory=list)

    @property
    def failed(self) -> int:
        return len(self.failed_uids)

    def count(self, status: int | None, sop_uid: str) -> None:
        """One more was answered; None: it could not be sent."""
        self.remaining -= 1
        if status == SUCCESS:
            self.completed += 1
        elif status is not None and status & 0xF000 == 0xB000:
            self.warning += 1
        else:
            self.failed_uids.append(sop_uid)

    def judge(self) -> int:
        """The final status."""
        if not self.failed:
            return SOME_FAILED if self.warning else SUCCESS
        return SOME_FAILED if self.completed or self.warning else ALL_FAILED
