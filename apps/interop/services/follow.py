"""Messages whose senders asked for safe storage only (HL7 v2 enhanced mode): worked on after the answer, a sender's in the order in
which they came.

A few of one sender are one commit: who dies in between has done none of them, and the next one does them. An advisory lock a sender keeps
several listeners from overtaking each other.
"""

from collections import deque
from dataclasses import replace

from django.db import transaction

from apps.common.prepared import run_prepared
from apps.interop.engine.segments import parse
from apps.interop.services.inbound import work_on

BATCH = 10
"""Messages a commit: what they lock (patients, orders) is free again within a tenth of a second."""
SENDERS = "SELECT DISTINCT sender FROM interop_inboundmessage WHERE status = 'received'"
LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('interop sender'), hashtext(%s))"
NEXT = (
    "SELECT id, raw, received_at FROM interop_inboundmessage WHERE status = 'received' AND sender = %s "
    f"ORDER BY id LIMIT {BATCH} FOR UPDATE"
)


class Follower:
    """Takes the senders in turn."""

    def __init__(self) -> None:
        self._senders: deque[str] = deque()

    def step(self) -> int:
        """Works on the next few messages of one sender; how many, 0 when nothing waits that nobody else works on. Raises the database's
        own error, and has done nothing then."""
        if not self._senders:
            self._senders.extend(sender for (sender,) in run_prepared(SENDERS, []))
        while self._senders:
            sender = self._senders.popleft()
            self._senders.append(sender)  # one whose message fails must not hold up the others
            if done := _work_on_sender(sender):
                return done
            self._senders.pop()
        return 0


def _work_on_sender(sender: str) -> int:
    with transaction.atomic():
        if not run_prepared(LOCK, [sender])[0][0]:
            return 0
        rows = run_prepared(NEXT, [sender])
        for row_id, raw, received_at in rows:
            header, message = parse(bytes(raw))
            work_on(row_id, replace(header, received_at=received_at), message)
        return len(rows)
