"""What is delivered after a correction, judged by what stands in the file."""

import hashlib

import pydicom
import pytest
from pydicom.dataset import Dataset

from apps.imaging.drivers.coercion import NotCoerced, write_coerced
from apps.imaging.engine.coercion import Coercion
from tests.imaging.drivers.objects import make_ct


@pytest.fixture
def stored(tmp_path):
    path = tmp_path / "received.dcm"
    ds = make_ct()
    ds.SpecificCharacterSet, ds.PatientName = "ISO_IR 100", "Mueller^Jörg"
    reference = Dataset()
    reference.ReferencedSOPClassUID, reference.ReferencedSOPInstanceUID = ds.SOPClassUID, "2.25.78.9"
    ds.ReferencedImageSequence = [reference]
    ds.save_as(path, enforce_file_format=True)
    return path


def deliver(stored, tmp_path, **values) -> pydicom.Dataset:
    target = tmp_path / "delivered" / "1" / "copy.dcm"
    renamed = {"2.25.78.9": "2.25.5.9"}
    write_coerced(stored, target, Coercion(values, renamed, "20261129070000+0000"))
    return pydicom.dcmread(target)


def test_corrected_values_are_delivered_and_the_received_ones_are_told(stored, tmp_path):
    digest = hashlib.sha256(stored.read_bytes()).hexdigest()
    ds = deliver(
        stored, tmp_path, PatientID="MRN7", PatientName="Li^Hong=李^红", IssuerOfPatientID="HIS", PatientSex="M"
    )
    assert (ds.PatientID, str(ds.PatientName), ds.IssuerOfPatientID) == ("MRN7", "Li^Hong=李^红", "HIS")
    note = ds.OriginalAttributesSequence[0]
    assert (note.ModifyingSystem, note.ReasonForTheAttributeModification) == ("RADFLOW", "CORRECT")
    assert note.AttributeModificationDateTime == "20261129070000+0000"
    old = note.ModifiedAttributesSequence[0]
    assert (old.PatientID, str(old.PatientName), old.IssuerOfPatientID) == ("MRN00001", "Mueller^Jörg", "")
    assert "PatientSex" not in old  # it said so already
    assert ds.SpecificCharacterSet == "ISO_IR 192"
    assert ds.PixelData == pydicom.dcmread(stored).PixelData
    assert hashlib.sha256(stored.read_bytes()).hexdigest() == digest


def test_a_moved_object_has_new_uids_and_its_references_follow(stored, tmp_path):
    ds = deliver(stored, tmp_path, StudyInstanceUID="2.25.5", SeriesInstanceUID="2.25.6", SOPInstanceUID="2.25.7")
    assert ds.SpecificCharacterSet == "ISO_IR 100"
    assert (ds.StudyInstanceUID, ds.SOPInstanceUID) == ("2.25.5", "2.25.7")
    assert ds.file_meta.MediaStorageSOPInstanceUID == "2.25.7"
    assert ds.ReferencedImageSequence[0].ReferencedSOPInstanceUID == "2.25.5.9"
    old = ds.OriginalAttributesSequence[0].ModifiedAttributesSequence[0]
    assert (old.StudyInstanceUID, old.SOPInstanceUID) == ("2.25.77", "2.25.78.1")


def test_a_second_correction_keeps_the_record_of_the_first(stored, tmp_path):
    first = tmp_path / "first.dcm"
    write_coerced(stored, first, Coercion({"PatientID": "A"}, at="20261129070000+0000"))
    ds = deliver(first, tmp_path, PatientID="B")
    told = [item.ModifiedAttributesSequence[0].PatientID for item in ds.OriginalAttributesSequence]
    assert told == ["MRN00001", "A"]


def test_a_file_that_cannot_be_read_is_not_delivered(tmp_path):
    broken = tmp_path / "broken.dcm"
    broken.write_bytes(b"no DICOM at all" * 20)
    with pytest.raises(NotCoerced):
        write_coerced(broken, tmp_path / "copy.dcm", Coercion({"PatientID": "A"}))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["broken.dcm"]
