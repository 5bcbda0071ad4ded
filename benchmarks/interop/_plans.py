"""`_plans.py PATH [N]`: asks a FHIR address in this process and prints the plans of its N longest statements (1), as they were run.

Needs the department's settings; its token `bench-plans` is made anew."""

import sys
import time

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from psycopg import Cursor  # noqa: E402

from apps.common import prepared  # noqa: E402
from apps.common.kernel.actor import Actor  # noqa: E402
from apps.directory.models import ApiToken  # noqa: E402
from apps.directory.public import issue_token  # noqa: E402


def main(path: str, n: int) -> None:
    ApiToken.objects.filter(name="bench-plans").delete()
    token = issue_token(actor=Actor.system("bench"), name="bench-plans", role="hospital", scopes=["system/*.rs"])[1]
    seen: list[tuple[float, str, object]] = []
    send = prepared._send

    def note(execute, sql, params, many, context):
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            seen.append((time.perf_counter() - began, sql, params))

    def note_prepared(statements):
        began = time.perf_counter()
        answers = send(statements)
        seen.extend((time.perf_counter() - began, sql, values) for sql, values in statements)
        return answers

    client, headers = Client(SERVER_NAME="localhost"), {"Authorization": f"Bearer {token}"}
    client.get(path, headers=headers)
    prepared._send = note_prepared
    with connection.execute_wrapper(note):
        answer = client.get(path, headers=headers)
    prepared._send = send
    print(f"{path}: {answer.status_code}, {len(seen)} statements, {sum(s for s, *_ in seen) * 1000:.0f} ms")
    connection.ensure_connection()
    for seconds, sql, params in sorted(seen, key=lambda one: -one[0])[:n]:
        print(f"{seconds * 1000:.1f} ms: {sql[:2000]}")
        if sql.lstrip().upper().startswith(("SELECT", "WITH")):
            rows = Cursor(connection.connection).execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}", params).fetchall()
            print("\n".join(row for (row,) in rows))


if __name__ == "__main__":
    main(sys.argv[1], int((sys.argv[2:3] or ["1"])[0]))
