"""Query/Retrieve against foreign clients: what they find, what they get, and what is written down about it."""

import json
import subprocess
import urllib.request

import pydicom
import pytest
from pydicom.dataset import Dataset
from pydicom.uid import ImplicitVRLittleEndian
from pynetdicom import AE as ApplicationEntity
from pynetdicom import build_role, evt
from pynetdicom.sop_class import (
    CTImageStorage,
    StudyRootQueryRetrieveInformationModelFind,
    StudyRootQueryRetrieveInformationModelGet,
    StudyRootQueryRetrieveInformationModelMove,
)

from apps.common.audit.models import AuditEntry
from apps.common.kernel.actor import Actor
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.directory.models import Site
from apps.imaging.models import DicomPeer, DicomRefusal, Instance, Study
from apps.imaging.public import add_peer, update_peer
from apps.imaging.selectors.store import get_root
from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.test_images import store
from tests.imaging.services.nodes import Archive, Orthanc, free_port, wait_for_port

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.servers]
ADMIN = Actor.system("test")
FIND, MOVE, GET = (
    StudyRootQueryRetrieveInformationModelFind,
    StudyRootQueryRetrieveInformationModelMove,
    StudyRootQueryRetrieveInformationModelGet,
)


@pytest.fixture
def workstation(site_id) -> DicomPeer:
    return add_peer(actor=ADMIN, ae_title="WS1", name="Workstation", kind="workstation", may_retrieve=True)


@pytest.fixture
def stored(workstation, images) -> None:
    """Study 2.25.77 of three slices in two series, study 2.25.177 of one."""
    store(make_ct(1), images)
    store(make_ct(2), images)
    store(make_ct(1, series="2.25.79"), images)
    other = make_ct(1, study="2.25.177", series="2.25.178", patient="MRN00002")
    other.PatientName, other.AccessionNumber, other.StudyDate = "Zhao^Liu=赵^六", "A00002", "20261123"
    store(other, images)


def associate(port: int, model, *, calling: str = "WS1", roles=(), handlers=()):
    ae = ApplicationEntity(calling)
    ae.add_requested_context(model)
    for role in roles:
        ae.add_requested_context(role.sop_class_uid, "1.2.840.10008.1.2.1")
    assoc = ae.associate(
        "127.0.0.1", port, ae_title="RADFLOW", ext_neg=list(roles) or None, evt_handlers=list(handlers)
    )
    assert assoc.is_established
    return assoc


def make_identifier(level: str, **keys: str) -> Dataset:
    ds = Dataset()
    ds.SpecificCharacterSet, ds.QueryRetrieveLevel = "ISO_IR 192", level
    for key, value in keys.items():
        setattr(ds, key, value)
    return ds


def find(port: int, level: str, *, calling: str = "WS1", **keys: str) -> tuple[list[Dataset], int]:
    assoc = associate(port, FIND, calling=calling)
    answers = list(assoc.send_c_find(make_identifier(level, **keys), FIND))
    assoc.release()
    return [ds for status, ds in answers if ds is not None], answers[-1][0].Status


def move(port: int, to: str, level: str = "STUDY", *, calling: str = "WS1", **keys: str) -> list[tuple[Dataset, Dataset]]:  # fmt: skip
    assoc = associate(port, MOVE, calling=calling)
    answers = list(assoc.send_c_move(make_identifier(level, **keys), to, MOVE))
    assoc.release()
    return answers


def acts(action: str) -> list[tuple[str, dict]]:
    rows = AuditEntry.objects.filter(action=action).order_by("id")
    return list(rows.values_list("obj", "detail"))


def test_every_level_is_found_with_its_counts_and_in_the_askers_characters(port, stored):
    rows, status = find(
        port, "STUDY", PatientName="赵*", StudyInstanceUID="", ModalitiesInStudy="", NumberOfStudyRelatedInstances=""
    )
    assert status == 0x0000
    assert [(str(r.PatientName), r.StudyInstanceUID, r.ModalitiesInStudy) for r in rows] == [
        ("Zhao^Liu=赵^六", "2.25.177", "CT")
    ]
    assert (rows[0].NumberOfStudyRelatedInstances, rows[0].RetrieveAETitle, rows[0].QueryRetrieveLevel) == (
        1, "RADFLOW", "STUDY",
    )  # fmt: skip
    rows, _ = find(port, "SERIES", StudyInstanceUID="2.25.77", NumberOfSeriesRelatedInstances="", SeriesDescription="")
    assert [(r.SeriesInstanceUID, r.NumberOfSeriesRelatedInstances) for r in rows] == [("2.25.78", 2), ("2.25.79", 1)]
    rows, _ = find(port, "IMAGE", StudyInstanceUID="2.25.77", SeriesInstanceUID="2.25.78", InstanceNumber="2")
    assert [(r.SOPInstanceUID, r.InstanceNumber) for r in rows] == [("2.25.78.2", 2)]
    assert find(port, "SERIES", SeriesInstanceUID="2.25.78") == ([], 0xA900)
    assert [(obj, d["level"], d["n"]) for obj, d in acts("dicom.queried")] == [
        (f"dicom_peer:{DicomPeer.objects.get(ae_title='WS1').pk}", "STUDY", 1),
        (f"dicom_peer:{DicomPeer.objects.get(ae_title='WS1').pk}", "SERIES", 2),
        (f"dicom_peer:{DicomPeer.objects.get(ae_title='WS1').pk}", "IMAGE", 1),
    ]


def test_without_the_right_nothing_is_told_and_the_refusal_is_counted(port, stored):
    rows, status = find(port, "STUDY", calling="CT1", PatientName="*")
    assert (rows, status) == ([], 0x0124)
    assert move(port, "WS1", calling="CT1", StudyInstanceUID="2.25.77")[-1][0].Status == 0x0124
    assert DicomRefusal.objects.get(kind="may_not_retrieve").count == 2
    assert acts("dicom.queried") == []


def test_a_node_of_a_site_sees_that_site_and_what_is_of_none(port, stored, workstation):
    here, there = (
        Study.objects.get(study_uid="2.25.77").site,
        Site.objects.create(code="B", name={"en": "B"}, working_hours={}),
    )
    Study.objects.filter(study_uid="2.25.177").update(site=there)
    update_peer(workstation.pk, actor=ADMIN, version=workstation.version, site_id=here.pk)
    rows, _ = find(port, "STUDY", StudyInstanceUID="")
    assert [r.StudyInstanceUID for r in rows] == ["2.25.77"]
    assert find(port, "SERIES", StudyInstanceUID="2.25.177")[0] == []
    Study.objects.filter(study_uid="2.25.177").update(site=None)
    assert len(find(port, "STUDY", StudyInstanceUID="")[0]) == 2


def test_more_matches_than_are_answered_end_with_a_request_for_less(port, stored):
    PolicySet.objects.filter(code="imaging.retrieve").update(payload={"max_matches": 1})
    clear_cache()
    rows, status = find(port, "STUDY", StudyInstanceUID="")
    assert (len(rows), status) == (1, 0xA700)


def test_a_move_delivers_every_object_as_it_was_received_and_is_written_down(port, stored):
    archive = Archive()
    add_peer(actor=ADMIN, ae_title="PACS", name="PACS", kind="archive", host="127.0.0.1", port=archive.start())
    try:
        final, _ = move(port, "PACS", StudyInstanceUID="2.25.77\\2.25.177")[-1]
        assert (final.Status, final.NumberOfCompletedSuboperations, final.NumberOfFailedSuboperations) == (0, 4, 0)
        assert "NumberOfRemainingSuboperations" not in final
        assert archive.uids == ["2.25.178.1", "2.25.78.1", "2.25.78.2", "2.25.79.1"]
        raw = (get_root() / Instance.objects.get(sop_uid="2.25.78.2").path).read_bytes()
        assert raw.endswith(dict(archive.received)["2.25.78.2"])
        studies = {s.study_uid: f"study:{s.pk}" for s in Study.objects.all()}
        assert sorted((obj, d["to"], d["n"], d["n_failed"]) for obj, d in acts("study.retrieved")) == sorted(
            [(studies["2.25.77"], "PACS", 3, 0), (studies["2.25.177"], "PACS", 1, 0)]
        )
        final, _ = move(port, "PACS", "IMAGE", StudyInstanceUID="2.25.77", SeriesInstanceUID="2.25.78", SOPInstanceUID="2.25.78.2")[-1]  # fmt: skip
        assert (final.Status, final.NumberOfCompletedSuboperations) == (0, 1)
    finally:
        archive.stop()


def test_what_is_not_taken_is_named_and_unknown_destinations_are_refused(port, stored):
    archive = Archive(answers={"2.25.78.2": 0xC000})
    add_peer(actor=ADMIN, ae_title="PACS", name="PACS", kind="archive", host="127.0.0.1", port=archive.start())
    try:
        final, failed = move(port, "PACS", StudyInstanceUID="2.25.77")[-1]
        assert (final.Status, final.NumberOfCompletedSuboperations, final.NumberOfFailedSuboperations) == (0xB000, 2, 1)
        assert failed.FailedSOPInstanceUIDList == "2.25.78.2"
    finally:
        archive.stop()
    final, failed = move(port, "PACS", StudyInstanceUID="2.25.77")[-1]
    assert (final.Status, final.NumberOfFailedSuboperations) == (0xA702, 3)
    assert len(failed.FailedSOPInstanceUIDList) == 3
    assert move(port, "NOWHERE", StudyInstanceUID="2.25.77")[-1][0].Status == 0xA801
    assert move(port, "STORESCU", StudyInstanceUID="2.25.77")[-1][0].Status == 0xA801
    final, _ = move(port, "PACS", StudyInstanceUID="2.25.999")[-1]
    assert (final.Status, final.NumberOfCompletedSuboperations) == (0, 0)
    assert [(d["to"], d["n"], d["n_failed"]) for _, d in acts("dicom.retrieve_empty")] == [("PACS", 0, 3), ("PACS", 0, 0)]  # fmt: skip


def get(port: int, *, cancel_after: int = 0, **keys: str) -> tuple[list[tuple[str, bytes]], Dataset, Dataset]:
    """What came back, and the final response."""
    came: list[tuple[str, bytes]] = []

    def keep(event) -> int:
        came.append((str(event.request.AffectedSOPInstanceUID), event.request.DataSet.getvalue()))
        if len(came) == cancel_after:
            event.assoc.send_c_cancel(7, query_model=GET)
        return 0x0000

    assoc = associate(port, GET, roles=[build_role(CTImageStorage, scp_role=True)], handlers=[(evt.EVT_C_STORE, keep)])
    answers = list(assoc.send_c_get(make_identifier("STUDY", **keys), GET, msg_id=7))
    assoc.release()
    return came, *answers[-1]


def test_a_get_brings_objects_back_on_the_same_association(port, stored, images):
    implicit = make_ct(5, series="2.25.80", size=300)
    pixels = implicit.PixelData
    implicit.file_meta.TransferSyntaxUID = ImplicitVRLittleEndian
    store(implicit, images)
    came, final, _ = get(port, StudyInstanceUID="2.25.77")
    assert (final.Status, final.NumberOfCompletedSuboperations) == (0, 4)
    assert [uid for uid, _ in came] == ["2.25.78.1", "2.25.78.2", "2.25.79.1", "2.25.80.5"]
    raw = (get_root() / Instance.objects.get(sop_uid="2.25.78.1").path).read_bytes()
    assert raw.endswith(came[0][1])
    assert pixels in came[3][1]
    assert b"PN" in came[3][1][:600]
    assert [d["n"] for _, d in acts("study.retrieved")] == [4]


def test_a_get_names_what_is_gone_and_stops_when_it_is_cancelled(port, stored, images):
    for n in range(10, 40):
        store(make_ct(n), images)
    (get_root() / Instance.objects.get(sop_uid="2.25.79.1").path).unlink()
    came, final, failed = get(port, StudyInstanceUID="2.25.77")
    assert (final.Status, final.NumberOfCompletedSuboperations, failed.FailedSOPInstanceUIDList) == (
        0xB000, 32, "2.25.79.1",
    )  # fmt: skip
    came, final, _ = get(port, cancel_after=3, StudyInstanceUID="2.25.77")
    assert final.Status == 0xFE00
    assert final.NumberOfRemainingSuboperations == 33 - len(came)
    assert 3 <= len(came) <= 5


def run(*words: str) -> str:
    done = subprocess.run(words, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-1500:]
    return done.stdout + done.stderr


@pytest.mark.peer("dcmtk")
def test_dcmtk_finds_gets_and_moves(port, stored, tmp_path):
    base = ["-aet", "WS1", "-aec", "RADFLOW", "127.0.0.1", str(port)]
    keys = ["-k", "QueryRetrieveLevel=STUDY", "-k", "PatientID=MRN00001", "-k", "StudyInstanceUID"]
    assert "2.25.77" in run("findscu", "-v", "-P", *base, *keys)
    folder = tmp_path / "got"
    folder.mkdir()
    wanted = ["-k", "QueryRetrieveLevel=STUDY", "-k", "StudyInstanceUID=2.25.77"]
    run("getscu", "-S", "-od", str(folder), *base, *wanted)
    assert len(list(folder.iterdir())) == 3
    assert {pydicom.dcmread(path).PatientID for path in folder.iterdir()} == {"MRN00001"}
    moved = tmp_path / "moved"
    moved.mkdir()
    listening = free_port()
    add = {"ae_title": "DCMTKSCP", "name": "storescp", "kind": "test", "host": "127.0.0.1", "port": listening}
    add_peer(actor=ADMIN, **add)
    server = subprocess.Popen(["storescp", "-aet", "DCMTKSCP", "-od", str(moved), str(listening)])
    try:
        wait_for_port(listening)
        run("movescu", "-S", "-aem", "DCMTKSCP", *base, *wanted)
        assert len(list(moved.iterdir())) == 3
    finally:
        server.terminate()
        server.wait(10)


@pytest.mark.peer("orthanc")
def test_orthanc_queries_us_and_fetches_a_study(port, stored, tmp_path):
    foreign = Orthanc(tmp_path)
    foreign.more = {"DicomModalities": {"us": ["RADFLOW", "127.0.0.1", port]}}
    add_peer(
        actor=ADMIN, ae_title="ORTHANC", name="Orthanc", kind="archive", host="127.0.0.1", port=foreign.port, may_retrieve=True
    )  # fmt: skip
    foreign.start()
    try:
        asked = {"Level": "Study", "Query": {"PatientName": "WANG*", "StudyInstanceUID": ""}}
        query = post(foreign.http, "/modalities/us/query", asked)["ID"]
        answer = fetch(foreign.http, f"/queries/{query}/answers/0/content?simplify")
        assert answer["StudyInstanceUID"] == "2.25.77"
        post(foreign.http, f"/queries/{query}/answers/0/retrieve", {"TargetAet": "ORTHANC"})
        assert len(fetch(foreign.http, "/instances")) == 3
    finally:
        foreign.stop()


def fetch(port: int, path: str):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        return json.load(answer)


def post(port: int, path: str, body: dict):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", json.dumps(body).encode(), method="POST")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)
