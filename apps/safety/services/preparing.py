"""The nurse's lanes: from arrival to the end of observation; and the premedication clock."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.safety.engine.lanes import CLOSED, LANE_LIFECYCLE, TIMED
from apps.safety.events import PreparationMoved
from apps.safety.models import Injection, Preparation
from apps.safety.selectors.rules import get_rules
from apps.safety.services.caring import check_recovered, end_clocks, find_minutes, start_clock
from apps.workflow.public import get_exam, request


def open_preparation(exam_id: int) -> Preparation | None:
    """The patient of an exam with contrast arrived; None when the exam needs no nurse."""
    exam = get_exam(exam_id)
    if exam.contrast in ("", "none"):
        return None
    now = clock.now()
    with transaction.atomic():
        row, is_new = Preparation.objects.get_or_create(
            exam_id=exam_id, defaults={"site_id": exam.site_id, "lane_since": now, "opened_at": now}
        )
        if not is_new and row.lane in CLOSED:
            # the patient is back: a repeat or a late comer starts from the beginning
            _set_lane(row, "to_prepare", at=now)
            row.handed_over_at, row.discharged_at, row.observe_until = None, None, None
            row.save()
        if is_new:
            publish(PreparationMoved(exam_id, exam.site_id, row.lane), aggregate=f"exam:{exam_id}")
    return row


def move_preparation(
    preparation_id: int,
    action: str,
    *,
    actor: Actor,
    version: int | None = None,
    iv_site: str = "",
    iv_gauge: int | None = None,
    iv_attempts: int = 1,
    minutes: int | None = None,
    note: str = "",
) -> Preparation:
    """One step of the lanes: place_iv, start_drinking, start_uptake, observe, discharge, close.

    `minutes` starts the lane's clock. Raises Refused and Conflict.
    """
    with transaction.atomic():
        row = _lock(preparation_id, version=version)
        now = clock.now()
        lane = LANE_LIFECYCLE.next(row.lane, action)
        if action == "discharge" and row.observe_until and now < row.observe_until and not note.strip():
            raise Refused(
                Reason("safety.observation_not_over", {"until": row.observe_until.isoformat()}, severity="error")
            )
        if action == "discharge":
            check_recovered(row.exam_id)
        if action == "place_iv":
            row.iv_site, row.iv_gauge, row.iv_at, row.iv_by = iv_site, iv_gauge, now, actor.name
            row.iv_attempts, row.iv_removed_at, row.iv_removed_by = iv_attempts, None, ""
        if action in TIMED and (length := minutes or find_minutes(TIMED[action], site_id=row.site_id)):
            start_clock(row, TIMED[action], minutes=length, at=now, actor=actor)
        if action == "observe":
            _start_observation(row, at=now)
        if action == "discharge":
            row.discharged_at, row.discharged_by, row.discharge_note = now, actor.name, note.strip()
        _set_lane(row, lane, at=now)
        row.save()
        record(actor, f"preparation.{action}", obj=f"exam:{row.exam_id}", detail={"lane": lane, "note": note})
        return row


def hand_over(preparation_id: int, *, actor: Actor, version: int | None = None, note: str = "") -> Preparation:
    """One tap: the patient is ready for the technologist. The pathway may refuse (hold, state)."""
    with transaction.atomic():
        row = _lock(preparation_id, version=version)
        if row.handed_over_at is None:
            request(row.exam_id, "make_ready", actor=actor, reason=note or None)
            row.handed_over_at, row.handed_over_by = clock.now(), actor.name
            row.version += 1
            row.save()
            publish(PreparationMoved(row.exam_id, row.site_id, row.lane), aggregate=f"exam:{row.exam_id}")
            record(actor, "preparation.handed_over", obj=f"exam:{row.exam_id}")
        return row


def move_after_injection(exam_id: int, *, site_id: int, at: datetime) -> None:
    """Called in the injection's transaction: the lane follows the fact, whatever it was."""
    row, _ = Preparation.objects.get_or_create(
        exam_id=exam_id, defaults={"site_id": site_id, "lane_since": at, "opened_at": at}
    )
    row = Preparation.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if get_exam(exam_id).state in ("acquired", "reported", "delivered"):
        _start_observation(row, at=clock.now())
        _set_lane(row, "observing", at=at)
    else:
        _set_lane(row, "injecting", at=at)
    row.save()


def follow_exam(exam_id: int, *, state: str, at: datetime) -> None:
    """What the pathway's state means for the lanes."""
    if state == "arrived":
        open_preparation(exam_id)
        return
    with transaction.atomic():
        row = Preparation.objects.select_for_update(of=("self",)).filter(exam_id=exam_id).first()
        if row is None or row.lane in CLOSED:
            return
        if state in ("acquired", "discontinued") and row.lane == "injecting":
            _start_observation(row, at=at)
            _set_lane(row, "observing", at=at)
        elif state == "acquired" and row.lane != "observing":
            _set_lane(row, "done", at=at)
        elif state in ("cancelled", "no_show", "discontinued") and row.lane != "observing":
            _set_lane(row, "left", at=at)
        else:
            return
        row.save()


def _start_observation(row: Preparation, *, at: datetime) -> None:
    """Counts from the last injection, not from the end of the scan."""
    rules = get_rules("observation", site_id=row.site_id)
    last = Injection.objects.filter(exam_id=row.exam_id).order_by("-at").values_list("at", flat=True).first()
    until = (last or at) + timedelta(minutes=rules.payload["after_injection_min"])
    row.observe_until = max(row.observe_until or until, until)  # an extravasation may have made it longer
    row.observe_policy = rules.label


def observe_limb(exam_id: int, *, site_id: int, since: datetime) -> None:
    """Contrast beside the vein: the patient stays the longer time, if a stay is under way or still to come."""
    row = Preparation.objects.select_for_update(of=("self",)).filter(exam_id=exam_id).first()
    if row is None or row.lane in CLOSED:
        return
    rules = get_rules("observation", site_id=site_id)
    until = since + timedelta(minutes=rules.payload["after_extravasation_min"])
    row.observe_until = max(row.observe_until or until, until)
    row.observe_policy, row.version = rules.label, row.version + 1
    row.save()


def _set_lane(row: Preparation, lane: str, *, at: datetime) -> None:
    if row.lane != lane:
        row.lane, row.lane_since = lane, at
        end_clocks(row, at=at, but=lane)
    row.version += 1
    publish(PreparationMoved(row.exam_id, row.site_id, lane), aggregate=f"exam:{row.exam_id}")


def _lock(preparation_id: int, *, version: int | None) -> Preparation:
    row: Any = Preparation.objects.select_for_update(of=("self",)).filter(pk=preparation_id).first()
    if row is None:
        raise NotFound("safety.preparation_unknown")
    if version is not None and row.version != version:
        raise Conflict(current={"version": row.version, "lane": row.lane})
    return row
