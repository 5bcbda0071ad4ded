"""`make check`: everything CI looks at before the tests, Python and frontend side by side, or the one that is named. Prints one line a
step, all output of a failed one."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from setup_frontend import FRONTEND, find_node
from setup_shell import ROOT

BIN = ROOT / ".venv" / "bin"
TYPED = ["platform/radflow/services", "platform/radflow/settings", "apps/common/kernel", "scripts"]
PYTHON_STEPS = [
    ("ruff check", [BIN / "ruff", "check", "."]),
    ("ruff format", [BIN / "ruff", "format", "--check", "."]),
    ("import contract", [BIN / "lint-imports"]),
    ("types", [BIN / "mypy", *TYPED]),
    ("packages fit together", [BIN / "python", "-m", "pip", "check"]),
]


def list_frontend_steps() -> list:
    node, npm = find_node(BIN / "python")
    steps = [
        (f"frontend {name}", [*npm, "run", "--silent", name]) for name in ("lint", "types", "test", "api:check", "size")
    ]
    return [(name, argv, {"PATH": f"{node.parent}{os.pathsep}{os.environ['PATH']}"}) for name, argv in steps]


def run_steps(steps, *, cwd, failed: list) -> None:
    for name, argv, *env in steps:
        began = time.monotonic()
        done = subprocess.run(
            [str(word) for word in argv],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": f"{ROOT / 'platform'}{os.pathsep}{ROOT}", **(env[0] if env else {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        took = time.monotonic() - began
        print(f"{'ok    ' if done.returncode == 0 else 'FAILED'} {name} ({took:.1f} s)", flush=True)
        if done.returncode:
            failed.append(name)
            print(f"{done.stdout}{done.stderr}".rstrip(), flush=True)


def main(sides: list[str]) -> int:
    os.chdir(ROOT)
    failed: list = []
    work = {"python": (PYTHON_STEPS, ROOT), "frontend": (list_frontend_steps(), FRONTEND)}
    threads = [
        threading.Thread(target=run_steps, args=(work[side][0],), kwargs={"cwd": work[side][1], "failed": failed})
        for side in sides
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["python", "frontend"]))
