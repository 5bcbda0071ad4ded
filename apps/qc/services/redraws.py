"""A draw made again by another seed, with a reason and a trace; and a draw replayed from what was kept of it."""

import secrets
from dataclasses import dataclass

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.qc.engine.sampling import Design, FrameRow, compute_frame_hash, draw_sample
from apps.qc.models import Case, Draw
from apps.qc.selectors.frames import list_frame
from apps.qc.services.cases import withdraw_cases
from apps.qc.services.draws import QUEUES, lock_frames, open_cases, save_draw


@dataclass(frozen=True)
class Replay:
    """Whether the kept frame still has its hash, and whether seed and design give the kept list."""

    hash_holds: bool
    list_holds: bool


def read_design(draw: Draw) -> Design:
    return Design(**{**draw.design, "strata": tuple(draw.design["strata"])})


def replay_draw(draw: Draw) -> Replay:
    """Draws again from the kept frame and compares; stores nothing."""
    rows = [FrameRow(id_, tuple(stratum), weight) for id_, stratum, weight in draw.frame]
    if not rows:
        return Replay(False, False)
    result = draw_sample(rows, read_design(draw), seed=draw.seed)
    kept = [[item.id, list(item.stratum), item.inclusion_probability] for item in result.drawn]
    return Replay(compute_frame_hash(rows) == draw.frame_hash, kept == draw.drawn)


def redraw(draw_id: int, *, reason_text: str, actor: Actor) -> Draw:
    """The same design over the same period with a new seed; what nobody has judged yet is withdrawn and can be drawn again.
    Raises Invalid without words, Refused once a case was judged or when it was drawn again already."""
    if not reason_text.strip():
        raise Invalid({"reason_text": Reason("qc.reason_needed", severity="error")})
    with transaction.atomic():
        lock_frames()
        before = Draw.objects.select_for_update(of=("self",)).filter(pk=draw_id).first()
        if before is None:
            raise NotFound("qc.draw_missing", draw=draw_id)
        cases = list(Case.objects.select_for_update(of=("self",)).filter(draw=before).order_by("id"))
        if before.method not in QUEUES or Draw.objects.filter(replaces=before).exists():
            raise Refused(Reason("qc.redrawn_already", {"draw": draw_id}, severity="error"))
        if any(case.reviews.exists() for case in cases):
            raise Refused(Reason("qc.draw_has_reviews", {"draw": draw_id}, severity="error"))
        withdraw_cases(cases)
        design = read_design(before)
        rows, taken = list_frame(before.kind, before.period_from, before.period_to, before.filters, design.strata)
        result = draw_sample(rows, design, seed=secrets.randbelow(10**9))
        names = ("kind", "period_from", "period_to", "filters", "readers", "reading_order")
        asked = {name: getattr(before, name) for name in names}
        made = save_draw(
            asked | {"replaces": before, "reason_text": reason_text.strip()}, design, rows, taken, result, actor
        )
        open_cases(made, QUEUES[made.method])
        record(
            actor,
            "qc.redrawn",
            obj=f"draw:{made.id}",
            detail={"replaces": before.id, "reason": made.reason_text, "seed": made.seed},
        )
    return made
