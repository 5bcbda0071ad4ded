"""How a request is answered: the whole way in one thread, out of a few that wait for the next one."""

import asyncio
import contextvars
import json
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.db import close_old_connections
from django.http import FileResponse
from django.urls import set_script_prefix

MOST_BYTES = 4 * 1024 * 1024
STREAMED_IN = "/dicom-web/studies"
"""Whole studies are sent here: the view asks who sends, and then reads the body itself, piece by piece as it arrives."""
UPLOADS, PATIENCE_S = 2, 60.0
TOO_LARGE = {"type": "about:blank", "title": "Content Too Large", "status": 413, "code": "common.too_large"}
THREADS = 8
"""Requests at work at once, each with a database connection of its own; the next ones wait in the order they came."""
END = object()


class BodyTooLarge(Exception):
    pass


class OneHopHandler(ASGIHandler):
    """Signals, middleware and view in one thread at one go, and no body read that no endpoint would take.

    All of ours are synchronous: left to itself, Django starts a thread a request, goes there and back at each of them, and
    a busy machine makes every such change wait its turn. It also writes a body of any size to the disk before anybody is
    asked who sends it, and reads a streamed answer into memory before the first part goes out.
    """

    def __init__(self) -> None:
        super().__init__()
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="request")
        self._upload_threads = ThreadPoolExecutor(UPLOADS, thread_name_prefix="upload")

    def load_middleware(self, is_async: bool = False) -> None:
        super().load_middleware(is_async=False)

    async def __call__(self, scope, receive, send) -> None:
        if scope["method"] == "POST" and scope["path"].startswith(STREAMED_IN):
            await self._take_upload(scope, receive, send)
            return
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        except BodyTooLarge:
            await _refuse_body(send)
            return
        request, response = self.create_request(scope, body)
        if request is not None:
            response = await self._run(self._answer, scope, request)
        if response.streaming:
            await self._stream(response, send)
        else:
            await self.send_response(response, send)
        body.close()

    async def _take_upload(self, scope, receive, send) -> None:
        body = ArrivingBody(receive, asyncio.get_running_loop())
        request, response = self.create_request(scope, body)
        if request is not None:
            response = await self._run(self._answer, scope, request, threads=self._upload_threads)
        if not body.is_read:  # what was not wanted is not waited for either
            response["Connection"] = "close"
        await self.send_response(response, send)

    async def _run(self, call: Callable, *args: Any, threads: ThreadPoolExecutor | None = None) -> Any:
        context = contextvars.copy_context()
        return await asyncio.get_running_loop().run_in_executor(threads or self._threads, context.run, call, *args)

    def _answer(self, scope, request):
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=self.__class__, scope=scope)
        response = self.get_response(request)
        response._handler_class = self.__class__
        if isinstance(response, FileResponse):
            response.block_size = self.chunk_size
        if response.streaming:
            close_old_connections()  # the parts come from another thread
        else:
            response.close()
        return response

    async def _stream(self, response, send) -> None:
        """Part by part as the reader takes them, all of them from one thread: the response may keep a connection between them."""
        async with ThreadSensitiveContext():
            try:
                if not response.is_async:
                    response.streaming_content = _step(iter(response.streaming_content))
                await self.send_response(response, send)
            finally:
                await sync_to_async(response.close)()

    async def read_body(self, receive):
        got = 0

        async def count():
            nonlocal got
            message = await receive()
            got += len(message.get("body", b""))
            if got > MOST_BYTES:
                raise BodyTooLarge
            return message

        return await super().read_body(count)


class ArrivingBody:
    """A request's body as a file, read in a thread while the event loop receives it; nothing of it is kept."""

    def __init__(self, receive: Callable, loop: asyncio.AbstractEventLoop) -> None:
        self._receive, self._loop = receive, loop
        self._rest, self.is_read = b"", False

    def read(self, size: int = -1) -> bytes:
        """Raises OSError when the caller goes away or is silent for too long."""
        if size is None or size < 0:
            return b"".join(iter(lambda: self.read(1 << 16), b""))
        while not self._rest and not self.is_read:
            message = self._wait()
            if message["type"] == "http.disconnect":
                raise ConnectionResetError("the caller went away")
            self._rest, self.is_read = message.get("body", b""), not message.get("more_body", False)
        piece, self._rest = self._rest[:size], self._rest[size:]
        return piece

    def _wait(self) -> dict:
        future = asyncio.run_coroutine_threadsafe(self._receive(), self._loop)
        try:
            return future.result(PATIENCE_S)
        except TimeoutError:
            future.cancel()
            raise TimeoutError("the caller sends no more") from None

    def close(self) -> None:
        self._rest = b""


async def _step(parts: Iterator[bytes]) -> AsyncIterator[bytes]:
    while (part := await sync_to_async(next)(parts, END)) is not END:
        yield part


async def _refuse_body(send) -> None:
    body = json.dumps(TOO_LARGE | {"detail": f"at most {MOST_BYTES} bytes"}).encode()
    headers = [(b"content-type", b"application/problem+json"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})
