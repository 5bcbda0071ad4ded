"""Overbooking near closing: allowed where the site's own no-shows make a late end unlikely (rule 17), refused with the figures elsewhere."""

import pytest

from apps.common.kernel.errors import Refused
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.scheduling.models import Appointment
from apps.scheduling.public import overbook, preview_overbook
from tests.builders.scheduling import CLERK, at, book, make_bookable, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
LAST = 530  # ten minutes before closing at 18:00


@pytest.fixture
def scanner(site_id):
    scanner = make_scanner("CT-A")
    for start in range(490, 540, 10):
        book(make_bookable(), scanner, at(start))
    return scanner


def allow_five_minutes() -> None:
    row = PolicySet.objects.get(code="scheduling.rights")
    row.payload["overbook_overtime"]["more_than_min"] = 5
    row.save()
    clear_cache()


def make_history(missed: int, came: int) -> None:
    """Yesterday's CT outpatients, on another scanner of the site."""
    room = make_scanner("CT-OLD")
    for n in range(missed + came):
        row = book(make_bookable(), room, at(24 * 60 + 10 * n))
        Appointment.objects.filter(pk=row.pk).update(state="no_show" if n < missed else "done")
        row.occupancy.during = (at(-24 * 60 + 10 * n), at(-24 * 60 + 10 * n + 10))
        row.occupancy.is_live = False
        row.occupancy.save()


def test_without_any_no_show_a_long_late_exam_is_refused_with_its_figures_and_books_nothing(scanner):
    long = make_bookable("CT-CHEST", patient_class="outpatient")
    long_exam = make_bookable("CTA-HEAD")
    assert preview_overbook(long.id, resource_id=scanner.pk, starts_at=at(LAST)).overtime_chance == 0
    allow_five_minutes()
    n = Appointment.objects.count()
    with pytest.raises(Refused) as refusal:
        overbook(
            long_exam.id,
            resource_id=scanner.pk,
            starts_at=at(LAST),
            reason="often absent",
            client_key="over-1234",
            actor=CLERK,
        )
    reason = refusal.value.reason
    assert (reason.code, reason.params["share"], reason.params["limit"]) == (
        "scheduling.overbook_overtime",
        "100%",
        "20%",
    )
    assert Appointment.objects.count() == n


@pytest.mark.parametrize(("missed", "came", "is_allowed"), [(18, 2, True), (2, 18, False)])
def test_the_sites_own_no_shows_decide(scanner, missed, came, is_allowed):
    make_history(missed, came)
    allow_five_minutes()
    exam = make_bookable()
    if is_allowed:
        chance = preview_overbook(exam.id, resource_id=scanner.pk, starts_at=at(LAST)).overtime_chance
        assert chance == pytest.approx(0.01)
    else:
        with pytest.raises(Refused) as refusal:
            preview_overbook(exam.id, resource_id=scanner.pk, starts_at=at(LAST))
        assert refusal.value.reason.params["share"] == "81%"
