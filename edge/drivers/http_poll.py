"""A page of the device in JSON: each value by its path, such as `sensors.0.temp`."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from edge.probe import ProbeFailed, Read, Reading, Setting, probe

MOST_BYTES = 1_000_000


@probe("http_poll", url=Setting(str), values=Setting(dict), units=Setting(dict, {}), timeout_s=Setting(float, 5.0))
def make(settings: Mapping[str, Any]) -> Read:
    """`values`: channel = path. A value that is missing or no number is left out, the others are kept."""
    if not settings["url"].startswith(("http://", "https://")):
        raise ValueError("url must begin with http:// or https://")

    def read() -> list[Reading]:
        try:
            with urlopen(
                Request(settings["url"], headers={"Accept": "application/json"}), timeout=settings["timeout_s"]
            ) as answer:
                page = json.loads(answer.read(MOST_BYTES))
        except (URLError, OSError, ValueError) as error:
            raise ProbeFailed(f"{settings['url']}: {error}") from error
        found = {channel: find_number(page, path) for channel, path in settings["values"].items()}
        if not any(value is not None for value in found.values()):
            raise ProbeFailed(f"{settings['url']}: none of the values is there")
        return [Reading(c, v, settings["units"].get(c)) for c, v in found.items() if v is not None]

    return read


def find_number(page: Any, path: str) -> float | None:
    for step in path.split("."):
        if isinstance(page, dict):
            page = page.get(step)
        elif isinstance(page, list) and step.isdecimal() and int(step) < len(page):
            page = page[int(step)]
        else:
            return None
    if isinstance(page, bool):
        return float(page)
    return float(page) if isinstance(page, int | float) else None
