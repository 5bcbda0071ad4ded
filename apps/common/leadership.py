"""One of several like processes is at work, the others stand by: whoever holds a lock of the database, on a session of its own.

The lock is gone when the process or its connection is; a standing-by process then takes it within TRY_EVERY_S. A machine that vanishes
without a word is noticed by the server after about KEEPALIVE_S.
"""

import logging
import threading
import time

import psycopg
from django.db import connection

log = logging.getLogger(__name__)
TRY_EVERY_S = 2.0
KEEPALIVE_S = 20
SERVER = f"-c tcp_keepalives_idle={KEEPALIVE_S // 2} -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2"
RELAY, BEAT = 0x5241_4C01, 0x5241_4C02


class Leadership:
    """`key`: the number of the advisory lock. Not shared between threads."""

    def __init__(self, key: int, name: str) -> None:
        self.key, self.name = key, name
        self._session: psycopg.Connection | None = None
        self._tried_at = -TRY_EVERY_S

    def holds(self) -> bool:
        """Asks the database; takes the lock when it is free. False also while the database is away."""
        try:
            if self._session is not None:
                self._session.execute("SELECT 1")
                return True
        except psycopg.Error:
            log.warning("%s gives up its lead: its session with the database is gone", self.name)
            self.release()
        if time.monotonic() - self._tried_at < TRY_EVERY_S:
            return False
        self._tried_at = time.monotonic()
        return self._take()

    def wait(self, stop: threading.Event) -> bool:
        """True with the lock, False when asked to stop."""
        said = False
        while not stop.is_set():
            if self.holds():
                return True
            if not said:
                log.info("%s stands by: another one leads", self.name)
                said = True
            stop.wait(max(TRY_EVERY_S / 4, 0.05))
        return False

    def release(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.close()

    def _take(self) -> bool:
        try:
            session = _open_session()
        except psycopg.Error as error:
            log.warning("%s waits for the database: %s", self.name, error)
            return False
        try:
            row = session.execute("SELECT pg_try_advisory_lock(%s)", [self.key]).fetchone()
        except psycopg.Error:
            session.close()
            return False
        if row and row[0]:
            self._session = session
            log.info("%s leads", self.name)
            return True
        session.close()
        return False


def _open_session() -> psycopg.Connection:
    wanted = connection.get_connection_params()
    words = {
        name: wanted[name]
        for name in ("application_name", "dbname", "user", "password", "host", "port")
        if wanted.get(name)
    }
    return psycopg.connect(
        **words,
        autocommit=True,
        connect_timeout=5,
        keepalives_idle=KEEPALIVE_S // 2,
        keepalives_interval=5,
        keepalives_count=2,
        options=SERVER,
    )
