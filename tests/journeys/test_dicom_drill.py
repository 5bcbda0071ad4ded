"""kill -9 of the DICOM listener: between N-CREATE and N-SET, and in the middle of a transfer. Nothing acknowledged is lost."""

import json
import os
import signal
import time
import urllib.request

import pytest
from pydicom.dataset import Dataset
from pynetdicom import AE
from pynetdicom.sop_class import CTImageStorage, ModalityPerformedProcedureStep

from tests.department import Department
from tests.imaging.drivers.objects import make_ct
from tests.imaging.drivers.test_storage_wire import make_mpps

pytestmark = [pytest.mark.servers, pytest.mark.timeout(600)]


def associate(department: Department, *uids, patience_s: float = 60):
    """An association, waited for while the supervisor starts the listener again."""
    ae = AE("CT1")
    for uid in uids:
        ae.add_requested_context(uid, "1.2.840.10008.1.2.1")
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        assoc = ae.associate("127.0.0.1", department.ready["dicom"]["port"], ae_title="RADFLOW")
        if assoc.is_established:
            return assoc
        time.sleep(0.3)
    raise AssertionError(f"no association within {patience_s} s")


def kill_listener(department: Department) -> None:
    os.kill(department.children()["dicom"], signal.SIGKILL)


def read(department: Department, path: str):
    """GET as the demonstration's DICOM administrator."""
    jar = urllib.request.HTTPCookieProcessor()
    opener, base = urllib.request.build_opener(jar), department.ready["url"].rstrip("/")
    opener.open(f"{base}/api/session").read()
    token = next((c.value for c in jar.cookiejar if c.name == "radflow_csrf"), "")
    with open(department.ready["logins"]) as file:
        password = file.read().split()[1]
    body = json.dumps({"username": "dicom", "password": password}).encode()
    headers = {"Content-Type": "application/json", "X-CSRFToken": token}
    opener.open(urllib.request.Request(f"{base}/api/session", data=body, headers=headers)).read()
    return json.loads(opener.open(base + path).read())


def test_a_step_survives_between_create_and_set(quiet):
    assoc = associate(quiet, ModalityPerformedProcedureStep)
    assert assoc.send_n_create(make_mpps("1.2.3.900"), ModalityPerformedProcedureStep, "1.2.3.900")[0].Status == 0
    kill_listener(quiet)
    done = Dataset()
    done.PerformedProcedureStepStatus = "DISCONTINUED"
    done.PerformedProcedureStepEndDate, done.PerformedProcedureStepEndTime = "20261122", "092000"
    assoc = associate(quiet, ModalityPerformedProcedureStep)
    assert assoc.send_n_create(make_mpps("1.2.3.900"), ModalityPerformedProcedureStep, "1.2.3.900")[0].Status == 0x0111
    assert assoc.send_n_set(done, ModalityPerformedProcedureStep, "1.2.3.900")[0].Status == 0
    assoc.release()
    steps = read(quiet, "/api/dicom/mpps")["results"]
    assert [s["status"] for s in steps if s["uid"] == "1.2.3.900"] == ["DISCONTINUED"]


def test_no_acknowledged_image_is_lost(quiet):
    acknowledged = set()
    for lap in range(3):
        assoc = associate(quiet, CTImageStorage)
        for n in range(12):
            ds = make_ct(lap * 100 + n, size=128, study="2.25.901", series=f"2.25.901.{lap}")
            if n == 8:
                kill_listener(quiet)
            try:
                status = assoc.send_c_store(ds)
            except RuntimeError:  # the client noticed before it sent that nobody is there
                break
            if status and status.Status == 0:
                acknowledged.add(ds.SOPInstanceUID)
            if not assoc.is_established:
                break
        assoc.abort()
    associate(quiet, CTImageStorage).release()
    study = read(quiet, "/api/studies?q=A00001")["results"][0]
    series = read(quiet, f"/api/studies/{study['id']}")["series"]
    kept = {i["sop_uid"] for s in series for i in read(quiet, f"/api/series/{s['id']}/instances")}
    assert len(acknowledged) >= 24
    assert acknowledged <= kept
    assert not [p for p in (quiet.var / "images" / "incoming").iterdir() if p.suffix == ".part"]
