"""C-STORE beside Orthanc: the same CT slices, the same client (dcmtk's storescu), interleaved runs, medians.

Both servers are durable (file and index flushed before the answer) and have TCP_NODELAY; without it Orthanc looks 12 times
slower than it is. Prints images/s for 1 and 4 associations. Orthanc is left out when it is not installed.
"""

import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks._department import ROOT, make_department

N_IMAGES = int(os.environ.get("BENCH_IMAGES", "200"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
ENV = {**os.environ, "TCP_NODELAY": "1"}


def make_slices(folder: Path, study: int) -> None:
    """N_IMAGES CT slices of 512 x 512 x 16 bit, new UIDs each round: neither server may answer "known"."""
    sys.path[:0] = [str(ROOT), str(ROOT / "platform")]
    from tests.imaging.drivers.objects import make_ct

    folder.mkdir(parents=True, exist_ok=True)
    base = f"2.25.{time.time_ns()}{study}"
    for n in range(N_IMAGES):
        ds = make_ct(n + 1, size=512, study=base, series=f"{base}1")
        ds.save_as(folder / f"{n:04d}.dcm", enforce_file_format=True)


def send(port: int, called: str, folder: Path, n_associations: int) -> float:
    """Images/s of one run; raises when an image is not accepted."""
    files = sorted(folder.iterdir())
    shares = [files[i::n_associations] for i in range(n_associations)]
    began = time.monotonic()
    running = [
        subprocess.Popen(
            ["storescu", "-aet", "STORESCU", "-aec", called, "127.0.0.1", str(port), *map(str, share)],
            env=ENV,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for share in shares
    ]
    for process in running:
        _, words = process.communicate(timeout=600)
        if process.returncode:
            raise RuntimeError(words.decode()[-300:])
    return len(files) / (time.monotonic() - began)


def start_orthanc(folder: Path) -> tuple[subprocess.Popen, int] | None:
    program = shutil.which("Orthanc", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        return None
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = {
        "StorageDirectory": str(folder / "orthanc"),
        "IndexDirectory": str(folder / "orthanc"),
        "DicomPort": port,
        "DicomAet": "ORTHANC",
        "HttpServerEnabled": False,
        "SyncStorageArea": True,
        "DicomAlwaysAllowStore": True,
        "Plugins": [],
    }
    path = folder / "orthanc.json"
    path.write_text(json.dumps(config))
    process = subprocess.Popen([program, str(path)], env=ENV, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(100):
        if (
            subprocess.call(["echoscu", "127.0.0.1", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            == 0
        ):
            return process, port
        time.sleep(0.1)
    process.kill()
    raise RuntimeError("Orthanc did not answer an echo")


def main() -> int:
    if shutil.which("storescu") is None:
        print("dcmtk is not installed: nothing measured")
        return 0
    rates: dict[tuple[str, int], list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="radflow-bench-", dir=os.environ.get("BENCH_DIR")) as folder:
        peer = start_orthanc(Path(folder))
        try:
            with make_department(RADFLOW_SIMULATOR="0") as department:
                department.start()
                servers = [("radflow", department.ready["dicom"]["port"], "RADFLOW")]
                if peer:
                    servers.append(("orthanc", peer[1], "ORTHANC"))
                for lap in range(ROUNDS):
                    for n_associations in (1, 4):
                        for at, (name, port, called) in enumerate(servers):
                            slices = Path(folder) / "slices"
                            make_slices(slices, lap * 100 + n_associations * 10 + at)
                            rates.setdefault((name, n_associations), []).append(
                                send(port, called, slices, n_associations)
                            )
                            shutil.rmtree(slices)
                department.stop()
        finally:
            if peer:
                peer[0].terminate()
                peer[0].wait(20)
    for (name, n_associations), found in sorted(rates.items()):
        print(
            f"{name}, {n_associations} association(s): {statistics.median(found):.0f} images/s (runs: {', '.join(f'{r:.0f}' for r in found)})"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
