"""Django's PostgreSQL, whose pool forgets at once what broke while nobody used it.

The pool's own check (CONN_HEALTH_CHECKS) throws away one broken connection at a time and waits 1, 2, 4 … seconds between them: after a
restart of the server who asks first waits longer than the pool's timeout and is refused, though the server has long been back.
"""

from typing import Any

from django.db.backends.postgresql import base
from psycopg import OperationalError
from psycopg_pool import ConnectionPool


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """One that answers. Raises `django.db.OperationalError` when the server is away for longer than the pool's timeout."""
        made = super().get_new_connection(conn_params)
        if self.pool is None:
            return made
        try:
            ConnectionPool.check_connection(made)
        except OperationalError:
            self.pool.putconn(made)
            self.pool.check()
            made = super().get_new_connection(conn_params)
        return made
