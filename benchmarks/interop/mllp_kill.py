"""kill -9 while 20 senders send: is anything lost that was acknowledged, is anything applied twice?

The HL7 listener is killed in three rounds of four, the database with all its processes in the fourth. A sender whose line breaks
sends the unanswered message again. Every second sender uses the enhanced mode: what it was told is stored has to be done in the end. One message in ten is an order, the others are laboratory values, each of a second of its own.
BENCH_MESSAGES (100,000), BENCH_ROUNDS (20).
"""

import asyncio
import os
import random
import tempfile
import threading
import time
from pathlib import Path

from benchmarks._department import make_department, run_in
from benchmarks.dicom_kill import kill_family
from benchmarks.interop._senders import ENHANCED, Tally, send_all, write_lab, write_order
from benchmarks.interop.mllp import STORED, wait_for_none

MESSAGES, ROUNDS = int(os.environ.get("BENCH_MESSAGES", "100000")), int(os.environ.get("BENCH_ROUNDS", "20"))
SENDERS, SEED = 20, 11
CHECK = """
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path
from apps.directory.models import LabResult
from apps.interop.models import InboundMessage
from apps.workflow.models import Exam
said = [int(n) for n in Path("{acknowledged}").read_text().split()]
epoch = datetime(2026, 1, 1, tzinfo=timezone.utc)
labs = Counter(int((at - epoch).total_seconds()) for at in LabResult.objects.filter(source="hl7").values_list("taken_at", flat=True))
orders = Counter(Exam.objects.filter(order__placer_issuer="BENCH").values_list("order__placer_number", flat=True))
lost = sum(1 for n in said if not (orders["P%d" % n] if n % 10 == 0 else labs[n]))
twice = sum(1 for n in labs.values() if n > 1) + sum(1 for n in orders.values() if n > 1)
rows = Counter(InboundMessage.objects.values_list("sender", "control_id"))
print(f"{{lost}}|{{twice}}|{{sum(1 for n in rows.values() if n > 1)}}|{{sum(rows.values())}}|{{InboundMessage.objects.filter(status='received').count()}}")
"""


def main() -> int:
    dice, tally = random.Random(SEED), Tally()
    with make_department(RADFLOW_SIMULATOR="0") as department, tempfile.TemporaryDirectory() as folder:
        department.start()
        port = int(department.env["RADFLOW_MLLP_PORT"])

        def messages(sender: int):
            for n in range(sender, MESSAGES, SENDERS):
                yield n, (write_order if n % 10 == 0 else write_lab)(f"{ENHANCED if sender % 2 else 'S'}{sender}", n)

        async def send() -> None:
            await asyncio.gather(*(send_all(port, messages(s), tally) for s in range(SENDERS)))

        began = time.monotonic()
        thread = threading.Thread(target=asyncio.run, args=(send(),))
        thread.start()
        killed: list[str] = []
        while thread.is_alive() and len(killed) < ROUNDS:
            goal = MESSAGES * (len(killed) + 1) / (ROUNDS + 1)
            while thread.is_alive() and len(tally.waits) < goal:
                time.sleep(0.05)
            time.sleep(dice.uniform(0.0, 0.5))
            victim = "postgres" if len(killed) % 4 == 3 else "hl7"
            kill_family(department.children()[victim])
            killed.append(victim)
        thread.join()
        took = time.monotonic() - began
        wait_for_none(department, STORED)
        path = Path(folder) / "acknowledged"
        path.write_text("\n".join(map(str, tally.acknowledged)))
        lost, twice, doubled, rows, open_rows = run_in(department, CHECK.format(acknowledged=path)).split("|")
        print(
            f"{len(killed)} kills ({killed.count('hl7')} of the listener, {killed.count('postgres')} of the database), {MESSAGES} messages in "
            f"{took:.0f} s, answers {tally.codes}, sent again {tally.repeated}: acknowledged and lost {lost}, applied twice {twice}, "
            f"stored twice {doubled}, rows {rows}, unanswered rows {open_rows}; load {os.getloadavg()[0]:.1f}"
        )
        department.stop()
    return 1 if int(lost) or int(twice) or int(doubled) else 0


if __name__ == "__main__":
    raise SystemExit(main())
