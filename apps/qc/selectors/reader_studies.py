"""Reader studies as their organisers and their readers see them."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, QuerySet

from apps.common.kernel.errors import NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.imaging.public import load_case
from apps.qc.engine.masking import find_telling
from apps.qc.engine.reading.order import order_items
from apps.qc.engine.reading.summary import Item, Score, summarise_criterion
from apps.qc.models import ReaderItem, ReaderScore, ReaderSeat, ReaderStudy


def list_reader_studies(*, state: str = "") -> QuerySet[ReaderStudy]:
    rows = ReaderStudy.objects.annotate(
        n_items=Count("items", distinct=True), n_readers=Count("seats", distinct=True)
    ).order_by("-id")
    return rows.filter(state=state) if state else rows


def get_reader_study(study_id: int) -> ReaderStudy:
    """With its counts; raises NotFound."""
    row = list_reader_studies().filter(pk=study_id).first()
    if row is None:
        raise NotFound("qc.reader_study_missing", study=study_id)
    return row


def get_progress(study: ReaderStudy) -> list[dict[str, Any]]:
    """Who has scored how many; the scores themselves stay unseen until the lock."""
    seats = study.seats.annotate(done=Count("scores")).order_by("id")
    total = study.items.count()
    return [{"name": seat.name, "done": seat.done, "total": total} for seat in seats]


def list_cases_of(study: ReaderStudy) -> list[dict[str, Any]]:
    """Case, its study, and its conditions."""
    cases: dict[str, dict[str, Any]] = {}
    for item in study.items.order_by("id"):
        case = cases.setdefault(
            item.case_label, {"label": item.case_label, "study_id": item.study_id, "bmi": item.bmi, "conditions": []}
        )
        case["conditions"].append(item.condition)
    return list(cases.values())


def list_my_studies(user_id: str) -> list[dict[str, Any]]:
    """The studies that somebody reads, newest first: how far they are."""
    seats = ReaderSeat.objects.filter(user_id=user_id).select_related("reader_study").annotate(done=Count("scores"))
    totals = Counter(
        ReaderItem.objects.filter(reader_study__seats__user_id=user_id).values_list("reader_study_id", flat=True)
    )
    return [
        {
            "id": seat.reader_study_id,
            "title": seat.reader_study.title,
            "state": seat.reader_study.state,
            "done": seat.done,
            "total": totals[seat.reader_study_id],
        }
        for seat in seats.order_by("-reader_study_id")
    ]


def get_seat(study_id: int, user_id: str) -> ReaderSeat:
    """Raises NotFound for who is no reader of it."""
    seat = ReaderSeat.objects.filter(reader_study_id=study_id, user_id=user_id).first()
    if seat is None:
        raise NotFound("qc.reader_study_missing", study=study_id)
    return seat


def list_places(study: ReaderStudy, seat: ReaderSeat) -> list[int]:
    """Item ids in the order of this reader."""
    return order_items(list(study.items.values_list("id", flat=True)), seed=study.seed, reader=seat.user_id)


def pick_item_id(places: Sequence[int], place: int) -> int:
    """Places count from 1; raises NotFound."""
    if not 1 <= place <= len(places):
        raise NotFound("qc.reader_place_missing", place=place)
    return places[place - 1]


def get_sheet(study_id: int, place: int | None, user_id: str) -> dict[str, Any]:
    """What a reader sees at a place (else the first without scores): no case, no condition, nobody else's scores."""
    seat, study = get_seat(study_id, user_id), get_reader_study(study_id)
    places = list_places(study, seat)
    scored = {row.item_id: row for row in ReaderScore.objects.filter(seat=seat)}
    done = [item in scored for item in places]
    if place is None:
        place = done.index(False) + 1 if False in done else 1
    item = study.items.get(pk=pick_item_id(places, place))
    row = scored.get(item.id)
    return {
        "id": study.id,
        "title": study.title,
        "state": study.state,
        "criteria": study.criteria,
        "place": place,
        "done": done,
        "n_pictures": len(list_item_frames(item)),
        "scores": row.scores if row else {},
    }


def list_item_frames(item: ReaderItem) -> list[tuple[int, int]]:
    """(instance, frame) of the item's pictures, in reading order, without those that would name somebody."""
    series = next((s for s in load_case(item.study_id).series if s.id == item.series_id), None)
    if series is None:
        return []
    kept = [i for i in series.instances if i.rows and not find_telling(i.sop_class, i.facts, series.description)]
    return [(i.id, frame) for i in kept for frame in range(i.n_frames)]


def get_results(study: ReaderStudy) -> dict[str, Any]:
    """Figures by criterion; raises Refused while anybody may still be reading."""
    _check_locked(study)
    alpha = get_policy("qc.reader_scale", site_id=study.site_id).payload["alpha"]
    items = [Item(i.id, i.case_label, i.condition, i.bmi) for i in study.items.order_by("id")]
    rows = list(ReaderScore.objects.filter(seat__reader_study=study).select_related("seat").order_by("id"))
    criteria = []
    for criterion in study.criteria:
        scores = [Score(r.item_id, r.seat.name, r.scores[criterion["code"]]) for r in rows]
        told = summarise_criterion(items, scores, alpha=alpha)
        criteria.append(told | {"code": criterion["code"], "names": criterion["names"]})
    return {
        "alpha": alpha,
        "n_scores": len(rows),
        "n_changed": sum(bool(r.changes) for r in rows),
        "criteria": criteria,
    }


def list_score_rows(study: ReaderStudy) -> list[list[Any]]:
    """One line a score sheet for a statistics program; raises Refused while the study is open."""
    _check_locked(study)
    rows = ReaderScore.objects.filter(seat__reader_study=study).select_related("seat", "item")
    codes = [criterion["code"] for criterion in study.criteria]
    return [
        [r.item.case_label, r.item.condition, r.item.bmi, r.seat.name, *(r.scores[c] for c in codes), len(r.changes)]
        for r in rows.order_by("item_id", "seat_id")
    ]


def list_scored_cases(study: ReaderStudy, *, criterion: str, condition: str, score: int) -> list[dict[str, Any]]:
    """Who gave a condition this score, in which case; raises Refused while the study is open."""
    _check_locked(study)
    rows = ReaderScore.objects.filter(seat__reader_study=study, item__condition=condition)
    rows = rows.filter(scores__contains={criterion: score}).select_related("seat", "item")
    return [
        {"label": r.item.case_label, "study_id": r.item.study_id, "reader": r.seat.name}
        for r in rows.order_by("item_id", "seat_id")
    ]


def _check_locked(study: ReaderStudy) -> None:
    if study.state != ReaderStudy.State.LOCKED:
        raise Refused(Reason("qc.reader_study_open", severity="error"))
