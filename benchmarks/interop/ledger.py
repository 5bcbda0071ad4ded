"""Out of the ledger: from a release's commit to the partner's hand, and a line that was down draining in order.

BENCH_RELEASES (100) versions of a report are released one by one, two a second, each told to a partner that answers at once; then BENCH_BACKLOG (5,000) messages of
500 exams wait for a partner that is down, and the time is taken from its return to the last one, with their order checked.
"""

import os
import socket
import threading
import time
from dataclasses import dataclass, field

from benchmarks._department import make_department, run_in

RELEASES, BACKLOG, EXAMS = (
    int(os.environ.get("BENCH_RELEASES", "100")),
    int(os.environ.get("BENCH_BACKLOG", "5000")),
    500,
)
START, END = b"\x0b", b"\x1c\r"
PARTNER = """
from apps.interop.models import Destination
Destination.objects.update(is_active=False)
print(Destination.objects.create(code="{code}", host="127.0.0.1", port={port}, application="BENCH", flows=["results"]).id)
"""
RELEASE = """
import time
from django.db import transaction
from apps.common.events import publish
from apps.reporting.events import ReportReleased
from apps.reporting.models import Release, ReportVersion
done = 0
base = Release.objects.filter(withdrawn_at=None).select_related("version").order_by("-id")[0]
def make_next(number):
    version = ReportVersion.objects.get(pk=base.version_id)
    version.pk, version.number = None, number
    version.save(force_insert=True)
    return Release.objects.create(report_id=base.report_id, version=version, pdf_sha256=base.pdf_sha256, released_at=base.released_at, released_by="bench")
for one in (make_next(base.version.number + n) for n in range(1, {n} + 1)):
    exams = list(one.report.links.values_list("exam_id", flat=True))
    with transaction.atomic():
        publish(ReportReleased(one.report_id, one.version.number, exams, one.pdf_sha256), aggregate="report:%d" % one.report_id)
    done += 1
    time.sleep(0.5)
time.sleep(10)
print(done)
"""
WAITS = """
from apps.common.events.models import OutboxEvent
from apps.interop.models import OutboundMessage
said = {{(e.payload["report_id"], e.payload["version"]): e.recorded_at for e in OutboxEvent.objects.filter(name="reporting.report_released.v1").order_by("-id")[:{n}]}}
rows = OutboundMessage.objects.filter(destination_id={partner}).values_list("cause", "raw")
print("|".join("%s=%.6f" % (bytes(raw).split(b"\\r", 1)[0].split(b"|")[9].decode(), said[tuple(map(int, cause.split(":")[1:3]))].timestamp()) for cause, raw in rows))
"""
FILL = """
from apps.common.kernel import clock
from apps.interop.models import OutboundMessage
head = "MSH|^~\\\\&|RADFLOW|RADIOLOGY|BENCH||20261130090000||ORU^R01^ORU_R01|%d-%d|P|2.5.1||||||UNICODE UTF-8\\rOBX|1|TX|||" + "x" * 2000 + "\\r"
now, real = clock.now(), clock.real_now()
OutboundMessage.objects.bulk_create([OutboundMessage(destination_id={partner}, kind="ORU^R01", exam_id=n % {exams} + 1, cause="bench:%d" % n, raw=(head % (n % {exams} + 1, n)).encode(), created_at=now, next_try_at=real) for n in range({backlog})])
print(OutboundMessage.objects.filter(destination_id={partner}, status="pending").count())
"""


@dataclass
class Partner:
    """Answers every message; the control ids in order of their coming, with when they came."""

    port: int
    got: list[tuple[str, float]] = field(default_factory=list)

    def listen(self) -> None:
        self.server = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            link, _ = self.server.accept()
            threading.Thread(target=self._talk, args=(link,), daemon=True).start()

    def _talk(self, link: socket.socket) -> None:
        rest = b""
        while part := link.recv(65536):
            rest += part
            while END in rest:
                message, rest = rest.split(END, 1)
                control = message.split(b"\r", 1)[0].split(b"|")[9].decode()
                self.got.append((control, time.time()))
                ack = f"MSH|^~\\&|BENCH||RADFLOW||20261130090000||ACK|A|P|2.5.1\rMSA|AA|{control}\r"
                link.sendall(START + ack.encode() + END)


def make_partner(department, code: str) -> tuple[Partner, str]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    return Partner(port), run_in(department, PARTNER.format(code=code, port=port))


def main() -> int:
    with make_department() as department:
        department.start()
        partner, partner_id = make_partner(department, "bench-up")
        partner.listen()
        time.sleep(30)  # the start of the day is over
        n = int(run_in(department, RELEASE.format(n=RELEASES)))
        told = dict(
            pair.split("=") for pair in run_in(department, WAITS.format(n=10 * n, partner=partner_id)).split("|")
        )
        came = dict(partner.got)
        waits = sorted(came[control] - float(at) for control, at in told.items() if control in came)
        at = [waits[min(len(waits) - 1, int(len(waits) * q))] for q in (0.5, 0.95)]
        print(
            f"{n} releases told, {len(waits)} at the partner: from commit to its hand p50 / p95 / max {at[0]:.2f} / {at[1]:.2f} / "
            f"{waits[-1]:.2f} s; load {os.getloadavg()[0]:.1f}"
        )
        partner, partner_id = make_partner(department, "bench-down")
        waiting = run_in(department, FILL.format(partner=partner_id, backlog=BACKLOG, exams=EXAMS))
        time.sleep(30)  # it has been tried in vain meanwhile
        began = time.time()
        partner.listen()
        while len(got := find_numbered(partner)) < BACKLOG and time.time() - began < 1200:
            time.sleep(0.2)
        first = got[0][1] if got else began
        by_exam: dict[str, list[int]] = {}
        for control, _ in got:
            exam, number = control.split("-")
            by_exam.setdefault(exam, []).append(int(number))
        disordered = sum(row != sorted(row) for row in by_exam.values())
        took = got[-1][1] - first
        print(
            f"{waiting} messages waited; first after {first - began:.1f} s, all {len(got)} in {took:.1f} s "
            f"({len(got) / max(took, 0.001):.0f}/s), exams out of order {disordered}, sent twice "
            f"{len(got) - len({c for c, _ in got})}; load {os.getloadavg()[0]:.1f}"
        )
        department.stop()
    return 1 if disordered or len(got) < BACKLOG else 0


def find_numbered(partner: Partner) -> list[tuple[str, float]]:
    """Of the backlog; the department goes on telling results of its own."""
    return [(control, at) for control, at in partner.got if "-" in control]


if __name__ == "__main__":
    raise SystemExit(main())
