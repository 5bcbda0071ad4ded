"""Draws: frame, preview, and the draw itself, stored before anybody sees a case."""

import secrets
from datetime import datetime

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.qc.engine.cases import Origin, Queue
from apps.qc.engine.sampling import Design, DrawResult, FrameRow, allocate, compute_sample_size, draw_sample
from apps.qc.events import CaseRaised
from apps.qc.models import Case, Draw, Subject
from apps.qc.selectors.frames import STRATA, list_frame

QUEUES = {"random": Queue.RANDOM, "active": Queue.ACTIVE}


def preview_draw(*, kind: str, period_from: datetime, period_to: datetime, filters: dict, design: Design) -> dict:
    """How many there are, how many would be drawn, and from which strata; nothing is stored."""
    rows, taken = list_frame(kind, period_from, period_to, filters, design.strata)
    counts: dict[tuple[str, ...], int] = {}
    for row in rows:
        counts[row.stratum] = counts.get(row.stratum, 0) + 1
    wanted = _count_wanted(len(rows), design)
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
) -> Draw:
    """Draw, keep seed, frame hash and list, open one case a subject. Raises Invalid on a bad period, Refused on an empty frame."""
    if period_from >= period_to:
        raise Invalid({"period_to": Reason("qc.period_empty", severity="error")})
    with transaction.atomic():
        rows, taken = list_frame(kind, period_from, period_to, filters, design.strata)
        if not rows:
            raise Refused(Reason("qc.frame_empty", {"already_drawn": len(taken)}, severity="error"))
        seed = secrets.randbelow(10**9) if seed is None else seed
        result = draw_sample(rows, design, seed=seed)
        draw = _save_draw(kind, period_from, period_to, filters, design, rows, taken, result, actor)
        _open_cases(draw, result)
        record(
            actor,
            "qc.drawn",
            obj=f"draw:{draw.id}",
            detail={"seed": seed, "frame_hash": result.frame_hash, "n": len(result.drawn)},
        )
    return draw


def _count_wanted(population: int, design: Design) -> int:
    if design.size is not None:
        return min(population, design.size)
    if design.share is not None:
        return min(population, -(-int(population * design.share * 1_000_000) // 1_000_000))
    return compute_sample_size(
        population, expected=design.expected, half_width=design.half_width or 0.02, confidence=design.confidence
    )


def _save_draw(
    kind, period_from, period_to, filters, design, rows: list[FrameRow], taken, result: DrawResult, actor: Actor
) -> Draw:
    return Draw.objects.create(
        kind=kind,
        method=design.method,
        design=design.to_json(),
        period_from=period_from,
        period_to=period_to,
        filters=filters,
        seed=result.seed,
        frame_hash=result.frame_hash,
        frame_size=len(rows),
        drawn=[[item.id, list(item.stratum), item.inclusion_probability] for item in result.drawn],
        excluded=[list(pair) for pair in result.excluded] + [[id_, "already_drawn"] for id_ in taken],
        made_at=clock.now(),
        made_by_id=actor.id,
        made_by_name=actor.name,
    )


def _open_cases(draw: Draw, result: DrawResult) -> None:
    subjects = Subject.objects.in_bulk([int(item.id) for item in result.drawn])
    for item in result.drawn:
        subject = subjects[int(item.id)]
        case = Case.objects.create(
            subject=subject,
            draw=draw,
            inclusion_probability=item.inclusion_probability,
            kind=subject.kind,
            ref=subject.ref,
            origin=Origin.DRAWN,
            queue=QUEUES[draw.method],
            site_id=subject.site_id,
            opened_at=draw.made_at,
        )
        publish(CaseRaised(case.id, Origin.DRAWN, subject.kind, None), aggregate=f"qc_case:{case.id}")


def list_strata() -> list[str]:
    """Columns that a draw may be stratified by."""
    return list(STRATA)
