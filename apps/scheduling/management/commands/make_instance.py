"""`manage.py make_instance --requests 1000 --out INSTANCE.json`: a seeded department and its demand, to try the optimiser on."""

import argparse

from django.core.management.base import BaseCommand

from apps.common.management.file_commands import fail
from apps.scheduling.engine.made_instance import FLEET, count_requests, make_instance
from apps.scheduling.management.file_commands import write_json

MOST_REQUESTS, MOST_DAYS, MOST_SCANNERS = 100_000, 366, 1_000


class Command(BaseCommand):
    help = "Makes a mids-1 instance: the same arguments give the same file to the byte."
    requires_system_checks: list = []

    def add_arguments(self, parser) -> None:
        size = parser.add_mutually_exclusive_group()
        size.add_argument("--requests", type=int, default=1000)
        size.add_argument("--load", type=float, help="share of the CTs' regular hours that is asked for")
        parser.add_argument("--days", type=int, default=5)
        parser.add_argument("--fleet", type=read_fleet, default=FLEET, help="for example CT=3,MR=3,DX=2,US=1,PT=1")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--out", required=True)

    def handle(self, *args, requests: int, load: float | None, days: int, fleet: dict, seed: int, out: str, **options):
        faults = []
        if not 1 <= days <= MOST_DAYS:
            faults.append({"argument": "--days", "error": f"must be from 1 to {MOST_DAYS}"})
        if sum(fleet.values()) > MOST_SCANNERS:
            faults.append({"argument": "--fleet", "error": f"has more than {MOST_SCANNERS} scanners"})
        if load is not None and not (0 < load <= 10 and fleet.get("CT")):
            faults.append({"argument": "--load", "error": "must be above 0 and up to 10, with a CT in the fleet"})
        elif load is not None:
            requests = count_requests(load, fleet, days)
        if not 1 <= requests <= MOST_REQUESTS:
            faults.append({"argument": "--requests", "error": f"must be from 1 to {MOST_REQUESTS}"})
        if faults:
            fail(faults)
        write_json(out, make_instance(requests=requests, days=days, fleet=fleet, seed=seed))


def read_fleet(text: str) -> dict[str, int]:
    fleet = {}
    for part in text.split(","):
        modality, _, count = part.partition("=")
        if modality not in FLEET or modality in fleet or not count.isdecimal() or int(count) < 1:
            raise argparse.ArgumentTypeError(f"{part!r} is no MODALITY=COUNT with one of {', '.join(FLEET)}")
        fleet[modality] = int(count)
    return fleet
