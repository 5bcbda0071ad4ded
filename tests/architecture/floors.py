"""The floors of the house as the import contract states them: one source for imports and foreign keys."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def read_floors() -> dict[str, int]:
    """App label to floor; 0 is common, higher is nearer to the roof."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(c for c in contracts if c["name"] == "House floors")["layers"]
    return {app.strip(): floor for floor, layer in enumerate(reversed(layers)) for app in layer.split("|")}


def list_sources(*folders: str) -> list[Path]:
    files = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in files if "migrations" not in path.parts]
