"""Why a scanner does not show an exam: the tracer names the cause, and after what it advises dcmtk's findscu shows the row."""

import subprocess
import time
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.kernel import clock
from apps.common.policy.models import PolicySet
from apps.devices.models import Device
from apps.directory.models import Room
from apps.directory.public import list_sites
from apps.imaging.models import DicomPeer, WorklistAsk
from apps.imaging.public import trace_worklist
from apps.workflow.models import Exam
from apps.workflow.public import request
from tests.builders.pathway import CLERK, HEAD, RADIOLOGIST, make_exam, make_patient
from tests.imaging.services.wire import book_exam

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.peer("dcmtk")]
WRITTEN_S = 10
STEP = {"station": "0040,0001", "modality": "0008,0060", "date": "0040,0002", "status": "0040,0020"}
TOP = {"name": "0010,0010", "id": "0010,0020", "accession": "0008,0050", "charset": "0008,0005", "weight": "0010,1010"}


@dataclass
class Console:
    """A scanner's worklist screen: `keys` as it was set up; dcmtk does the talking."""

    port: int
    ae: str = "CT1"
    called: str = "RADFLOW"
    keys: dict[str, str | bytes] = field(default_factory=lambda: {"charset": "ISO_IR 192"})

    def shows(self, exam) -> bool:
        out = subprocess.run(
            ["findscu", "-W", "-aet", self.ae, "-aec", self.called, "127.0.0.1", str(self.port), *self._write_keys()],
            check=False, capture_output=True,
        )  # fmt: skip
        return exam.accession.encode() in out.stdout + out.stderr

    def _write_keys(self) -> list[bytes]:
        told = [b"-k", b"0008,0050", b"-k", b"(0040,0100)[0].0008,0060"]
        for name, value in self.keys.items():
            tag = f"(0040,0100)[0].{STEP[name]}" if name in STEP else TOP[name]
            told += [b"-k", f"{tag}=".encode() + (value if isinstance(value, bytes) else value.encode())]
        return told


@pytest.fixture
def console(port) -> Console:
    return Console(port)


def trace(exam, console, **query):
    return trace_worklist(exam.id, ae_title=console.ae, actor=HEAD, **query)


def list_causes(found) -> list[str]:
    return [s.reason.code.removeprefix("imaging.trace_") for s in found.steps if s.verdict == "fail"]


def list_advice(found) -> list[str]:
    return [s.advice.code.removeprefix("imaging.trace_do_") for s in found.steps if s.verdict == "fail"]


def expect(exam, console, cause: str, advice: str):
    """Not on the screen, for exactly this cause; the node writes down what it refused after it has answered."""
    assert not console.shows(exam)
    end = time.monotonic() + WRITTEN_S
    while (found := trace(exam, console)).is_shown and time.monotonic() < end:
        time.sleep(0.05)
    assert (found.is_shown, list_causes(found), list_advice(found)) == (False, [cause], [advice])


def expect_shown(exam, console):
    assert console.shows(exam)
    found = trace(exam, console)
    assert (found.is_shown, list_causes(found)) == (True, [])


def today() -> str:
    return f"{clock.now().astimezone(ZoneInfo(next(iter(list_sites())).time_zone)):%Y%m%d}"


def test_a_row_that_is_shown_has_no_cause_and_the_question_is_kept(site_id, console):
    exam = book_exam(site_id)
    console.keys |= {"station": "CT1", "accession": exam.accession}
    expect_shown(exam, console)
    found = trace(exam, console)
    assert (found.is_assumed, found.device_code) == (False, "CT-1")
    assert found.asked["top"] == {"AccessionNumber": exam.accession}
    assert found.asked["step"] == {"ScheduledStationAETitle": "CT1"}
    acts = AuditEntry.objects.filter(action="worklist.traced", patient_id=exam.patient_id)
    assert acts.last().detail == {"ae_title": "CT1", "is_shown": True, "causes": []}


def test_a_scanner_that_never_asked_is_tried_with_a_usual_question(site_id, console):
    exam = book_exam(site_id, device="CT-2")
    found = trace(exam, console)
    assert (found.is_assumed, found.is_shown, list_causes(found)) == (True, False, ["other_station"])
    assert found.asked["step"]["ScheduledStationAETitle"] == "CT1"


def test_an_unknown_title(site_id, console):
    exam = book_exam(site_id)
    console.ae = "NEWCT"
    expect(exam, console, "unknown_peer", "add_peer")
    DicomPeer.objects.create(ae_title="NEWCT", name="new")
    expect_shown(exam, console)


def test_a_title_from_another_address(site_id, console):
    exam = book_exam(site_id)
    peer = DicomPeer.objects.create(ae_title="CT1", name="CT", host="10.9.9.9")
    expect(exam, console, "peer_elsewhere", "change_peer")
    DicomPeer.objects.filter(pk=peer.pk).update(host="127.0.0.1")
    expect_shown(exam, console)


def test_a_node_that_is_switched_off(site_id, console):
    exam = book_exam(site_id)
    peer = DicomPeer.objects.create(ae_title="CT1", name="CT", is_enabled=False)
    expect(exam, console, "peer_disabled", "change_peer")
    DicomPeer.objects.filter(pk=peer.pk).update(is_enabled=True)
    expect_shown(exam, console)


def test_another_title_called(site_id, console):
    exam = book_exam(site_id)
    console.called = "OLDRIS"
    expect(exam, console, "called_ae", "set_called_ae")
    console.called = "RADFLOW"
    expect_shown(exam, console)


def test_too_many_associations(site_id, port, console):
    from tests.imaging.services.wire import associate

    exam = book_exam(site_id)
    held = [associate(port, "1.2.840.10008.1.1") for _ in range(8)]
    expect(exam, console, "peer_busy", "raise_limit")
    for association in held:
        association.release()
    expect_shown(exam, console)


def test_an_exam_that_nobody_vetted_then_nobody_booked(site_id, console):
    exam = make_exam("CT-CHEST", site_id=site_id)
    expect(exam, console, "not_vetted", "vet")
    request(exam.id, "vet", actor=RADIOLOGIST)
    expect(exam, console, "not_booked", "book")
    request(exam.id, "book", actor=CLERK, detail={"starts_at": clock.now(), "device_code": "CT-1"})
    expect_shown(exam, console)


def test_a_state_that_is_hidden_until_it_is_asked_for(site_id, console):
    exam = book_exam(site_id)
    for action in ("check_in", "start"):
        request(exam.id, action, actor=HEAD, reason="here")
    expect(exam, console, "state_hidden", "ask_status")
    console.keys["status"] = "STARTED"
    expect_shown(exam, console)


def test_an_exam_of_another_site(site_id, console):
    exam = book_exam(site_id)
    room = Room.objects.exclude(site_id=site_id).first()
    Device.objects.filter(code="CT-2").update(room=room)
    console.ae = "CT2"
    expect(exam, console, "other_site", "move_exam")
    Device.objects.filter(code="CT-2").update(room=Device.objects.get(code="CT-1").room)
    expect_shown(exam, console)


def test_an_exam_booked_on_another_scanner(site_id, console):
    exam = book_exam(site_id, device="CT-2")
    console.keys["station"] = "CT1"
    expect(exam, console, "other_station", "move_or_ask")
    console.keys["station"] = "CT2"
    expect_shown(exam, console)


def test_a_slot_beyond_the_days_that_are_shown(site_id, console):
    exam = book_exam(site_id, hours=24 * 20)
    expect(exam, console, "outside_window", "ask_date")
    console.keys["date"] = f"{today()}-"
    expect_shown(exam, console)


@pytest.mark.parametrize(
    ("_case", "key", "wrong", "cause", "advice", "right"),
    [
        ("another modality", "modality", "MR", "key_differs", "correct_key", "CT"),
        ("only the beginning of the name", "name", "Wang", "key_wildcard", "add_wildcard", "Wang*"),
        ("a comma for the caret", "name", "Wang, Xiaoming", "key_name_parts", "use_caret", "Wang^Xiaoming"),
        ("given name first", "name", "Xiaoming^Wang", "key_name_order", "turn_name", "wang^xiaoming"),
        ("somebody else", "name", "Li^Hong", "key_differs", "correct_key", "Wang^*"),
        ("GB 18030 without saying so", "name", "王^小明".encode("gb18030"), "key_charset", "set_charset", "王^小明"),
        ("another day", "date", "20200101", "key_range", "widen_range", None),
    ],
)  # fmt: skip
def test_a_key_that_does_not_fit(site_id, console, _case, key, wrong, cause, advice, right):
    exam = book_exam(site_id, hours=0)
    if isinstance(wrong, bytes):
        del console.keys["charset"]
    console.keys[key] = wrong
    expect(exam, console, cause, advice)
    console.keys |= {"charset": "ISO_IR 192", key: today() if right is None else right}
    expect_shown(exam, console)


@pytest.mark.parametrize(
    ("_case", "rewrite", "cause", "advice"),
    [
        ("leading zeros left out", lambda mrn: mrn.lstrip("0"), "key_zeros", "correct_key"),
        ("small letters", str.lower, "key_case", "correct_key"),
        ("blanks inside", lambda mrn: f"{mrn[:3]} {mrn[3:]}", "key_spaces", "correct_key"),
        ("cut", lambda mrn: mrn[:-1], "key_wildcard", "add_wildcard"),
    ],
)  # fmt: skip
def test_a_patient_number_that_does_not_fit(site_id, console, _case, rewrite, cause, advice):
    exam = book_exam(site_id)
    mrn = exam.patient.mrn if cause != "key_zeros" else f"00{exam.id}"
    if cause == "key_zeros":
        Exam.objects.get(pk=exam.id).patient.__class__.objects.filter(pk=exam.patient_id).update(mrn=mrn)
    console.keys["id"] = rewrite(mrn)
    expect(exam, console, cause, advice)
    console.keys["id"] = mrn
    expect_shown(exam, console)


def test_a_value_that_the_exam_does_not_have(site_id, console):
    exam = book_exam(site_id, patient=make_patient(names="王小明", birth_date=None))
    TOP["born"] = "0010,0030"
    console.keys["born"] = "19800101"
    assert not console.shows(exam)
    found = trace(exam, console)
    assert (list_causes(found), list_advice(found)) == (["key_no_value"], ["fill_value"])
    del console.keys["born"]
    expect_shown(exam, console)


def test_a_key_that_cannot_be_read_as_a_date(site_id, console):
    exam = book_exam(site_id)
    console.keys["date"] = "29 Nov"
    assert not console.shows(exam)
    assert not WorklistAsk.objects.exists()  # refused before the worklist was asked
    console.keys["date"] = f"{today()}-"
    expect_shown(exam, console)


def test_more_rows_than_one_answer_holds(site_id, console):
    PolicySet.objects.filter(code="imaging.worklist").update(
        payload={"days_back": 2, "days_ahead": 8, "max_matches": 1}
    )
    first, exam = book_exam(site_id), book_exam(site_id, hours=2)
    assert console.shows(first)
    expect(exam, console, "row_limit", "narrow")
    console.keys["accession"] = exam.accession
    expect_shown(exam, console)


def test_a_hold_is_told_but_hides_nothing(site_id, console):
    exam = book_exam(site_id)
    request(exam.id, "suspend", actor=HEAD, reason="waits for the creatinine")
    expect_shown(exam, console)
    assert [s.code for s in trace(exam, console).steps if s.verdict == "info"] == ["held"]


def test_the_last_questions_of_a_title_are_bounded(site_id, console):
    PolicySet.objects.filter(code="imaging.worklist_asks").update(payload={"kept_per_ae": 2, "keep_days": 3})
    exam = book_exam(site_id)
    for key in ("A1", "A2", "A3"):
        console.keys["accession"] = key
        console.shows(exam)
    assert [a.query["top"]["AccessionNumber"] for a in WorklistAsk.objects.all()] == ["A3", "A2"]
    old = WorklistAsk.objects.last()
    found = trace(exam, console, ask_id=old.pk)
    assert found.asked["top"] == {"AccessionNumber": "A2"}
    assert list_causes(found) == ["key_differs"]
