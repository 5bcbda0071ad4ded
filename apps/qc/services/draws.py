"""Draws: frame, preview, and the draw itself, stored before anybody sees a case."""

import secrets
from datetime import datetime

from django.db import connection, transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.qc.engine.cases import Origin, Queue
from apps.qc.engine.reading_order import ReadingOrder
from apps.qc.engine.sampling import Design, DrawResult, FrameRow, allocate, count_wanted, draw_sample
from apps.qc.events import CaseRaised
from apps.qc.models import Case, Draw, Subject
from apps.qc.selectors.frames import list_frame
from apps.qc.services.scales import freeze_scales

QUEUES = {"random": Queue.RANDOM, "active": Queue.ACTIVE}


def preview_draw(*, kind: str, period_from: datetime, period_to: datetime, filters: dict, design: Design) -> dict:
    """How many there are, how many would be drawn, and from which strata; nothing is stored."""
    rows, taken = list_frame(kind, period_from, period_to, filters, design.strata)
    counts: dict[tuple[str, ...], int] = {}
    for row in rows:
        counts[row.stratum] = counts.get(row.stratum, 0) + 1
    wanted = count_wanted(len(rows), design)
    plan = allocate(counts, size=wanted, floor=design.floor) if counts else {}
    return {
        "frame_size": len(rows),
        "already_drawn": len(taken),
        "to_draw": sum(plan.values()),
        "strata": [{"values": list(key), "n": counts[key], "to_draw": plan[key]} for key in sorted(counts)],
    }


def make_draw(
    *,
    kind: str,
    period_from: datetime,
    period_to: datetime,
    filters: dict,
    design: Design,
    actor: Actor,
    seed: int | None = None,
    readers: int = 1,
    reading_order: str = ReadingOrder.AT_ONCE,
) -> Draw:
    """Draw, keep seed, frame and list, open one case a subject for so many independent readers. Raises Invalid on a bad
    period, Refused on an empty frame."""
    if period_from >= period_to:
        raise Invalid({"period_to": Reason("qc.period_empty", severity="error")})
    with transaction.atomic():
        lock_frames()
        rows, taken = list_frame(kind, period_from, period_to, filters, design.strata)
        if not rows:
            raise Refused(Reason("qc.frame_empty", {"already_drawn": len(taken)}, severity="error"))
        seed = secrets.randbelow(10**9) if seed is None else seed
        result = draw_sample(rows, design, seed=seed)
        asked = {
            "kind": kind,
            "period_from": period_from,
            "period_to": period_to,
            "filters": filters,
            "readers": readers,
            "reading_order": reading_order,
        }
        draw = save_draw(asked, design, rows, taken, result, actor)
        open_cases(draw, QUEUES[draw.method])
        record(
            actor,
            "qc.drawn",
            obj=f"draw:{draw.id}",
            detail={"seed": seed, "frame_hash": result.frame_hash, "n": len(result.drawn)},
        )
    return draw


def lock_frames() -> None:
    """Draws go one after the other until the transaction ends: two at once would both find the same subjects free."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('qc draws'))")


def save_draw(
    asked: dict,
    design: Design,
    rows: list[FrameRow],
    taken: list[str],
    result: DrawResult,
    actor: Actor,
    *,
    scales: dict | None = None,
) -> Draw:
    """The draw's own row: what was asked, what it was drawn from and with, and what came out."""
    return Draw.objects.create(
        **asked,
        method=design.method,
        design=design.to_json(),
        scales=scales or freeze_scales(asked["kind"], site_id=asked["filters"].get("site_id")),
        frame=[[row.id, list(row.stratum), row.weight] for row in rows],
        seed=result.seed,
        frame_hash=result.frame_hash,
        frame_size=len(rows),
        drawn=[[item.id, list(item.stratum), item.inclusion_probability] for item in result.drawn],
        excluded=[list(pair) for pair in result.excluded] + [[id_, "already_drawn"] for id_ in taken],
        made_at=clock.now(),
        made_by_id=actor.id,
        made_by_name=actor.name,
    )


def open_cases(draw: Draw, queue: str) -> None:
    """One case a drawn subject."""
    subjects = Subject.objects.in_bulk([int(id_) for id_, _, _ in draw.drawn])
    for id_, _, probability in draw.drawn:
        subject = subjects[int(id_)]
        case = Case.objects.create(
            subject=subject,
            draw=draw,
            inclusion_probability=probability,
            readers=draw.readers,
            kind=subject.kind,
            ref=subject.ref,
            origin=Origin.CAMPAIGN if draw.campaign_id else Origin.DRAWN,
            campaign_id=draw.campaign_id,
            queue=queue,
            site_id=subject.site_id,
            opened_at=draw.made_at,
        )
        publish(CaseRaised(case.id, case.origin, subject.kind, None), aggregate=f"qc_case:{case.id}")
