"""What a browser that nobody knows yet carries itself, signed by us: an anonymous call then writes nothing here, however often it comes."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

PREFIX = "radflow_"
ATTEMPT, TOLD = CARRIED = ("provider_attempt", "provider_told")


def carry(response: HttpResponseBase, name: str, value: Any, *, for_s: int) -> None:
    response.set_cookie(
        PREFIX + name,
        signing.dumps(value, salt=PREFIX + name, compress=True),
        max_age=for_s,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",  # it must come along when the provider sends the browser back
    )


def read_carried(request: HttpRequest, name: str, *, for_s: int) -> Any:
    """None for nothing, for what is too old, and for what we did not sign."""
    try:
        return signing.loads(request.COOKIES.get(PREFIX + name, ""), salt=PREFIX + name, max_age=for_s)
    except (signing.BadSignature, ValueError):
        return None


def put_down(response: HttpResponseBase, *names: str) -> None:
    for name in names:
        response.delete_cookie(PREFIX + name, samesite="Lax")
