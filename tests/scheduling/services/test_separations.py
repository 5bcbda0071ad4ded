"""Clinical separations before a booking: real exams, laboratory values and answers; safety's own verdict is put aside."""

from datetime import timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.kernel.errors import Refused
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.directory.public import find_site_by_code, record_lab
from apps.scheduling.models import Appointment, Occupancy
from apps.scheduling.public import cancel_appointment, follow_exam, move_appointment, undo_change
from apps.scheduling.services.follow import reassess_patient
from apps.workflow.public import get_exam, record_fact
from tests.builders.pathway import CLERK, RADIOLOGIST, make_exam, make_patient, walk
from tests.builders.scheduling import NOW, at, book, make_bookable, make_scanner
from tests.builders.separations import add_injection, answer, make_cta, set_egfr

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]

H = 60
SECOND = "scheduling.separation_iodine_iodine"


@pytest.fixture
def patient(site_id):
    return make_patient()


def test_a_second_iodine_exam_is_refused_with_the_rule_the_other_exam_and_a_way_out(patient):
    set_egfr(patient, 90)
    scanner, first, second = make_scanner(), make_cta(patient), make_cta(patient, "CT-HEAD-C")
    book(first, scanner, at(60))
    with pytest.raises(Refused) as refused:
        book(second, make_scanner(), at(3 * H))
    reason, others = refused.value.reason, refused.value.others
    assert (reason.code, reason.policy_version) == (SECOND, "scheduling.separations@1")
    assert reason.params["accession"] == first.accession
    assert (reason.params["when"], reason.params["hours"]) == ("11-25 10:00", "4")
    assert [one.code for one in others] == ["scheduling.separation_earliest", "scheduling.separation_may_override"]
    assert others[0].params["time"] == "11-25 14:20"
    assert get_exam(second.id).state == "vetted"
    assert (Appointment.objects.count(), Occupancy.objects.count()) == (1, 1)


def test_the_named_earliest_time_can_be_booked(patient):
    set_egfr(patient, 90)
    first, second = make_cta(patient), make_cta(patient)
    booked = book(first, make_scanner(), at(0))
    free = booked.ends_at + timedelta(hours=4)
    with pytest.raises(Refused):
        book(second, make_scanner(), free - timedelta(minutes=1))
    later = book(second, make_scanner(), free)
    assert later.state == "booked"
    assert [reason["code"] for reason in later.reasons] == [f"{SECOND}_advice"]


def test_the_order_does_not_matter(patient):
    set_egfr(patient, 90)
    first, second = make_cta(patient), make_cta(patient)
    book(first, make_scanner(), at(6 * H))
    limit = at(2 * H) - timedelta(minutes=second.duration_min)
    with pytest.raises(Refused) as refused:
        book(second, make_scanner(), limit + timedelta(minutes=1))
    assert refused.value.reason.code == SECOND
    assert book(second, make_scanner(), limit).state == "booked"


@pytest.mark.parametrize(("egfr", "hours"), [(None, "12"), (60, "12"), (61, "4"), (29, "48")])
def test_the_hours_follow_the_kidneys_and_unknown_ones_are_not_taken_for_good(patient, egfr, hours):
    if egfr:
        set_egfr(patient, egfr)
    book(make_cta(patient), make_scanner(), at(60))
    with pytest.raises(Refused) as refused:
        book(make_cta(patient), make_scanner(), at(3 * H))
    assert refused.value.reason.params["hours"] == hours


def test_an_old_egfr_is_as_good_as_none(patient):
    record_lab(patient.id, code="egfr", value=90, taken_at=NOW - timedelta(days=400), actor=RADIOLOGIST)
    book(make_cta(patient), make_scanner(), at(60))
    with pytest.raises(Refused) as refused:
        book(make_cta(patient), make_scanner(), at(6 * H))
    assert refused.value.reason.params["hours"] == "12"


def test_acute_kidney_injury_counts_as_severely_reduced(patient):
    set_egfr(patient, 90)
    second = make_cta(patient)
    answer(second, acute_kidney_injury="yes")
    book(make_cta(patient), make_scanner(), at(60))
    with pytest.raises(Refused) as refused:
        book(second, make_scanner(), at(3 * H))
    assert refused.value.reason.params["hours"] == "48"


def test_an_exam_at_another_site_counts_too(patient):
    there, scanner = find_site_by_code("east"), make_scanner()
    scanner.site_id = there.id
    scanner.save()
    other = walk(make_exam("CTA-HEAD", site_id=there.id, patient_id=patient.id), "vet")
    book(other, scanner, at(60))
    with pytest.raises(Refused) as refused:
        book(make_cta(patient), make_scanner(), at(3 * H))
    assert refused.value.reason.params["accession"] == other.accession


def test_another_patients_exam_does_not_count(patient):
    book(make_cta(make_patient()), make_scanner(), at(60))
    assert book(make_cta(patient), make_scanner(), at(60)).state == "booked"


def test_a_cancelled_booking_does_not_count(patient):
    first = book(make_cta(patient), make_scanner(), at(60))
    second = make_cta(patient)
    with pytest.raises(Refused):
        book(second, make_scanner(), at(3 * H))
    cancel_appointment(first.pk, reason="ill", actor=CLERK)
    assert book(second, make_scanner(), at(3 * H)).state == "booked"


def test_a_discontinued_exam_counts_only_when_contrast_was_given(patient, department_clock):
    first, second = make_cta(patient), make_cta(patient)
    book(first, make_scanner(), at(0))
    record_fact(first.id, "mpps_started", at=at(0), source="mpps", detail={})
    record_fact(first.id, "mpps_discontinued", at=at(5), source="mpps", detail={})
    follow_exam(first.id, at=at(5))
    assert get_exam(first.id).state == "discontinued"
    slot = {"starts_at": at(3 * H)}
    probe = book(second, make_scanner(), **slot)
    undo_change(probe.pk, actor=CLERK)
    add_injection(first, "iodine", at(3))
    with pytest.raises(Refused) as refused:
        book(second, make_scanner(), **slot)
    assert refused.value.reason.code == SECOND


def test_a_finished_exam_counts_from_its_real_end(patient, department_clock):
    set_egfr(patient, 90)
    first = make_cta(patient)
    book(first, make_scanner(), at(0))
    record_fact(first.id, "mpps_started", at=at(30), source="mpps", detail={})
    record_fact(first.id, "mpps_completed", at=at(70), source="mpps", detail={})
    follow_exam(first.id, at=at(70))
    department_clock.now = at(75)
    with pytest.raises(Refused) as refused:
        book(make_cta(patient), make_scanner(), at(90))
    assert refused.value.reason.params["until"] == "11-25 14:10"


def test_contrast_that_was_given_beyond_the_plan_counts(patient):
    plain = make_bookable("CT-CHEST", patient_id=patient.id)
    add_injection(plain, "iodine", at(-60))
    with pytest.raises(Refused) as refused:
        book(make_cta(patient), make_scanner(), at(60))
    assert refused.value.reason.params["accession"] == plain.accession


def test_iodine_keeps_a_thyroid_scan_away_for_six_weeks_but_may_follow_it(patient):
    scan = make_bookable("NM-THYROID", patient_id=patient.id)
    camera = make_scanner(modality="NM")
    book(make_cta(patient), make_scanner(), at(4 * H))
    with pytest.raises(Refused) as refused:
        book(scan, camera, at(24 * H))
    assert (refused.value.reason.code, refused.value.reason.params["hours"]) == (
        "scheduling.separation_iodine_thyroid",
        "1008",
    )
    assert book(scan, camera, at(60)).state == "booked"


def test_an_emergency_is_warned_and_never_refused(patient):
    book(make_cta(patient), make_scanner(), at(60))
    urgent = make_cta(patient, patient_class="emergency")
    booked = book(urgent, make_scanner(), at(2 * H))
    assert [(r["code"], r["severity"]) for r in booked.reasons] == [(SECOND, "warning")]
    assert booked.overrides == []


def test_a_named_person_sets_the_rule_aside_with_a_reason(patient):
    first, second = make_cta(patient), make_cta(patient)
    book(first, make_scanner(), at(60))
    booked = book(second, make_scanner(), at(3 * H), actor=RADIOLOGIST, separation_reason="suspected bleeding")
    (kept,) = booked.overrides
    assert (kept["code"], kept["policy_version"]) == (
        "scheduling.separation_overridden",
        "scheduling.separations@1",
    )
    wanted = {"rule": "iodine_iodine", "by": "Liu Yang", "by_id": "rad-1", "why": "suspected bleeding"}
    assert {key: kept["params"][key] for key in wanted} == wanted
    entry = AuditEntry.objects.get(action="appointment.separation_overridden")
    assert (entry.obj, entry.detail["params"]["why"]) == (f"appointment:{booked.pk}", "suspected bleeding")


def test_a_reason_where_nothing_is_broken_leaves_no_trace(patient):
    booked = book(make_cta(patient), make_scanner(), at(60), actor=RADIOLOGIST, separation_reason="just in case")
    assert booked.overrides == []
    assert not AuditEntry.objects.filter(action="appointment.separation_overridden").exists()


def test_a_row_that_nobody_may_set_aside_stays_a_refusal(patient):
    row = PolicySet.objects.get(code="scheduling.separations", status="active")
    for rule in row.payload["rows"]:
        rule["is_overridable"] = False
    row.save()
    clear_cache()
    book(make_cta(patient), make_scanner(), at(60))
    with pytest.raises(Refused) as refused:
        book(make_cta(patient), make_scanner(), at(3 * H), actor=RADIOLOGIST, separation_reason="please")
    assert [one.code for one in refused.value.others] == ["scheduling.separation_earliest"]
    assert Appointment.objects.count() == 1


def test_a_move_is_judged_like_a_booking_and_its_undo_brings_the_override_back(patient):
    book(make_cta(patient), make_scanner(), at(60))
    scanner, second = make_scanner(), make_cta(patient)
    booked = book(second, scanner, at(3 * H), actor=CLERK, separation_reason="bleeding")
    target = {"resource_id": scanner.pk, "actor": CLERK}
    with pytest.raises(Refused):
        move_appointment(booked.pk, starts_at=at(4 * H), **target)
    assert Appointment.objects.get(pk=booked.pk).starts_at == at(3 * H)
    moved = move_appointment(booked.pk, starts_at=at(24 * H), **target)
    assert moved.overrides == []
    back = undo_change(booked.pk, actor=CLERK)
    assert (back.starts_at, [one["params"]["why"] for one in back.overrides]) == (at(3 * H), ["bleeding"])


def test_a_new_look_at_safety_keeps_the_warnings_of_the_calendar(patient):
    set_egfr(patient, 90)
    book(make_cta(patient), make_scanner(), at(60))
    booked = book(make_cta(patient), make_scanner(), at(7 * H))
    assert [reason["code"] for reason in booked.reasons] == [f"{SECOND}_advice"]
    reassess_patient(patient.id)
    booked.refresh_from_db()
    assert [reason["code"] for reason in booked.reasons] == [f"{SECOND}_advice"]
