"""State of a live topic and the difference between two states (docs/live.md): rows under `items`, whole values beside them."""

from typing import Any

Board = dict[str, Any]


def diff(old: Board, new: Board) -> Board | None:
    """The delta that turns `old` into `new`; None when nothing changed. Rows are whole, never patched inside."""
    before, after = old.get("items", {}), new.get("items", {})
    delta: Board = {k: v for k, v in new.items() if k != "items" and old.get(k) != v}
    delta |= {k: None for k in old if k != "items" and k not in new}
    upsert = {k: row for k, row in after.items() if before.get(k) != row}
    remove = [k for k in before if k not in after]
    if upsert:
        delta["upsert"] = upsert
    if remove:
        delta["remove"] = remove
    return delta or None


def apply(state: Board, delta: Board) -> Board:
    """What the page does with a delta; the hub's own tests hold it to this."""
    rest = {k: v for k, v in delta.items() if k not in ("upsert", "remove")}
    out = state | rest
    if "upsert" in delta or "remove" in delta:
        items = state.get("items", {}) | delta.get("upsert", {})
        out["items"] = {k: v for k, v in items.items() if k not in delta.get("remove", [])}
    return out
