"""A language model of the department's own behind the OpenAI chat protocol: one question, one answer, one time limit."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from http.client import HTTPException

from apps.common.kernel.errors import Permanent

LARGEST_ANSWER = 256 * 1024


def ask_model(url: str, model: str, messages: Sequence[dict[str, str]], *, timeout_s: float, key: str = "") -> str:
    """The answer's text. Raises Permanent with a code of words: unreachable, late, refused, or no chat completion."""
    if not url.startswith(("http://", "https://")):
        raise Permanent("qc.reader_unreachable")
    body = json.dumps(
        {"model": model, "messages": list(messages), "temperature": 0, "response_format": {"type": "json_object"}}
    ).encode()
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
    request = urllib.request.Request(f"{url.rstrip('/')}/chat/completions", body, headers)
    deadline = time.monotonic() + timeout_s
    try:
        with urllib.request.urlopen(request, timeout=timeout_s) as answer:
            raw = _read(answer, deadline)
    except urllib.error.HTTPError as error:
        raise Permanent("qc.reader_refused", status=error.code) from None
    except TimeoutError:
        raise Permanent("qc.reader_late", seconds=timeout_s) from None
    except (urllib.error.URLError, HTTPException, OSError) as error:
        late = isinstance(getattr(error, "reason", None), TimeoutError)
        raise Permanent("qc.reader_late" if late else "qc.reader_unreachable", seconds=timeout_s) from None
    try:
        text = json.loads(raw)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError):
        raise Permanent("qc.reader_no_answer") from None
    if not isinstance(text, str):
        raise Permanent("qc.reader_no_answer")
    return text


def _read(answer, deadline: float) -> bytes:
    """The body in pieces, so that one that drips forever ends at the limit, too."""
    raw = b""
    while piece := answer.read1(65536):
        raw += piece
        if len(raw) > LARGEST_ANSWER:
            raise Permanent("qc.reader_no_answer")
        if time.monotonic() > deadline:
            raise TimeoutError
    return raw
