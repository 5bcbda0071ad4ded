"""An order for somebody nobody can name, and one that asks for isolation."""

import pytest

from apps.directory.models import Patient, Precaution
from apps.workflow.models import Order
from tests.builders.http import client_of, post
from tests.builders.pathway import make_patient, seed_department

pytestmark = pytest.mark.django_db


@pytest.fixture
def order() -> dict:
    return {
        "site_id": seed_department(),
        "patient_class": "emergency",
        "exam_type_codes": ["CT-CHEST"],
        "priority": "stat",
        "reason": "found unconscious",
        "referrer_name": "Dr Li",
    }


def test_a_person_nobody_can_name_is_registered_with_the_order(order):
    body = order | {"unknown_sex": "M", "placer_number": "DOOR-1"}
    exam = post(client_of("front_desk"), "/api/orders", **body).json()["exams"][0]
    patient = Patient.objects.get()
    assert (exam["patient"]["id"], patient.sex, patient.is_unknown) == (patient.id, "M", True)
    again = post(client_of("front_desk"), "/api/orders", **body).json()["exams"][0]
    assert again["id"] == exam["id"] and Patient.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "wrong", "status"),
    [
        ("front_desk", {}, 400),
        ("referrer", {"unknown_sex": "M"}, 403),
        ("front_desk", {"unknown_sex": "M", "exam_type_codes": ["NOPE"]}, 404),
    ],
)
def test_without_a_patient_nobody_is_made_up(order, role, wrong, status):
    assert post(client_of(role), "/api/orders", **order | wrong).status_code == status
    assert not Patient.objects.exists() and not Order.objects.exists()


def test_the_orderers_isolation_is_the_patients(order):
    patient = make_patient()
    body = {"patient_id": patient.id, "precaution": "airborne", "precaution_note": "open tuberculosis"}
    assert post(client_of("front_desk"), "/api/orders", **order | body).status_code == 201
    assert post(client_of("front_desk"), "/api/orders", **order | body).status_code == 201
    row = Precaution.objects.get()
    assert (row.patient_id, row.kind, row.note, row.source) == (patient.id, "airborne", "open tuberculosis", "order")
