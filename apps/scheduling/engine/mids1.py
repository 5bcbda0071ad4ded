"""The instance formats `mids-1` and `mids-2`: strict reading, every fault at once with its place; unknown fields are ignored."""

from typing import Any

from apps.scheduling.engine import mids2
from apps.scheduling.engine.fields import BadInstance, Fault, Fields
from apps.scheduling.engine.fixed import check_fixed
from apps.scheduling.engine.mids1_links import check_links
from apps.scheduling.engine.problem import (
    Batch,
    Block,
    Bundle,
    Demand,
    Fixed,
    Mode,
    Pool,
    Precedence,
    Problem,
    Request,
    Scanner,
    Separation,
    Tracer,
    Weights,
)

FORMAT = "mids-1"
FORMATS = (FORMAT, mids2.FORMAT)
MINUTES_A_DAY = 1440
CLASSES = 4
MOST_CAPACITY, MOST_UNITS, FARTHEST = 10_000, 1_000, 40_000
"""Beyond any department: units of a pool, units that one exam takes, slots between an exam and what it takes."""


def read_problem(data: Any) -> Problem:
    """The problem of a parsed JSON document; raises BadInstance with every fault."""
    faults: list[Fault] = []
    top = Fields(data, "", faults)
    if not top.sound:
        raise BadInstance(faults)
    extended = top.get("format", lambda v: v in FORMATS, " or ".join(map(repr, FORMATS)), FORMAT) == mids2.FORMAT
    spd, days = top.whole("slots_per_day", 1, MINUTES_A_DAY), top.whole("days", 1, 3660)
    grid = top.whole("grid_min", 1, MINUTES_A_DAY)
    if top.sound and spd * grid != MINUTES_A_DAY:
        top.name("slots_per_day", f"{spd} slots of {grid} min are not one day")
    horizon = spd * days if top.sound else None
    families = tuple(top.items("families"))
    travels = extended and "travel" in top.data
    travel = mids2.read_travel(top) if travels else {}
    problem = Problem(
        name=top.text("name"),
        grid_min=grid,
        slots_per_day=spd,
        days=days,
        start_date=top.data.get("start_date") or "",
        weights=_read_weights(top.object("weights")),
        scanners=tuple(_read_scanner(item, horizon, travels) for item in top.objects("scanners")),
        families=families,
        setup=_read_setup(top.object("setup"), len(families)),
        requests=tuple(_read_request(item, len(families)) for item in top.objects("requests")),
        blocks=tuple(_read_block(item, extended) for item in top.objects("blocks")),
        pools=tuple(_read_pool(item) for item in top.objects("pools")),
        precedences=tuple(_read_precedence(item) for item in top.objects("precedences")),
        separations=tuple(
            Separation(item.text("a"), item.text("b"), item.whole("gap_ab", 0), item.whole("gap_ba", 0))
            for item in top.objects("separations")
        ),
        bundles=tuple(_read_bundle(item) for item in top.objects("bundles")),
        batches=tuple(_read_batch(item) for item in top.objects("batches")),
        patient_gap=top.whole("patient_gap", 0),
        now=top.whole("now") if extended and "now" in top.data else None,
        travel=travel or {},
    )
    staff = mids2.read_staff(top, None if horizon is None else horizon + spd) if extended else ()
    faults += check_links(problem)
    faults += mids2.check_extension(problem, staff, travel)
    if not faults:
        problem = mids2.add_shifts(problem, staff)
        faults += check_fixed(problem)
    if faults:
        raise BadInstance(faults)
    return problem


def _read_weights(item: Fields) -> Weights:
    classes = {key: item.wholes(key, size=CLASSES) for key in ("reject", "wait_day", "late_day")}
    single = {key: item.whole(key, 0) for key in ("stat_hour", "pref", "setup", "overtime", "span", "moved", "shift")}
    return Weights(**classes, **single)


def _read_scanner(item: Fields, horizon: int | None, travels: bool) -> Scanner:
    return Scanner(
        id=item.text("id"),
        modality=item.text("modality"),
        open=item.spans("open", low=0, high=horizon),
        overtime=item.spans("overtime", low=0, high=horizon),
        site=item.text("site") if travels else "",
    )


def _read_setup(item: Fields, size: int) -> dict[str, tuple[tuple[int, ...], ...]]:
    tables = {}
    for modality in item.data:
        rows = item.items(modality)
        if len(rows) != size:
            item.name(modality, f"must have {size} rows, one a family, not {len(rows)}")
            tables[modality] = ((0,) * size,) * size
            continue
        row_fields = Fields({str(i): row for i, row in enumerate(rows)}, item.at(modality), item.faults)
        tables[modality] = tuple(row_fields.wholes(str(i), size=size) for i in range(size))
    return tables


def _read_block(item: Fields, extended: bool) -> Block:
    facts = item.text("scanner"), item.whole("start"), item.whole("end"), item.whole("allow_max_priority", -1, 3)
    block = Block(*facts, mids2.read_release(item) if extended else None)
    if item.sound and block.start >= block.end:
        item.name("end", f"ends at {block.end}, not after its start {block.start}")
    return block


def _read_pool(item: Fields) -> Pool:
    pool = Pool(item.text("id"), item.spans("capacity", width=3))
    for start, end, capacity in pool.capacity:
        if capacity > MOST_CAPACITY:
            item.name("capacity", f"[{start}, {end}] has {capacity} units, more than {MOST_CAPACITY}")
    return pool


def _read_request(item: Fields, families: int) -> Request:
    fixed, tracer = item.object_or_none("fixed"), item.object_or_none("tracer")
    return Request(
        id=item.text("id"),
        patient=item.text("patient"),
        family=item.whole("family", 0, max(families - 1, 0)),
        priority=item.whole("priority", 0, CLASSES - 1),
        release=item.whole("release"),
        due_day=item.whole("due_day"),
        deadline=item.whole_or_none("deadline"),
        windows=item.once("windows", lambda item: item.spans("windows")),
        preferred=item.once("preferred", lambda item: item.spans("preferred")),
        modes=item.once("modes", _read_modes),
        demands=item.once("demands", lambda item: tuple(_read_demand(demand) for demand in item.objects("demands"))),
        lead=item.whole("lead", 0),
        tail=item.whole("tail", 0),
        fixed=Fixed(fixed.text("scanner"), fixed.whole("start")) if fixed else None,
        tracer=Tracer(tracer.text("product"), tracer.whole("dose", 0)) if tracer else None,
    )


def _read_modes(item: Fields) -> tuple[Mode, ...]:
    return tuple(Mode(mode.text("scanner"), mode.whole("dur", 1)) for mode in item.objects("modes"))


def _read_demand(item: Fields) -> Demand:
    anchor = item.get("from", lambda v: v in ("start", "end"), '"start" or "end"', "start")
    off, length = item.whole("off", -FARTHEST, FARTHEST), item.whole_or_none("len", 0, FARTHEST)
    return Demand(item.text("pool"), item.whole("n", 0, MOST_UNITS), anchor, off, length)


def _read_precedence(item: Fields) -> Precedence:
    rule = Precedence(item.text("a"), item.text("b"), item.whole("min_gap"), item.whole_or_none("max_gap"))
    if rule.max_gap is not None and rule.max_gap < rule.min_gap:
        item.name("max_gap", f"{rule.max_gap} is less than min_gap {rule.min_gap}")
    return rule


def _read_bundle(item: Fields) -> Bundle:
    members = item.items("requests")
    if any(not isinstance(member, str) for member in members):
        item.name("requests", "must be a list of request ids")
        members = []
    return Bundle(tuple(members), item.flag("same_day"))


def _read_batch(item: Fields) -> Batch:
    batch = Batch(
        id=item.text("id"),
        product=item.text("product"),
        ready=item.whole("ready"),
        expire=item.whole("expire"),
        draw=item.wholes("draw"),
        activity=item.whole("activity", 0),
    )
    if item.sound and batch.ready >= batch.expire:
        item.name("expire", f"ends at {batch.expire}, not after ready {batch.ready}")
    elif item.sound and len(batch.draw) < batch.expire - batch.ready:
        item.name("draw", f"has {len(batch.draw)} values for {batch.expire - batch.ready} slots")
    return batch
