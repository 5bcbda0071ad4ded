"""A clinical separation over REST: the refusal in words, the right that sets it aside, and who sees it."""

import pytest

from apps.scheduling.models import Appointment
from tests.builders.pathway import make_patient
from tests.builders.scheduling import at, book, make_bookable, make_scanner
from tests.scheduling.rest.test_booking_api import booking, send, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]


def test_a_separation_is_refused_in_words_and_only_its_right_sets_it_aside(site_id):
    desk, patient = sign_in("front_desk"), make_patient()
    first, second = (make_bookable("CTA-HEAD", patient_id=patient.id) for _ in range(2))
    book(first, make_scanner(), at(60))
    scanner = make_scanner()
    refused = send(desk, "appointments", booking(second, scanner, 180)).json()
    assert refused["code"] == "scheduling.separation_iodine_iodine"
    assert refused["detail"] == (
        f"Iodine contrast also for CT angiography head ({first.accession}) on 11-25 10:00: "
        "two iodine injections need 12 h between them."
    )
    assert [reason["text"] for reason in refused["reasons"]][0] == "Possible from 11-25 22:20 on."
    asked = {"exam_id": second.id, "resource_id": scanner.pk, "starts_at": at(180).isoformat()}
    seen = desk.get("/api/schedule/placement", asked).json()
    assert (seen["outcome"], seen["is_permitted"], seen["reasons"][0]["code"]) == (
        "separation",
        False,
        "scheduling.separation_iodine_iodine",
    )
    body = booking(second, scanner, 180) | {"separation_reason": "suspected bleeding"}
    assert send(desk, "appointments", body).status_code == 403
    assert Appointment.objects.count() == 1
    radiologist = sign_in("radiologist")
    named = radiologist.get("/api/schedule/placement", asked).json()
    assert (named["outcome"], named["is_permitted"]) == ("separation", True)
    closed = asked | {"starts_at": at(-180).isoformat()}
    assert radiologist.get("/api/schedule/placement", closed).json()["outcome"] == "refused"
    booked = send(radiologist, "appointments", body)
    assert booked.status_code == 201
    assert [(one["code"], one["params"]["why"]) for one in booked.json()["overrides"]] == [
        ("scheduling.separation_overridden", "suspected bleeding")
    ]
    assert "suspected bleeding" in booked.json()["overrides"][0]["text"]
    seen = sign_in("technologist").get(f"/api/schedule/appointments/{booked.json()['id']}").json()
    assert seen["overrides"] == booked.json()["overrides"]


def test_moving_past_a_separation_needs_the_right_too(site_id):
    desk, patient = sign_in("front_desk"), make_patient()
    first, second = (make_bookable("CTA-HEAD", patient_id=patient.id) for _ in range(2))
    book(first, make_scanner(), at(60))
    scanner = make_scanner()
    moved = book(second, scanner, at(24 * 60))
    body = {"resource_id": scanner.pk, "starts_at": at(180).isoformat(), "version": 1, "reason_code": "clinical_change"}
    body["separation_reason"] = "bleeding"
    assert send(desk, f"appointments/{moved.pk}/move", body).status_code == 403
    assert Appointment.objects.get(pk=moved.pk).starts_at == at(24 * 60)
    answer = send(sign_in("radiologist"), f"appointments/{moved.pk}/move", body)
    assert (answer.status_code, len(answer.json()["overrides"])) == (200, 1)
