"""`manage.py listen_hl7`: takes HL7 v2 messages over MLLP and sends what the ledger holds."""

import asyncio
import contextlib
import contextvars
import logging
import re
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import Error, InterfaceError, OperationalError, close_old_connections, connection

from apps.common.kernel import trace
from apps.common.kernel.reason import Reason
from apps.common.observe import COUNTERS
from apps.interop.public import Follower, Sender, make_listener_context, receive_message, refuse_frame, serve

log = logging.getLogger(__name__)
SEND_EVERY_S = 0.3
GIVE_WAY_S = 0.1
LOOK_EVERY_S = 1.0
"""Another listener that ended may have left stored messages."""
WORKERS = 3
"""Messages worked on at once: more threads only wait for the interpreter. Each keeps its connection to the database."""


class Command(BaseCommand):
    help = "Listens for HL7 v2 over MLLP and delivers outgoing messages until stopped."
    requires_system_checks = ()  # the installing step has run them: here they would only read every screen's addresses

    def handle(self, *args, **options) -> None:
        asyncio.run(self.run())

    async def run(self) -> None:
        self.workers = ThreadPoolExecutor(WORKERS, "message")
        self.asked, self.stored = 0, asyncio.Event()
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for sig in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(sig, stop.set)
        where = (settings.RADFLOW_BIND, settings.RADFLOW_MLLP_PORT)
        shared = settings.RADFLOW_MLLP_PROCESSES > 1
        server = await serve(*where, self.answer, refuse=self.refuse, tls=make_listener_context(), reuse_port=shared)
        tasks = [asyncio.create_task(self.send()), asyncio.create_task(self.follow())]
        await stop.wait()
        for task in tasks:
            task.cancel()
        server.close()

    async def answer(self, raw: bytes, peer: str) -> bytes:
        """A database that is away means no answer: the sender keeps the message and tries again."""
        with trace.working_on("HL7 message", kind="server", message_id=_read_control_id(raw)) as note:
            answer = await self._work(receive_message, raw, peer=peer)
            code = _count(answer)
            note("", {"hl7.acknowledgement": code}, failed=code == "AE")
        if code == "CA":
            self.stored.set()
        return answer

    async def refuse(self, head: bytes, reason: Reason, peer: str) -> bytes:
        answer = await self._work(refuse_frame, head, reason, peer=peer)
        _count(answer)
        return answer

    async def _work(self, function: Callable[..., bytes], *args, **kwargs) -> bytes:
        call = partial(contextvars.copy_context().run, _try_twice, function, *args, **kwargs)
        self.asked += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self.workers, call)
        finally:
            self.asked -= 1

    async def follow(self) -> None:
        """What was only stored when it was answered; while somebody waits for an answer it gives way."""
        follower, thread = Follower(), ThreadPoolExecutor(1, "follow")
        while True:
            self.stored.clear()
            done = await asyncio.get_running_loop().run_in_executor(thread, _follow, follower)
            if self.asked:
                await asyncio.sleep(GIVE_WAY_S)
            elif not done:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.stored.wait(), LOOK_EVERY_S)

    async def send(self) -> None:
        sender = Sender()
        try:
            while True:
                try:
                    await sync_to_async(_guard(sender.start_due), thread_sensitive=False)()
                except Error as error:
                    log.warning("ledger waits for the database: %s", error)
                await asyncio.sleep(SEND_EVERY_S)
        finally:
            sender.close()


def _follow(follower: Follower) -> int:
    try:
        return follower.step()
    except Error as error:
        log.warning("stored messages wait for the database: %s", error)
    except Exception:  # whatever it is, the others' messages are still to be done
        log.exception("stored messages")
    connection.close()
    return 0


def _read_control_id(raw: bytes) -> str:
    """MSH-10, as far as it can be read, for the log."""
    fields = raw[:1000].split(b"\r", 1)[0].split(raw[3:4] or b"|")
    return fields[9].decode("ascii", "replace")[:64] if len(fields) > 9 else "unread"


def _count(answer: bytes) -> str:
    """The code of its MSA segment, by which it is counted."""
    found = re.search(rb"\rMSA.([A-Z]{2})", answer)
    code = found[1].decode() if found else "none"
    COUNTERS["messages"].labels(code).inc()
    return code


def _try_twice(function: Callable[..., bytes], *args, **kwargs) -> bytes:
    """Once more by a new connection when the first one fails: it may have died while it was idle, and a call that failed did nothing."""
    try:
        return function(*args, **kwargs)
    except (OperationalError, InterfaceError):
        connection.close()
    try:
        return function(*args, **kwargs)
    except Error:
        connection.close()
        raise


def _guard(function):
    def run(*args, **kwargs):
        close_old_connections()
        try:
            return function(*args, **kwargs)
        finally:
            close_old_connections()

    return run
