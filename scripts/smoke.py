"""A department with the product's packages alone: it becomes ready, no process falls over, it stops when asked."""

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "platform")]

from tests.department import Department  # noqa: E402

STEADY_S = 30


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="radflow-smoke-") as folder:
        department = Department(Path(folder) / "var")
        try:
            ready_s = department.start()
            before = department.children()
            time.sleep(STEADY_S)
            fallen = [line for line in department.read_log().splitlines() if " ended with code " in line]
            code = department.stop()
            if fallen or code:
                print(department.read_log())
                for log in sorted((department.var / "log").glob("*.log")):
                    print(f"--- {log.name}\n{log.read_text(errors='replace')[-2000:]}")
                return 1
            print(f"smoke: ready in {ready_s:.1f} s, {len(before)} processes steady, stopped cleanly")
            return 0
        finally:
            department.remove()


if __name__ == "__main__":
    sys.exit(main())
