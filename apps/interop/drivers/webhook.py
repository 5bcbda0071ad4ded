"""Telling a receiver over HTTP (FHIR R4 rest-hook): once, without following redirects, within a time."""

from collections.abc import Iterable

from apps.common.kernel.errors import Refused, Transient
from apps.common.kernel.reason import Reason
from apps.interop.drivers.mllp import Unreachable

KEPT_BYTES = 2000
AGAIN = (408, 425, 429)


def tell(method: str, url: str, body: bytes, headers: Iterable[str], *, key: str, timeout_s: float) -> bytes:
    """The first lines of the answer. Raises Unreachable when nobody is there, Transient when it may go well later, Refused when the receiver does not want it."""
    import httpx

    sent = dict(one.split(":", 1) for one in headers if ":" in one)
    sent = {name.strip(): value.strip() for name, value in sent.items()} | {"Idempotency-Key": key}
    if body:
        sent["Content-Type"] = "application/fhir+json"
    try:
        with (
            httpx.Client(timeout=timeout_s, follow_redirects=False, trust_env=False) as client,
            client.stream(method, url, content=body, headers=sent) as answer,
        ):
            got, code = next(answer.iter_bytes(KEPT_BYTES), b""), answer.status_code
    except (httpx.ConnectError, httpx.ConnectTimeout) as error:
        raise Unreachable("interop.webhook_unreachable", url=url, error=str(error)[:200]) from None
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise Transient("interop.webhook_unreachable", url=url, error=str(error)[:200]) from None
    if code >= 500 or code in AGAIN:
        raise Transient("interop.webhook_failed", url=url, status=code)
    if code >= 300:
        raise Refused(Reason("interop.webhook_refused", {"url": url, "status": code}, "error"))
    return f"HTTP {code}\n".encode() + got
