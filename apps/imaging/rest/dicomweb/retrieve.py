"""WADO-RS: metadata, whole objects, frames and bulk data (PS3.18 10.4), streamed from the store."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from django.http import HttpResponse, StreamingHttpResponse
from rest_framework.exceptions import ValidationError

from apps.common.kernel.errors import NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.imaging.drivers.coercion import NotCoerced
from apps.imaging.drivers.dicom_json import read_bulk
from apps.imaging.drivers.frames import can_decode, read_plain_frame, read_stored_frame, transcode
from apps.imaging.drivers.pixels import NoPixels
from apps.imaging.models import Instance, Study
from apps.imaging.rest.access import limit_to_visible
from apps.imaging.rest.dicomweb import accept
from apps.imaging.rest.dicomweb.answers import (
    ASKED_AGAIN,
    KEPT,
    answer_parts,
    answer_unchanged,
    read_file,
)
from apps.imaging.rest.dicomweb.base import DicomWebView, note_access, root_of
from apps.imaging.rest.dicomweb.store import store_body
from apps.imaging.selectors.delivery import find_file
from apps.imaging.selectors.dicomweb import make_metadata, tag_of
from apps.imaging.selectors.store import get_root

MOST_FRAMES = 2000
MOST_TRANSCODED = 512 << 20
PIXELS = {"7FE00008", "7FE00009", "7FE00010"}


class MetadataView(DicomWebView):
    """Of a study, a series or an instance."""

    def get(self, request, *uids: str, **named: str) -> HttpResponse:
        accept.check_json(request)
        rows = self.list_visible(*named.values())
        note_access(request, rows[0].series.study)
        tag = tag_of(rows, f"metadata {root_of(request)}")
        if unchanged := answer_unchanged(request, tag, ASKED_AGAIN):
            return unchanged
        body = make_metadata(rows, root_of(request))
        return StreamingHttpResponse(body, content_type="application/dicom+json", headers={**ASKED_AGAIN, "ETag": tag})


class ObjectsView(DicomWebView):
    """Whole objects of a study, a series or one: as stored, or in explicit little endian."""

    def get(self, request, *uids: str, **named: str) -> HttpResponse:
        rows = self.list_visible(*named.values())
        form = accept.choose_for_objects(request, {row.transfer_syntax for row in rows})
        if not form.is_multipart and len(rows) > 1:
            raise accept.NotAcceptable("more than one object: ask for multipart/related")
        given = [row for row in rows if form.mode == accept.STORED or _can_transcode(row)]
        if not given:
            raise accept.NotAcceptable(
                "stored in a transfer syntax that is not decoded here: ask for transfer-syntax=*"
            )
        note_access(request, rows[0].series.study, is_taken=True)
        headers = {**(KEPT if "sop_uid" in named else ASKED_AGAIN), "ETag": tag_of(given, f"objects {form}")}
        if unchanged := answer_unchanged(request, headers["ETag"], headers):
            return unchanged
        if not form.is_multipart:
            return StreamingHttpResponse(_read_object(given[0], form.mode), content_type=accept.DICOM, headers=headers)
        parts = ((_name_object(row, form.mode), _read_object(row, form.mode)) for row in given)
        answer = answer_parts(accept.DICOM, parts, headers)
        answer.status_code = 200 if len(given) == len(rows) else 206
        return answer


class StudyObjectsView(ObjectsView):
    """A POST stores objects of this study and of no other."""

    required = {"GET": "image.read", "POST": "image.store"}

    def post(self, request, study_uid: str) -> HttpResponse:
        known = Study.objects.filter(study_uid=study_uid)
        if known.exists() and not limit_to_visible(request, known, "image.store").exists():
            raise NotFound("imaging.study_missing")
        return store_body(request, study_uid)


class FramesView(DicomWebView):
    """Frames by number, from 1: as stored, or as plain little-endian samples."""

    def get(self, request, study_uid: str, series_uid: str, sop_uid: str, frames: str) -> HttpResponse:
        row = self.list_visible(study_uid, series_uid, sop_uid)[0]
        note_access(request, row.series.study)
        numbers = _read_numbers(frames, row.n_frames)
        return _answer_frames(request, row, numbers)


class BulkView(DicomWebView):
    """A value that the metadata gave the address of; pixel data is all frames."""

    def get(self, request, study_uid: str, series_uid: str, sop_uid: str, where: str) -> HttpResponse:
        row = self.list_visible(study_uid, series_uid, sop_uid)[0]
        note_access(request, row.series.study)
        if where.upper() in PIXELS:
            return _answer_frames(request, row, list(range(min(row.n_frames, MOST_FRAMES))))
        if not re.fullmatch(r"[0-9A-Fa-f]{8}(-[0-9]{1,6}-[0-9A-Fa-f]{8}){0,32}", where):
            raise NotFound("imaging.bulk_missing")
        headers = {**KEPT, "ETag": tag_of([row], f"bulk {where}")}
        if unchanged := answer_unchanged(request, headers["ETag"], headers):
            return unchanged
        found = read_bulk(_find_file(row), where)
        if found is None:
            raise NotFound("imaging.bulk_missing")
        if any(w.is_multipart for w in accept.read_accept(request)[:1]):
            return answer_parts(accept.OCTETS, [(accept.OCTETS, [found[1]])], headers)
        return HttpResponse(found[1], content_type=accept.OCTETS, headers=headers)


def _answer_frames(request, row: Instance, numbers: list[int]) -> HttpResponse:
    form = accept.choose_for_frames(request, row.transfer_syntax)
    if not form.is_multipart and len(numbers) > 1:
        raise accept.NotAcceptable("more than one frame: ask for multipart/related")
    headers = {**KEPT, "ETag": tag_of([row], f"frames {form} {numbers}")}
    if unchanged := answer_unchanged(request, headers["ETag"], headers):
        return unchanged
    kind = accept.name_part(form.mode, row.transfer_syntax)
    frames = _read_frames(row, numbers, form.mode)
    first = next(frames)  # what cannot be read is said before the first byte of the answer
    if not form.is_multipart:
        return HttpResponse(first, content_type=kind, headers=headers)
    return answer_parts(kind.partition(";")[0], ((kind, [data]) for data in chain([first], frames)), headers)


def _read_frames(row: Instance, numbers: Iterable[int], mode: str) -> Iterator[bytes]:
    path = str(_path_of(row))
    read = read_stored_frame if mode == accept.STORED else read_plain_frame
    try:
        for number in numbers:
            yield read(path, number)
    except NoPixels as error:
        raise Refused(Reason("imaging.no_pixels", {"detail": str(error)}, "error")) from None


def _read_numbers(text: str, n_frames: int) -> list[int]:
    """From 0. Raises ValidationError, NotFound."""
    if not re.fullmatch(r"\d{1,6}(,\d{1,6})*", text) or text.count(",") >= MOST_FRAMES:
        raise ValidationError({"frames": f"at most {MOST_FRAMES} numbers from 1, with commas between them"})
    numbers = [int(part) - 1 for part in text.split(",")]
    if not all(0 <= number < n_frames for number in numbers):
        raise NotFound("imaging.frame_missing", n=n_frames)
    return numbers


def _find_file(row: Instance) -> Path:
    """As it is delivered."""
    try:
        return find_file(row)
    except (FileNotFoundError, NotCoerced):
        raise NotFound("imaging.file_missing", instance=row.pk) from None


def _path_of(row: Instance) -> Path:
    """As received: what a person corrects are never the pixels."""
    path = get_root() / row.path
    if not path.is_file():
        raise NotFound("imaging.file_missing", instance=row.pk)
    return path


def _can_transcode(row: Instance) -> bool:
    return row.transfer_syntax == accept.EXPLICIT_LE or (
        row.size <= MOST_TRANSCODED and can_decode(row.transfer_syntax)
    )


def _name_object(row: Instance, mode: str) -> str:
    syntax = row.transfer_syntax if mode == accept.STORED else accept.EXPLICIT_LE
    return f"{accept.DICOM}; transfer-syntax={syntax}"


def _read_object(row: Instance, mode: str) -> Iterator[bytes]:
    path = _find_file(row)
    if mode == accept.STORED or row.transfer_syntax == accept.EXPLICIT_LE:
        yield from read_file(path)
    else:
        yield transcode(path)
