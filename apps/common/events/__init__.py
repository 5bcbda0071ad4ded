"""Facts that happened, told upward: `publish` in the caller's transaction, `subscribe` in an app's subscribers.py."""

from apps.common.events.event import Event
from apps.common.events.outbox import publish
from apps.common.events.registry import list_events, subscribe

__all__ = ["Event", "list_events", "publish", "subscribe"]
