"""MLLP into a running department: messages a second that are acknowledged, which is after their commit; 20 senders, each on its line.

In the original mode the answer comes when the message is done, in the enhanced mode when it is stored.

BENCH_SECONDS a kind (10). The goal: 300 messages/s on 2 cores, aim 1,000. RADFLOW_BENCH_FIRST=1 (root) a busy machine lets the department and
its senders go first, as if it were quiet.
"""

import asyncio
import itertools
import os
import time

from benchmarks._department import make_department, run_in
from benchmarks._processes import go_first, read_busy, read_cpu
from benchmarks.interop._senders import (
    ENHANCED,
    Tally,
    send_all,
    show_waits,
    write_arrival,
    write_lab,
    write_order,
    write_update,
)

SECONDS, SENDERS = float(os.environ.get("BENCH_SECONDS", "10")), 20
KINDS = {
    "ADT^A04 new patient": write_arrival,
    "ADT^A08 new phone": write_update,
    "ORU^R01 creatinine": write_lab,
    "ORM^O01 order": write_order,
}
MODES = {"original mode (done before AA)": "S", "enhanced mode (stored before CA)": ENHANCED}
OPEN = "from apps.common.events.models import Delivery; print(Delivery.objects.filter(status='open').count())"
STORED = (
    "from apps.interop.models import InboundMessage; print(InboundMessage.objects.filter(status='received').count())"
)


async def measure(port: int, write, first: int, name: str = "S") -> tuple[Tally, float, int]:
    tally, numbers = Tally(), itertools.count(first)
    began = time.perf_counter()

    def over() -> bool:
        return time.perf_counter() - began > SECONDS

    def messages(sender: str):
        for n in numbers:
            yield n, write(sender, n)

    await asyncio.gather(*(send_all(port, messages(f"{name}{s}"), tally, over) for s in range(SENDERS)))
    return tally, time.perf_counter() - began, next(numbers)


def main() -> int:
    with make_department(RADFLOW_SIMULATOR="0") as department:
        department.start()
        if os.environ.get("RADFLOW_BENCH_FIRST"):
            go_first([os.getpid(), *department.children().values()])
        port, next_number = int(department.env["RADFLOW_MLLP_PORT"]), 0
        patients = ((n, write_update("WARM", n)) for n in range(500))
        asyncio.run(send_all(port, patients, Tally()))
        for (mode, sender), (name, write) in itertools.product(MODES.items(), KINDS.items()):
            wait_for_none(department, OPEN)  # what the messages before have set going
            asyncio.run(send_all(port, iter([(0, write("WARM", 10_000_000 + next_number))]), Tally()))
            roots = department.children()
            before, busy = read_cpu(roots), read_busy()
            tally, took, next_number = asyncio.run(measure(port, write, next_number, sender))
            cpu = {k: v - before.get(k, 0) for k, v in read_cpu(roots).items()}
            own, busy = sum(cpu.values()), read_busy() - busy
            print(
                f"{mode}, {name}, {SENDERS} senders: {len(tally.waits) / took:.0f} messages/s, answers {tally.codes}, p50 / p95 / p99 / max "
                f"{show_waits(tally.waits)} ms; CPU a message: hl7 {1000 * cpu.get('hl7', 0) / len(tally.waits):.1f} ms, department "
                f"{1000 * own / len(tally.waits):.1f} ms; cores: department {own / took:.2f}, everybody {busy / took:.2f}; "
                f"load {os.getloadavg()[0]:.1f}",
                flush=True,
            )
            left = int(run_in(department, STORED))
            waited = wait_for_none(department, STORED)
            if left:
                print(
                    f"  {left} of them were done in the next {waited:.0f} s: {left / waited:.0f} messages/s", flush=True
                )
        print(
            "rows kept:",
            run_in(department, "from apps.interop.models import InboundMessage as I; print(I.objects.count())"),
        )
        department.stop()
    return 0


def wait_for_none(department, question: str) -> float:
    """Seconds until it counts none."""
    began = time.perf_counter()
    while int(run_in(department, question)):
        time.sleep(0.5)
    return time.perf_counter() - began


if __name__ == "__main__":
    raise SystemExit(main())
