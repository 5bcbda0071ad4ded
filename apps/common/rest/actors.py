import time

from rest_framework.request import Request

from apps.common.kernel.actor import Actor
from apps.common.kernel.words import choose_language


def actor_of(request: Request) -> Actor:
    """Who sent this request; set by directory's authentication."""
    return request.actor


def language_of(request: Request) -> str:
    """The catalogue language of the caller: the Accept-Language header, else the user's own."""
    header = request.headers.get("Accept-Language")
    return choose_language(header or getattr(request.user, "language", None))


def note_code(request: Request) -> None:
    """This session has just given a code of the second factor (real time, as all sessions keep)."""
    request._request.session["code_at"] = int(time.time())


def code_given_at(request: Request) -> int | None:
    """When this session gave its last code of a second factor, in seconds of the epoch."""
    return request._request.session.get("code_at")


def proved_at(request: Request) -> int | None:
    """When this session last proved at the hospital's sign-in who it is, in seconds of the epoch."""
    return request._request.session.get("proved_at")
