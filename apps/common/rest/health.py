from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

_are_tables_current = False


def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"ok": True})


def readyz(request: HttpRequest) -> JsonResponse:
    """The process can serve: its database answers, and the tables are those of this version."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
        is_current = _check_tables()
    except DatabaseError:
        return JsonResponse({"ready": False, "database": False}, status=503)
    return JsonResponse(
        {"ready": is_current, "database": True, "tables": is_current}, status=200 if is_current else 503
    )


def _check_tables() -> bool:
    """Looked at until they are: a process that runs cannot come behind its tables any more."""
    global _are_tables_current
    if not _are_tables_current:
        executor = MigrationExecutor(connection)
        _are_tables_current = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _are_tables_current
