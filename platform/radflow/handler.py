import json

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIHandler

MOST_BYTES = 4 * 1024 * 1024
TOO_LARGE = {"type": "about:blank", "title": "Content Too Large", "status": 413, "code": "common.too_large"}


class BodyTooLarge(Exception):
    pass


class OneHopHandler(ASGIHandler):
    """Runs middleware and view in the request's own thread at one go, and stops reading a body that no endpoint would take.

    All of ours are synchronous: left to itself, Django goes to the thread and back at each of them, and a busy machine makes
    every such change wait its turn. It also writes a body of any size to the disk before anybody is asked who sends it.
    """

    def load_middleware(self, is_async: bool = False) -> None:
        super().load_middleware(is_async=False)
        self._middleware_chain = sync_to_async(self._middleware_chain, thread_sensitive=True)

    async def handle(self, scope, receive, send) -> None:
        try:
            await super().handle(scope, receive, send)
        except BodyTooLarge:
            body = json.dumps(TOO_LARGE | {"detail": f"at most {MOST_BYTES} bytes"}).encode()
            headers = [(b"content-type", b"application/problem+json"), (b"connection", b"close")]
            await send({"type": "http.response.start", "status": 413, "headers": headers})
            await send({"type": "http.response.body", "body": body})

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
