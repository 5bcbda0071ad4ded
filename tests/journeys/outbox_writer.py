"""Publishes one event after the other and prints each id once its commit was acknowledged: the witness of the kill drills."""

import dataclasses
import sys
import time
from typing import ClassVar

import django

django.setup()

from django.db import Error, connection, transaction  # noqa: E402

from apps.common.events import Event, publish  # noqa: E402


@dataclasses.dataclass(frozen=True)
class DrillStepped(Event):
    NAME: ClassVar[str] = "common.drill_stepped.v1"
    step: int


def main(wanted: int) -> None:
    acknowledged = step = 0
    while acknowledged < wanted:
        step += 1
        try:
            with transaction.atomic():
                number = publish(DrillStepped(step), aggregate="drill:1")
        except Error:
            connection.close()
            time.sleep(0.05)
        else:
            acknowledged += 1
            print(number, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
