"""DICOMweb over one department: search, metadata, objects, frames; who may, and what is said to bad requests."""

import json
from io import BytesIO

import numpy as np
import pytest
from pydicom import dcmread
from pydicom.dataset import Dataset
from pydicom.uid import JPEG2000Lossless, RLELossless

from apps.common.audit.models import AuditEntry
from apps.directory.public import find_site_by_code
from apps.imaging.models import Study
from apps.imaging.rest.dicomweb import base
from apps.imaging.selectors import dicomweb
from tests.builders.http import client_of
from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.test_images import store

pytestmark = pytest.mark.django_db
ROOT = "/dicom-web"
STUDY, SERIES = "2.25.77", "2.25.78"
OBJECT = f"{ROOT}/studies/{STUDY}/series/{SERIES}/instances/{SERIES}.1"


@pytest.fixture
def client(site_id, images):
    base._sittings.__init__()
    for n in (1, 2, 3):
        assert store(make_ct(n), images) == 0
    return client_of("radiologist")


def split(answer) -> list[tuple[str, bytes]]:
    """(head, content) of each part."""
    boundary = answer["Content-Type"].partition("boundary=")[2].encode()
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    parts = body.split(b"\r\n--" + boundary)
    assert parts[0] == b"" and parts[-1] == b"--\r\n"
    return [(head.decode().strip(), data) for head, _, data in (part.partition(b"\r\n\r\n") for part in parts[1:-1])]


def read_all(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_a_study_is_found_and_told_as_the_standard_says(client):
    found = client.get(f"{ROOT}/studies", {"PatientName": "wang*", "StudyDate": "20261101-20261130"})
    assert (found.status_code, found["Content-Type"]) == (200, "application/dicom+json")
    (row,) = found.json()
    assert row["00100010"] == {"vr": "PN", "Value": [{"Alphabetic": "Wang^Xiaoming", "Ideographic": "王^小明"}]}
    assert row["0020000D"] == {"vr": "UI", "Value": [STUDY]}
    assert row["00080061"] == {"vr": "CS", "Value": ["CT"]}
    assert (row["00201206"]["Value"], row["00201208"]["Value"]) == ([1], [3])
    assert row["00081190"]["Value"] == [f"http://testserver{ROOT}/studies/{STUDY}"]
    assert row["00080090"] == {"vr": "PN"}
    assert "00201200" not in row


def test_series_and_instances_are_found_below_and_by_what_stands_above(client):
    (series,) = client.get(f"{ROOT}/studies/{STUDY}/series", {"00080060": "CT"}).json()
    assert series["0020000E"]["Value"] == [SERIES]
    assert series["00201209"]["Value"] == [3]
    paged = client.get(f"{ROOT}/instances", {"PatientID": "MRN00001", "limit": "2", "offset": "1"}).json()
    assert [row["00200013"]["Value"] for row in paged] == [[2], [3]]
    (one,) = client.get(f"{ROOT}/studies/{STUDY}/series/{SERIES}/instances", {"InstanceNumber": "2"}).json()
    assert one["00080018"]["Value"] == [f"{SERIES}.2"]


def test_included_fields_come_with_the_others(client):
    (row,) = client.get(f"{ROOT}/studies/{STUDY}/series", {"includefield": "PatientName,00080070"}).json()
    assert row["00100010"]["Value"][0]["Alphabetic"] == "Wang^Xiaoming"
    assert row["00080070"] == {"vr": "LO"}
    (everything,) = client.get(f"{ROOT}/studies/{STUDY}/series", {"includefield": "all"}).json()
    assert everything["00080050"]["Value"] == ["A00001"]


def test_a_page_that_is_not_the_last_says_so(client):
    answer = client.get(f"{ROOT}/instances", {"limit": "2"})
    assert "additional results" in answer["Warning"]
    assert "Warning" not in client.get(f"{ROOT}/instances", {"limit": "3"})
    assert "fuzzymatching" in client.get(f"{ROOT}/studies", {"fuzzymatching": "true"})["Warning"]


def test_nothing_found_is_no_content(client):
    assert client.get(f"{ROOT}/studies", {"PatientID": "NOBODY"}).status_code == 204


@pytest.mark.parametrize(
    ("_case", "query", "field"),
    [
        ("an attribute nobody knows", {"PatientShoeSize": "44"}, "PatientShoeSize"),
        ("one of a level below", {"SOPInstanceUID": "1.2"}, "SOPInstanceUID"),
        ("one that is only returned", {"NumberOfStudyRelatedSeries": "1"}, "NumberOfStudyRelatedSeries"),
        ("no date", {"StudyDate": "yesterday"}, "StudyDate"),
        ("no UID", {"StudyInstanceUID": "a.b"}, "StudyInstanceUID"),
        ("no number", {"limit": "-1"}, "limit"),
    ],
)
def test_a_query_that_cannot_be_answered_is_refused(client, _case, query, field):
    answer = client.get(f"{ROOT}/studies", query)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)


def test_metadata_of_a_series_stands_for_its_files(client, images):
    answer = client.get(f"{ROOT}/studies/{STUDY}/series/{SERIES}/metadata")
    rows = json.loads(read_all(answer))
    assert [row["00200013"]["Value"][0] for row in rows] == [1, 2, 3]
    first = Dataset.from_json(rows[0], lambda tag, vr, uri: b"")
    expected = make_ct(1)
    for keyword in (
        "PatientName",
        "PixelSpacing",
        "ImageOrientationPatient",
        "RescaleIntercept",
        "WindowCenter",
        "Rows",
    ):
        assert first[keyword].value == expected[keyword].value, keyword
    assert rows[0]["7FE00010"] == {"vr": "OW", "BulkDataURI": f"http://testserver{OBJECT}/bulkdata/7FE00010"}
    assert rows[0]["00083002"]["Value"] == ["1.2.840.10008.1.2.1"]
    again = client.get(f"{ROOT}/studies/{STUDY}/series/{SERIES}/metadata", HTTP_IF_NONE_MATCH=answer["ETag"])
    assert again.status_code == 304


def test_metadata_is_read_once_and_grows_with_the_series(client, images, monkeypatch):
    read = []
    original = dicomweb.read_object_json
    monkeypatch.setattr(dicomweb, "read_object_json", lambda path: read.append(path) or original(path))
    place = f"{ROOT}/studies/{STUDY}/metadata"
    first = read_all(client.get(place))
    assert len(read) == 3
    assert read_all(client.get(place)) == first
    assert len(read) == 3
    store(make_ct(4), images)
    assert len(json.loads(read_all(client.get(place)))) == 4
    assert len(read) == 4


def test_objects_come_as_they_were_received(client, images):
    answer = client.get(
        f"{ROOT}/studies/{STUDY}", HTTP_ACCEPT='multipart/related; type="application/dicom"; transfer-syntax=*'
    )
    parts = split(answer)
    assert [head for head, _ in parts] == ["Content-Type: application/dicom; transfer-syntax=1.2.840.10008.1.2.1"] * 3
    assert dcmread(BytesIO(parts[1][1])).PixelData == make_ct(2).PixelData
    alone = client.get(OBJECT, HTTP_ACCEPT="application/dicom")
    assert dcmread(BytesIO(read_all(alone))).SOPInstanceUID == f"{SERIES}.1"
    assert client.get(OBJECT, HTTP_ACCEPT="application/dicom", HTTP_IF_NONE_MATCH=alone["ETag"]).status_code == 304
    assert client.get(f"{ROOT}/studies/{STUDY}", HTTP_ACCEPT="application/dicom").status_code == 406


def test_a_compressed_object_is_given_as_it_is_or_decoded(client, images):
    ds = make_ct(9, size=64)
    expected = np.frombuffer(ds.PixelData, "<i2").copy()
    ds.compress(RLELossless, generate_instance_uid=False)
    store(ds, images)
    place = f"{ROOT}/studies/{STUDY}/series/{SERIES}/instances/{SERIES}.9"
    stored = dcmread(BytesIO(read_all(client.get(place, HTTP_ACCEPT="application/dicom; transfer-syntax=*"))))
    assert stored.file_meta.TransferSyntaxUID == RLELossless
    plain = dcmread(BytesIO(read_all(client.get(place, HTTP_ACCEPT="application/dicom"))))
    assert plain.file_meta.TransferSyntaxUID == "1.2.840.10008.1.2.1"
    assert np.array_equal(np.frombuffer(plain.PixelData, "<i2"), expected)
    ((head, data),) = split(
        client.get(f"{place}/frames/1", HTTP_ACCEPT='multipart/related; type="application/octet-stream"')
    )
    assert head == "Content-Type: application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1"
    assert data == expected.tobytes()
    ((head, data),) = split(
        client.get(
            f"{place}/frames/1", HTTP_ACCEPT='multipart/related; type="application/octet-stream"; transfer-syntax=*'
        )
    )
    assert head == "Content-Type: image/dicom-rle; transfer-syntax=1.2.840.10008.1.2.5"
    assert data.rstrip(b"\0") in ds.PixelData
    refused = client.get(place, HTTP_ACCEPT=f"application/dicom; transfer-syntax={JPEG2000Lossless}")
    assert refused.status_code == 406


def test_a_frame_is_a_plain_body_when_asked_so(client):
    answer = client.get(f"{OBJECT}/frames/1", HTTP_ACCEPT="application/octet-stream")
    assert (answer.content, answer["Content-Type"]) == (
        make_ct(1).PixelData, "application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1",
    )  # fmt: skip
    assert answer["Cache-Control"] == "private, max-age=3600, immutable"
    same = client.get(f"{OBJECT}/frames/1", HTTP_ACCEPT="application/octet-stream", HTTP_IF_NONE_MATCH=answer["ETag"])
    assert same.status_code == 304


def test_frames_of_an_object_with_several(client, images):
    ds = make_ct(8, series="2.25.79")
    values = np.arange(4 * 16 * 16, dtype="<i2")
    ds.NumberOfFrames, ds.PixelData = 4, values.tobytes()
    store(ds, images)
    place = f"{ROOT}/studies/{STUDY}/series/2.25.79/instances/2.25.79.8"
    parts = split(client.get(f"{place}/frames/4,2"))
    assert [data for _, data in parts] == [values[768:].tobytes(), values[256:512].tobytes()]
    assert client.get(f"{place}/frames/5").status_code == 404
    assert client.get(f"{place}/frames/0").status_code == 404
    assert client.get(f"{place}/frames/1;2").status_code == 400
    assert client.get(f"{place}/frames/1,2", HTTP_ACCEPT="application/octet-stream").status_code == 406
    whole = split(client.get(f"{place}/bulkdata/7FE00010"))
    assert b"".join(data for _, data in whole) == ds.PixelData


def test_a_large_private_value_has_an_address_of_its_own(client, images):
    ds = make_ct(7)
    ds.IconImageSequence = [Dataset()]
    ds.IconImageSequence[0].add_new(0x00091001, "OB", b"\1\2" * 1000)
    store(ds, images)
    place = f"{ROOT}/studies/{STUDY}/series/{SERIES}/instances/{SERIES}.7"
    (row,) = json.loads(read_all(client.get(f"{place}/metadata")))
    address = row["00880200"]["Value"][0]["00091001"]["BulkDataURI"]
    assert address == f"http://testserver{place}/bulkdata/00880200-1-00091001"
    assert client.get(address).content == b"\1\2" * 1000
    assert client.get(f"{place}/bulkdata/00880200-2-00091001").status_code == 404
    assert client.get(f"{place}/bulkdata/..%2F..%2Fetc").status_code == 404


def test_an_object_without_pixels_says_so(client, images):
    ds = make_ct(6)
    del ds.PixelData
    store(ds, images)
    place = f"{ROOT}/studies/{STUDY}/series/{SERIES}/instances/{SERIES}.6"
    answer = client.get(f"{place}/frames/1")
    assert (answer.status_code, answer.json()["code"]) == (409, "imaging.no_pixels")
    (row,) = json.loads(read_all(client.get(f"{place}/metadata")))
    assert "7FE00010" not in row


@pytest.mark.parametrize(
    "tail", ["", "/metadata", "/series", "/series/2.25.78/metadata", "/series/2.25.78/instances/2.25.78.1/frames/1"]
)
def test_a_referrer_of_other_patients_sees_nothing(client, tail):
    answer = client_of("referrer").get(f"{ROOT}/studies/{STUDY}{tail}")
    assert answer.status_code == (204 if tail == "/series" else 404)


def test_a_grant_at_another_site_opens_nothing(client):
    assert Study.objects.get().site_id is not None
    elsewhere = find_site_by_code("east")
    other = client_of("radiologist", site_id=elsewhere.id)
    assert other.get(f"{ROOT}/studies").status_code == 204
    assert other.get(f"{ROOT}/studies/{STUDY}/metadata").status_code == 404


def test_what_is_not_there_is_not_found(client):
    for path in (
        "/studies/1.2.3/metadata",
        "/studies/none/metadata",
        "/studies/%00/metadata",
        f"/studies/{STUDY}/x",
        "/nothing",
    ):
        assert client.get(f"{ROOT}{path}").status_code == 404, path


def test_a_sitting_is_one_entry_of_the_trail(client):
    study = Study.objects.get()
    for _ in range(3):
        read_all(client.get(f"{ROOT}/studies/{STUDY}/metadata"))
        client.get(f"{OBJECT}/frames/1")
    assert AuditEntry.objects.filter(action="study.opened", obj=f"study:{study.id}").count() == 1
    client.get(OBJECT)
    assert AuditEntry.objects.filter(action="study.retrieved", obj=f"study:{study.id}").count() == 1


def test_a_search_keeps_its_number_of_queries(client, images, django_assert_max_num_queries):
    for n in range(5):
        store(make_ct(n, study=f"2.25.10{n}", series=f"2.25.20{n}"), images)
    with django_assert_max_num_queries(8):
        assert len(client.get(f"{ROOT}/studies").json()) == 6
