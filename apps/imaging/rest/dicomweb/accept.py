"""What the caller takes: media types with transfer syntax, from the Accept header or the `accept` parameter (PS3.18 8.3.3, 8.7)."""

import re
from dataclasses import dataclass

from rest_framework.exceptions import APIException
from rest_framework.request import Request

from apps.imaging.drivers.contexts import EXPLICIT_LE, NATIVE
from apps.imaging.engine.multipart import read_parameters

STORED, PLAIN = "stored", "plain"
OCTETS, DICOM, ANY = "application/octet-stream", "application/dicom", "*/*"
MOST_LETTERS = 2000
# PS3.18 table 8.7.3-5
MEDIA_TYPES = {
    "1.2.840.10008.1.2.5": "image/dicom-rle",
    "1.2.840.10008.1.2.4.50": "image/jpeg",
    "1.2.840.10008.1.2.4.51": "image/jpeg",
    "1.2.840.10008.1.2.4.57": "image/jpeg",
    "1.2.840.10008.1.2.4.70": "image/jpeg",
    "1.2.840.10008.1.2.4.80": "image/jls",
    "1.2.840.10008.1.2.4.81": "image/jls",
    "1.2.840.10008.1.2.4.90": "image/jp2",
    "1.2.840.10008.1.2.4.91": "image/jp2",
    "1.2.840.10008.1.2.4.92": "image/jpx",
    "1.2.840.10008.1.2.4.93": "image/jpx",
    "1.2.840.10008.1.2.4.201": "image/jphc",
    "1.2.840.10008.1.2.4.202": "image/jphc",
    "1.2.840.10008.1.2.4.203": "image/jphc",
}
_ITEM = re.compile(r'(?:[^,"]|"[^"]*")+')


class NotAcceptable(APIException):
    status_code = 406
    default_detail = "none of the media types or transfer syntaxes that were asked for can be given"


@dataclass(frozen=True)
class Wanted:
    """One entry: `syntax` "" when none is named, "*" for any."""

    type: str
    is_multipart: bool
    syntax: str


@dataclass(frozen=True)
class Form:
    """How an object or frame is given: stored or plain, alone or in a multipart message."""

    mode: str
    is_multipart: bool


def read_accept(request: Request) -> list[Wanted]:
    """Best first. Nothing said means anything goes."""
    text = ",".join(request.query_params.getlist("accept")) or request.headers.get("Accept", "") or ANY
    found = []
    for item in _ITEM.findall(text[:MOST_LETTERS]):
        kind, params = read_parameters(item)
        quality = _read_quality(params.get("q", "1"))
        is_multipart = kind == "multipart/related"
        inner = params.get("type", ANY).lower() if is_multipart else kind
        if quality > 0:
            found.append((quality, Wanted(inner, is_multipart, params.get("transfer-syntax", ""))))
    return [wanted for _, wanted in sorted(found, key=lambda pair: -pair[0])]


def choose_for_frames(request: Request, syntax: str) -> Form:
    """Frames stored in `syntax`. Raises NotAcceptable."""
    for wanted in read_accept(request):
        is_multipart = wanted.is_multipart or wanted.type == ANY
        if wanted.type == OCTETS and wanted.syntax in {"*", syntax}:
            return Form(STORED, is_multipart)
        if wanted.type in {OCTETS, ANY} and wanted.syntax in {"", EXPLICIT_LE}:
            return Form(PLAIN, is_multipart)
        if wanted.type == ANY and wanted.syntax in {"*", syntax}:
            return Form(STORED, is_multipart)
        if _names(wanted.type, syntax) and wanted.syntax in {"", "*", syntax}:
            return Form(STORED, is_multipart)
    raise NotAcceptable


def choose_for_objects(request: Request, syntaxes: set[str]) -> Form:
    """Whole objects stored in `syntaxes`. Raises NotAcceptable."""
    for wanted in read_accept(request):
        is_multipart = wanted.is_multipart or wanted.type == ANY
        if wanted.type not in {DICOM, ANY}:
            continue
        if wanted.syntax == "*" or {wanted.syntax} == syntaxes or (wanted.type == ANY and not wanted.syntax):
            return Form(STORED, is_multipart)
        if wanted.syntax in {"", EXPLICIT_LE}:
            return Form(PLAIN, is_multipart)
    raise NotAcceptable


def check_json(request: Request) -> None:
    """Raises NotAcceptable for a caller that takes no JSON; XML is not offered."""
    known = {"application/dicom+json", "application/json", "application/*", ANY}
    if not any(wanted.type in known for wanted in read_accept(request)):
        raise NotAcceptable("application/dicom+json is what can be given here")


def name_part(mode: str, syntax: str) -> str:
    """Content type of a frame."""
    if mode == PLAIN or syntax not in MEDIA_TYPES:
        is_plain = mode == PLAIN or syntax in NATIVE
        return f"{OCTETS}; transfer-syntax={EXPLICIT_LE if is_plain else syntax}"
    return f"{MEDIA_TYPES[syntax]}; transfer-syntax={syntax}"


def _names(kind: str, syntax: str) -> bool:
    named = MEDIA_TYPES.get(syntax)
    return named is not None and kind in {named, named.replace("image/", "image/x-"), "image/*"}


def _read_quality(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 0.0
