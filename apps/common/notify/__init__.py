"""Messages to people. The inbox is core; other channels are drivers of a later issue's choice."""

from apps.common.notify.inbox import list_unread, mark_read, notify

__all__ = ["list_unread", "mark_read", "notify"]
