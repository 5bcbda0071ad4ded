"""Which series of a study stand for the series that its protocol names."""

from apps.qc.engine.image import ImageCase, ImageSeries
from apps.qc.engine.phases import is_mute, is_named


def find_matches(case: ImageCase) -> dict[str, tuple[ImageSeries, ...]]:
    """Expected name to the series that can be it, exact names first; one series never stands for two names."""
    known = case.measured.get("matches")
    if known is None:
        known = case.measured["matches"] = _match(case)
    return known


def _match(case: ImageCase) -> dict[str, tuple[ImageSeries, ...]]:
    expected = case.order.protocol.series
    found: dict[str, list[ImageSeries]] = {name: [] for name in expected}
    left = list(case.stacks)
    for series in list(left):
        for name in expected:
            if series.name.strip().casefold() == name.strip().casefold():
                found[name].append(series)
                left.remove(series)
                break
    for series in left:
        fits = [name for name in expected if is_named(name, series.name)]
        if not fits and is_mute(
            series.name
        ):  # a protocol's name often lists every phase, so it speaks only for mute series
            fits = [name for name in expected if is_named(name, series.common("ProtocolName"))]
        fits.sort(key=lambda name: (bool(found[name]), -len(name)))
        if fits:
            found[fits[0]].append(series)
    return {name: tuple(rows) for name, rows in found.items()}


def list_planned(case: ImageCase) -> list[tuple[ImageSeries, ...]]:
    """Groups of series of which one must fit the protocol's figures: those of each named series, else all stacks as one."""
    groups = [rows for rows in find_matches(case).values() if rows]
    return groups or ([case.stacks] if case.stacks else [])
