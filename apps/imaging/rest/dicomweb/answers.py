"""Answers of DICOMweb: read from the store piece by piece as they leave, in parts, with tags for what never changes."""

import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.http import HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from rest_framework.request import Request

CHUNK = 1 << 20
KEPT = {"Cache-Control": "private, max-age=3600, immutable", "Vary": "Accept, Authorization, Cookie"}
ASKED_AGAIN = {"Cache-Control": "private, no-cache", "Vary": "Accept, Authorization, Cookie"}


def answer_unchanged(request: Request, tag: str, headers: dict[str, str]) -> HttpResponse | None:
    """304 when the caller has it already."""
    known = {part.strip().removeprefix("W/") for part in request.headers.get("If-None-Match", "").split(",")}
    if tag not in known:
        return None
    answer = HttpResponseNotModified()
    for name, value in {**headers, "ETag": tag}.items():
        answer[name] = value
    return answer


def answer_parts(
    kind: str, parts: Iterable[tuple[str, Iterable[bytes]]], headers: dict[str, str]
) -> StreamingHttpResponse:
    """multipart/related (RFC 2387) of (content type, pieces)."""
    boundary = secrets.token_hex(16)
    content_type = f'multipart/related; type="{kind}"; boundary={boundary}'
    return StreamingHttpResponse(_write_parts(boundary, parts), content_type=content_type, headers=headers)


def _write_parts(boundary: str, parts: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    for content_type, pieces in parts:
        yield f"\r\n--{boundary}\r\nContent-Type: {content_type}\r\n\r\n".encode()
        yield from pieces
    yield f"\r\n--{boundary}--\r\n".encode()


def read_file(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            yield piece
