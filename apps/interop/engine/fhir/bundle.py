"""Bundles of search results (R4 2.36 and 3.1.1.6)."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from apps.interop.engine.fhir.datatypes import Json, tidy


def write_searchset(
    address: str,
    applied: Sequence[tuple[str, str]],
    matches: Iterable[Json],
    *,
    base: str,
    included: Iterable[Json] = (),
    total: int | None = None,
    next_cursor: str | None = None,
    cursor: str = "",
) -> Json:
    """`address` is where the search was made; the self link says what of it was understood. `matches` and `included` are tidy resources."""
    here = [*applied, ("_cursor", cursor)] if cursor else list(applied)
    links = [{"relation": "self", "url": _link(address, here)}]
    if next_cursor:
        links.append({"relation": "next", "url": _link(address, [*applied, ("_cursor", next_cursor)])})
    entries = [
        {"fullUrl": f"{base}/{one['resourceType']}/{one['id']}", "resource": one, "search": {"mode": mode}}
        for mode, found in (("match", matches), ("include", included))
        for one in found
    ]
    bundle = tidy({"resourceType": "Bundle", "type": "searchset", "total": total, "link": links})
    return bundle | {"entry": entries} if entries else bundle


def _link(address: str, pairs: Sequence[tuple[str, str]]) -> str:
    return f"{address}?{urlencode(pairs)}" if pairs else address
