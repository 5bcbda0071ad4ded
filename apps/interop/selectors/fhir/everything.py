"""All that stands here about one patient, of the kinds that the caller may read: page by page, kind by kind."""

from apps.common.replica import may_lag
from apps.interop.engine.fhir.datatypes import Json
from apps.interop.engine.fhir.search import read_search, write_cursor
from apps.interop.selectors.fhir.base import Caller, bad_cursor
from apps.interop.selectors.fhir.kinds import KINDS

ABOUT_PATIENTS = tuple(name for name, kind in KINDS.items() if "patient" in kind.declared())


def may_see(name: str, caller: Caller) -> bool:
    return caller.may_read(name) and any(caller.allows(permission) for permission in KINDS[name].permissions)


@may_lag
def gather(
    patient_id: int, kinds: list[str], count: int, cursor: tuple | None, caller: Caller
) -> tuple[list[Json], str | None]:
    """`count` resources from the cursor on (None: from the first kind on), and the cursor of the next page. Raises Invalid for a cursor
    that is none."""
    start, inner = _read_place(cursor, kinds)
    found: list[Json] = []
    for name in kinds[start:]:
        if len(found) >= count:
            return found, write_cursor([name, ""])
        kind = KINDS[name]
        pairs = [("patient", f"Patient/{patient_id}"), ("_count", str(count - len(found)))]
        page = kind.find(
            read_search([*pairs, *([("_cursor", inner)] if inner else [])], kind.declared(), zone=caller.zone), caller
        )
        found += [kind.write(row, caller) for row in page.rows]
        if page.next_cursor:
            return found, write_cursor([name, page.next_cursor])
        inner = ""
    return found, None


def _read_place(cursor: tuple | None, kinds: list[str]) -> tuple[int, str]:
    """Which kind, and the cursor within it."""
    if cursor is None:
        return 0, ""
    if len(cursor) != 2 or cursor[0] not in kinds or not isinstance(cursor[1], str):
        raise bad_cursor()
    return kinds.index(cursor[0]), cursor[1]
