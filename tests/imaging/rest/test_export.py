"""A study to take along: asked for with a reason, fetched as a ZIP that other programs read."""

import subprocess
from io import BytesIO
from zipfile import ZipFile

import pytest
from pydicom import dcmread
from pydicom.fileset import FileSet
from pydicom.uid import RLELossless

from apps.common.audit.models import AuditEntry
from apps.imaging.models import Instance, Study
from apps.imaging.services import exporting
from tests.builders.http import client_of, post
from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.test_images import store

pytestmark = pytest.mark.django_db


def ask(client, reason: str = "the patient asked"):
    return post(client, f"/api/imaging/studies/{Study.objects.get().pk}/export", reason=reason)


def fetch(client) -> ZipFile:
    answer = client.get(ask(client).json()["url"])
    assert answer.status_code == 200
    return ZipFile(BytesIO(b"".join(answer.streaming_content)))


def test_the_archive_is_a_file_set_with_a_readme(reader, tmp_path, images):
    client = client_of("technologist")
    archive = fetch(client)
    assert archive.testzip() is None
    assert archive.namelist()[:2] == ["README.TXT", "DICOMDIR"]
    assert "Patient: Wang Xiaoming = 王 小明 (MRN00001)" in archive.read("README.TXT").decode("utf-8-sig")
    archive.extractall(tmp_path / "out")
    found = FileSet(tmp_path / "out" / "DICOMDIR")
    assert sorted(int(entry.InstanceNumber) for entry in found) == [1, 2, 3]
    assert {bytes(entry.load().PixelData) for entry in found} == {make_ct(n).PixelData for n in (1, 2, 3)}


def test_compressed_images_are_given_plain(reader, images):
    ds = make_ct(9, size=64)
    expected = ds.PixelData
    ds.compress(RLELossless, generate_instance_uid=False)
    store(ds, images)
    archive = fetch(client_of("technologist"))
    last = dcmread(BytesIO(archive.read("PT000000/ST000000/SE000000/IM000003")))
    assert (last.file_meta.TransferSyntaxUID, last.PixelData) == ("1.2.840.10008.1.2.1", expected)


def test_what_a_person_rejected_stays_here(reader):
    Instance.objects.filter(sop_uid="2.25.78.2").update(rejected="quality")
    assert len(fetch(client_of("technologist")).namelist()) == 4
    Instance.objects.update(rejected="quality")
    answer = ask(client_of("technologist"))
    assert (answer.status_code, answer.json()["code"]) == (409, "imaging.export_empty")


def test_who_exports_and_why_is_written_down(reader):
    assert ask(client_of("technologist"), reason="  ").status_code == 400
    assert not AuditEntry.objects.filter(action="study.exported").exists()
    ask(client_of("technologist"))
    entry = AuditEntry.objects.get(action="study.exported")
    assert (entry.obj, entry.detail) == (f"study:{Study.objects.get().pk}", {"reason": "the patient asked", "n": 3})


def test_a_ticket_is_for_its_owner_and_for_a_while(reader, monkeypatch):
    client = client_of("technologist")
    url = ask(client).json()["url"]
    assert client_of("technologist").get(url).status_code == 404
    assert client.get(url[:-1]).status_code == 404
    monkeypatch.setattr(exporting, "VALID_S", -1)
    assert client.get(url).status_code == 404


def test_who_sees_images_may_not_yet_export_them(reader):
    assert ask(reader).status_code == 201
    assert ask(client_of("physicist")).status_code == 403


@pytest.mark.peer("dicom3tools", "dcmtk")
def test_foreign_programs_read_the_directory(reader, tmp_path):
    fetch(client_of("technologist")).extractall(tmp_path)
    said = subprocess.run(["dciodvfy", tmp_path / "DICOMDIR"], capture_output=True, text=True, timeout=60).stderr
    assert "BasicDirectory" in said and "Error" not in said
    dump = subprocess.run(["dcmdump", tmp_path / "DICOMDIR"], capture_output=True, text=True, timeout=60).stdout
    assert dump.count("CS [IMAGE]") == 3
