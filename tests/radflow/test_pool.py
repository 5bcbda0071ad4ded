"""A restart of PostgreSQL breaks every connection of a pool: who asks next gets a new one, however many broke."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

N_IDLE = 8


def _use(together: Barrier) -> int:
    """The server process of a connection that is held until all have one, so that each has its own."""
    with connection.cursor() as cursor:
        pid = cursor.execute("SELECT pg_backend_pid()").fetchone()[0]
        together.wait(20)
    connection.close()
    return pid


@pytest.mark.django_db(transaction=True)
def test_all_connections_that_broke_are_replaced_at_once():
    connection.close()
    together = Barrier(N_IDLE)
    with ThreadPoolExecutor(N_IDLE) as pool:
        pids = set(pool.map(_use, [together] * N_IDLE))
    assert len(pids) == N_IDLE
    with connection._nodb_cursor() as cursor:
        assert cursor.execute(
            "SELECT bool_and(pg_terminate_backend(pid, 5000)) FROM unnest(%s) AS pid", [list(pids)]
        ).fetchone() == (True,)
    assert _use(Barrier(1)) not in pids  # one asker alone, who meets all of them
