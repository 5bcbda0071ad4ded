"""What this thread or task is at work on: log lines carry it, so that one request, event or message can be followed through all processes."""

import contextlib
import re
import secrets
from collections.abc import Iterator
from contextvars import ContextVar

NAMES = ("request_id", "event_id", "message_id", "task_id")
_VALUES: dict[str, ContextVar[str]] = {name: ContextVar(name, default="") for name in NAMES}
_SOUND = re.compile(r"[A-Za-z0-9._:/+=-]{1,64}")


@contextlib.contextmanager
def working_on(**ids: object) -> Iterator[None]:
    """Names of NAMES only; nested ones add to what is known."""
    tokens = [(_VALUES[name], _VALUES[name].set(str(value))) for name, value in ids.items()]
    try:
        yield
    finally:
        for variable, token in tokens:
            variable.reset(token)


def list_ids() -> dict[str, str]:
    """Those that are known, by name."""
    return {name: value for name in NAMES if (value := _VALUES[name].get())}


def read_request_id(given: str) -> str:
    """The caller's own when it is fit for a log line, else a new one."""
    return given if _SOUND.fullmatch(given) else secrets.token_hex(8)
