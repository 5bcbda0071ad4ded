"""C-STORE and MPPS against pynetdicom's client; damage; the disk."""

import hashlib
import os
import socket
import time

import pydicom
import pytest
from pydicom.dataset import Dataset
from pydicom.uid import DeflatedExplicitVRLittleEndian, ImplicitVRLittleEndian
from pynetdicom import AE as ApplicationEntity
from pynetdicom.sop_class import CTImageStorage, ModalityPerformedProcedureStep, Verification

from apps.common.kernel.errors import Transient
from apps.imaging.drivers import storage
from tests.imaging.drivers.department import AE, Department, wait_until
from tests.imaging.drivers.objects import make_ct


def associate(port: int, *contexts, calling: str = "CT1"):
    ae = ApplicationEntity(calling)
    for uid, *syntaxes in contexts:
        ae.add_requested_context(uid, syntaxes or None)
    return ae.associate("127.0.0.1", port, ae_title=AE)


def leftovers(department: Department) -> list[str]:
    return os.listdir(department.folder / "incoming")


def test_object_is_stored_as_received(department):
    assoc = associate(department.port, (CTImageStorage, "1.2.840.10008.1.2.1"))
    ds = make_ct()
    assert assoc.send_c_store(ds).Status == 0x0000
    assoc.release()
    kept = department.kept[ds.SOPInstanceUID]
    assert (kept.header.patient_name, kept.header.position_mm, kept.header.rows) == ("Wang^Xiaoming=王^小明", 5.0, 16)
    stored = pydicom.dcmread(department.folder / "kept" / f"{ds.SOPInstanceUID}.dcm")
    assert stored.file_meta.TransferSyntaxUID == "1.2.840.10008.1.2.1"
    assert stored.PixelData == ds.PixelData
    raw = (department.folder / "kept" / f"{ds.SOPInstanceUID}.dcm").read_bytes()
    meta = 132 + 12 + stored.file_meta.FileMetaInformationGroupLength
    assert hashlib.sha256(raw[meta:]).hexdigest() == kept.sha256
    assert kept.size == len(raw) - meta
    assert leftovers(department) == []


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, DeflatedExplicitVRLittleEndian])
def test_other_transfer_syntaxes_are_kept_as_they_come(department, syntax):
    ds = make_ct()
    ds.file_meta.TransferSyntaxUID = syntax
    assoc = associate(department.port, (CTImageStorage, syntax))
    assert assoc.send_c_store(ds).Status == 0x0000
    assoc.release()
    assert department.kept[ds.SOPInstanceUID].header.transfer_syntax == syntax
    assert pydicom.dcmread(department.folder / "kept" / f"{ds.SOPInstanceUID}.dcm").pixel_array.shape == (16, 16)


def test_object_larger_than_memory_window_is_spilled(department):
    ds = make_ct(size=1400)
    assoc = associate(department.port, (CTImageStorage, "1.2.840.10008.1.2.1"))
    assert assoc.send_c_store(ds).Status == 0x0000
    assoc.release()
    assert pydicom.dcmread(department.folder / "kept" / f"{ds.SOPInstanceUID}.dcm").PixelData == ds.PixelData


def test_header_longer_than_the_window_is_read_from_the_file(department):
    ds = make_ct()
    ds.add_new(0x00091001, "OB", b"x" * 400_000)
    ds.add_new(0x00090010, "LO", "VENDOR")
    assoc = associate(department.port, (CTImageStorage, "1.2.840.10008.1.2.1"))
    assert assoc.send_c_store(ds).Status == 0x0000
    assoc.release()
    assert department.kept[ds.SOPInstanceUID].header.patient_id == "MRN00001"


@pytest.mark.parametrize(
    ("_case", "change", "status"),
    [
        ("study uid with a path", {"StudyInstanceUID": "../../etc"}, 0xA900),
        ("no series", {"SeriesInstanceUID": ""}, 0xA900),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_bad_objects_are_refused_and_leave_nothing(department, _case, change, status):
    ds = make_ct()
    for key, value in change.items():
        setattr(ds, key, value)
    assoc = associate(department.port, (CTImageStorage, "1.2.840.10008.1.2.1"))
    assert assoc.send_c_store(ds).Status == status
    assert assoc.send_c_store(make_ct(2)).Status == 0x0000
    assoc.release()
    assert list(department.kept) == ["2.25.78.2"]
    assert leftovers(department) == []
    assert [r[0] for r in department.refusals] == ["bad_object"]


def test_low_disk_is_a700_before_anything_is_written(department, monkeypatch):
    monkeypatch.setattr(storage, "free_bytes", lambda folder: -1)
    assoc = associate(department.port, (CTImageStorage, "1.2.840.10008.1.2.1"))
    assert assoc.send_c_store(make_ct()).Status == 0xA700
    assoc.release()
    assert (department.kept, leftovers(department)) == ({}, [])


def test_database_away_is_a700_and_leaves_nothing(department):
    department.raises = Transient("database away")
    assoc = associate(department.port, (CTImageStorage, "1.2.840.10008.1.2.1"))
    assert assoc.send_c_store(make_ct()).Status == 0xA700
    department.raises = None
    assert assoc.send_c_store(make_ct()).Status == 0x0000
    assoc.release()
    assert leftovers(department) == []


def make_mpps(uid: str = "1.2.3.4", **changes) -> Dataset:
    ds = Dataset()
    step = Dataset()
    step.StudyInstanceUID, step.AccessionNumber = "2.25.1", "A00001"
    step.ScheduledProcedureStepID, step.RequestedProcedureID = "SPS00001", "RP00001"
    ds.ScheduledStepAttributesSequence = [step]
    ds.PerformedProcedureStepID, ds.PerformedStationAETitle = "P1", "CT1"
    ds.PerformedProcedureStepStartDate, ds.PerformedProcedureStepStartTime = "20261122", "091500"
    ds.PerformedProcedureStepStatus, ds.Modality, ds.PerformedSeriesSequence = "IN PROGRESS", "CT", []
    ds.PatientID, ds.PatientName = "MRN00001", "Wang^Xiaoming"
    for key, value in changes.items():
        setattr(ds, key, value)
    return ds


def test_mpps_from_start_to_a_final_state_that_stays(department):
    assoc = associate(department.port, (ModalityPerformedProcedureStep,))
    create = lambda ds, uid="1.2.3.4": assoc.send_n_create(ds, ModalityPerformedProcedureStep, uid)[0]  # noqa: E731
    change = lambda ds, uid="1.2.3.4": assoc.send_n_set(ds, ModalityPerformedProcedureStep, uid)[0]  # noqa: E731
    assert create(make_mpps()).Status == 0x0000
    assert create(make_mpps()).Status == 0x0111
    assert create(make_mpps(Modality=""), "1.2.3.5").Status == 0x0121
    done = Dataset()
    done.PerformedProcedureStepStatus = "COMPLETED"
    done.PerformedProcedureStepEndDate, done.PerformedProcedureStepEndTime = "20261122", "092000"
    series = Dataset()
    series.SeriesInstanceUID, series.ProtocolName = "2.25.78", "Chest"
    reference = Dataset()
    reference.ReferencedSOPClassUID, reference.ReferencedSOPInstanceUID = CTImageStorage, "2.25.78.1"
    series.ReferencedImageSequence = [reference]
    done.PerformedSeriesSequence = [series]
    assert change(done, "9.9.9").Status == 0x0112
    assert change(done).Status == 0x0000
    last = change(done)
    assert (last.Status, last.ErrorID) == (0x0110, 0xA710)
    assoc.release()


def test_garbage_ends_one_connection_and_no_other(department):
    for junk in (
        b"GET / HTTP/1.1\r\n\r\n",
        os.urandom(200),
        b"\x01\x00\x7f\xff\xff\xff",
        b"\x04\x00\x00\x00\x00\x02ab",
        b"\x01\x00\x00\x00\x00\x04abcd",
    ):
        with socket.create_connection(("127.0.0.1", department.port)) as sock:
            sock.sendall(junk)
            sock.settimeout(6)
            while sock.recv(1024):
                pass
    assoc = associate(department.port, (Verification,))
    assert assoc.send_c_echo().Status == 0x0000
    assoc.release()
    assert {r[0] for r in department.refusals} <= {"bad_pdu", "no_greeting"}


def test_half_open_connections_do_not_keep_others_waiting(tmp_path):
    from apps.imaging.drivers.ports import Limits

    made = Department(tmp_path, limits=Limits(half_open=30, greeting_s=3.0, min_free_bytes=0))
    port = made.start()
    held = [socket.create_connection(("127.0.0.1", port)) for _ in range(40)]
    before = time.monotonic()
    assoc = associate(port, (Verification,))
    assert assoc.send_c_echo().Status == 0x0000
    assert time.monotonic() - before < 2.5
    assoc.release()
    wait_until(lambda: made.acceptor.count_open() == 0)
    for sock in held:
        sock.close()
    made.stop()


def test_cap_per_peer_and_in_all(tmp_path):
    from apps.imaging.drivers.ports import Limits

    made = Department(tmp_path, limits=Limits(per_peer=2, associations=3, min_free_bytes=0))
    port = made.start()
    first = [associate(port, (Verification,)) for _ in range(2)]
    assert all(a.is_established for a in first)
    assert associate(port, (Verification,)).is_rejected
    other = associate(port, (Verification,), calling="DCMTK")
    assert other.is_established
    assert associate(port, (Verification,), calling="PROBE").is_rejected
    for assoc in (*first, other):
        assoc.release()
    wait_until(lambda: made.acceptor.count_established() == 0)
    made.stop()
