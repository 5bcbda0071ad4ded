"""The department's own processes as data: what runs, and the file whose presence says that this checkout can run it."""

import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from radflow.settings import env

PYTHON = sys.executable
SCHEDULER = "radflow.scheduler:ElectedScheduler"


@dataclass(frozen=True)
class Row:
    """`proof`: glob below the checkout; without a hit the row is left out. `gate`: readiness waits for it (and its port)."""

    name: str
    argv: tuple[str, ...]
    proof: str
    gate: bool = False
    port: int | None = None
    demo_only: bool = False


def _command(name: str, verb: str, **how: Any) -> Row:
    return Row(name, (PYTHON, "manage.py", verb), f"apps/*/management/commands/{verb}.py", **how)


def _celery(*words: str) -> tuple[str, ...]:
    return (PYTHON, "-m", "celery", "-A", "radflow.celery", *words, "-l", "WARNING")


def _name_work() -> tuple[str, ...]:
    """RADFLOW_WORKER_PROCESSES is a number, or the most and the fewest between which the worker scales with its queue."""
    number = env.WORKER_PROCESSES
    scale = ("--autoscale", number) if "," in number else ("-c", number)
    return (*scale, "-Q", env.WORKER_QUEUES)


def list_rows(*, demo: bool) -> list[Row]:
    """In start order. The stop order is the reverse."""
    rows = [
        Row("web", (PYTHON, "-m", "radflow.services.web"), "platform/radflow/asgi.py", gate=True, port=env.WEB_PORT),
        _command("dicom", "listen_dicom", gate=True, port=env.DICOM_PORT),
        _command("hl7", "listen_hl7", gate=True, port=env.MLLP_PORT),
        *(_command(f"hl7-{n}", "listen_hl7") for n in range(2, env.MLLP_PROCESSES + 1)),
        _command("relay", "relay"),
        Row("worker", _celery("worker", *_name_work(), "--without-gossip", "--without-mingle"), "platform/radflow/celery.py"),
        Row("beat", _celery("beat", "-S", SCHEDULER, "--pidfile=", "-s", str(env.VAR / "run" / f"beat-{socket.gethostname()}.db")), "platform/radflow/celery.py"),
        _command("ingester", "ingest_telemetry"),
        *(_command(f"ingester-{n}", "ingest_telemetry") for n in range(2, env.INGESTER_PARTS + 1)),
        Row("simulator", (PYTHON, "-m", "simulator"), "simulator/__main__.py", demo_only=True),
    ]  # fmt: skip
    return [row for row in rows if _is_there(row.proof) and (demo or not row.demo_only)]


def _is_there(proof: str) -> bool:
    return any(Path(env.ROOT).glob(proof))
