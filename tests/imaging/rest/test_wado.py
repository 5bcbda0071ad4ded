"""WADO-RS: metadata, objects, frames and values; who may, and what is not there."""

import json
from io import BytesIO

import numpy as np
import pytest
from pydicom import dcmread
from pydicom.dataset import Dataset
from pydicom.uid import JPEG2000Lossless, RLELossless

from apps.common.audit.models import AuditEntry
from apps.directory.public import find_site_by_code
from apps.imaging.models import Instance, Study
from apps.imaging.public import fill_metadata
from apps.imaging.selectors import dicomweb
from tests.builders.http import client_of
from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.dicomweb import OBJECT, ROOT, SERIES, STUDY, read_all, split
from tests.imaging.rest.test_images import store

pytestmark = pytest.mark.django_db


def test_metadata_of_a_series_stands_for_its_files(reader, images):
    answer = reader.get(f"{ROOT}/studies/{STUDY}/series/{SERIES}/metadata")
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
    again = reader.get(f"{ROOT}/studies/{STUDY}/series/{SERIES}/metadata", HTTP_IF_NONE_MATCH=answer["ETag"])
    assert again.status_code == 304


def test_metadata_is_read_once_and_grows_with_the_series(reader, images, monkeypatch):
    read = []
    original = dicomweb.read_object_json
    monkeypatch.setattr(dicomweb, "read_object_json", lambda path: read.append(path) or original(path))
    place = f"{ROOT}/studies/{STUDY}/metadata"
    first = read_all(reader.get(place))
    assert len(read) == 3
    assert read_all(reader.get(place)) == first
    assert len(read) == 3
    store(make_ct(4), images)
    assert len(json.loads(read_all(reader.get(place)))) == 4
    assert len(read) == 4


def test_headers_of_a_complete_study_are_read_before_anybody_asks(reader, images, monkeypatch):
    study_id = Study.objects.get(study_uid=STUDY).pk
    assert fill_metadata(study_id) == 3
    monkeypatch.setattr(dicomweb, "read_object_json", lambda path: pytest.fail("read again"))
    assert len(json.loads(read_all(reader.get(f"{ROOT}/studies/{STUDY}/metadata")))) == 3
    assert fill_metadata(10**9) == 0


def test_objects_come_as_they_were_received(reader, images):
    answer = reader.get(
        f"{ROOT}/studies/{STUDY}", HTTP_ACCEPT='multipart/related; type="application/dicom"; transfer-syntax=*'
    )
    parts = split(answer)
    assert [head for head, _ in parts] == ["Content-Type: application/dicom; transfer-syntax=1.2.840.10008.1.2.1"] * 3
    assert dcmread(BytesIO(parts[1][1])).PixelData == make_ct(2).PixelData
    alone = reader.get(OBJECT, HTTP_ACCEPT="application/dicom")
    assert dcmread(BytesIO(read_all(alone))).SOPInstanceUID == f"{SERIES}.1"
    assert reader.get(OBJECT, HTTP_ACCEPT="application/dicom", HTTP_IF_NONE_MATCH=alone["ETag"]).status_code == 304
    assert reader.get(f"{ROOT}/studies/{STUDY}", HTTP_ACCEPT="application/dicom").status_code == 406


def test_a_compressed_object_is_given_as_it_is_or_decoded(reader, images):
    ds = make_ct(9, size=64)
    expected = np.frombuffer(ds.PixelData, "<i2").copy()
    ds.compress(RLELossless, generate_instance_uid=False)
    store(ds, images)
    place = f"{ROOT}/studies/{STUDY}/series/{SERIES}/instances/{SERIES}.9"
    stored = dcmread(BytesIO(read_all(reader.get(place, HTTP_ACCEPT="application/dicom; transfer-syntax=*"))))
    assert stored.file_meta.TransferSyntaxUID == RLELossless
    plain = dcmread(BytesIO(read_all(reader.get(place, HTTP_ACCEPT="application/dicom"))))
    assert plain.file_meta.TransferSyntaxUID == "1.2.840.10008.1.2.1"
    assert np.array_equal(np.frombuffer(plain.PixelData, "<i2"), expected)
    ((head, data),) = split(
        reader.get(f"{place}/frames/1", HTTP_ACCEPT='multipart/related; type="application/octet-stream"')
    )
    assert head == "Content-Type: application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1"
    assert data == expected.tobytes()
    ((head, data),) = split(
        reader.get(
            f"{place}/frames/1", HTTP_ACCEPT='multipart/related; type="application/octet-stream"; transfer-syntax=*'
        )
    )
    assert head == "Content-Type: image/dicom-rle; transfer-syntax=1.2.840.10008.1.2.5"
    assert data.rstrip(b"\0") in ds.PixelData
    refused = reader.get(place, HTTP_ACCEPT=f"application/dicom; transfer-syntax={JPEG2000Lossless}")
    assert refused.status_code == 406


def test_a_frame_is_a_plain_body_when_asked_so(reader):
    answer = reader.get(f"{OBJECT}/frames/1", HTTP_ACCEPT="application/octet-stream")
    assert (answer.content, answer["Content-Type"]) == (
        make_ct(1).PixelData, "application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1",
    )  # fmt: skip
    assert answer["Cache-Control"] == "private, max-age=3600, immutable"
    same = reader.get(f"{OBJECT}/frames/1", HTTP_ACCEPT="application/octet-stream", HTTP_IF_NONE_MATCH=answer["ETag"])
    assert same.status_code == 304


def test_frames_of_an_object_with_several(reader, images):
    ds = make_ct(8, series="2.25.79")
    values = np.arange(4 * 16 * 16, dtype="<i2")
    ds.NumberOfFrames, ds.PixelData = 4, values.tobytes()
    store(ds, images)
    place = f"{ROOT}/studies/{STUDY}/series/2.25.79/instances/2.25.79.8"
    parts = split(reader.get(f"{place}/frames/4,2"))
    assert [data for _, data in parts] == [values[768:].tobytes(), values[256:512].tobytes()]
    assert reader.get(f"{place}/frames/5").status_code == 404
    assert reader.get(f"{place}/frames/0").status_code == 404
    assert reader.get(f"{place}/frames/1;2").status_code == 400
    assert reader.get(f"{place}/frames/1,2", HTTP_ACCEPT="application/octet-stream").status_code == 406
    whole = split(reader.get(f"{place}/bulkdata/7FE00010"))
    assert b"".join(data for _, data in whole) == ds.PixelData


def test_a_large_private_value_has_an_address_of_its_own(reader, images):
    ds = make_ct(7)
    ds.IconImageSequence = [Dataset()]
    ds.IconImageSequence[0].add_new(0x00091001, "OB", b"\1\2" * 1000)
    store(ds, images)
    place = f"{ROOT}/studies/{STUDY}/series/{SERIES}/instances/{SERIES}.7"
    (row,) = json.loads(read_all(reader.get(f"{place}/metadata")))
    address = row["00880200"]["Value"][0]["00091001"]["BulkDataURI"]
    assert address == f"http://testserver{place}/bulkdata/00880200-1-00091001"
    assert reader.get(address).content == b"\1\2" * 1000
    assert reader.get(f"{place}/bulkdata/00880200-2-00091001").status_code == 404
    assert reader.get(f"{place}/bulkdata/..%2F..%2Fetc").status_code == 404


def test_an_object_without_pixels_says_so(reader, images):
    ds = make_ct(6)
    del ds.PixelData
    store(ds, images)
    place = f"{ROOT}/studies/{STUDY}/series/{SERIES}/instances/{SERIES}.6"
    answer = reader.get(f"{place}/frames/1")
    assert (answer.status_code, answer.json()["code"]) == (409, "imaging.no_pixels")
    (row,) = json.loads(read_all(reader.get(f"{place}/metadata")))
    assert "7FE00010" not in row


@pytest.mark.parametrize(
    "tail", ["", "/metadata", "/series", "/series/2.25.78/metadata", "/series/2.25.78/instances/2.25.78.1/frames/1"]
)
def test_a_referrer_of_other_patients_sees_nothing(reader, tail):
    answer = client_of("referrer").get(f"{ROOT}/studies/{STUDY}{tail}")
    assert answer.status_code == (204 if tail == "/series" else 404)


def test_a_grant_at_another_site_opens_nothing(reader):
    assert Study.objects.get().site_id is not None
    elsewhere = find_site_by_code("east")
    other = client_of("radiologist", site_id=elsewhere.id)
    assert other.get(f"{ROOT}/studies").status_code == 204
    assert other.get(f"{ROOT}/studies/{STUDY}/metadata").status_code == 404


def test_what_is_not_there_is_not_found(reader):
    for path in (
        "/studies/1.2.3/metadata",
        "/studies/none/metadata",
        "/studies/%00/metadata",
        f"/studies/{STUDY}/x",
        "/nothing",
    ):
        assert reader.get(f"{ROOT}{path}").status_code == 404, path


def test_a_sitting_is_one_entry_of_the_trail(reader):
    study = Study.objects.get()
    for _ in range(3):
        read_all(reader.get(f"{ROOT}/studies/{STUDY}/metadata"))
        reader.get(f"{OBJECT}/frames/1")
    assert AuditEntry.objects.filter(action="study.opened", obj=f"study:{study.id}").count() == 1
    reader.get(OBJECT)
    assert AuditEntry.objects.filter(action="study.retrieved", obj=f"study:{study.id}").count() == 1


def test_what_a_person_rejected_is_not_there(reader):
    Instance.objects.filter(sop_uid=f"{SERIES}.2").update(rejected="quality")
    assert [row["00200013"]["Value"] for row in reader.get(f"{ROOT}/studies/{STUDY}/instances").json()] == [[1], [3]]
    assert reader.get(f"{ROOT}/studies").json()[0]["00201208"]["Value"] == [2]
    assert len(json.loads(read_all(reader.get(f"{ROOT}/studies/{STUDY}/metadata")))) == 2
    assert reader.get(f"{ROOT}/studies/{STUDY}/series/{SERIES}/instances/{SERIES}.2/frames/1").status_code == 404
    Study.objects.update(rejected="worklist")
    assert reader.get(f"{ROOT}/studies").status_code == 204
    assert reader.get(f"{OBJECT}/frames/1").status_code == 404


def test_what_a_person_corrected_is_what_is_told(reader):
    first = reader.get(f"{OBJECT}/metadata")
    read_all(reader.get(f"{ROOT}/studies/{STUDY}/metadata"))
    Study.objects.update(coerced={"PatientID": "RIGHT"}, patient_id_text="RIGHT", corrected_at="2026-11-29T00:00:00Z")
    again = reader.get(f"{OBJECT}/metadata", HTTP_IF_NONE_MATCH=first["ETag"])
    (row,) = json.loads(read_all(again))
    assert row["00100020"]["Value"] == ["RIGHT"]
    assert {
        r["00100020"]["Value"][0] for r in json.loads(read_all(reader.get(f"{ROOT}/studies/{STUDY}/metadata")))
    } == {"RIGHT"}
    taken = dcmread(BytesIO(read_all(reader.get(OBJECT, HTTP_ACCEPT="application/dicom; transfer-syntax=*"))))
    assert (taken.PatientID, taken.PixelData) == ("RIGHT", make_ct(1).PixelData)
