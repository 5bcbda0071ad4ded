"""What the hospital tells beside orders: laboratory values that the safety gate counts, corrections of a record, where a patient lies."""

from datetime import date, timedelta

import pytest

from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.directory.models import LabResult
from apps.directory.public import find_patient_by_identifier, latest_lab, record_lab, register_patient
from apps.interop.models import InboundMessage
from apps.interop.public import replay_message
from apps.safety.public import assess
from apps.workflow.models import Task
from apps.workflow.public import find_order_exams
from tests.builders.pathway import CLERK, HEAD
from tests.interop.test_orders import answer, department, order, segment  # noqa: F401
from tests.safety.department import make_safe_exam

pytestmark = pytest.mark.django_db
PID = "PID|1||{mrn}^^^GH^MR||赵^敏^^^^^L^I~Zhao^Min^^^^^L^A||{birth}|{sex}|||||{phone}"


def message(kind: str, control_id: str, *segments: str, mrn="P100", birth="19680412", sex="F", phone="") -> bytes:
    head = f"MSH|^~\\&|LIS|GH|RADFLOW|MAIN|20261122090000+0800||{kind}|{control_id}|P|2.5.1||||||UNICODE UTF-8"
    return ("\r".join([head, PID.format(mrn=mrn, birth=birth, sex=sex, phone=phone), *segments]) + "\r").encode()


def lab(
    control_id="L1", *, code="creatinine", value="88", unit="umol/L", status="F", at="20261121083000", kind="NM", said="", **who
):  # fmt: skip
    obr = segment("OBR", f1="1", f4="RENAL", f7=at, f22=said)
    obx = segment("OBX", f1="1", f2=kind, f3=code, f5=value, f6=unit, f11=status)
    return message("ORU^R01^ORU_R01", control_id, obr, obx, **who)


def admit(event: str, control_id: str, *, ward="", visit="V1", kind="I", **who) -> bytes:
    return message(f"ADT^{event}", control_id, segment("PV1", f1="1", f2=kind, f3=ward, f19=visit), **who)


def reasons(control_id: str) -> list[tuple[str, str]]:
    return [(r["field"], r["code"]) for r in InboundMessage.objects.get(control_id=control_id).reasons]


def test_a_laboratory_value_is_kept_once_with_its_time_and_unit(department):  # noqa: F811
    answer(order())
    assert answer(lab()) == ("AA", "L1")
    assert answer(lab("L2")) == ("AA", "L2")  # the laboratory sends it again under another number
    row = LabResult.objects.get()
    assert (row.code, float(row.value), row.unit, row.source) == ("creatinine", 88.0, "umol/L", "hl7")
    assert row.taken_at.isoformat() == "2026-11-21T00:30:00+00:00"  # local time of the site


def test_a_value_that_comes_before_its_order_counts_when_the_order_is_there(department):  # noqa: F811
    assert answer(lab())[0] == "AA"
    answer(order())
    (exam,) = find_order_exams("GH", "A1")
    assert float(latest_lab(exam.patient.id, "creatinine").value) == 88.0


def test_the_safety_gate_hears_of_it():
    exam = make_safe_exam("CT-ABD-C")
    patient, slot = exam.patient, clock.now() + timedelta(days=1)
    known = patient.identifiers[0]
    taken = f"{clock.now() - timedelta(hours=2):%Y%m%d%H%M%S}+0000"
    told = lab(value="600", at=taken, mrn=known.value, sex="M", birth="19790501").decode()
    told = told.replace("^^^GH^MR", f"^^^{known.issuer}^{known.type}").replace("赵^敏", patient.name + "^")
    before = {r.code for r in assess(exam.id, slot).reasons}
    assert answer(told.encode())[0] == "AA"
    deliver_pending()
    after = {r.code for r in assess(exam.id, slot).reasons}
    assert after - before == {"safety.renal_high_risk"}


def test_a_bound_of_the_laboratory_counts_for_the_gate():
    exam = make_safe_exam("CT-ABD-C")
    known, slot = exam.patient, clock.now() + timedelta(days=1)
    record_lab(known.id, code="egfr", value_text="<30", unit="mL/min/1.73m2", taken_at=clock.now(), actor=HEAD)
    deliver_pending()
    assert "safety.renal_high_risk" in {r.code for r in assess(exam.id, slot).reasons}


@pytest.mark.parametrize(
    ("_case", "raw", "field", "code"),
    [
        ("a unit nobody listed", lambda: lab(unit="mmol/L"), "OBX-6", "interop.value_unknown"),
        ("no unit", lambda: lab(unit=""), "OBX-6", "interop.value_unknown"),
        ("no number", lambda: lab(value="abc"), "OBX-5", "interop.no_number"),
        ("nothing", lambda: lab(value=""), "OBX-5", "interop.field_missing"),
        ("zero", lambda: lab(value="0"), "OBX-5", "interop.no_number"),
        ("negative", lambda: lab(value="-5"), "OBX-5", "interop.no_number"),
        ("infinite", lambda: lab(value="Infinity", kind="ST"), "OBX-5", "interop.no_number"),
        ("taken in the future", lambda: lab(at="29981231"), "OBX-14", "interop.time_ahead"),
        ("never taken", lambda: lab(at=""), "OBX-14", "interop.field_missing"),
        ("no time", lambda: lab(at="20269999"), "OBX-14", "interop.time_unreadable"),
        ("taken back", lambda: lab(status="W"), "OBX-11", "interop.lab_withdrawn"),
        ("no value at all", lambda: message("ORU^R01", "L1"), "OBX", "interop.segment_missing"),
        ("two patients", lambda: lab() + PID.format(mrn="P2", birth="", sex="M", phone="").encode() + b"\r", "PID", "interop.segment_repeated"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_trusted_is_parked_with_its_field(department, _case, raw, field, code):  # noqa: F811
    answer(order())
    assert answer(raw())[0] == "AE"
    assert (field, code) in reasons("L1")
    assert not LabResult.objects.exists()


@pytest.mark.parametrize(("kind", "value", "kept"), [("SN", "<^45", "<45"), ("ST", ">90", ">90")])
def test_a_bound_stays_a_bound(department, kind, value, kept):  # noqa: F811
    assert answer(lab(kind=kind, value=value, code="egfr", unit="mL/min/1.73m2"))[0] == "AA"
    row = LabResult.objects.get()
    assert (row.value, row.value_text) == (None, kept)


@pytest.mark.parametrize("told", [{"code": "hemoglobin", "unit": "g/L"}, {"status": "P"}, {"status": "I"}])
def test_what_the_department_does_not_need_or_is_not_final_leaves_nothing(department, told):  # noqa: F811
    assert answer(lab(**told))[0] == "AA"
    assert not LabResult.objects.exists() and find_patient_by_identifier("GH", "MR", "P100") is None


def test_a_number_that_is_somebody_elses_is_parked_and_taken_when_it_was_mended(department):  # noqa: F811
    register_patient(
        actor=CLERK, names="王强", sex="M", birth_date=date(1950, 1, 1), identifiers=[("GH", "MR", "P100")]
    )
    assert answer(lab())[0] == "AE"
    assert reasons("L1") == [("MSH-10", "interop.patient_differs")]
    assert answer(order(control_id="M9"))[0] == "AE"  # an order no less
    assert find_order_exams("GH", "A1") == []
    from apps.directory.models import PatientIdentifier

    PatientIdentifier.objects.update(value="P999")
    row = replay_message(InboundMessage.objects.get(control_id="L1").id, actor=HEAD)
    assert row.status == "processed" and LabResult.objects.get().patient.name == "赵敏"


def test_one_difference_is_a_correction_to_come_and_no_other_person(department):  # noqa: F811
    answer(order())
    assert answer(lab(birth="19680413"))[0] == "AA"
    assert find_patient_by_identifier("GH", "MR", "P100").birth_date == date(1968, 4, 12)


def test_a_correction_overwrites_what_it_says_and_leaves_what_it_does_not(department):  # noqa: F811
    answer(order())
    assert answer(admit("A08", "D1", birth="19680413", sex="", visit=""))[0] == "AA"
    patient = find_patient_by_identifier("GH", "MR", "P100")
    assert (patient.birth_date, patient.sex, patient.phone) == (date(1968, 4, 13), "F", "13800004471")


def test_an_admission_registers_and_never_overwrites(department):  # noqa: F811
    assert answer(admit("A01", "D1", ward="W3^12^2"))[0] == "AA"
    assert answer(admit("A01", "D2", birth="19700101"))[0] == "AA"
    assert find_patient_by_identifier("GH", "MR", "P100").birth_date == date(1968, 4, 12)


def test_a_transfer_moves_the_patients_open_exams_and_is_told_once(department):  # noqa: F811
    answer(order())
    (exam,) = find_order_exams("GH", "A1")
    assert answer(admit("A02", "D1", ward="W7^03^1"))[0] == "AA"
    (moved,) = find_order_exams("GH", "A1")
    assert moved.location == "W7 03 1"
    assert InboundMessage.objects.get(control_id="D1").exam_ids == [exam.id]
    assert answer(admit("A02", "D2", ward="W7^03^1"))[0] == "AA"
    assert InboundMessage.objects.get(control_id="D2").exam_ids == []


def test_a_transfer_of_another_patients_visit_is_parked_and_moves_nobody(department):  # noqa: F811
    answer(order())
    assert answer(admit("A02", "D1", ward="W7", mrn="P200"))[0] == "AE"
    assert reasons("D1") == [("visit_number", "workflow.visit_of_another")]
    assert find_patient_by_identifier("GH", "MR", "P200") is None  # nothing half done


@pytest.mark.parametrize("event", ["A05", "A12", "A45"])
def test_events_that_are_not_taken_yet_are_refused_in_words(department, event):  # noqa: F811
    assert answer(admit(event, "D1"))[0] == "AR"
    assert reasons("D1") == [("MSH-9", "interop.event_unsupported")]


def test_an_imaging_order_is_taken_like_a_general_one(department):  # noqa: F811
    assert answer(order().replace(b"ORM^O01^ORM_O01", b"OMI^O23^OMI_O23"))[0] == "AA"
    assert len(find_order_exams("GH", "A1")) == 1


def test_a_discharge_asks_what_becomes_of_the_exam_and_is_taken_back(department):  # noqa: F811
    answer(order())
    (exam,) = find_order_exams("GH", "A1")
    assert answer(admit("A02", "D1", ward="W3"))[0] == "AA"
    assert answer(admit("A03", "D2"))[0] == "AA"
    (exam,) = find_order_exams("GH", "A1")
    task = Task.objects.get(exam_id=exam.id, kind="discrepancy", closed_at=None)
    assert (task.reason["code"], exam.location, exam.state) == ("workflow.visit_ended", "", "requested")
    assert answer(admit("A03", "D3"))[0] == "AA" and Task.objects.count() == 1  # said again
    assert answer(admit("A13", "D4", ward="W4"))[0] == "AA"
    task.refresh_from_db()
    assert task.closed_at and find_order_exams("GH", "A1")[0].location == "W4"


def test_an_admission_taken_back_cancels_no_order_by_itself(department):  # noqa: F811
    answer(order())
    assert answer(admit("A11", "D1"))[0] == "AA"
    (exam,) = find_order_exams("GH", "A1")
    assert exam.state == "requested"
    assert Task.objects.get(exam_id=exam.id).reason["code"] == "workflow.visit_cancelled"


@pytest.mark.parametrize("event", ["A03", "A11", "A13"])
def test_the_end_of_a_visit_imaging_does_not_know_and_of_another_patients(department, event):  # noqa: F811
    assert answer(admit(event, "D1", visit="V9"))[0] == "AA"
    answer(order())
    told = admit(event, "D2", mrn="P777")
    assert answer(told)[0] == "AE" and ("visit_number", "workflow.visit_of_another") in reasons("D2")
    assert not Task.objects.exists()


@pytest.mark.parametrize("event", ["A04", "A08", "A40"])
def test_nobody_is_born_in_the_future(department, event):  # noqa: F811
    told = message(f"ADT^{event}", "B1", segment("MRG", f1="P9^^^GH^MR"), birth="29980101")
    assert answer(told)[0] == "AE" and reasons("B1") == [("birth_date", "directory.birth_date_in_future")]
    assert find_patient_by_identifier("GH", "MR", "P100") is None


def test_an_observation_of_ten_megabytes_is_refused_by_name_and_the_next_message_is_taken(department):  # noqa: F811
    import asyncio

    from apps.interop.drivers.mllp import END, START, serve
    from apps.interop.public import receive_message, refuse_frame

    big = lab().replace(b"umol/L", b"x" * 10 * 1024 * 1024)

    async def run() -> list[bytes]:
        async def handle(raw: bytes, peer: str) -> bytes:
            return await asyncio.to_thread(lambda: b"taken")

        async def refuse(head: bytes, reason, peer: str) -> bytes:
            refused.append((head, reason))
            return b"refused"

        server = await serve("127.0.0.1", 0, handle, refuse=refuse)
        reader, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
        writer.write(START + big + END + START + order() + END)
        got = [await asyncio.wait_for(reader.readuntil(END), 30) for _ in range(2)]
        writer.close()
        server.close()
        return got

    refused: list = []
    assert [g[1:-2] for g in asyncio.run(run())] == [b"refused", b"taken"]
    ((head, reason),) = refused
    assert b"MSA|AR|L1" in refuse_frame(head, reason, peer="x")
    kept = InboundMessage.objects.get()
    assert kept.status == "rejected" and kept.reasons[0]["code"] == "interop.too_long" and len(kept.raw) <= 65_536
    assert b"MSA|AA|M1" in receive_message(order(), peer="x")
