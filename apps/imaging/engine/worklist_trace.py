"""Why a key does not fit, in the terms of the one who has to set the scanner: judged by the matching that answers the scanner."""

import re
from collections.abc import Callable, Iterator

from apps.imaging.engine.matching import MATCHERS
from apps.imaging.engine.worklist import KINDS, Misfit

# Repertoires a console may write in without telling so (PS3.3 C.12.1.1.2).
CODECS = ("utf-8", "gb18030", "euc_kr", "iso2022_jp", "shift_jis")


def name_cause(misfit: Misfit) -> str:
    """`no_value`, `charset`, `case`, `spaces`, `zeros`, `wildcard`, `name_parts`, `name_order`, `range`, or `differs`."""
    if not misfit.held:
        return "no_value"
    kind = KINDS[misfit.keyword]
    if kind in ("date", "time"):
        return "range"
    fits = MATCHERS[kind]
    for cause, rewrite in _REWRITES.get(kind, ()):
        if any(fits(key, misfit.held) for key in rewrite(misfit.asked) if key.strip() and key != misfit.asked):
            return cause
    if kind == "text" and misfit.asked.strip().lower() == misfit.held.strip().lower():
        return "case"
    if kind == "text" and misfit.asked.strip().lstrip("0") == misfit.held.strip().lstrip("0"):
        return "zeros"
    return "differs"


def _read_otherwise(key: str) -> Iterator[str]:
    """The bytes of a key that was read as Latin-1 or as UTF-8, in the repertoire they may have been meant in."""
    for written in ("latin-1", "cp1252"):
        try:
            raw = key.encode(written)
        except UnicodeError:
            continue
        for codec in CODECS:
            try:
                yield raw.decode(codec)
            except UnicodeError:
                continue


def _part_names(key: str) -> Iterator[str]:
    """Comma or blank where the standard has a caret."""
    yield re.sub(r"\s*[,，\s]\s*", "^", key.strip())


def _turn_names(key: str) -> Iterator[str]:
    parts = [p for p in re.split(r"[\^,，\s]+", key.strip()) if p]
    if len(parts) == 2:
        yield f"{parts[1]}^{parts[0]}"


def _open_end(key: str) -> Iterator[str]:
    yield f"{key.strip()}*"


def _drop_spaces(key: str) -> Iterator[str]:
    yield re.sub(r"\s+", "", key)


_REWRITES: dict[str, tuple[tuple[str, Callable[[str], Iterator[str]]], ...]] = {
    "name": (
        ("charset", _read_otherwise),
        ("wildcard", _open_end),
        ("name_parts", _part_names),
        ("name_order", _turn_names),
    ),
    "text": (("charset", _read_otherwise), ("spaces", _drop_spaces), ("wildcard", _open_end)),
}
