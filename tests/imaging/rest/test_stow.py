"""STOW-RS: stored as by a C-STORE, and what became of each object is told."""

from io import BytesIO

import pytest
from pydicom.uid import RLELossless

from apps.common.audit.models import AuditEntry
from apps.directory.public import find_site_by_code
from apps.imaging.models import Instance, QuarantinedObject, Study
from apps.imaging.selectors.store import get_root
from apps.imaging.services import web_storing
from tests.builders.http import client_of
from tests.imaging.drivers.objects import make_ct

pytestmark = pytest.mark.django_db
KIND = 'multipart/related; type="application/dicom"; boundary=cut'


def write(ds) -> bytes:
    out = BytesIO()
    ds.save_as(out, enforce_file_format=True)
    return out.getvalue()


def pack(*files: bytes) -> bytes:
    head = b"--cut\r\nContent-Type: application/dicom\r\n\r\n"
    return b"".join(head + file + b"\r\n" for file in files) + b"--cut--"


def send(client, *files: bytes, path: str = "/dicom-web/studies", kind: str = KIND, body: bytes | None = None):
    return client.post(path, data=pack(*files) if body is None else body, content_type=kind)


@pytest.fixture
def client(site_id, images, monkeypatch):
    return client_of("dicom_admin")


def failures(answer) -> list[tuple[str, int]]:
    return [
        (item["00081155"].get("Value", [""])[0], item["00081197"]["Value"][0])
        for item in answer.json()["00081198"]["Value"]
    ]


def test_objects_are_stored_as_they_came(client):
    files = [write(make_ct(n)) for n in (1, 2)]
    answer = send(client, *files)
    assert answer.status_code == 200
    stored = answer.json()
    assert stored["00081190"]["Value"] == ["http://testserver/dicom-web/studies/2.25.77"]
    assert [item["00081155"]["Value"] for item in stored["00081199"]["Value"]] == [["2.25.78.1"], ["2.25.78.2"]]
    row = Instance.objects.get(sop_uid="2.25.78.1")
    kept = (get_root() / row.path).read_bytes()
    begin = 144 + int.from_bytes(files[0][140:144], "little")
    assert kept.endswith(files[0][begin:])
    entry = AuditEntry.objects.get(action="study.uploaded")
    assert entry.detail == {"stored": 2, "refused": 0, "studies": ["2.25.77"]}


def test_the_same_again_is_stored_already(client):
    send(client, write(make_ct(1)))
    assert send(client, write(make_ct(1))).status_code == 200
    assert Instance.objects.count() == 1


def test_other_bytes_under_a_known_uid_are_set_apart_and_told(client):
    send(client, write(make_ct(1)))
    other = make_ct(1)
    other.SeriesDescription = "changed"
    answer = send(client, write(other), write(make_ct(2)))
    assert (answer.status_code, failures(answer)) == (202, [("2.25.78.1", 0x0111)])
    assert QuarantinedObject.objects.get().sop_uid == "2.25.78.1"
    assert Instance.objects.count() == 2


def test_what_is_no_dicom_file_is_refused_and_the_rest_stored(client):
    answer = send(client, b"no file at all", write(make_ct(1)), write(make_ct(2))[:200])
    assert (answer.status_code, [reason for _, reason in failures(answer)]) == (202, [0xC000, 0xC000])
    assert Instance.objects.count() == 1


@pytest.mark.parametrize(
    ("_case", "change", "reason"),
    [
        ("a class that is not stored", {"MediaStorageSOPClassUID": "1.2.3"}, 0x0122),
        ("a syntax that is not stored", {"TransferSyntaxUID": "1.2.840.10008.1.2.4.94"}, 0xC122),
        ("another UID than its data set's", {"MediaStorageSOPInstanceUID": "1.2.3"}, 0xA900),
        ("a UID like a path", {"MediaStorageSOPInstanceUID": "../../x"}, 0x0117),
    ],
)
def test_an_object_that_is_not_taken(client, _case, change, reason):
    raw = write(make_ct(1))
    original = {
        "MediaStorageSOPClassUID": b"1.2.840.10008.5.1.4.1.1.2\0",
        "TransferSyntaxUID": b"1.2.840.10008.1.2.1\0",
        "MediaStorageSOPInstanceUID": b"2.25.78.1\0",
    }
    for keyword, value in change.items():
        tag = {"MediaStorageSOPClassUID": 2, "MediaStorageSOPInstanceUID": 3, "TransferSyntaxUID": 0x10}[keyword]
        old = original[keyword]
        new = value.encode() + b"\0" * (len(value) % 2)
        head = b"\x02\x00" + tag.to_bytes(2, "little") + b"UI"
        raw = raw.replace(head + len(old).to_bytes(2, "little") + old, head + len(new).to_bytes(2, "little") + new, 1)
    answer = send(client, raw)
    assert (answer.status_code, [r for _, r in failures(answer)]) == (409, [reason])
    assert not Instance.objects.exists() and not list(get_root().rglob("*.part"))


def test_a_study_takes_no_object_of_another(client):
    answer = send(
        client, write(make_ct(1)), write(make_ct(1, study="2.25.5", series="2.25.6")), path="/dicom-web/studies/2.25.77"
    )
    assert (answer.status_code, failures(answer)) == (202, [("2.25.6.1", 0xA900)])
    assert list(Study.objects.values_list("study_uid", flat=True)) == ["2.25.77"]


def test_a_full_disk_keeps_nothing(client, monkeypatch):
    limits = web_storing.read_limits()
    full = limits.__class__(min_free_bytes=1 << 62)
    monkeypatch.setattr(web_storing, "read_limits", lambda: full)
    answer = send(client, write(make_ct(1)))
    assert (answer.status_code, failures(answer)) == (507, [("2.25.78.1", 0xA700)])
    assert not Instance.objects.exists()


def test_an_object_over_the_limit_is_refused(client, monkeypatch):
    small = web_storing.read_limits().__class__(min_free_bytes=0, max_object_bytes=300)
    monkeypatch.setattr(web_storing, "read_limits", lambda: small)
    answer = send(client, write(make_ct(1)))
    assert (answer.status_code, failures(answer)) == (507, [("2.25.78.1", 0xA700)])
    assert not list(get_root().rglob("*.part"))


@pytest.mark.parametrize(
    ("_case", "kind", "body", "status"),
    [
        ("JSON", "application/json", b"{}", 415),
        ("another kind of parts", 'multipart/related; type="application/dicom+json"; boundary=cut', b"--cut--", 415),
        ("no boundary", "multipart/related; type=application/dicom", b"--cut--", 400),
        ("no file", KIND, b"--cut--", 400),
    ],
)
def test_a_message_that_cannot_be_read(client, _case, kind, body, status):
    assert send(client, kind=kind, body=body).status_code == status


def test_a_message_that_is_cut_keeps_what_was_whole(client):
    body = pack(write(make_ct(1)), write(make_ct(2)))
    answer = send(client, body=body[: len(body) - 100])
    assert answer.status_code == 400
    assert [row.sop_uid for row in Instance.objects.all()] == ["2.25.78.1"]
    assert not list(get_root().rglob("*.part"))


def test_who_sees_images_may_not_yet_store_them(client):
    assert send(client_of("radiologist"), write(make_ct(1))).status_code == 403
    assert send(client_of("machine"), write(make_ct(1))).status_code == 200
    elsewhere = client_of("technologist", site_id=find_site_by_code("east").id)
    Study.objects.update(site_id=find_site_by_code("main").id)
    assert send(elsewhere, write(make_ct(2)), path="/dicom-web/studies/2.25.77").status_code == 404
    assert Instance.objects.count() == 1


def test_compressed_objects_stay_as_they_are(client):
    ds = make_ct(1, size=64)
    ds.compress(RLELossless, generate_instance_uid=False)
    assert send(client, write(ds)).status_code == 200
    assert Instance.objects.get().transfer_syntax == RLELossless
