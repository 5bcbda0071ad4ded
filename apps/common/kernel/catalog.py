"""The registry behind every plug-in point: one member a file, loaded in name order."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from typing import Any


@dataclass(frozen=True)
class Member:
    code: str
    value: Any
    facts: dict[str, Any] = field(default_factory=dict)


class Catalog:
    def __init__(self, name: str, *, entry_point: str | None = None) -> None:
        self.name = name
        self.entry_point = entry_point
        self._members: dict[str, Member] = {}
        self._loaded = False

    def register(self, code: str, value: Any, **facts: Any) -> Any:
        """Adds a member; a code is taken once."""
        if code in self._members and self._members[code].value is not value:
            raise ValueError(f"{self.name}: {code} is registered twice")
        self._members[code] = Member(code, value, facts)
        return value

    def load(self, package: str) -> "Catalog":
        """Imports every module of `package` in name order, then third-party entry points; once."""
        if self._loaded:
            return self
        root = importlib.import_module(package)
        for info in sorted(pkgutil.iter_modules(root.__path__), key=lambda i: i.name):
            importlib.import_module(f"{package}.{info.name}")
        if self.entry_point:
            for point in entry_points(group=self.entry_point):
                point.load()
        self._loaded = True
        return self

    def get(self, code: str) -> Member:
        return self._members[code]

    def items(self) -> Iterator[Member]:
        return iter(sorted(self._members.values(), key=lambda m: m.code))

    def __contains__(self, code: str) -> bool:
        return code in self._members

    def __len__(self) -> int:
        return len(self._members)
