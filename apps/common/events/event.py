import dataclasses
import types
import typing
from datetime import date, datetime
from typing import Any, ClassVar


class Event:
    """Base of the wire events: frozen dataclasses, past tense, ids and facts, a version in the name."""

    NAME: ClassVar[str]

    def __init_subclass__(cls) -> None:
        from apps.common.events.registry import register_event

        register_event(cls)

    def to_payload(self) -> dict[str, Any]:
        return {f.name: _plain(getattr(self, f.name)) for f in dataclasses.fields(self)}  # type: ignore[arg-type]

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> "Event":
        """Restores by annotation; unknown facts of a newer writer are left out."""
        hints = typing.get_type_hints(cls)
        names = {f.name for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
        return cls(**{k: _typed(v, hints[k]) for k, v in payload.items() if k in names})


def _plain(value: Any) -> Any:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    return value


def _typed(value: Any, hint: Any) -> Any:
    if value is None:
        return None
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _typed(value, next(a for a in typing.get_args(hint) if a is not type(None)))
    if hint is datetime:
        return datetime.fromisoformat(value)
    if hint is date:
        return date.fromisoformat(value)
    if origin is tuple:
        args = typing.get_args(hint)
        return tuple(_typed(v, args[0] if args else Any) for v in value)
    return value
