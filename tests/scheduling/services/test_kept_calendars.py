"""A calendar that was renewed change by change is the one that is read from nothing, whoever changed what in between."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from django.db import transaction

from apps.common.kernel.errors import RadflowError
from apps.scheduling.models import Appointment, CalendarChange, Reserve, Resource, SlotBlock
from apps.scheduling.public import (
    block_time,
    cancel_appointment,
    lift_block,
    move_appointment,
    overbook,
    reserve_slot,
    save_openings,
    undo_change,
)
from apps.scheduling.selectors.demands import list_pools
from apps.scheduling.services import live_index, occupancy
from apps.scheduling.services.live_index import LiveCalendar, get_live_calendar, read_calendar
from apps.scheduling.services.refusals import Question, tell_rule
from apps.scheduling.subscribers import review_changed
from apps.workflow.events import ExamDetailsChanged
from apps.workflow.models import Exam
from tests.builders.scheduling import CLERK, OTHER_CLERK, at, book, make_bookable, make_person, make_pool, make_scanner
from tests.scheduling.services.test_calendar_edits import hours
from tests.scheduling.services.test_races import run_together

pytestmark = pytest.mark.usefixtures("safety_is_clear")
CODES = ("MR-BRAIN", "MR-BRAIN-C", "MR-LSPINE")


@pytest.fixture(autouse=True)
def fresh_index() -> Iterator[None]:
    live_index.forget_calendars()
    yield
    live_index.forget_calendars()


@pytest.fixture
def scanners(site_id) -> list[Resource]:
    """Two scanners that share people and rooms with a third of another modality."""
    make_person(make_pool("nurse-iv", "staff"), "08:00", "16:00")
    make_person(make_pool("tech-mr", "staff"), "08:00", "18:00")
    make_pool("prep-bay", "room", capacity=2, opens="08:00", closes="17:00")
    found = [make_scanner(modality="MR"), make_scanner(modality="MR"), make_scanner(modality="CT")]
    Reserve.objects.create(resource=found[0], weekday=2, starts="13:00", ends="14:00", max_rank=1, release_h=1)
    return found


def keep(modality: str = "MR") -> LiveCalendar:
    """As an offer asks for it: rows read just now."""
    rows = list(Resource.objects.select_related("site").filter(modality=modality, kind="scanner", is_active=True))
    return get_live_calendar(rows, list_pools(rows[0].site_id))


def read_anew(kept: LiveCalendar) -> LiveCalendar:
    rows = list(Resource.objects.select_related("site").filter(pk__in=kept.live.resources).order_by("position", "code"))
    span = (kept.live.horizon.start, kept.live.horizon.end)
    return read_calendar(rows, span, list_pools(rows[0].site_id))


def show(calendar: LiveCalendar) -> tuple:
    board, inner = calendar.calendar.board, calendar.calendar
    return calendar.pieces, board.busy, board.levels, inner.taken, inner.closed, inner.lines, inner.units.used


def act(rng: Random, scanners: list[Resource]) -> None:
    """One random act of the desk; what is refused is taken back whole."""
    scanner = rng.choice(scanners)
    code = "CT-CHEST-C" if scanner.modality == "CT" else rng.choice(CODES)
    place, standing = at(rng.randrange(0, 500, 5)), list(Appointment.objects.filter(state="booked"))
    row = rng.choice(standing) if standing else None
    acts = [
        lambda: book(make_bookable(code), scanner, place),
        lambda: reserve_slot(make_bookable(code).id, resource_id=scanner.pk, starts_at=place, actor=OTHER_CLERK),
        lambda: block_time(scanner.pk, starts_at=place, ends_at=place + (at(20) - at(0)), cause="other", actor=CLERK),
        lambda: row and move_appointment(row.pk, resource_id=scanner.pk, starts_at=place, actor=CLERK),
        lambda: row and cancel_appointment(row.pk, reason="cold", actor=CLERK),
        lambda: row and undo_change(row.pk, actor=CLERK),
        lambda: lift_block(rng.choice(list(SlotBlock.objects.filter(lifted_at=None))).pk, actor=CLERK),
        lambda: overbook(
            make_bookable(code).id, resource_id=scanner.pk, starts_at=row.starts_at, reason="often absent",
            client_key=f"over-{rng.random()}", actor=CLERK,
        ),
    ]  # fmt: skip
    chosen = rng.choices(acts, weights=(16, 2, 1, 5, 2, 2, 1, 2))[0]
    try:
        with transaction.atomic():
            chosen()
    except (RadflowError, AttributeError, IndexError):
        return


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_renewed_is_read_anew(scanners, seed):
    rng = Random(seed)
    frames = set()
    for step in range(24):
        act(rng, scanners)
        if step % rng.choice((1, 2, 5)) == 0:
            kept = keep()
            frames.add(id(kept.live))
            assert show(kept) == show(read_anew(kept))
    assert CalendarChange.objects.values("occupancy_id").distinct().count() > 5
    assert len(frames) < 12, "most changes are renewed in place"


@pytest.mark.django_db
def test_what_the_desk_does_is_renewed_and_hours_are_read_anew(scanners):
    frame = keep().live
    booked = book(make_bookable("MR-BRAIN-C"), scanners[0], at(10))
    move_appointment(booked.pk, resource_id=scanners[1].pk, starts_at=at(30), actor=CLERK)
    book(make_bookable("CT-CHEST-C"), scanners[2], at(10))
    assert keep().live is frame
    cancel_appointment(booked.pk, reason="cold", actor=CLERK)
    assert keep().live is frame
    save_openings(scanners[0].pk, openings=hours("09:00", "12:00"), exceptions=[], actor=CLERK)
    kept = keep()
    assert kept.live is not frame
    assert show(kept) == show(read_anew(kept))


@pytest.mark.django_db
def test_a_booked_exam_that_is_done_otherwise_is_read_again(scanners):
    exam, spine = make_bookable("MR-BRAIN"), make_bookable("MR-LSPINE")
    book(exam, scanners[0], at(10))
    before = keep()
    Exam.objects.filter(pk=exam.id).update(exam_type_id=Exam.objects.get(pk=spine.id).exam_type_id)
    review_changed(ExamDetailsChanged(exam.id, ["protocol"]))
    kept = keep()
    assert kept.live is before.live
    assert show(kept) == show(read_anew(kept)) != show(before)


@pytest.mark.django_db
def test_a_closed_pool_changes_the_capacity(scanners):
    keep()
    pool = Resource.objects.get(code="prep-bay")
    block = block_time(pool.pk, starts_at=at(0), ends_at=at(60), cause="other", actor=CLERK)
    kept = keep()
    assert show(kept) == show(read_anew(kept))
    lift_block(block.pk, actor=CLERK)
    assert show(keep()) == show(read_anew(keep()))
    assert keep().calendar.board.levels != kept.calendar.board.levels


@pytest.mark.django_db
def test_what_was_taken_back_leaves_no_version_that_comes_again(scanners):
    before = keep()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        book(make_bookable("MR-BRAIN"), scanners[0], at(10))
        assert len(keep().pieces) == 1
        raise ZeroDivisionError
    assert show(keep()) == show(before)
    book(make_bookable("MR-BRAIN"), scanners[0], at(100))
    assert show(keep()) == show(read_anew(keep()))
    assert len(keep().pieces) == 1


@pytest.mark.django_db
def test_a_log_that_was_cut_is_a_change_of_everything(scanners, monkeypatch):
    frame = keep().live
    monkeypatch.setattr(occupancy, "TIDY_EVERY", 1)
    monkeypatch.setattr(occupancy, "CHANGES_KEPT", 2)
    for minute in (10, 100, 200):
        book(make_bookable("MR-BRAIN"), scanners[0], at(minute))
    assert CalendarChange.objects.count() < 6
    kept = keep()
    assert kept.live is not frame
    assert show(kept) == show(read_anew(kept))


@pytest.mark.django_db
@pytest.mark.parametrize("passed_over", [0, 1])
def test_the_log_is_cut_whatever_number_it_begins_with(scanners, monkeypatch, passed_over):
    monkeypatch.setattr(occupancy, "TIDY_EVERY", 2)
    monkeypatch.setattr(occupancy, "CHANGES_KEPT", 2)
    for _ in range(passed_over):
        Resource.touch([scanners[0].pk])
    for minute in (10, 100, 200):
        book(make_bookable("MR-BRAIN"), scanners[0], at(minute))
    assert CalendarChange.objects.count() < 6


@pytest.mark.django_db(transaction=True)
def test_it_is_true_while_others_write(scanners):
    """Desks on connections of their own book, move and call off while somebody asks; every answer of the end agrees."""
    keep()
    seeds = iter(range(100))

    def desk():
        rng = Random(next(seeds))
        for _ in range(5):
            act(rng, scanners)
            keep()

    assert run_together([desk] * 3) == {"done": 3}
    kept = keep()
    assert show(kept) == show(read_anew(kept))
    assert kept.pieces


@pytest.mark.django_db(transaction=True)
def test_who_read_the_versions_a_moment_too_early_gets_the_newer_calendar(scanners):
    frame = keep().live
    old = list(Resource.objects.select_related("site").filter(modality="MR").order_by("position", "code"))
    pools = list_pools(old[0].site_id)
    book(make_bookable("MR-BRAIN-C"), scanners[0], at(10))
    newer = keep()
    assert get_live_calendar(old, pools) is newer
    book(make_bookable("MR-BRAIN-C"), scanners[1], at(200))
    mixed = [old[0], Resource.objects.select_related("site").get(pk=old[1].pk)]
    kept = get_live_calendar(mixed, pools)
    assert kept.live is frame
    assert len(kept.pieces) == 2
    assert show(keep()) == show(read_anew(kept))


@pytest.mark.django_db
def test_nobody_changes_what_is_kept(scanners):
    kept = keep()
    before = show(replace(kept, calendar=kept.calendar.fork()))
    book(make_bookable("MR-BRAIN-C"), scanners[0], at(10))
    assert show(keep()) != before
    assert show(kept) == before


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(4))
def test_a_booking_is_told_the_same_by_a_kept_calendar_and_by_the_tables(scanners, seed):
    rng, asked = Random(seed), 0
    exams = [make_bookable(code) for code in (*CODES, "CT-CHEST-C")]
    keep(), keep("CT")
    for _ in range(20):
        act(rng, scanners)
        rng.random() < 0.3 and keep()
        for _ in range(4):
            exam, scanner = rng.choice(exams), rng.choice(scanners)
            if exam.modality != scanner.modality:
                continue
            start = at(rng.randrange(-60, 620, 5))
            span = (start, start + timedelta(minutes=exam.duration_min))
            standing = list(Appointment.objects.filter(occupancy__is_live=True).values_list("occupancy_id", flat=True))
            ignore = tuple(rng.sample(standing, min(len(standing), rng.choice((0, 0, 1)))))
            kept, read = Question(exam, scanner, span, ignore), Question(exam, scanner, span, ignore)
            read.__dict__["_opened"] = read._read()
            asked += kept.live.horizon.days > 5  # else it was not answered by a kept one
            assert kept.broken() == read.broken()
            for rule in kept.broken():
                assert tell_rule(kept, rule) == tell_rule(read, rule)
    assert asked > 30


@pytest.mark.django_db
def test_a_neighbour_that_changed_before_its_event_arrived_makes_a_booking_read_the_tables(scanners):
    exam, spine, asked = make_bookable("MR-BRAIN"), make_bookable("MR-LSPINE"), make_bookable("MR-BRAIN")
    book(exam, scanners[0], at(100))
    keep()
    near, far = (Question(asked, scanners[0], (at(minute), at(minute + 30))) for minute in (200, 400))
    assert near.live is far.live is keep().live
    Exam.objects.filter(pk=exam.id).update(exam_type_id=Exam.objects.get(pk=spine.id).exam_type_id)
    near, far = (Question(asked, scanners[0], (at(minute), at(minute + 30))) for minute in (70, 400))
    assert near.live is not keep().live
    assert far.live is keep().live
