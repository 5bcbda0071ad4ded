"""IMG-STATION-DATE: the study was made on another scanner, or on another day, than was planned."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from apps.qc.engine.identity import list_said, read_date
from apps.qc.engine.image import ImageCase
from apps.qc.engine.image_registry import Said, image_rule

_AE_TITLES = ("PerformedStationAETitle", "StationAETitle")


@image_rule("IMG-STATION-DATE", category="station_date", title={"zh-Hans": "设备与日期", "en": "Station and date"})
def check_station_date(case: ImageCase) -> Iterable[Said]:
    yield from _check_station(case)
    yield from _check_date(case)
    yield from _check_days_apart(case)


def _check_station(case: ImageCase) -> Iterable[Said]:
    """AE titles decide where the header has them; a station's name is often its own, then it only hints."""
    wanted = case.order.station_aet.strip()
    said = _list_stations(case, _AE_TITLES)
    names = _list_stations(case, ("StationName",))
    if not wanted or not (said or names):
        return
    for value in said or names:
        if _fold(value) == _fold(wanted):
            continue
        params = {"said": value, "expected": wanted}
        yield Said("station", "warn", params, measured=value, expected=wanted)
    if said and names and all(_fold(v) == _fold(wanted) for v in said):
        other = [n for n in names if _fold(n) != _fold(wanted)]
        for value in other:
            yield Said("station_name", "info", {"said": value, "expected": wanted}, measured=value, expected=wanted)


def _list_stations(case: ImageCase, keywords: tuple[str, ...]) -> list[str]:
    said = Counter(i.text(k).strip() for i in case.instances for k in keywords if i.text(k).strip())
    return [value for value, _ in said.most_common(5)]


def _fold(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _check_date(case: ImageCase) -> Iterable[Said]:
    wanted = read_date(case.order.date)
    for text, series in list_said(case, "StudyDate") if wanted else ():
        said = read_date(text)
        params = {"said": text, "expected": wanted}
        if not said:
            yield Said("date_missing", "info", params, series, measured=text, expected=wanted)
        elif said != wanted:
            near = _days_between(said, wanted) == 1 and _is_near_midnight(case)
            yield Said("date", "info" if near else "warn", params, series, measured=said, expected=wanted)


def _check_days_apart(case: ImageCase) -> Iterable[Said]:
    """Images acquired more than a day away from the study's own date came from elsewhere; a hint when the study's day is the planned one."""
    severity = "info" if read_date(case.order.date) else "warn"
    for series in case.stacks:
        study, made = read_date(series.common("StudyDate")), read_date(series.common("AcquisitionDate"))
        if study and made and _days_between(study, made) > 1:
            params = {"said": made, "expected": study}
            yield Said("acquired_other_day", severity, params, series, measured=made, expected=study)


def _days_between(one: str, other: str) -> int:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 9999


def _is_near_midnight(case: ImageCase) -> bool:
    """A night shift's exam may begin on one day and end on the next."""
    hours = case.policy["station_date"]["midnight_h"]
    times = [i.text("StudyTime")[:2] for i in case.instances[:1]]
    return all(t.isdigit() and (int(t) < hours or int(t) >= 24 - hours) for t in times)
