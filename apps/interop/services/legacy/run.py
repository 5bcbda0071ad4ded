"""A table of the system that was here before, row by row: each stands or falls alone, each is taken over once."""

import hashlib
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db import DataError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, RadflowError, Refused
from apps.common.kernel.reason import Reason
from apps.directory.public import list_sites
from apps.interop.drivers.tables import Table, TableRow, read_table
from apps.interop.engine.legacy.cells import Column, find_headings, read_row
from apps.interop.engine.legacy.kinds import KINDS
from apps.interop.models import LegacyRecord
from apps.interop.services.legacy import equipment, pathway, people
from apps.interop.services.legacy.rows import (
    KEPT,
    REFUSED,
    UNCHANGED,
    UPDATED,
    ImportResult,
    Row,
    RowResult,
    Saved,
    find_site,
)

log = logging.getLogger(__name__)
ACTOR = Actor.system("import_legacy")
LEGACY_KINDS = sorted(KINDS)
COLUMN_OF = {"identifiers": "mrn", "exam_type_codes": "exam_type", "model_code": "model"}


@dataclass(frozen=True)
class Handler:
    """`change` (row, our key, version that the import left) gives the new version and raises Conflict when that one stands no more;
    without it what was taken over stands."""

    add: Callable[[Row], Saved]
    change: Callable[[Row, str, int], int] | None = None


HANDLERS = {
    "patients": Handler(people.add_patient, people.change_patient),
    "staff": Handler(people.add_member, people.change_member),
    "catalogue": Handler(equipment.add_exam_type, equipment.change_exam_type),
    "devices": Handler(equipment.add_device, equipment.change_device),
    "bookings": Handler(pathway.add_booking),
    "exams": Handler(pathway.add_exam),
    "reports": Handler(pathway.add_report),
}


def import_table(data: bytes, *, kind: str, source: str, is_rehearsal: bool = False) -> ImportResult:
    """Takes the rows over; raises Invalid when the file is no such table. A rehearsal does all of it and leaves nothing: it holds the
    locks of what it touches until its end."""
    _check_source(source)
    table, columns = read_table(data), KINDS[kind]
    headings = find_headings(columns, table.headings)
    result = ImportResult(
        kind, source, table.form, table.encoding, is_rehearsal, [h for h in table.headings if h not in headings]
    )
    with _rehearsal(is_rehearsal):
        result.rows += _take_rows(table, kind, columns, headings, source)
        record(ACTOR, "legacy.imported", detail={"kind": kind, "source": source, **result.count()})
    return result


def _check_source(source: str) -> None:
    if not source.strip() or len(source) > 64 or "\x00" in source:
        raise Invalid({"source": Reason("interop.legacy_too_long", {"most": 64}, "error")})


@contextmanager
def _rehearsal(is_rehearsal: bool) -> Iterator[None]:
    if not is_rehearsal:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _take_rows(
    table: Table, kind: str, columns: tuple[Column, ...], headings: Mapping[str, str], source: str
) -> Iterator[RowResult]:
    home = list_sites()[0]
    seen: dict[str, int] = {}
    for entry in table.rows:
        try:
            yield _take_row(entry, kind, columns, headings, source, home, seen)
        except Invalid as error:
            faults = [(COLUMN_OF.get(f, f), reason) for f, reasons in error.fields.items() for reason in reasons]
            yield _refuse(entry, headings, faults)
        except RadflowError as error:
            others = error.others if isinstance(error, Refused) else ()
            yield _refuse(entry, headings, [("", reason) for reason in (error.reason, *others)])
        except DataError:
            yield _refuse(entry, headings, [("", Reason("common.unstorable", severity="error"))])
        except Exception:
            log.exception("row %s of %s", entry.number, kind)
            yield _refuse(entry, headings, [("", Reason("common.our_fault", severity="error"))])


def _refuse(entry: TableRow, headings: Mapping[str, str], faults: list[tuple[str, Reason]]) -> RowResult:
    key = next((entry.cells.get(h, "").strip() for h, name in headings.items() if name == "source_id"), "")
    return RowResult(entry.number, key[:128], REFUSED, tuple(faults))


def _take_row(
    entry: TableRow, kind: str, columns: tuple[Column, ...], headings: Mapping[str, str], source: str, home: Any,
    seen: dict[str, int],
) -> RowResult:  # fmt: skip
    if entry.fault:
        return _refuse(entry, headings, [("", entry.fault)])
    values, faults = read_row(columns, entry.cells, headings, ZoneInfo(home.time_zone))
    if not faults and "site" in values:
        site = find_site(values["site"], home)
        values, faults = read_row(columns, entry.cells, headings, ZoneInfo(site.time_zone))
    else:
        site = home
    if faults:
        return _refuse(entry, headings, faults)
    key = values["source_id"]
    if key in seen:
        return _refuse(
            entry, headings, [("source_id", Reason("interop.legacy_row_twice", {"first": seen[key]}, "error"))]
        )
    seen[key] = entry.number
    with transaction.atomic():
        outcome, reason = _apply(Row(source, key, values, site, ACTOR), kind)
    return RowResult(entry.number, key, outcome, (("", reason),) if reason else ())


def _apply(row: Row, kind: str) -> tuple[str, Reason | None]:
    """What became of the row; the database lets one process make its record, and the others wait for it."""
    handler, now = HANDLERS[kind], clock.now()
    known, _ = LegacyRecord.objects.get_or_create(
        source=row.source, kind=kind, source_id=row.source_id, defaults={"imported_at": now, "updated_at": now}
    )
    known = LegacyRecord.objects.select_for_update().get(pk=known.pk)
    digest = _digest(row.values)
    if not known.target_id:
        saved = handler.add(row)
        known.target_id, known.target_version, outcome = saved.target_id, saved.version, saved.outcome
    elif known.row_sha256 == digest:
        return UNCHANGED, None
    elif handler.change is None:
        return KEPT, Reason("interop.legacy_stands", {}, "warning")
    elif known.target_version == 0:
        return KEPT, Reason("interop.legacy_known_before", {}, "warning")
    else:
        try:
            with transaction.atomic():
                known.target_version = handler.change(row, known.target_id, known.target_version)
        except Conflict:
            return KEPT, Reason("interop.legacy_changed_here", {}, "warning")
        outcome = UPDATED
    known.row_sha256, known.updated_at = digest, now
    known.save()
    return outcome, None


def _digest(values: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=str, ensure_ascii=False).encode()).hexdigest()
