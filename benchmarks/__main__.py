"""`make bench`: every script of this folder, one after the other; each prints its figures as lines `name: value unit`."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    failed = []
    scripts = [path for path in HERE.glob("*.py") if not path.name.startswith("_")]
    for script in sorted([*scripts, *(path.parent for path in HERE.glob("*/__main__.py"))]):
        print(f"== {script.stem}", flush=True)
        if subprocess.call([sys.executable, "-m", f"benchmarks.{script.stem}"], cwd=HERE.parent):
            failed.append(script.stem)
    print(f"failed: {', '.join(failed)}" if failed else "all benchmarks ran")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
