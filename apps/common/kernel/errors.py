"""The errors that a service may raise; `common.rest.errors` alone turns them into HTTP answers."""

from collections.abc import Mapping, Sequence
from typing import Any

from apps.common.kernel.reason import Reason


class RadflowError(Exception):
    def __init__(self, reason: Reason | str, **params: Any) -> None:
        self.reason = reason if isinstance(reason, Reason) else Reason(reason, params)
        super().__init__(self.reason.code)


class Refused(RadflowError):
    """A rule said no (409)."""

    def __init__(self, reason: Reason | str, *, others: Sequence[Reason] = (), **params: Any) -> None:
        super().__init__(reason, **params)
        self.others = tuple(others)


class NotFound(RadflowError):
    """The thing is not there, or not for this caller (404)."""


class Conflict(RadflowError):
    """Lost a race or saved a stale version (409); `current` is what stands now."""

    def __init__(self, reason: Reason | str = "common.stale", *, current: Any = None, **params: Any) -> None:
        super().__init__(reason, **params)
        self.current = current


class Invalid(RadflowError):
    """Input is wrong (400); one or several reasons a field."""

    def __init__(self, fields: Mapping[str, Reason | Sequence[Reason]]) -> None:
        super().__init__(Reason("common.invalid", severity="error"))
        self.fields = {k: (v,) if isinstance(v, Reason) else tuple(v) for k, v in fields.items()}


class Permanent(RadflowError):
    """The outside said no, and will again: never retried."""


class Transient(RadflowError):
    """The outside failed and may recover: only drivers raise it, only tasks retry it, bounded."""
