"""Of what a laboratory says of one moment the last word counts: corrected, back again, taken back, and in whichever order it comes."""

from datetime import timedelta

import pytest

from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.directory.models import LabResult
from apps.directory.public import find_patient_by_identifier, latest_lab, record_lab, take_back_lab
from apps.interop.models import InboundMessage
from apps.interop.public import replay_message
from apps.safety.public import assess
from tests.builders.http import client_of, post
from tests.builders.pathway import HEAD
from tests.interop.test_hospital import lab, reasons
from tests.interop.test_orders import answer
from tests.safety.department import make_safe_exam

pytestmark = pytest.mark.django_db


def said(minute: int) -> str:
    return f"{clock.now() - timedelta(minutes=60 - minute):%Y%m%d%H%M%S}+0000"


def stands() -> list[float]:
    """The value that the gate reads, then every other that is not retracted."""
    patient = find_patient_by_identifier("GH", "MR", "P100")
    first = latest_lab(patient.id, "creatinine")
    others = LabResult.objects.filter(retracted_at=None).exclude(pk=first.id if first else None).order_by("id")
    return ([float(first.value)] if first else []) + [float(row.value) for row in others]


@pytest.mark.parametrize(
    ("_case", "told", "standing"),
    [
        ("corrected", [("88", "F", 1), ("188", "C", 2)], [188.0]),
        ("corrected and back again", [("88", "F", 1), ("188", "C", 2), ("88", "C", 3)], [88.0]),
        ("said again without a word of correction", [("88", "F", 1), ("188", "F", 2), ("88", "F", 3)], [88.0, 188.0]),
        ("the first one late", [("188", "C", 2), ("88", "F", 1)], [188.0]),
        ("taken back", [("88", "F", 1), ("", "W", 2)], []),
        ("deleted", [("88", "F", 1), ("", "D", 2)], []),
        ("taken back and measured anew", [("88", "F", 1), ("", "W", 2), ("90", "F", 3)], [90.0]),
        ("the correction taken back", [("88", "F", 1), ("188", "C", 2), ("188", "W", 3)], []),
        ("taken back before it was corrected, and late", [("188", "C", 2), ("88", "F", 1), ("", "W", 3)], []),
    ],
)
def test_of_what_the_laboratory_says_of_one_moment_the_last_word_counts(department, _case, told, standing):
    for n, (value, status, minute) in enumerate(told):
        assert answer(lab(f"L{n}", value=value, status=status, said=said(minute)))[0] == "AA"
    assert stands() == standing


def test_a_result_taken_back_before_it_came_is_replayed_then(department):
    assert answer(lab("L2", value="", status="W", said=said(2)))[0] == "AE"
    assert reasons("L2") == [("OBX-11", "interop.lab_withdrawn")]
    assert answer(lab("L1", said=said(1)))[0] == "AA"
    assert stands() == [88.0]
    replay_message(InboundMessage.objects.get(control_id="L2").id, actor=HEAD)
    row = LabResult.objects.get()
    assert stands() == [] and (row.retracted_by, row.retracted_reason) == ("hl7", "withdrawn")


def test_a_clock_that_runs_ahead_does_not_hold_off_corrections(department):
    assert answer(lab("L1", said="20990101"))[0] == "AA"
    assert answer(lab("L2", value="188", status="C", said=said(61)))[0] == "AA"
    assert stands() == [188.0]


def test_the_gate_hears_of_a_value_taken_back():
    exam = make_safe_exam("CT-ABD-C")
    slot, taken = clock.now() + timedelta(days=1), clock.now() - timedelta(hours=2)
    facts = {"code": "creatinine", "taken_at": taken, "source": "hl7", "actor": HEAD}
    record_lab(exam.patient.id, value=600, unit="umol/L", **facts)
    deliver_pending()
    assert "safety.renal_high_risk" in {r.code for r in assess(exam.id, slot).reasons}
    assert take_back_lab(exam.patient.id, reason="withdrawn", **facts) == 1
    assert deliver_pending() > 0
    assert "safety.renal_high_risk" not in {r.code for r in assess(exam.id, slot).reasons}


def test_a_person_retracts_a_value_once_and_with_a_reason():
    exam = make_safe_exam("CT-ABD-C")
    row = record_lab(exam.patient.id, code="egfr", value=12, unit="mL/min/1.73m2", taken_at=clock.now(), actor=HEAD)
    nurse, path = client_of("nurse"), f"/api/labs/{row.id}/retraction"
    assert post(nurse, path, reason=" ").status_code == 400
    answered = post(nurse, path, reason="another patient's tube")
    assert (answered.status_code, answered.json()["retracted_reason"]) == (200, "another patient's tube")
    assert latest_lab(exam.patient.id, "egfr") is None
    assert post(nurse, path, reason="again").status_code == 409
    assert post(nurse, "/api/labs/999999/retraction", reason="x").status_code == 404
