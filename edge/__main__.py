"""`radflow-edge run CONFIG`, `check CONFIG`, `status CONFIG`, `enter CONFIG --device D --channel C --value V`."""

import argparse
import json
import logging
import signal
import sys
import time
from pathlib import Path

from apps.devices.drivers.wire import BadMessage
from edge.agent import Agent, make_rows
from edge.config import BadConfig, Plan, read_config
from edge.outbox import Outbox
from edge.probe import ProbeFailed, Reading


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="radflow-edge", description=__doc__)
    acts = parser.add_subparsers(dest="act", required=True)
    for name, words in (
        ("run", "read the devices and send, until stopped"),
        ("check", "read every probe once and print what it says; nothing is sent"),
        ("status", "what each outbox holds"),
        ("enter", "keep one value that a person read; a running agent sends it"),
    ):
        act = acts.add_parser(name, help=words)
        act.add_argument("config", type=Path)
    act.add_argument("--device", required=True)
    act.add_argument("--channel", required=True)
    act.add_argument("--value", required=True, type=float)
    act.add_argument("--unit")
    given = parser.parse_args(arguments)
    try:
        plan = read_config(given.config)
    except BadConfig as bad:
        for fault in bad.faults:
            print(fault, file=sys.stderr)
        return 2
    return {"run": run, "check": check, "status": status, "enter": enter}[given.act](plan, given)


def run(plan: Plan, given: argparse.Namespace) -> int:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("pynetdicom").setLevel(logging.CRITICAL)
    agent = Agent(plan)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: agent.stop_asked.set())
    agent.run()
    return 0


def check(plan: Plan, given: argparse.Namespace) -> int:
    faults = 0
    for device in plan.devices:
        for one in device.probes:
            try:
                for reading in one.read():
                    print(
                        f"{device.code} {one.name}: {reading.channel} = {reading.value} {reading.unit or ''}".rstrip()
                    )
            except ProbeFailed as error:
                faults += 1
                print(f"{device.code} {one.name}: {error}", file=sys.stderr)
    return 1 if faults else 0


def status(plan: Plan, given: argparse.Namespace) -> int:
    for device in plan.devices:
        box = Outbox(device.outbox)
        facts = {"device": device.code, "boot": box.boot, "last": box.last, "held": box.held, "dropped": box.dropped}
        print(json.dumps(facts))
        box.close()
    return 0


def enter(plan: Plan, given: argparse.Namespace) -> int:
    device = next((one for one in plan.devices if one.code == given.device), None)
    if device is None:
        print(f"no device {given.device} in the configuration", file=sys.stderr)
        return 2
    try:
        rows = make_rows([Reading(given.channel, given.value, given.unit)], time.time())
    except BadMessage as bad:
        print(f"the department would refuse this: {bad.reason.params}", file=sys.stderr)
        return 2
    box = Outbox(device.outbox)
    seq = box.add(rows)
    box.close()
    print(f"kept as message {seq}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
