"""What a reviewer sees first: the report at once, or the images, and its text only after an impression of their own."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

TEXTS = ("technique", "findings", "impression")


class ReadingOrder(StrEnum):
    """Of a draw or a campaign, fixed when it is made."""

    AT_ONCE = "at_once"
    IMAGES_FIRST = "images_first"


def hold_back(content: Mapping[str, Any]) -> dict[str, Any]:
    """A report's content as before it was written: what was asked, and nothing that its author said."""
    return {name: value for name, value in content.items() if name not in TEXTS}
