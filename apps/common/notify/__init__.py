"""Messages to people: the inbox of those who work here, and messages to those who do not, by channel."""

from apps.common.notify.inbox import count_unread, list_unread, list_waiting, mark_read, notify
from apps.common.notify.outgoing import queue_message, render_message, send_waiting_messages

__all__ = [
    "count_unread",
    "list_unread",
    "list_waiting",
    "mark_read",
    "notify",
    "queue_message",
    "render_message",
    "send_waiting_messages",
]
