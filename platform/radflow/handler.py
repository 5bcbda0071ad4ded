from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIHandler


class OneHopHandler(ASGIHandler):
    """Runs middleware and view in the request's own thread at one go.

    All of ours are synchronous: left to itself, Django goes to the thread and back at each of them, and a busy machine makes
    every such change wait its turn.
    """

    def load_middleware(self, is_async: bool = False) -> None:
        super().load_middleware(is_async=False)
        self._middleware_chain = sync_to_async(self._middleware_chain, thread_sensitive=True)
