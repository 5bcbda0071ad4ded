"""The order in which a reader sees the items: by chance, another for each reader, and the same again from the same seed."""

import hashlib
from collections.abc import Sequence


def order_items(items: Sequence[int], *, seed: int, reader: str) -> list[int]:
    """By SHA-256 of "<seed>:<reader>:<item>"."""
    return sorted(items, key=lambda item: hashlib.sha256(f"{seed}:{reader}:{item}".encode()).digest())
