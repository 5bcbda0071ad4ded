from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from apps.common.kernel.errors import Conflict, NotFound, Refused
from apps.scheduling.models import Appointment, Occupancy, OpeningException, Series
from apps.scheduling.public import (
    Wanted,
    book_series,
    cancel_following,
    propose_series,
    shift_following,
    undo_following,
)
from apps.scheduling.services.series import add_days
from tests.builders.pathway import make_patient
from tests.builders.scheduling import CLERK, at, book, make_bookable, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
WEEK = 7 * 24 * 60


@pytest.fixture
def three(site_id):
    patient = make_patient().id
    return [make_bookable("CT-HEAD", patient_id=patient) for _ in range(3)], make_scanner()


def propose(three, start: float = 60, slack_days: int = 1):
    exams, scanner = three
    first = Wanted(exams[0].id, scanner.pk, at(start))
    return propose_series([exam.id for exam in exams], first=first, every_days=7, slack_days=slack_days)


def make_series(three, *starts: float, **facts) -> Series:
    exams, scanner = three
    places = [
        Wanted(exam.id, scanner.pk, at(start)) for exam, start in zip(exams, starts or (60, 60 + WEEK, 60 + 2 * WEEK))
    ]
    return book_series(
        places, **{"client_key": "series-key-1", "every_days": 7, "slack_days": 1, "actor": CLERK, **facts}
    )


def times(series: Series) -> list[tuple]:
    rows = Appointment.objects.filter(series=series).order_by("occupancy__during")
    return [(row.starts_at, row.state) for row in rows]


def test_a_series_is_proposed_at_the_same_weekday_and_time(three):
    assert [(row.exam_id, row.starts_at, row.reasons) for row in propose(three)] == [
        (exam.id, at(60 + number * WEEK), ()) for number, exam in enumerate(three[0])
    ]


def test_a_taken_time_gives_the_nearest_one_and_says_why(three):
    book(make_bookable("CT-HEAD"), three[1], at(60 + WEEK))
    second = propose(three)[1]
    assert (second.wished_at, abs(second.starts_at - second.wished_at).total_seconds() / 60) == (at(60 + WEEK), 10)
    assert second.reasons[0].code == "scheduling.slot_taken"


def test_a_closed_day_gives_the_day_beside_it_at_the_same_time(three):
    OpeningException.objects.create(resource=three[1], day=at(WEEK).date())
    second = propose(three)[1]
    assert second.starts_at in (at(60 + WEEK - 24 * 60), at(60 + WEEK + 24 * 60))
    assert second.reasons[0].code == "scheduling.outside_opening"


def test_without_slack_a_closed_day_is_a_named_conflict(three):
    OpeningException.objects.create(resource=three[1], day=at(WEEK).date())
    first, second, third = propose(three, slack_days=0)
    assert (second.resource_id, [reason.code for reason in second.reasons]) == (None, ["scheduling.outside_opening"])
    assert first.resource_id == third.resource_id == three[1].pk


def test_a_series_is_booked_once_and_whole(three):
    series = make_series(three)
    assert times(series) == [(at(60 + number * WEEK), "booked") for number in range(3)]
    assert make_series(three).pk == series.pk
    assert Appointment.objects.count() == 3


def test_the_key_of_one_series_books_no_other_and_does_not_show_the_first(three):
    make_series(three)
    patient = make_patient().id
    others = [make_bookable("CT-HEAD", patient_id=patient) for _ in range(3)], three[1]
    with pytest.raises(Conflict) as refusal:
        make_series(others, *(90 + number * WEEK for number in range(3)))
    assert refusal.value.reason.code == "scheduling.client_key_used"
    assert (Series.objects.count(), Appointment.objects.count()) == (1, 3)


def test_every_conflict_is_named_and_nothing_is_booked(three):
    for week in (1, 2):
        book(make_bookable("CT-HEAD"), three[1], at(60 + week * WEEK))
    with pytest.raises(Refused) as refusal:
        make_series(three)
    named = [refusal.value.reason, *refusal.value.others]
    assert [(reason.params["accession"], reason.params["why"]) for reason in named] == [
        (exam.accession, "scheduling.slot_taken") for exam in three[0][1:]
    ]
    assert (Series.objects.count(), Appointment.objects.count(), Occupancy.objects.filter(is_live=True).count()) == (
        0,
        2,
        2,
    )


def test_different_exams_make_no_series(three):
    other = make_bookable("CT-CHEST", patient_id=three[0][0].patient_id)
    with pytest.raises(Refused) as refusal:
        propose(([*three[0][:2], other], three[1]))
    assert refusal.value.reason.code == "scheduling.series_needs_exams"


def test_this_and_the_following_move_by_days_and_to_one_time(three):
    series = make_series(three)
    second = Appointment.objects.get(series=series, exam_id=three[0][1].id)
    shift_following(second.pk, starts_at=at(120 + WEEK + 24 * 60), actor=CLERK, reason_code="patient_asked")
    assert [row[0] for row in times(series)] == [at(60), at(120 + WEEK + 24 * 60), at(120 + 2 * WEEK + 24 * 60)]


def test_this_and_the_following_go_to_the_scanner_that_was_chosen(three):
    series = make_series(three)
    taken, other = book(make_bookable("CT-HEAD"), three[1], at(120 + WEEK)), make_scanner()
    second = Appointment.objects.get(series=series, exam_id=three[0][1].id)
    shift_following(second.pk, starts_at=at(120 + WEEK), resource_id=other.pk, actor=CLERK, reason_code="patient_asked")
    rows = Appointment.objects.filter(series=series).order_by("occupancy__during").select_related("occupancy")
    assert [row.occupancy.resource_id for row in rows] == [three[1].pk, other.pk, other.pk]
    assert [row[0] for row in times(series)] == [at(60), at(120 + WEEK), at(120 + 2 * WEEK)]
    undo_following(second.pk, actor=CLERK)
    assert {row.occupancy.resource_id for row in rows.all()} == {three[1].pk} and taken.state == "booked"


def test_a_refused_shift_moves_nobody(three):
    series = make_series(three)
    before = times(series)
    book(make_bookable("CT-HEAD"), three[1], at(120 + 2 * WEEK))
    second = Appointment.objects.get(series=series, exam_id=three[0][1].id)
    with pytest.raises(Refused):
        shift_following(second.pk, starts_at=at(120 + WEEK), actor=CLERK, reason_code="patient_asked")
    assert times(series) == before
    assert Occupancy.objects.filter(is_live=True).count() == 4


def test_this_and_the_following_are_called_off_and_the_first_stays(three):
    series = make_series(three)
    second = Appointment.objects.get(series=series, exam_id=three[0][1].id)
    cancel_following(second.pk, actor=CLERK, reason_code="patient_asked")
    assert [row[1] for row in times(series)] == ["booked", "cancelled", "cancelled"]


def test_an_appointment_of_no_series_has_no_following(three):
    alone = book(make_bookable("CT-HEAD"), three[1], at(300))
    with pytest.raises(NotFound):
        cancel_following(alone.pk, actor=CLERK, reason_code="patient_asked")
    assert Appointment.objects.get().state == "booked"


def test_the_same_local_time_over_a_change_of_the_clocks():
    before = datetime(2026, 10, 21, 8, 0, tzinfo=UTC)
    assert add_days(before, 7, ZoneInfo("Europe/Berlin")).astimezone(UTC) == datetime(2026, 10, 28, 9, 0, tzinfo=UTC)
