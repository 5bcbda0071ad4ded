"""The hospital's lines, one script after the other."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

if __name__ == "__main__":
    scripts = sorted(p.stem for p in HERE.glob("*.py") if not p.stem.startswith("_"))
    sys.exit(max(subprocess.call([sys.executable, "-m", f"benchmarks.interop.{script}"]) for script in scripts))
