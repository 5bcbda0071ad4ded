"""pylinac as a foreign program in its own environment (`make phantoms`): images in, JSON out, with a time limit."""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from apps.common.kernel.errors import Permanent

WORKER = Path(__file__).with_name("pylinac_worker.py")
LIMIT_S = 180


class NotInstalled(Permanent):
    """There is no environment with pylinac on this machine."""


def analyse_phantom(python: Path, model: str, files: Sequence[Path]) -> dict[str, Any]:
    """{software, result}; raises NotInstalled, or Permanent with pylinac's own words."""
    if not python.exists():
        raise NotInstalled("qc.pylinac_missing")
    with tempfile.TemporaryDirectory(prefix="phantom-") as name:
        folder, out = Path(name) / "slices", Path(name) / "out.json"
        folder.mkdir()
        for number, file in enumerate(files):
            (folder / f"{number:05d}.dcm").symlink_to(file.resolve())
        try:
            done = subprocess.run(
                # isolated: the worker's own folder holds this very module, which would be taken for the library
                [str(python), "-I", str(WORKER), model, str(folder), str(out)],
                capture_output=True,
                timeout=LIMIT_S,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Permanent("qc.pylinac_failed", why=f"{LIMIT_S} s") from None
        if not out.exists():
            raise Permanent("qc.pylinac_failed", why=done.stderr.decode(errors="replace")[-300:])
        told = json.loads(out.read_text(encoding="utf-8"))
    if "error" in told:
        raise Permanent("qc.pylinac_failed", why=told["error"])
    return told
