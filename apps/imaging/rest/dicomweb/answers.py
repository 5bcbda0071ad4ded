"""Answers of DICOMweb: streamed from the store, in parts, with tags for what never changes."""

import secrets
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path

from asgiref.sync import sync_to_async
from django.http import HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from rest_framework.request import Request

CHUNK = 1 << 20
KEPT = {"Cache-Control": "private, max-age=3600, immutable", "Vary": "Accept, Authorization, Cookie"}
ASKED_AGAIN = {"Cache-Control": "private, no-cache", "Vary": "Accept, Authorization, Cookie"}


class Streamed(StreamingHttpResponse):
    """Pieces are made in a thread, one when the one before has left: neither the event loop nor the memory holds the rest."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        pieces = iter(self)
        take = sync_to_async(next, thread_sensitive=False)
        try:
            while (piece := await take(pieces, None)) is not None:
                yield piece
        finally:
            self.close()


def answer_unchanged(request: Request, tag: str, headers: dict[str, str]) -> HttpResponse | None:
    """304 when the caller has it already."""
    known = {part.strip().removeprefix("W/") for part in request.headers.get("If-None-Match", "").split(",")}
    if tag not in known:
        return None
    answer = HttpResponseNotModified()
    for name, value in {**headers, "ETag": tag}.items():
        answer[name] = value
    return answer


def answer_parts(kind: str, parts: Iterable[tuple[str, Iterable[bytes]]], headers: dict[str, str]) -> Streamed:
    """multipart/related (RFC 2387) of (content type, pieces)."""
    boundary = secrets.token_hex(16)
    content_type = f'multipart/related; type="{kind}"; boundary={boundary}'
    return Streamed(_write_parts(boundary, parts), content_type=content_type, headers=headers)


def _write_parts(boundary: str, parts: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    for content_type, pieces in parts:
        yield f"\r\n--{boundary}\r\nContent-Type: {content_type}\r\n\r\n".encode()
        yield from pieces
    yield f"\r\n--{boundary}--\r\n".encode()


def read_file(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            yield piece
