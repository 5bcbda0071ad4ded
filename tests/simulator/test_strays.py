"""Stray images of the simulated day: each is wrong in its own way, and no other."""

from datetime import UTC, datetime

import pytest

from simulator.strays import fits, make_emergency, make_unlisted, make_wrong_number, swap_digits

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
EXAM = {
    "accession": "A7", "modality": "CT", "patient_class": "inpatient",
    "patient": {"mrn": "M0012", "name": "王芳", "name_latin": "Wang^Fang", "sex": "F", "birth_date": "1980-02-29"},
}  # fmt: skip


@pytest.mark.parametrize(("number", "told"), [("M0012", "M0021"), ("M0100", "M0010"), ("777", "7771"), ("", "1")])
def test_two_digits_change_places(number, told):
    assert swap_digits(number) == told


@pytest.mark.parametrize(
    ("make", "patient_id", "accession"),
    [(make_wrong_number, "M0021", "A7"), (make_emergency, "EMG1122-01", ""), (make_unlisted, "M0012", "")],
)
def test_what_the_images_say(make, patient_id, accession):
    row = make(EXAM, AT)
    assert (row.PatientID, row.AccessionNumber, str(row.PatientName)) == (patient_id, accession, "Wang^Fang")
    assert (row.PatientBirthDate, row.PatientSex) == ("19800229", "F")


def test_emergencies_are_told_apart():
    emergency = EXAM | {"patient_class": "emergency"}
    assert [fits(k, EXAM) for k in ("number", "emergency", "console")] == [True, False, False]
    assert [fits(k, emergency) for k in ("number", "emergency", "console")] == [False, True, False]
