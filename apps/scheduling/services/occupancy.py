"""Taking time and giving it back. The exclusion constraints decide; what they refuse is told as a lost race."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from apps.common.kernel import clock
from apps.common.kernel.errors import Conflict, NotFound
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.states import OccupancyKind
from apps.scheduling.models import CalendarChange, Occupancy, PoolUse, Resource

PATIENT_CONSTRAINT = "occupancy_patient_once"
CHANGES_KEPT = 10_000
TIDY_EVERY = 500
LOG_CHANGE = """
WITH before AS (
    SELECT id, calendar_version FROM scheduling_resource WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE
), raised AS (
    UPDATE scheduling_resource SET calendar_version = nextval(pg_get_serial_sequence('scheduling_calendarchange', 'id'))
    FROM before WHERE scheduling_resource.id = before.id
    RETURNING before.id, before.calendar_version AS previous, scheduling_resource.calendar_version AS version
)
INSERT INTO scheduling_calendarchange (id, resource_id, previous, version, occupancy_id)
SELECT version, id, previous, version, %s FROM raised RETURNING version
"""


def lock_resources(resource_ids: Iterable[int]) -> dict[int, Resource]:
    """Locks in key order, always before appointments and exams; raises NotFound for an unknown one."""
    ids = sorted(set(resource_ids))
    rows = Resource.objects.select_related("site").filter(pk__in=ids).order_by("pk")
    found = {row.pk: row for row in rows.select_for_update(of=("self",), no_key=True)}
    for pk in ids:
        if pk not in found:
            raise NotFound("scheduling.resource_unknown", resource=pk)
    return found


@dataclass(frozen=True)
class PoolNeed:
    pool_id: int
    span: Span
    n: int


def take_time(
    kind: OccupancyKind,
    *,
    resource_id: int,
    span: Span,
    uses: Collection[PoolNeed] = (),
    patient_id: int | None = None,
    block_id: int | None = None,
) -> Occupancy:
    """A new live piece of time with the units that go with it; raises Conflict when somebody else has it."""
    during = DateTimeTZRange(*(at.astimezone(UTC) for at in span))
    occupancy = Occupancy(kind=kind, resource_id=resource_id, patient_id=patient_id, during=during, block_id=block_id)
    _save(occupancy)
    add_uses(occupancy, uses)
    touch_time(occupancy, pool_ids={need.pool_id for need in uses})
    return occupancy


def add_uses(occupancy: Occupancy, needs: Iterable[PoolNeed]) -> None:
    PoolUse.objects.bulk_create(
        [PoolUse(occupancy=occupancy, pool_id=need.pool_id, during=need.span, n=need.n) for need in needs]
    )


def shift_time(occupancy: Occupancy, *, resource_id: int, span: Span) -> None:
    """Moves a piece of time; raises Conflict when the target is taken."""
    left = occupancy.resource_id
    occupancy.resource_id, occupancy.during, occupancy.is_live = resource_id, span, True
    _save(occupancy)
    occupancy.refresh_from_db(fields=["during"])
    touch_time(occupancy, left)


def free_time(occupancy: Occupancy) -> None:
    """Gives the time back; the row stays for the board's past."""
    occupancy.is_live = False
    occupancy.save(update_fields=["is_live"])
    touch_time(occupancy)


def touch_time(occupancy: Occupancy, *also: int, pool_ids: Iterable[int] | None = None) -> None:
    """Marks the calendars of the scanner and the pools as changed by this occupancy; a held slot marks nothing, whoever reads them asks for it.

    `pool_ids` are those that it uses, for who knows them.
    """
    if occupancy.kind != OccupancyKind.RESERVATION:
        pools = occupancy.pool_uses.values_list("pool_id", flat=True) if pool_ids is None else pool_ids
        log_change({occupancy.resource_id, *also, *pools}, occupancy.pk)


def log_change(resource_ids: Iterable[int], occupancy_id: int) -> None:
    """Raises the versions and says for whom, in one statement, so that kept calendars renew only that; the oldest rows go."""
    with connection.cursor() as cursor:
        cursor.execute(LOG_CHANGE, [list(resource_ids), occupancy_id])
        full = [version for (version,) in cursor.fetchall() if version % TIDY_EVERY == 0]
    if full:
        CalendarChange.objects.filter(pk__lte=full[0] - CHANGES_KEPT).delete()


def drop_expired(resource_ids: Iterable[int], *, patient_id: int | None = None, now: datetime | None = None) -> int:
    """Deletes reservations past their time, so that the constraint does not see them; rows in other hands are skipped."""
    now = now or clock.real_now()
    stale = Occupancy.objects.filter(kind=OccupancyKind.RESERVATION, reservation__expires_at__lte=now)
    if patient_id is None:
        stale = stale.filter(resource_id__in=list(resource_ids))
    rows = stale.select_for_update(of=("self",), skip_locked=True).order_by("pk")
    ids = list(rows.values_list("pk", flat=True))
    if ids:
        Occupancy.objects.filter(pk__in=ids).delete()
    return len(ids)


def _save(occupancy: Occupancy) -> None:
    try:
        with transaction.atomic():
            occupancy.save()
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or ""
        if not name.startswith("occupancy_"):
            raise
        code = "scheduling.patient_busy" if name == PATIENT_CONSTRAINT else "scheduling.slot_taken"
        raise Conflict(Reason(code, {}, "error")) from error
