"""Large libraries that few requests need are loaded by the first use of one of their names, not when a process starts."""

from importlib import import_module
from typing import Any


class Later:
    """Stands for a module: `stats = Later("scipy.stats")`; scipy.stats costs a second and 70 MB in each of ten processes."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        value = getattr(import_module(self._name), attribute)
        setattr(self, attribute, value)
        return value
