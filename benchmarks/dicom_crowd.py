"""50 associations at once, each storing CT slices of 512 x 512 without a pause: who is refused, how long one C-STORE takes.

Seven scanners with up to eight associations each, the cap of one peer. The clients are threads of one process beside the department.
"""

import os
import sys
import threading
import time

from benchmarks._department import make_department, run_in
from benchmarks._scanner import Image, Scanner, make_uids

N, IMAGES, EACH_PEER = int(os.environ.get("BENCH_ASSOCIATIONS", "50")), int(os.environ.get("BENCH_EACH", "40")), 8
KNOW = """
from apps.common.kernel.actor import Actor
from apps.imaging.services.peers import add_peer
for n in range({n}):
    add_peer(actor=Actor.system("bench"), ae_title=f"CROWD{{n}}", name=f"CROWD{{n}}", kind="test", host="127.0.0.1")
print("known")
"""


def store_all(scanner: Scanner, image: Image, number: int, took: list[float], failed: list[str]) -> None:
    uids = make_uids(number)
    study, series = next(uids), next(uids)
    try:
        for _ in range(IMAGES):
            sop = next(uids)
            took.append(scanner.store(image.name(study, series, sop), sop))
    except (OSError, ValueError) as error:
        failed.append(str(error))


def main() -> int:
    with make_department(RADFLOW_SIMULATOR="0") as department:
        department.start()
        port, image = department.ready["dicom"]["port"], Image(512)
        run_in(department, KNOW.format(n=-(-N // EACH_PEER)))
        took, failed = [], []
        began = time.perf_counter()
        scanners = [Scanner(port, f"CROWD{n // EACH_PEER}") for n in range(N)]
        seated = time.perf_counter() - began
        threads = [
            threading.Thread(target=store_all, args=(scanner, image, n, took, failed))
            for n, scanner in enumerate(scanners)
        ]
        began = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        whole = time.perf_counter() - began
        refused = 0
        try:
            Scanner(port, "CT1").close()  # the 51st
        except ConnectionRefusedError:
            refused = 1
        for scanner in scanners:
            scanner.close()
        took.sort()
        print(
            f"{len(scanners)} associations opened in {seated:.2f} s; failed: {len(failed)} {failed[:2]}; one more refused: {refused}"
        )
        print(
            f"{len(took)} stored, {len(took) / whole:.0f} images/s; one C-STORE p50 {took[len(took) // 2] * 1000:.0f}, "
            f"p99 {took[int(len(took) * 0.99)] * 1000:.0f}, max {took[-1] * 1000:.0f} ms; load {os.getloadavg()[0]:.1f}"
        )
        department.stop()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
