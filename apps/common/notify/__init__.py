"""Messages to people. The inbox is core; other channels are drivers of a later issue's choice."""

from apps.common.notify.inbox import count_unread, list_unread, mark_read, notify

__all__ = ["count_unread", "list_unread", "mark_read", "notify"]
