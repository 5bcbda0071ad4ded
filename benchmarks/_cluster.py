"""A PostgreSQL of a benchmark's own, on the durable settings of a department, with the tables of this checkout."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import benchmarks._department  # noqa: F401 makes the checkout importable


@contextmanager
def open_cluster() -> Iterator[Path]:
    """Migrated, with the settings of the tests; gives its folder. RADFLOW_BENCH_VAR keeps it for the next run."""
    with tempfile.TemporaryDirectory(prefix="radflow-bench-") as folder:
        home = Path(os.environ.get("RADFLOW_BENCH_VAR") or folder)
        home.mkdir(parents=True, exist_ok=True)
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        os.environ["RADFLOW_VAR"] = str(home / "var")
        from radflow.services.postgres import STOP_SIGNAL, Postgres

        postgres = Postgres(home / "pg", durable=True)
        postgres.prepare()
        with (home / "postgres.log").open("wb") as log:
            child = postgres.start(log)
        try:
            postgres.wait(child, timeout_s=60)
            os.environ["DATABASE_URL"] = postgres.url("postgres")
            os.environ["REDIS_URL"] = "redis://127.0.0.1:1/0"
            import django

            django.setup()
            from django.core.management import call_command

            call_command("migrate", verbosity=0)
            yield home
        finally:
            child.send_signal(STOP_SIGNAL)
            child.wait(30)
            if "RADFLOW_BENCH_VAR" not in os.environ:
                shutil.rmtree(postgres.base, ignore_errors=True)
