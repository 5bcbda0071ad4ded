"""A study for the patient to take along: DICOM files with their DICOMDIR (PS3.10 8, PS3.11), streamed as a ZIP."""

import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import RawIOBase
from pathlib import Path

from pydicom import dcmread
from pydicom.dataset import Dataset
from pydicom.fileset import FileSet

from apps.imaging.drivers.contexts import EXPLICIT_LE
from apps.imaging.drivers.frames import can_decode, transcode
from apps.imaging.drivers.pixels import NoPixels

PIECE = 1 << 20
NEEDED = {"PatientID": "UNKNOWN", "StudyID": "1", "StudyDate": "19000101", "StudyTime": "000000"}


@dataclass(frozen=True)
class MediaObject:
    """`find` gives the file as it is delivered."""

    find: Callable[[], Path]
    syntax: str

    @property
    def is_transcoded(self) -> bool:
        """Media for everybody are in explicit little endian (PS3.11 D, STD-GEN-CD), as far as it can be decoded."""
        return self.syntax != EXPLICIT_LE and can_decode(self.syntax)


@dataclass(frozen=True)
class Media:
    """`texts`: file name -> content of what stands beside the images."""

    objects: tuple[MediaObject, ...]
    texts: dict[str, str]


def write_zip(media: Media) -> Iterator[bytes]:
    """The archive in pieces as it grows: one object in memory at a time. Images are stored, not squeezed: they barely shrink."""
    with tempfile.TemporaryDirectory(prefix="radflow-media-") as folder:
        directory, names = make_directory(media.objects, Path(folder))
        sink = _Sink()
        with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            for name, text in media.texts.items():
                archive.writestr(name, text.encode("utf-8-sig"))
            archive.writestr("DICOMDIR", directory)
            yield sink.take()
            for item, name in zip(media.objects, names):
                if name:
                    yield from _add(archive, sink, item, name)
        yield sink.take()


def make_directory(objects: tuple[MediaObject, ...], folder: Path) -> tuple[bytes, list[str]]:
    """(DICOMDIR, name in the archive of each object; "" for what cannot be read). Only headers are read and written."""
    media = FileSet()
    media.ID = "RADFLOW"
    uids = []
    for item in objects:
        try:
            uids.append(str(media.add(_read_header(item)).SOPInstanceUID))
        except Exception:  # damaged: the rest of the study is given all the same
            uids.append("")
    media.write(folder)
    names = {str(entry.SOPInstanceUID): entry.FileID.replace("\\", "/") for entry in media}
    return (folder / "DICOMDIR").read_bytes(), [names.get(uid, "") for uid in uids]


def _read_header(item: MediaObject) -> Dataset:
    ds = dcmread(item.find(), stop_before_pixels=True, force=True)
    if item.is_transcoded:
        ds.file_meta.TransferSyntaxUID = EXPLICIT_LE
    for keyword, value in NEEDED.items():  # type 1 in a directory
        if not ds.get(keyword):
            setattr(ds, keyword, value)
    for number, keyword in enumerate(("SeriesNumber", "InstanceNumber"), 1):
        if ds.get(keyword) is None:
            setattr(ds, keyword, number)
    return ds


def _add(archive: zipfile.ZipFile, sink: "_Sink", item: MediaObject, name: str) -> Iterator[bytes]:
    path = item.find()
    if item.is_transcoded:
        try:
            archive.writestr(name, transcode(path))
            yield sink.take()
            return
        except NoPixels:  # damaged pixels: as it is, the directory says another syntax than the file
            pass
    with (
        archive.open(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), "w", force_zip64=True) as out,
        path.open("rb") as file,
    ):
        while piece := file.read(PIECE):
            out.write(piece)
            yield sink.take()
    yield sink.take()


class _Sink(RawIOBase):
    """Where the archive is written to; what has been written is taken out piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def write(self, data) -> int:
        self._pieces.append(bytes(data))
        self._at += len(data)
        return len(data)

    def take(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
