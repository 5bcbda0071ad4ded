"""kill -9 in 20 rounds while four associations store: is anything lost that was answered with success, is anything half left?

Three rounds of four kill the node, the fourth kills the database with all its processes: rows whose commit was not waited for are
made again from their files. At the end every acknowledged image must have a row whose file holds the digest of its name.
"""

import os
import random
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

from benchmarks._department import make_department, run_in
from benchmarks._processes import list_family, read_parents
from benchmarks._scanner import Image, Scanner, make_uids

ROUNDS, TOGETHER, SEED = int(os.environ.get("BENCH_ROUNDS", "20")), 4, 11
CHECK = """
import hashlib
from pathlib import Path
from apps.imaging.drivers.vault import read_body
from apps.imaging.models import Instance
from apps.imaging.selectors.store import get_root, read_content_digest
known = dict(Instance.objects.values_list("sop_uid", "path"))
lost = [u for u in Path("{acknowledged}").read_text().split() if u not in known]
broken = [p for p in known.values() if hashlib.sha256(read_body(get_root() / p)[1]).hexdigest()[:16] != read_content_digest(Path(p))]
files = {{str(p.relative_to(get_root())) for p in get_root().rglob("*.dcm")}}
parts = list((get_root() / "incoming").iterdir())
print(f"{{len(known)}}|{{len(lost)}}|{{len(broken)}}|{{len(files - set(known.values()))}}|{{len(parts)}}")
"""


def store_until_dead(port: int, image: Image, prefix: int, acknowledged: list[str]) -> None:
    uids = make_uids(prefix)
    study, series = next(uids), next(uids)
    try:
        scanner = Scanner(port)
        while True:
            sop = next(uids)
            scanner.store(image.name(study, series, sop), sop)
            acknowledged.append(sop)
    except (OSError, ValueError):
        return


def kill_family(pid: int) -> None:
    for member in list_family(pid, read_parents()):
        try:
            os.kill(member, signal.SIGKILL)
        except ProcessLookupError:
            continue


def wait_for_node(port: int, limit_s: float = 90) -> float:
    """Seconds until an image is taken again."""
    began, image = time.monotonic(), Image(16)
    while time.monotonic() - began < limit_s:
        try:
            uids = make_uids(9999)
            scanner, names = Scanner(port), [next(uids) for _ in range(3)]
            scanner.store(image.name(*names), names[2])
            scanner.close()
            return time.monotonic() - began
        except (OSError, ValueError):
            time.sleep(0.2)
    raise RuntimeError(f"the node takes nothing {limit_s} s after the kill")


def main() -> int:
    dice, acknowledged, waits = random.Random(SEED), [], []
    with make_department(RADFLOW_SIMULATOR="0") as department, tempfile.TemporaryDirectory() as folder:
        department.start()
        port, image = department.ready["dicom"]["port"], Image(256)
        for lap in range(ROUNDS):
            threads = [
                threading.Thread(target=store_until_dead, args=(port, image, lap * 10 + n, acknowledged))
                for n in range(TOGETHER)
            ]
            for thread in threads:
                thread.start()
            time.sleep(dice.uniform(0.5, 2.0))
            victim = "postgres" if lap % 4 == 3 else "dicom"
            kill_family(department.children()[victim])
            for thread in threads:
                thread.join()
            waits.append((victim, wait_for_node(port)))
        time.sleep(20)
        path = Path(folder) / "acknowledged"
        path.write_text("\n".join(acknowledged))
        n, lost, broken, orphans, parts = run_in(department, CHECK.format(acknowledged=path)).split("|")
        print(
            f"{ROUNDS} rounds, {len(acknowledged)} acknowledged, {n} rows: lost {lost}, broken files {broken}, files without a row {orphans}, half files {parts}"
        )
        for victim in ("dicom", "postgres"):
            took = sorted(wait for name, wait in waits if name == victim)
            print(f"stores again after a killed {victim}: median {took[len(took) // 2]:.1f}, longest {took[-1]:.1f} s")
        print(f"load {os.getloadavg()[0]:.1f}")
        department.stop()
    return 1 if int(lost) or int(broken) or int(orphans) else 0


if __name__ == "__main__":
    sys.exit(main())
