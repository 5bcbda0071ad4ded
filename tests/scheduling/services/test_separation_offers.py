"""What separations mean for metformin, for offers, for a plan run and for the number of queries."""

from datetime import timedelta

import pytest

from apps.common.kernel.errors import Refused
from apps.scheduling.engine.problem import Separation
from apps.scheduling.public import offer_slots
from apps.scheduling.selectors.separations import load_separations, separations_of
from tests.builders.pathway import make_patient
from tests.builders.scheduling import at, book, make_bookable, make_scanner
from tests.builders.separations import answer, make_cta, set_egfr

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]

H = 60
SECOND = "scheduling.separation_iodine_iodine"


@pytest.fixture
def patient(site_id):
    return make_patient()


@pytest.mark.parametrize(("egfr", "stopped", "refused"), [(40, "no", True), (40, "yes", False), (45, "no", False)])
def test_metformin_needs_its_days_off_before_iodine(patient, egfr, stopped, refused):
    set_egfr(patient, egfr)
    exam = make_cta(patient)
    answer(exam, metformin="yes", metformin_stopped=stopped)
    if not refused:
        assert book(exam, make_scanner(), at(5 * H)).state == "booked"
        return
    with pytest.raises(Refused) as told:
        book(exam, make_scanner(), at(5 * H))
    assert (told.value.reason.code, told.value.reason.policy_version) == (
        "scheduling.separation_metformin",
        "safety.pack_local@1",
    )
    assert told.value.others[0].params["time"] == "11-27 09:00"
    assert book(exam, make_scanner(), at(48 * H)).state == "booked"


def test_offers_keep_clear_and_warn(patient):
    set_egfr(patient, 90)
    first, second = make_cta(patient), make_cta(patient)
    scanner = make_scanner(opens="09:00", closes="18:00")
    booked = book(first, scanner, at(60))
    (offer,) = offer_slots(second.id, n=1)
    assert offer.starts_at == booked.ends_at + timedelta(hours=4)
    assert f"{SECOND}_advice" in [reason.code for reason in offer.reasons]
    book(second, scanner, offer.starts_at)


def test_an_emergency_is_offered_the_first_free_time_with_its_warning(patient):
    book(make_cta(patient), make_scanner(), at(60))
    (offer,) = offer_slots(make_cta(patient, patient_class="emergency").id, n=1)
    assert offer.starts_at < at(60)
    assert SECOND in [reason.code for reason in offer.reasons]


def test_an_exam_that_no_row_concerns_costs_no_query(patient, django_assert_num_queries):
    plain, cta = make_bookable("CT-CHEST", patient_id=patient.id), make_cta(patient)
    load_separations(cta)  # the policies are in the cache from here on
    with django_assert_num_queries(0):
        assert load_separations(plain).zones == ()
    for n in range(3):
        with django_assert_num_queries(4):
            assert len(load_separations(cta).zones) == n
        book(make_cta(patient), make_scanner(), at(60 + n * 24 * H))


def test_a_plan_gets_the_gaps_as_rows_of_mids1_in_slots(patient):
    set_egfr(patient, 90)
    cta, mr = make_cta(patient), make_cta(patient, "MR-BRAIN-C")
    thyroid = make_cta(patient, "NM-THYROID")
    plain, stranger = make_cta(patient, "CT-CHEST"), make_cta(make_patient())
    assert separations_of([cta, thyroid, mr, plain, stranger], 7) == [
        Separation(cta.accession, thyroid.accession, 8640, 0),
        Separation(cta.accession, mr.accession, 35, 35),
    ]
