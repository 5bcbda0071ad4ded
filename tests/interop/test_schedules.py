"""The hospital's scheduler books, moves and cancels under the same rules as a clerk; what it may not do leaves everything as it was."""

from datetime import timedelta

import pytest

from apps.imaging.drivers.ports import Caller
from apps.imaging.engine.worklist import WorklistQuery
from apps.imaging.services.worklist import find_worklist
from apps.interop.models import InboundMessage
from apps.scheduling.public import find_live_appointment
from apps.workflow.public import get_exam
from tests.builders.pathway import make_patient
from tests.builders.scheduling import NOW, at, book, make_bookable, make_scanner
from tests.interop.test_hospital import message, reasons
from tests.interop.test_orders import answer, segment

pytestmark = pytest.mark.django_db
SLOT = at(120)


@pytest.fixture
def scanner(site_id, safety_is_clear):
    return make_scanner()


@pytest.fixture
def exam(scanner):
    patient = make_patient(names="赵敏", sex="F")
    return make_bookable(patient_id=patient.id, placer_number="A1", placer_issuer="GH")


def siu(event, control_id, exam, *, scanner="", starts_at=None, placer="A1^GH", why="") -> bytes:
    known = exam.patient.identifiers[0]
    start = f"{starts_at:%Y%m%d%H%M%S}+0000" if starts_at else ""
    raw = message(
        f"SIU^{event}^SIU_S12",
        control_id,
        segment("SCH", f1="77^HIS", f6=why, f26=placer),
        "RGS|1",
        segment("AIS", f1="1", f3="CT", f4=start),
        segment("AIG", f1="1", f3=scanner),
        mrn=known.value,
        birth="",
    ).decode()
    return raw.replace("^^^GH^MR", f"^^^{known.issuer}^{known.type}").encode()


def test_the_hospital_books_moves_and_gives_back(exam, scanner):
    assert answer(siu("S12", "S1", exam, scanner=scanner.code, starts_at=SLOT))[0] == "AA"
    assert find_live_appointment(exam.id).starts_at == SLOT
    assert get_exam(exam.id).state == "booked"
    later = SLOT + timedelta(hours=1)
    assert answer(siu("S13", "S2", exam, scanner=scanner.code, starts_at=later, why="^ward round"))[0] == "AA"
    moved = find_live_appointment(exam.id)
    assert moved.starts_at == later
    assert answer(siu("S14", "S3", exam, scanner=scanner.code, starts_at=later))[0] == "AA"
    assert find_live_appointment(exam.id).version == moved.version  # nothing new was said
    assert answer(siu("S15", "S4", exam))[0] == "AA"
    assert find_live_appointment(exam.id) is None and get_exam(exam.id).state == "vetted"


def test_the_scanner_sees_the_moved_time(exam, scanner):
    answer(siu("S12", "S1", exam, scanner=scanner.code, starts_at=SLOT))
    answer(siu("S13", "S2", exam, scanner=scanner.code, starts_at=SLOT + timedelta(hours=1)))
    asked = find_worklist(WorklistQuery(step={}), Caller("CT1", "RADFLOW", "127.0.0.1"))
    (row,) = [entry for entry in asked if entry.top["AccessionNumber"] == exam.accession]
    assert row.step["ScheduledProcedureStepStartTime"] == "120000"  # local time of the site


def test_the_same_booking_again_is_one_booking(exam, scanner):
    raw = siu("S12", "S1", exam, scanner=scanner.code, starts_at=SLOT)
    assert answer(raw) == answer(raw) == ("AA", "S1")
    assert answer(siu("S12", "S2", exam, scanner=scanner.code, starts_at=SLOT))[0] == "AE"  # it has its time


@pytest.mark.parametrize(
    ("_case", "told", "field", "code"),
    [
        ("no scanner", {"starts_at": SLOT}, "AIG-3", "interop.field_missing"),
        ("a scanner nobody has", {"scanner": "CT-99", "starts_at": SLOT}, "AIG-3", "interop.value_unknown"),
        ("no time", {"scanner": "own"}, "AIS-4", "interop.field_missing"),
        ("no order", {"scanner": "own", "starts_at": SLOT, "placer": ""}, "SCH-26", "interop.field_missing"),
        ("an order nobody placed", {"scanner": "own", "starts_at": SLOT, "placer": "A9^GH"}, "SCH-26", "interop.order_unknown"),
        ("the past", {"scanner": "own", "starts_at": NOW - timedelta(days=1)}, "MSH-10", None),
    ],
)  # fmt: skip
def test_what_is_missing_or_forbidden_is_named_and_books_nothing(exam, scanner, _case, told, field, code):
    told = told | ({"scanner": scanner.code} if told.get("scanner") == "own" else {})
    assert answer(siu("S12", "S1", exam, **told))[0] == "AE"
    assert [(f, c if code else None) for f, c in reasons("S1")] == [(field, code)]
    assert find_live_appointment(exam.id) is None


def test_a_taken_time_stays_taken_and_can_be_tried_again(exam, scanner):
    other = make_bookable()
    book(other, scanner, SLOT)
    assert answer(siu("S12", "S1", exam, scanner=scanner.code, starts_at=SLOT))[0] == "AE"
    row = InboundMessage.objects.get(control_id="S1")
    assert (row.status, row.reasons[0]["code"]) == ("parked", "scheduling.slot_taken")
    assert find_live_appointment(other.id).starts_at == SLOT and find_live_appointment(exam.id) is None


def test_an_order_of_another_patient_is_not_touched(exam, scanner):
    stranger = make_bookable(placer_number="A2", placer_issuer="GH")
    answer(siu("S12", "S1", exam, scanner=scanner.code, starts_at=SLOT, placer="A2^GH"))
    assert reasons("S1") == [("PID-3", "interop.order_of_another")]
    assert find_live_appointment(stranger.id) is None


def test_nothing_is_cancelled_that_was_not_booked(exam):
    assert answer(siu("S15", "S1", exam))[0] == "AE"
    assert reasons("S1") == [("MSH-10", "interop.not_booked")]


def test_no_show_waits_for_the_grace(exam, scanner, department_clock):
    answer(siu("S12", "S1", exam, scanner=scanner.code, starts_at=SLOT))
    assert answer(siu("S26", "S2", exam))[0] == "AE"
    department_clock.now = SLOT + timedelta(hours=3)
    assert answer(siu("S26", "S3", exam))[0] == "AA"
    assert get_exam(exam.id).state == "no_show"


def made(raw: bytes, minutes_ago: int) -> bytes:
    """The message as if its sender had written it then."""
    return raw.replace(b"20261122090000+0800", f"{NOW - timedelta(minutes=minutes_ago):%Y%m%d%H%M%S}+0000".encode())


def test_a_move_that_was_overtaken_by_another_is_parked_and_moves_nothing(exam, scanner):
    booked, first, last = (
        siu(event, f"S{n}", exam, scanner=scanner.code, starts_at=SLOT + timedelta(hours=n))
        for n, event in enumerate(("S12", "S13", "S13"))
    )
    assert [answer(made(raw, ago))[0] for raw, ago in ((booked, 30), (last, 10), (first, 20))] == ["AA", "AA", "AE"]
    assert find_live_appointment(exam.id).starts_at == SLOT + timedelta(hours=2)
    assert reasons("S1") == [("MSH-7", "interop.overtaken")]


def test_a_time_given_back_before_it_was_booked_here_is_given_back_then(exam, scanner):
    assert answer(made(siu("S15", "S2", exam), 10))[0] == "AE"
    assert answer(made(siu("S12", "S1", exam, scanner=scanner.code, starts_at=SLOT), 20))[0] == "AA"
    assert find_live_appointment(exam.id) is None
    assert InboundMessage.objects.get(control_id="S2").status == "processed"
