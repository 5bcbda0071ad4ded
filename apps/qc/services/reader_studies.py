"""Reader studies: made by an organiser, scored blind by several readers, locked, and summed up."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.directory.public import latest_measure, list_users_with_permission
from apps.imaging.public import get_study
from apps.qc.models import ReaderItem, ReaderScore, ReaderSeat, ReaderStudy
from apps.qc.selectors.reader_studies import get_reader_study, get_seat, list_places, pick_item_id
from apps.qc.services.pictures import render_item

MOST_ITEMS = 500


@dataclass(frozen=True)
class ReaderCase:
    """One patient's (or phantom's) study; each of its image series becomes an item under the series' description. Without a BMI the patient's own is taken."""

    study_id: int
    label: str
    bmi: float | None = None


def make_reader_study(
    title: str, *, site_id: int, cases: Sequence[ReaderCase], reader_ids: Sequence[str], window: tuple[float, float],
    actor: Actor, seed: int | None = None,
) -> ReaderStudy:  # fmt: skip
    """Raises Invalid for readers who may not score, an organiser among them, or cases without comparable series."""
    readers = _choose_readers(reader_ids, site_id=site_id, actor=actor)
    items = [item for case in cases for item in _list_items(case)]
    if len({item.condition for item in items}) < 2 or len(items) > MOST_ITEMS:
        raise Invalid({"cases": Reason("qc.reader_conditions", {"most": MOST_ITEMS}, severity="error")})
    if len({(item.case_label, item.condition) for item in items}) < len(items):
        raise Invalid({"cases": Reason("qc.reader_twice", severity="error")})
    scale = get_policy("qc.reader_scale", site_id=site_id)
    with transaction.atomic():
        row = ReaderStudy.objects.create(
            title=title.strip(),
            site_id=site_id,
            criteria=scale.payload["criteria"],
            scale_version=scale.label,
            seed=secrets.randbelow(1 << 31) if seed is None else seed,
            window_centre=window[0],
            window_width=window[1],
            made_by_id=actor.id,
            made_by_name=actor.name,
            made_at=clock.now(),
        )
        for item in items:
            item.reader_study = row
        ReaderItem.objects.bulk_create(items)
        ReaderSeat.objects.bulk_create(
            ReaderSeat(reader_study=row, user_id=str(user.id), name=user.name) for user in readers
        )
        record(actor, "qc.reader_study_made", obj=f"reader_study:{row.id}", detail={"items": len(items), "readers": len(readers)})  # fmt: skip
    return row


def _choose_readers(reader_ids: Sequence[str], *, site_id: int, actor: Actor) -> list:
    may = {str(user.id): user for user in list_users_with_permission("qc.score", site_id=site_id)}
    wanted = list(dict.fromkeys(reader_ids))
    if not wanted or any(reader not in may for reader in wanted):
        raise Invalid({"reader_ids": Reason("qc.reader_may_not", severity="error")})
    if actor.id in wanted:
        raise Invalid({"reader_ids": Reason("qc.reader_is_organiser", severity="error")})
    return [may[reader] for reader in wanted]


def _list_items(case: ReaderCase) -> list[ReaderItem]:
    study = get_study(case.study_id)
    bmi = case.bmi if case.bmi is not None else find_bmi(study.patient_id)
    rows = study.series.filter(instances__rows__gt=0).distinct().order_by("number", "id")
    return [
        ReaderItem(
            case_label=case.label[:40],
            condition=(series.description or f"series {series.number}")[:40],
            study_id=case.study_id,
            series_id=series.id,
            bmi=bmi,
        )
        for series in rows
    ]


def find_bmi(patient_id: int | None) -> float | None:
    """Of the patient's newest measure; None for a phantom, or where weight or height is not known."""
    measure = latest_measure(patient_id) if patient_id else None
    if measure is None or not measure.weight_kg or not measure.height_cm:
        return None
    bmi = float(measure.weight_kg) / (float(measure.height_cm) / 100) ** 2
    return round(bmi, 1) if 5 <= bmi <= 150 else None


def submit_scores(study_id: int, place: int, *, scores: dict[str, int], reason: str, actor: Actor) -> ReaderScore:
    """A reader's scores of the item at a place of their own order. What stood before is kept; after the lock a change says why."""
    with transaction.atomic():
        study = _lock(study_id)
        seat = get_seat(study_id, actor.id)
        item_id = pick_item_id(list_places(study, seat), place)
        _check_scores(study, scores)
        row = ReaderScore.objects.filter(seat=seat, item_id=item_id).first()
        if study.state == ReaderStudy.State.LOCKED:
            _check_late(row, reason)
        if row is None:
            row = ReaderScore(seat=seat, item_id=item_id)
        elif row.scores != scores:
            row.changes = [*row.changes, _write_change(row, reason, actor)]
            record(actor, "qc.reader_score_changed", obj=f"reader_study:{study_id}", detail={"item": item_id, "reason": reason.strip()})  # fmt: skip
        row.scores, row.scored_at = scores, clock.now()
        row.save()
    return row


def _lock(study_id: int) -> ReaderStudy:
    row = ReaderStudy.objects.select_for_update(of=("self",)).filter(pk=study_id).first()
    if row is None:
        raise NotFound("qc.reader_study_missing", study=study_id)
    return row


def _check_late(row: ReaderScore | None, reason: str) -> None:
    if row is None:
        raise Refused(Reason("qc.reader_study_locked", severity="error"))
    if not reason.strip():
        raise Invalid({"reason": Reason("qc.reason_needed", severity="error")})


def _check_scores(study: ReaderStudy, scores: dict[str, int]) -> None:
    wanted = {criterion["code"] for criterion in study.criteria}
    if set(scores) != wanted:
        missing = sorted(wanted ^ set(scores))
        raise Invalid({"scores": Reason("qc.scores_incomplete", {"criteria": missing}, severity="error")})
    if any(not 1 <= value <= 5 for value in scores.values()):
        raise Invalid({"scores": Reason("qc.score_range", severity="error")})


def _write_change(row: ReaderScore, reason: str, actor: Actor) -> dict:
    return {"scores": row.scores, "at": row.scored_at.isoformat(), "by": actor.name, "reason": reason.strip()}


def lock_reader_study(study_id: int, *, version: int, reason: str, actor: Actor) -> ReaderStudy:
    """No more scores; before everybody is through it says why. Raises Conflict when it is locked, or stale."""
    with transaction.atomic():
        row = _lock(study_id)
        if row.version != version or row.state == ReaderStudy.State.LOCKED:
            raise Conflict(current={"version": row.version, "state": row.state})
        missing = row.items.count() * row.seats.count() - ReaderScore.objects.filter(seat__reader_study=row).count()
        if missing and not reason.strip():
            raise Invalid({"reason": Reason("qc.reader_incomplete", {"missing": missing}, severity="error")})
        row.state, row.locked_at, row.locked_by_name = ReaderStudy.State.LOCKED, clock.now(), actor.name
        row.version += 1
        row.save()
        record(actor, "qc.reader_study_locked", obj=f"reader_study:{row.id}", detail={"missing": missing, "reason": reason.strip()})  # fmt: skip
    return get_reader_study(study_id)


def render_reading(study_id: int, place: int, number: int, user_id: str) -> bytes:
    """A picture of the item at a reader's place, as PNG; raises NotFound."""
    study, seat = get_reader_study(study_id), get_seat(study_id, user_id)
    item = study.items.get(pk=pick_item_id(list_places(study, seat), place))
    return render_item(item, number, window=(study.window_centre, study.window_width))
