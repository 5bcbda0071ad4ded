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
