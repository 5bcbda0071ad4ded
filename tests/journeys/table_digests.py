"""Prints {table: [rows, digest of all rows]} of the database below RADFLOW_VAR as JSON; an embedded server that is down runs meanwhile."""

import json

import psycopg
from psycopg import sql

from radflow.services.database_dump import reach_database

TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1"
DIGEST = "SELECT count(*), md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) FROM {} t"


def main() -> None:
    with reach_database(exclusive=False) as url, psycopg.connect(url) as connection:
        names = [name for (name,) in connection.execute(TABLES)]
        rows = {name: connection.execute(sql.SQL(DIGEST).format(sql.Identifier(name))).fetchone() for name in names}
    print(json.dumps(rows))


if __name__ == "__main__":
    main()
