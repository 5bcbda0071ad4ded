"""What this thread or task is at work on: log lines carry it, so that one request, event or message can be followed through all processes.

Where somebody listens (`observe.tracing`), each piece of work is told as a span, and what it leads to elsewhere as its child.
"""

import contextlib
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from contextvars import ContextVar
from typing import Protocol

NAMES = ("request_id", "event_id", "message_id", "task_id")
_VALUES: dict[str, ContextVar[str]] = {name: ContextVar(name, default="") for name in NAMES}
_SOUND = re.compile(r"[A-Za-z0-9._:/+=-]{1,64}")


NOTHING: Mapping[str, str | int] = {}


class Note(Protocol):
    """Says of a piece of work, once it is known, how it is named and how it went. Never with what belongs to a patient."""

    def __call__(self, name: str = "", facts: Mapping[str, str | int] = NOTHING, *, failed: bool = False) -> None: ...


def _note_nothing(name: str = "", facts: Mapping[str, str | int] = NOTHING, *, failed: bool = False) -> None: ...


class Listener(Protocol):
    def open(self, name: str, parent: str, kind: str) -> AbstractContextManager[Note]:
        """A span; `parent`: what `carry` said elsewhere, or nothing."""
        ...

    def carry(self) -> str: ...


_listener: Listener | None = None


def listen(listener: Listener | None) -> None:
    global _listener
    _listener = listener


def carry() -> str:
    """The present work as others may name it (W3C Trace Context, `traceparent`); nothing where nobody listens."""
    return _listener.carry() if _listener else ""


@contextlib.contextmanager
def working_on(name: str = "", *, parent: str = "", kind: str = "internal", **ids: object) -> Iterator[Note]:
    """`ids`: names of NAMES only; nested ones add to what is known. `kind`: server, consumer or internal."""
    tokens = [(_VALUES[key], _VALUES[key].set(str(value))) for key, value in ids.items()]
    try:
        if _listener is None:
            yield _note_nothing
            return
        with _listener.open(name, parent, kind) as note:
            note("", list_ids())
            yield note
    finally:
        for variable, token in tokens:
            variable.reset(token)


def list_ids() -> dict[str, str]:
    """Those that are known, by name."""
    return {name: value for name in NAMES if (value := _VALUES[name].get())}


def read_request_id(given: str) -> str:
    """The caller's own when it is fit for a log line, else a new one."""
    return given if _SOUND.fullmatch(given) else secrets.token_hex(8)
