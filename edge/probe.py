"""Probes: ways to read a device. One file each under edge/drivers, found by the name in the configuration."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from apps.common.kernel.catalog import Catalog

PROBES: Catalog = Catalog("probes")


@dataclass(frozen=True)
class Reading:
    channel: str
    value: float
    unit: str | None = None
    quality: str = "good"


class ProbeFailed(Exception):
    """Nothing could be read; said once, and its end once."""


Read = Callable[[], list[Reading]]


@dataclass(frozen=True)
class Setting:
    """One setting of a probe: its type, and what holds without it (REQUIRED: nothing does)."""

    kind: type
    default: Any = ...


def probe(name: str, **settings: Setting) -> Callable:
    """`make(settings) -> read`; the settings are checked before."""

    def add(make: Callable[[Mapping[str, Any]], Read]) -> Callable:
        PROBES.register(name, (make, settings))
        return make

    return add


def load_probes() -> Catalog:
    PROBES.load("edge.drivers")
    return PROBES
