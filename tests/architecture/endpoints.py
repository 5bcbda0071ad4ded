"""Every HTTP endpoint of the department, found by walking the URL table."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from rest_framework.views import APIView

METHODS = ("get", "post", "put", "patch", "delete")
SAMPLES = {"int": "999999999", "uuid": str(uuid.UUID(int=7)), "str": "none", "slug": "none", "path": "none"}


@dataclass(frozen=True)
class Endpoint:
    path: str
    method: str
    view: Any
    action: str | None

    @property
    def needs(self) -> Any:
        table = getattr(self.view, "required", None) or {}
        return table.get(self.action) or table.get(self.method.upper()) or table.get("*")

    @property
    def url(self) -> str:
        return re.sub(r"<(?:(\w+):)?\w+>", lambda m: SAMPLES.get(m[1] or "str", "none"), self.path)

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.path}"


def list_endpoints() -> list[Endpoint]:
    return sorted(_walk(get_resolver().url_patterns, "/"), key=str)


def _walk(patterns, prefix: str) -> Iterator[Endpoint]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            view = getattr(pattern.callback, "cls", None) or getattr(pattern.callback, "view_class", None)
            if view is None or not issubclass(view, APIView) or not view.__module__.startswith("apps."):
                continue
            actions = getattr(pattern.callback, "actions", None)
            for method in METHODS:
                if (actions and method in actions) or (not actions and hasattr(view, method)):
                    yield Endpoint(route, method, view, actions[method] if actions else None)
