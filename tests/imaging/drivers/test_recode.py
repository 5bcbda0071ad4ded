"""Big endian objects in little endian: numbers, words and nested words keep their values; what is not settled is refused."""

import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset

from apps.imaging.drivers.contexts import EXPLICIT_BE, EXPLICIT_LE, IMPLICIT_LE
from apps.imaging.drivers.frames import transcode
from apps.imaging.drivers.recode import NotRecoded, list_syntaxes, read_pieces, read_recoded
from tests.imaging.drivers.objects import make_ct, turn_big


@pytest.fixture
def path(tmp_path):
    ds = make_ct(3)
    ds.FrameIncrementPointer = 0x00181063
    table = Dataset()
    table.LUTDescriptor, table.LUTData = [3, 0, 16], np.array([1, 2, 770], ">u2").tobytes()
    ds.ModalityLUTSequence = [table]
    ds.VectorGridData = np.array([1.5, -2.25], ">f4").tobytes()
    turn_big(ds).save_as(tmp_path / "big.dcm", enforce_file_format=True)
    return tmp_path / "big.dcm"


@pytest.mark.parametrize("syntax", [EXPLICIT_LE, IMPLICIT_LE])
def test_every_value_of_a_big_endian_object_is_the_same_in_little_endian(path, syntax):
    assert list_syntaxes(EXPLICIT_BE)[0] == EXPLICIT_BE and syntax in list_syntaxes(EXPLICIT_BE)
    raw = b"".join(read_pieces(path, stored=EXPLICIT_BE, syntax=syntax, room=1000))
    ds = pydicom.filereader.read_dataset(pydicom.filebase.DicomBytesIO(raw), syntax == IMPLICIT_LE, True)
    plain = make_ct(3)
    assert (ds.PixelData, ds.Rows, ds.PixelRepresentation) == (plain.PixelData, 16, 1)
    assert ds.FrameIncrementPointer == 0x00181063
    assert np.frombuffer(ds.ModalityLUTSequence[0].LUTData, "<u2").tolist() == [1, 2, 770]
    assert np.frombuffer(ds.VectorGridData, "<f4").tolist() == [1.5, -2.25]
    assert {e.keyword: e.value for e in plain if e.VR in {"DS", "IS", "PN", "UI", "US"}}.items() <= {
        e.keyword: e.value for e in ds
    }.items()


def test_a_file_for_the_patient_is_little_endian_too(path):
    ds = pydicom.dcmread(pydicom.filebase.DicomBytesIO(transcode(path)))
    assert ds.file_meta.TransferSyntaxUID == EXPLICIT_LE
    assert (ds.pixel_array == make_ct(3).pixel_array).all()


def test_pixels_of_more_than_two_bytes_are_not_guessed(path):
    ds = pydicom.dcmread(path)
    ds.BitsAllocated = 32
    ds.save_as(path)
    with pytest.raises(NotRecoded, match="not settled"):
        read_recoded(path, EXPLICIT_LE)
