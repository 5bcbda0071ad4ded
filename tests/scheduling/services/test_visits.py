from collections.abc import Callable
from datetime import timedelta

import pytest

from apps.common.kernel.errors import Conflict, NotFound, Refused
from apps.common.notify.models import OutgoingMessage
from apps.scheduling.models import Appointment, Occupancy, SlotReservation, Visit
from apps.scheduling.public import (
    Wanted,
    book_visit,
    cancel_visit,
    check_in,
    move_appointment,
    move_visit,
    offer_visits,
    plan_notices,
    preview_placement,
    queue_due_notices,
    reserve_visit,
    take_out_of_visit,
    undo_change,
    undo_visit,
)
from apps.workflow.public import get_exam
from tests.builders.pathway import make_patient
from tests.builders.scheduling import CLERK, OTHER_CLERK, at, book, make_bookable, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
DAY = 24 * 60


@pytest.fixture
def pair(site_id):
    """Two exams of one patient on two scanners, and the scanners."""
    patient = make_patient().id
    exams = [make_bookable("CT-HEAD", patient_id=patient), make_bookable("US-ABD", patient_id=patient)]
    return exams, [make_scanner(), make_scanner(modality="US")]


def wanted(pair, *starts: float) -> list[Wanted]:
    exams, scanners = pair
    return [Wanted(exam.id, row.pk, at(start)) for exam, row, start in zip(exams, scanners, starts)]


def make_visit(pair, *starts: float, **facts) -> Visit:
    values = {"client_key": "visit-key-1", "actor": CLERK, **facts}
    return book_visit(wanted(pair, *(starts or (60, 90))), **values)


def places(visit: Visit) -> list[tuple]:
    rows = Appointment.objects.filter(visit=visit).order_by("occupancy__during")
    return [(row.exam_id, row.starts_at, row.state) for row in rows]


def test_offers_are_whole_visits_on_one_day_with_room_to_walk(pair):
    exams, _ = pair
    offers = offer_visits([exam.id for exam in exams])
    assert len(offers) == 3
    for offer in offers:
        first, second = offer.places
        assert {first.exam_id, second.exam_id} == {exam.id for exam in exams}
        assert timedelta(minutes=10) <= second.starts_at - first.ends_at <= timedelta(minutes=120)
        assert first.starts_at.date() == second.starts_at.date()
    assert [offer.price for offer in offers] == sorted(offer.price for offer in offers)


def test_what_is_offered_can_be_held_and_booked(pair):
    exams, _ = pair
    for number, offer in enumerate(offer_visits([exam.id for exam in exams])):
        chosen = [Wanted(place.exam_id, place.resource_id, place.starts_at) for place in offer.places]
        assert len(reserve_visit(chosen, actor=CLERK)) == 2
        visit = book_visit(chosen, client_key=f"visit-key-{number}", actor=CLERK)
        assert len(places(visit)) == 2
        cancel_visit(visit.pk, actor=CLERK, reason_code="patient_asked")
    assert not SlotReservation.objects.exists()


def test_the_order_is_kept_when_it_is_asked_for(pair):
    exams, _ = pair
    ids = [exams[1].id, exams[0].id]
    assert all([place.exam_id for place in offer.places] == ids for offer in offer_visits(ids, keeps_order=True))


def test_a_patient_booked_elsewhere_is_not_offered_that_time(pair):
    exams, scanners = pair
    other = make_bookable("CT-HEAD", patient_id=exams[0].patient_id)
    taken = book(other, make_scanner(), at(60))
    for offer in offer_visits([exam.id for exam in exams]):
        for place in offer.places:
            assert place.ends_at <= taken.starts_at - timedelta(
                minutes=10
            ) or place.starts_at >= taken.ends_at + timedelta(minutes=10)


def test_a_visit_is_booked_once_with_all_its_exams(pair):
    exams, _ = pair
    visit = make_visit(pair)
    assert places(visit) == [(exams[0].id, at(60), "booked"), (exams[1].id, at(90), "booked")]
    assert [get_exam(exam.id).state for exam in exams] == ["booked", "booked"]
    assert make_visit(pair).pk == visit.pk
    assert Appointment.objects.count() == 2


NOT_BOOKED: list[tuple[str, tuple, dict, str]] = [
    ("on two days", (60, 90 + DAY), {}, "scheduling.visit_one_day"),
    ("too far apart", (60, 300), {}, "scheduling.visit_gap"),
    ("no time to walk", (60, 72), {}, "scheduling.patient_elsewhere"),
    ("in the wrong order", (120, 60), {"keeps_order": True}, "scheduling.visit_order"),
    ("outside hours", (60, 11 * 60), {}, "scheduling.outside_opening"),
]


@pytest.mark.parametrize(("_case", "starts", "facts", "code"), NOT_BOOKED, ids=[row[0] for row in NOT_BOOKED])
def test_one_refusal_books_nothing(pair, _case, starts, facts, code):
    with pytest.raises((Refused, Conflict)) as refusal:
        make_visit(pair, *starts, **facts)
    assert refusal.value.reason.code == code
    assert (Appointment.objects.count(), Visit.objects.count(), Occupancy.objects.filter(is_live=True).count()) == (
        0,
        0,
        0,
    )
    assert [get_exam(exam.id).state for exam in pair[0]] == ["vetted", "vetted"]


def test_a_slot_lost_to_another_desk_books_nothing(pair):
    book(make_bookable("US-ABD"), pair[1][1], at(90))
    with pytest.raises(Conflict) as lost:
        make_visit(pair)
    assert lost.value.reason.code == "scheduling.slot_taken"
    assert Visit.objects.count() == 0 and Appointment.objects.filter(exam_id=pair[0][0].id).count() == 0


def test_a_held_visit_is_not_for_another_desk_and_holding_fails_whole(pair):
    reserve_visit(wanted(pair, 60, 90), actor=CLERK)
    with pytest.raises(Conflict) as held:
        make_visit(pair, actor=OTHER_CLERK)
    assert held.value.reason.code == "scheduling.exam_held"
    book(make_bookable("US-ABD"), pair[1][1], at(150))
    with pytest.raises(Conflict):
        reserve_visit(wanted(pair, 120, 150), actor=CLERK)
    assert sorted(row.occupancy.during.lower for row in SlotReservation.objects.all()) == [at(60), at(90)]


def test_two_patients_make_no_visit(pair):
    other = make_bookable("US-ABD")
    with pytest.raises(Refused) as refusal:
        book_visit(
            [*wanted(pair, 60)[:1], Wanted(other.id, pair[1][1].pk, at(90))], client_key="visit-key-2", actor=CLERK
        )
    assert refusal.value.reason.code == "scheduling.visit_one_patient"


def test_a_visit_moves_over_its_own_time(pair):
    visit = make_visit(pair)
    move_visit(visit.pk, wanted(pair, 90, 120), actor=CLERK, reason_code="patient_asked")
    assert [row[1] for row in places(visit)] == [at(90), at(120)]


def test_a_refused_move_moves_nobody(pair):
    visit = make_visit(pair)
    before = places(visit)
    book(make_bookable("US-ABD"), pair[1][1], at(240))
    with pytest.raises(Conflict):
        move_visit(visit.pk, wanted(pair, 200, 240), actor=CLERK, reason_code="patient_asked")
    assert places(visit) == before
    assert Occupancy.objects.filter(is_live=True).count() == 3


def test_a_move_that_misses_a_member_is_stale(pair):
    visit = make_visit(pair)
    with pytest.raises(Conflict):
        move_visit(visit.pk, wanted(pair, 90)[:1], actor=CLERK, reason_code="patient_asked")
    assert [row[1] for row in places(visit)] == [at(60), at(90)]


def test_cancelling_calls_all_off_or_none(pair):
    visit = make_visit(pair)
    check_in(pair[0][1].id, identified_by=["name", "birth_date"], actor=CLERK)
    with pytest.raises(Conflict):
        cancel_visit(visit.pk, actor=CLERK, reason_code="patient_asked")
    assert [row[2] for row in places(visit)] == ["booked", "arrived"]


UNDONE: list[tuple[str, Callable, list]] = [
    ("booking", lambda pair, visit: None, ["cancelled", "cancelled"]),
    (
        "move",
        lambda pair, visit: move_visit(visit.pk, wanted(pair, 90, 120), actor=CLERK, reason_code="patient_asked"),
        ["booked", "booked"],
    ),
    (
        "cancel",
        lambda pair, visit: cancel_visit(visit.pk, actor=CLERK, reason_code="patient_asked"),
        ["booked", "booked"],
    ),
]


@pytest.mark.parametrize(("_case", "act", "states"), UNDONE, ids=[row[0] for row in UNDONE])
def test_the_last_act_on_a_visit_is_taken_back_as_a_whole(pair, _case, act, states):
    visit = make_visit(pair)
    act(pair, visit)
    undo_visit(visit.pk, actor=CLERK)
    assert [row[1:] for row in places(visit)] == list(zip((at(60), at(90)), states))


def test_a_member_taken_out_stands_alone_and_two_left_dissolve(pair):
    visit = make_visit(pair)
    first = Appointment.objects.get(visit=visit, exam_id=pair[0][0].id)
    take_out_of_visit(first.pk, actor=CLERK)
    assert Appointment.objects.filter(visit__isnull=True, state="booked").count() == 2
    with pytest.raises(NotFound):
        take_out_of_visit(first.pk, actor=CLERK)


def test_a_visit_is_told_once_for_all(pair, department_clock):
    visit = make_visit(pair, 5 * DAY, 5 * DAY + 30)
    members = list(Appointment.objects.filter(visit=visit).order_by("occupancy__during"))
    for member in members:
        plan_notices(member.pk)
    department_clock.now = at(1)
    assert queue_due_notices() == 1
    (message,) = OutgoingMessage.objects.all()
    assert [reason["code"] for reason in message.reasons][:2] == [
        "scheduling.message_booked",
        "scheduling.message_several",
    ]
    assert message.attachment.count("BEGIN:VEVENT") == 2


MOVED_ALONE: list[tuple[str, float, dict, str]] = [
    ("to another day", 90 + DAY, {}, "scheduling.visit_one_day"),
    ("too far away", 300, {}, "scheduling.visit_gap"),
    ("before the first", 30, {"keeps_order": True}, "scheduling.visit_order"),
]


@pytest.mark.parametrize(("_case", "start", "facts", "code"), MOVED_ALONE, ids=[row[0] for row in MOVED_ALONE])
def test_a_member_alone_is_not_moved_out_of_its_visit(pair, _case, start, facts, code):
    visit = make_visit(pair, **facts)
    exams, (_, room) = pair
    member = Appointment.objects.get(visit=visit, exam_id=exams[1].id)
    with pytest.raises(Refused) as refusal:
        move_appointment(member.pk, resource_id=room.pk, starts_at=at(start), actor=CLERK, reason_code="patient_asked")
    said = refusal.value.reason
    assert (said.code, said.params["accession"], said.params["when"]) == (code, exams[0].accession, "11-25 10:00")
    assert [reason.code for reason in refusal.value.others] == ["scheduling.visit_move_whole"]
    assert [row[1] for row in places(visit)] == [at(60), at(90)]
    placement = preview_placement(exams[1].id, resource_id=room.pk, starts_at=at(start))
    assert (placement.outcome, placement.reasons[0].code) == ("refused", code)


def test_a_member_moves_within_its_visit_or_anywhere_once_taken_out(pair):
    visit = make_visit(pair)
    exams, (_, room) = pair
    member = Appointment.objects.get(visit=visit, exam_id=exams[1].id)
    move_appointment(member.pk, resource_id=room.pk, starts_at=at(30), actor=CLERK, reason_code="patient_asked")
    assert [row[1] for row in places(visit)] == [at(30), at(60)]
    take_out_of_visit(member.pk, actor=CLERK)
    move_appointment(member.pk, resource_id=room.pk, starts_at=at(DAY), actor=CLERK, reason_code="patient_asked")
    member.refresh_from_db()
    assert member.starts_at == at(DAY)


def test_a_step_back_that_would_break_the_visit_is_refused(pair):
    visit = make_visit(pair)
    exams, (scanner, room) = pair
    first, second = Appointment.objects.filter(visit=visit).order_by("occupancy__during")
    move_appointment(second.pk, resource_id=room.pk, starts_at=at(180), actor=CLERK, reason_code="patient_asked")
    move_appointment(first.pk, resource_id=scanner.pk, starts_at=at(270), actor=CLERK, reason_code="patient_asked")
    with pytest.raises(Refused) as refusal:
        undo_change(second.pk, actor=CLERK)
    assert refusal.value.reason.code == "scheduling.visit_gap"
    undo_change(first.pk, actor=CLERK)
    undo_change(second.pk, actor=CLERK)
    assert [row[1] for row in places(visit)] == [at(60), at(90)]
