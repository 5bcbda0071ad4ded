"""The main job on foreign input: one exam from a hospital's order to the delivered report, by HL7, DICOM and browser.

The hospital speaks python-hl7's MLLP, the scanner dcmtk and a plain pynetdicom MPPS client; people sit before Chromium (`frontend/e2e/stages`).
"""

import asyncio
import re
import subprocess
import threading
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import hl7
import hl7.mllp
import pytest
from hl7.client import MLLPClient
from pydicom.dataset import Dataset

from simulator.department import Machine, Person
from simulator.modality import Modality, Peer
from tests.department import Department, wait_until
from tests.journeys.browser import run_browser
from tests.journeys.people import make_setting

PLACER = "FOREIGN-1"
ORDER = "\r".join(
    [
        "MSH|^~\\&|HIS|GH|RADFLOW|MAIN|{at}||ORM^O01^ORM_O01|J1|P|2.5.1||||||UNICODE UTF-8",
        "PID|1||J100^^^GH^MR||钱^学^^^^^L^I||19620309|M|||||13800009911",
        "PV1|1|O",
        "ORC|NW|FOREIGN-1^GH",
        "OBR|1|FOREIGN-1^GH||CT-CHEST||||||||||||referrer^刘^明远|||||||||||^^^^^R||||^咳嗽三周",
    ]
)


class ResultsReceiver(threading.Thread):
    """The hospital's listener, python-hl7's own server."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.port, self.messages, self.listening = port, [], threading.Event()

    def find(self, placer: str) -> list[hl7.Message]:
        """Results of one order; its status and bookings come too, and results of the demonstration's past reports."""
        results = [m for m in self.messages if str(m.segment("MSH")[9]).startswith("ORU")]
        return [m for m in results if str(m.segment("OBR")[2]).partition("^")[0] == placer]

    def list_kinds(self, placer: str) -> set[str]:
        """What was told of one order: message type, with ORC-5 or SCH-25."""
        told = set()
        for m in self.messages:
            kind = str(m.segment("MSH")[9]).rpartition("^")[0]
            row, at = ("SCH", 25) if kind.startswith("SIU") else ("ORC", 5)
            number = (
                str(m.segment("SCH")[26] if row == "SCH" else m.segment("OBR")[2]) if not kind.startswith("DFT") else ""
            )
            if number.partition("^")[0] == placer:
                told.add(f"{kind} {m.segment(row)[at]}")
        return told

    def run(self) -> None:
        asyncio.run(self.serve())

    async def serve(self) -> None:
        async def talk(reader, writer) -> None:
            try:
                while not writer.is_closing():
                    message = await reader.readmessage()
                    self.messages.append(message)
                    writer.writemessage(message.create_ack())
                    await writer.drain()
            except asyncio.IncompleteReadError:
                writer.close()

        async with await hl7.mllp.start_hl7_server(talk, host="127.0.0.1", port=self.port, encoding="utf-8") as server:
            self.listening.set()
            await server.serve_forever()


@pytest.mark.peer("dcmtk", "chromium", "node")
@pytest.mark.timeout(900)
def test_an_order_from_outside_becomes_a_delivered_report(quiet, tmp_path, monkeypatch):
    for name, value in quiet.env.items():
        if name.startswith("RADFLOW_"):
            monkeypatch.setenv(name, value)
    setting = make_setting(quiet)
    machine = Machine(setting)
    morning = next_working_morning(machine)
    machine.call("PUT", "/api/clock", {"start": morning.isoformat(), "factor": 1})
    receiver = ResultsReceiver(int(quiet.env["RADFLOW_HIS_PORT"]))
    receiver.start()
    assert receiver.listening.wait(10)
    # the line waits by its back-off, for nobody listened until now: an administrator has it tried at once
    admin = Person(setting, "admin")
    for partner in admin.get("/api/messages/destinations")["results"]:
        admin.post(f"/api/messages/destinations/{partner['id']}/try", {})

    # the hospital orders
    with MLLPClient("127.0.0.1", int(quiet.env["RADFLOW_MLLP_PORT"]), encoding="utf-8") as client:
        ack = hl7.parse(client.send_message(ORDER.format(at=f"{morning:%Y%m%d%H%M%S}")).decode())
    assert str(ack.segment("MSA")[1]) == "AA"
    exam = find(machine)
    assert (exam["state"], exam["patient"]["name"]) == ("requested", "钱学")

    # the department prepares
    wait_until(
        lambda: find(machine)["facets"]["safety"] != "unknown", timeout_s=30, what="safety has looked at the order"
    )
    who = {"patient": "钱学", "phone_tail": "9911"}
    run_browser(quiet, "stages/plan", tmp_path, **who)
    booked = find(machine)
    assert booked["state"] == "booked" and booked["slot_device_code"].startswith("CT")
    slot = datetime.fromisoformat(booked["slot_start"])
    machine.call("PUT", "/api/clock", {"start": (slot - timedelta(minutes=10)).isoformat(), "factor": 1})
    who |= {"exam_id": booked["id"], "accession": booked["accession"], "mrn": booked["patient"]["mrn"]}
    run_browser(quiet, "stages/receive", tmp_path, **who)
    exam = find(machine)
    assert (exam["state"], exam["facets"]["safety"]) == ("ready", "released")

    # the scanner asks, scans and sends
    ae = exam["slot_device_code"].replace("-", "")
    found = findscu(quiet, ae, exam["accession"])
    assert found.count("(0008,0050)") >= 1 and exam["accession"] in found and exam["steps"][0]["study_uid"] in found
    scanner = Modality(ae, "CT", Peer("127.0.0.1", quiet.ready["dicom"]["port"], quiet.ready["dicom"]["ae_title"]))
    row = scanner.find_worklist(accession=exam["accession"])
    uid = scanner.start_step(row, at=slot)
    wait_until(lambda: find(machine)["state"] == "in_progress", timeout_s=20, what="MPPS start moves the exam")
    series, images = scanner.make_images(row, at=slot, slices=5, seed=1, has_finding=True)
    storescu(quiet, ae, images, tmp_path)
    scanner.end_step(uid, at=slot + timedelta(minutes=6), series_uid=series, images=images)
    wait_until(lambda: find(machine)["facets"]["images"] == "complete", timeout_s=60, what="all images are here")
    assert find(machine)["state"] == "acquired"
    assert exam["accession"] not in findscu(quiet, ae, exam["accession"])

    # the radiologist writes, is warned of a side that does not fit, mends it and signs
    texts = {
        "findings": "右肺上叶见结节，大小约6mm。",
        "wrong_impression": "左肺上叶结节。",
        "impression": "右肺上叶结节。",
    }
    run_browser(quiet, "stages/report", tmp_path, **who, **texts)

    # it leaves by HL7, and the referrer reads it
    wait_until(lambda: receiver.find(PLACER), timeout_s=60, what="ORU^R01 at the hospital")
    (oru,) = receiver.find(PLACER)
    assert str(oru.segment("MSH")[9]) == "ORU^R01^ORU_R01" and str(oru.segment("OBR")[25]) == "F"
    assert any("右肺上叶结节" in str(obx[5]) for obx in oru.segments("OBX"))
    # of other things than the report: in no order with it
    told = {"SIU^S12 Booked", "ORM^O01 SC", "ORM^O01 IP", "ORM^O01 CM"}
    wait_until(lambda: told <= receiver.list_kinds(PLACER), timeout_s=60, what="booking and status at the hospital")
    run_browser(quiet, "stages/collect", tmp_path, **who, **texts)
    wait_until(lambda: find(machine)["state"] == "delivered", timeout_s=30, what="the exam is delivered")

    # every stamp with its clock source; the trail is whole
    timeline = Person(setting, "rad").get(f"/api/exams/{exam['id']}/timeline")
    sources = {e.get("source") for e in timeline["entries"]}
    assert {"mpps", "person"} <= sources
    only = machine.get("/api/exams", accession=exam["accession"])["results"]
    assert len(only) == 1


def next_working_morning(machine: Machine) -> datetime:
    site = next(s for s in machine.get("/api/sites")["results"] if s["code"] == "main")
    at = datetime.now(ZoneInfo(site["time_zone"])).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(
        days=1
    )
    while not site["working_hours"][at.weekday()] or site["working_hours"][at.weekday()][0][1] < 1000:
        at += timedelta(days=1)
    return at


def find(machine: Machine) -> dict:
    rows = machine.get("/api/exams", page_size=50)["results"]
    return next(e for e in rows if e["placer_number"] == PLACER)


def findscu(department: Department, ae: str, accession: str) -> str:
    """dcmtk's worklist query, as the scanner would ask."""
    command = ["findscu", "-W", "-aet", ae, "-aec", department.ready["dicom"]["ae_title"]]
    command += ["127.0.0.1", str(department.ready["dicom"]["port"]), "-k", f"AccessionNumber={accession}"]
    for key in ("PatientName", "PatientID", "StudyInstanceUID", "ScheduledProcedureStepSequence[0].Modality=CT"):
        command += ["-k", key]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    answers = done.stdout + done.stderr
    parts = re.split(r"Find Response: \d+ \(Pending\)|W: -+|# Dicom-Data-Set", answers)
    return "\n".join(parts[1:])


def storescu(department: Department, ae: str, images: list[Dataset], folder: Path) -> None:
    for n, image in enumerate(images):
        image.file_meta.MediaStorageSOPClassUID = image.SOPClassUID
        image.file_meta.MediaStorageSOPInstanceUID = image.SOPInstanceUID
        image.save_as(folder / f"{n}.dcm", enforce_file_format=True)
    command = ["storescu", "-aet", ae, "-aec", department.ready["dicom"]["ae_title"]]
    command += ["127.0.0.1", str(department.ready["dicom"]["port"]), *(str(p) for p in sorted(folder.glob("*.dcm")))]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
