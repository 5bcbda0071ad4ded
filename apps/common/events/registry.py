from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from apps.common.events.event import Event

Handler = Callable[[Any], None]


@dataclass(frozen=True)
class Subscriber:
    name: str
    event: "type[Event]"
    handle: Handler


_events: "dict[str, type[Event]]" = {}
_subscribers: dict[str, Subscriber] = {}


def register_event(event: "type[Event]") -> None:
    _events[event.NAME] = event


def subscribe(event: "type[Event]", *, name: str) -> Callable[[Handler], Handler]:
    """Registers one function for one event; `name` is its key in the deliveries and must never change."""

    def wrap(handle: Handler) -> Handler:
        key = f"{name}:{event.NAME}"
        _subscribers[key] = Subscriber(name, event, handle)
        return handle

    return wrap


def list_events() -> "dict[str, type[Event]]":
    return dict(sorted(_events.items()))


def list_subscribers(event_name: str) -> list[Subscriber]:
    return [s for s in _subscribers.values() if event_name == s.event.NAME]


def find_subscriber(event_name: str, name: str) -> Subscriber | None:
    return _subscribers.get(f"{name}:{event_name}")
