"""Studies, frames and DICOM activity over HTTP."""

import json

import numpy as np
import pytest
from django.test import Client
from pydicom.uid import RLELossless

from apps.common.audit.models import AuditEntry
from apps.common.kernel.actor import Actor
from apps.directory.public import issue_token
from apps.imaging.drivers.headers import read_header
from apps.imaging.drivers.ports import Caller
from apps.imaging.drivers.vault import Incoming
from apps.imaging.engine.objects import IncomingObject
from apps.imaging.models import DicomPeer, Study
from apps.imaging.services.peers import admit
from apps.imaging.services.storing import keep_object
from tests.imaging.drivers.objects import make_ct

pytestmark = pytest.mark.django_db
CALLER = Caller("CT1", "RADFLOW", "127.0.0.1")


def caller_of(role: str) -> Client:
    _, words = issue_token(actor=Actor.system("test"), name=f"{role}-{Study.objects.count()}", role=role)
    return Client(HTTP_AUTHORIZATION=f"Bearer {words}", HTTP_ACCEPT_LANGUAGE="en")


def store(ds, images) -> int:
    """Puts a data set through the same door as the listener."""
    folder = images / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    syntax = str(ds.file_meta.TransferSyntaxUID)
    path = folder.parent / "made.dcm"
    ds.save_as(path, enforce_file_format=True)
    raw = path.read_bytes()
    body = raw[132 + 12 + int.from_bytes(raw[140:144], "little") :]
    incoming = Incoming(
        folder, sop_class=str(ds.SOPClassUID), sop_uid=ds.SOPInstanceUID, syntax=syntax, max_bytes=1 << 30
    )
    incoming.write(memoryview(body))
    sha256 = incoming.finish()
    header = read_header(
        incoming.head,
        is_whole=True,
        path=str(incoming.path),
        sop_class=str(ds.SOPClassUID),
        sop_uid=ds.SOPInstanceUID,
        syntax=syntax,
    )
    status = keep_object(
        IncomingObject(str(incoming.path), incoming.size, sha256, header, "CT1", "127.0.0.1"), CALLER
    ).status
    incoming.discard()
    return status


def open_first_frame(client: Client):
    study = client.get("/api/studies").json()["results"][0]
    detail = client.get(f"/api/studies/{study['id']}").json()
    instances = client.get(f"/api/series/{detail['series'][0]['id']}/instances").json()
    return detail, instances, client.get(f"/api/instances/{instances[0]['id']}/frames/0")


def test_a_frame_comes_as_numbers_with_how_to_show_them(site_id, images):
    ds = make_ct(2)
    assert store(ds, images) == 0
    assert store(make_ct(1), images) == 0
    client = caller_of("radiologist")
    detail, instances, answer = open_first_frame(client)
    assert [i["number"] for i in instances] == [1, 2]
    facts = json.loads(answer["X-Frame"])
    assert (facts["kind"], facts["slope"], facts["intercept"]) == ("i2", 1.0, -1024.0)
    assert (facts["windows"], facts["spacing"], facts["unit"]) == ([[40.0, 400.0]], [0.7, 0.7], "HU")
    values = np.frombuffer(answer.content, "<i2").reshape(16, 16)
    assert values[0, 0] == 1
    again = client.get(f"/api/instances/{instances[0]['id']}/frames/0", HTTP_IF_NONE_MATCH=answer["ETag"])
    assert again.status_code == 304
    assert AuditEntry.objects.filter(action="study.opened", obj=f"study:{detail['id']}").count() == 1


def test_compressed_object_shows_the_same_numbers(site_id, images):
    plain = make_ct(1, size=64)
    expected = np.frombuffer(plain.PixelData, "<i2")
    plain.compress(RLELossless, generate_instance_uid=False)
    assert store(plain, images) == 0
    _, _, answer = open_first_frame(caller_of("radiologist"))
    assert np.array_equal(np.frombuffer(answer.content, "<i2"), expected)


def test_object_without_pixels_says_so(site_id, images):
    ds = make_ct(1)
    del ds.PixelData
    del ds.Rows
    assert store(ds, images) == 0
    _, _, answer = open_first_frame(caller_of("radiologist"))
    assert (answer.status_code, answer.json()["code"]) == (409, "imaging.no_pixels")


def test_unknown_frame_and_unknown_image(site_id, images):
    store(make_ct(1), images)
    client = caller_of("radiologist")
    _, instances, _ = open_first_frame(client)
    assert client.get(f"/api/instances/{instances[0]['id']}/frames/7").status_code == 409
    assert client.get("/api/instances/999999/frames/0").status_code == 404


def test_referrer_sees_only_own_patients(site_id, images):
    store(make_ct(1), images)
    study = Study.objects.get()
    client = caller_of("referrer")
    assert client.get("/api/studies").json()["results"] == []
    assert client.get(f"/api/studies/{study.id}").status_code == 404


def test_study_list_keeps_its_number_of_queries(site_id, images, django_assert_max_num_queries):
    for n in range(5):
        store(make_ct(n, study=f"2.25.10{n}", series=f"2.25.20{n}"), images)
    client = caller_of("radiologist")
    client.get("/api/studies")
    with django_assert_max_num_queries(8):
        assert len(client.get("/api/studies").json()["results"]) == 5


def test_peers_are_added_changed_and_removed(site_id):
    client = caller_of("dicom_admin")
    body = {"ae_title": "PACS1", "name": "Archive", "kind": "archive", "host": "10.0.0.9", "port": 104}
    made = client.post("/api/dicom/peers", body, content_type="application/json").json()
    stale = client.put(
        f"/api/dicom/peers/{made['id']}", {**body, "name": "New", "version": 9}, content_type="application/json"
    )
    assert (stale.status_code, stale.json()["current"]["version"]) == (409, 1)
    good = client.put(
        f"/api/dicom/peers/{made['id']}", {**body, "name": "New", "version": 1}, content_type="application/json"
    )
    assert (good.json()["name"], good.json()["version"]) == ("New", 2)
    taken = client.post("/api/dicom/peers", {**body, "ae_title": "STORESCU"}, content_type="application/json")
    assert (taken.status_code, taken.json()["errors"][0]["code"]) == (400, "imaging.ae_taken")
    bad = client.post("/api/dicom/peers", {**body, "ae_title": "A\\B"}, content_type="application/json")
    assert bad.json()["errors"][0]["field"] == "ae_title"
    assert client.delete(f"/api/dicom/peers/{made['id']}").status_code == 204
    assert not DicomPeer.objects.filter(ae_title="PACS1").exists()


def test_a_row_with_a_scanners_title_says_from_where_it_may_call(site_id):
    client = caller_of("dicom_admin")
    body = {"ae_title": "CT1", "name": "CT 1", "kind": "modality", "host": "10.0.0.9", "port": 104}
    assert admit(Caller("CT1", "RADFLOW", "127.0.0.1"), called_ae="RADFLOW") == ""
    assert client.post("/api/dicom/peers", body, content_type="application/json").status_code == 201
    assert admit(Caller("CT1", "RADFLOW", "127.0.0.1"), called_ae="RADFLOW") == "peer_not_allowed"
    assert admit(Caller("CT1", "RADFLOW", "10.0.0.9"), called_ae="RADFLOW") == ""


def test_node_says_how_it_is_reached(site_id):
    node = caller_of("dicom_admin").get("/api/dicom/node").json()
    assert node["ae_title"] == "RADFLOW"
    assert node["policy_version"] == "imaging.acceptor@1"
