"""STOW-RS: a multipart message of DICOM files is stored while it arrives (PS3.18 10.5)."""

import json
from collections.abc import Iterator

from django.http import HttpResponse
from django.http.request import UnreadablePostError
from rest_framework.exceptions import ParseError, UnsupportedMediaType, ValidationError
from rest_framework.request import Request

from apps.common.rest.actors import actor_of
from apps.imaging.engine.multipart import BadMessage, read_parameters, read_parts
from apps.imaging.engine.uids import is_valid_uid
from apps.imaging.public import ReceivedObject, receive_files
from apps.imaging.rest.dicomweb.accept import DICOM
from apps.imaging.rest.dicomweb.base import root_of

MOST_FILES = 10_000
DISK_LOW = 0xA700


def store_body(request: Request, study_uid: str | None = None) -> HttpResponse:
    """200: all stored; 202: some; 409: none; 507: the disk is full. Raises UnsupportedMediaType, ParseError."""
    kind, parameters = read_parameters(request.headers.get("Content-Type", ""))
    if kind != "multipart/related" or parameters.get("type", DICOM).lower() != DICOM:
        raise UnsupportedMediaType(kind, 'multipart/related; type="application/dicom" is what is taken here')
    if study_uid is not None and not is_valid_uid(study_uid):
        raise ValidationError({"study": "no UID"})
    files = _read_files(request, parameters.get("boundary", ""))
    received = receive_files(
        files, actor=actor_of(request), address=request.META.get("REMOTE_ADDR") or "", study_uid=study_uid
    )
    try:
        results = list(received)
    except (BadMessage, UnreadablePostError) as error:
        raise ParseError(f"the message cannot be read: {error}. What was whole before is stored.") from error
    if not results:
        raise ParseError("the message holds no DICOM file")
    return _answer(results, root_of(request))


def _read_files(request: Request, boundary: str) -> Iterator[Iterator[bytes]]:
    for number, part in enumerate(read_parts(request._request.read, boundary), 1):
        if number > MOST_FILES:
            raise BadMessage(f"more than {MOST_FILES} files in one message")
        if read_parameters(part.headers.get("content-type", DICOM))[0] != DICOM:
            raise BadMessage("a part that is no application/dicom")
        yield part.pieces


def _answer(results: list[ReceivedObject], root: str) -> HttpResponse:
    stored = [r for r in results if not r.reason]
    failed = [r for r in results if r.reason]
    body: dict[str, dict] = {}
    studies = {r.study_uid for r in stored if r.study_uid}
    if len(studies) == 1:
        body["00081190"] = {"vr": "UR", "Value": [f"{root}/studies/{studies.pop()}"]}
    if failed:
        body["00081198"] = {"vr": "SQ", "Value": [_tell_failed(r) for r in failed]}
    if stored:
        body["00081199"] = {"vr": "SQ", "Value": [_tell_stored(r, root) for r in stored]}
    if stored:
        status = 202 if failed else 200
    else:
        status = 507 if all(r.reason == DISK_LOW for r in failed) else 409
    return HttpResponse(json.dumps(body), status=status, content_type="application/dicom+json")


def _tell_object(received: ReceivedObject) -> dict[str, dict]:
    return {
        "00081150": _value("UI", received.sop_class),
        "00081155": _value("UI", received.sop_uid),
    }


def _tell_failed(received: ReceivedObject) -> dict[str, dict]:
    return _tell_object(received) | {"00081197": {"vr": "US", "Value": [received.reason]}}


def _tell_stored(received: ReceivedObject, root: str) -> dict[str, dict]:
    if not received.study_uid:
        return _tell_object(received)
    place = f"{root}/studies/{received.study_uid}/series/{received.series_uid}/instances/{received.sop_uid}"
    return _tell_object(received) | {"00081190": {"vr": "UR", "Value": [place]}}


def _value(vr: str, text: str) -> dict:
    return {"vr": vr, "Value": [text]} if text else {"vr": vr}
