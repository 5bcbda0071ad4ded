"""The configuration (TOML): every fault is named with its place before anything starts."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from edge.probe import Read, Setting, load_probes

LEAST_EVERY_S = 1.0


class BadConfig(ValueError):
    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class ProbePlan:
    name: str
    every_s: float
    read: Read


@dataclass(frozen=True)
class DevicePlan:
    code: str
    key: str
    outbox: Path
    probes: tuple[ProbePlan, ...]


@dataclass(frozen=True)
class Plan:
    broker: str
    devices: tuple[DevicePlan, ...]


def read_config(path: Path) -> Plan:
    """Raises BadConfig. Paths inside are relative to the file."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadConfig([f"{path}: {error}"]) from error
    faults: list[str] = []
    broker = found.get("broker", {}).get("url") if isinstance(found.get("broker"), dict) else None
    if not isinstance(broker, str) or not broker.startswith(("mqtt://", "mqtts://")):
        faults.append("broker.url: mqtt://user:password@host:1883, or mqtts://")
    rows = found.get("device")
    if not isinstance(rows, list) or not rows:
        faults.append("device: at least one [[device]]")
        rows = []
    devices = [_read_device(row, f"device[{n}]", path.parent, faults) for n, row in enumerate(rows)]
    codes = [one.code for one in devices if one]
    faults += [f"device: {code} stands twice" for code in sorted({c for c in codes if codes.count(c) > 1})]
    if faults:
        raise BadConfig(faults)
    return Plan(broker, tuple(one for one in devices if one))


def _read_device(row: Any, where: str, home: Path, faults: list[str]) -> DevicePlan | None:
    if not isinstance(row, Mapping) or not isinstance(row.get("code"), str) or not isinstance(row.get("key_file"), str):
        faults.append(f"{where}: code and key_file")
        return None
    try:
        key = (home / row["key_file"]).read_text(encoding="utf-8").strip()
    except OSError as error:
        faults.append(f"{where}.key_file: {error.strerror}")
        key = ""
    outbox = home / str(row.get("outbox", f"{row['code']}.sqlite"))
    probes = row.get("probe", [])
    if not isinstance(probes, list):
        faults.append(f"{where}.probe: a list of [[device.probe]]")
        probes = []
    plans = [_read_probe(one, f"{where}.probe[{n}]", faults) for n, one in enumerate(probes)]
    return DevicePlan(row["code"], key, outbox, tuple(one for one in plans if one))


def _read_probe(row: Any, where: str, faults: list[str]) -> ProbePlan | None:
    known = load_probes()
    if not isinstance(row, Mapping) or row.get("driver") not in known:
        faults.append(f"{where}.driver: one of {', '.join(m.code for m in known.items())}")
        return None
    make, wanted = known.get(row["driver"]).value
    every_s = row.get("every_s", 60.0)
    if isinstance(every_s, bool) or not isinstance(every_s, int | float) or every_s < LEAST_EVERY_S:
        faults.append(f"{where}.every_s: {LEAST_EVERY_S} or more")
    before = len(faults)
    faults += [
        f"{where}.{name}: no such setting" for name in row if name not in wanted and name not in ("driver", "every_s")
    ]
    settings = {name: _take(row, name, setting, where, faults) for name, setting in wanted.items()}
    if len(faults) > before:
        return None
    try:
        return ProbePlan(row["driver"], float(every_s), make(settings))
    except (ValueError, ImportError, LookupError) as error:
        faults.append(f"{where}: {error}")
        return None


def _take(row: Mapping, name: str, setting: Setting, where: str, faults: list[str]) -> Any:
    value = row.get(name, setting.default)
    if value is ...:
        faults.append(f"{where}.{name}: missing")
        return None
    if setting.kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, setting.kind) or (setting.kind is int and isinstance(value, bool)):
        faults.append(f"{where}.{name}: must be {setting.kind.__name__}")
    return value
