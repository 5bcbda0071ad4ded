"""The cases behind a bar, a point or a cell of a chart: the same table that the chart counts, so that list and figure agree."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.db.models import QuerySet

from apps.qc.engine.cases import Queue
from apps.qc.models import Case
from apps.qc.selectors.cases import list_cases
from apps.qc.selectors.charts import FUNNELS, SAMPLED, list_readings, list_weeks
from apps.qc.selectors.settled import Sites, load_settled


class CountedBy(StrEnum):
    """Which chart was clicked: by week, defects, letters, funnel, agreement of readers, estimate of a queue."""

    WEEK = "week"
    DEFECT = "defect"
    LETTER = "letter"
    FUNNEL = "funnel"
    READERS = "readers"
    ESTIMATE = "estimate"


def list_counted_cases(
    chart: str,
    *,
    kind: str,
    now: datetime,
    weeks: int,
    sites: Sites = None,
    week: date | None = None,
    defect: str = "",
    letter: str = "",
    readers: str = "",
    hidden: frozenset[int] = frozenset(),
    **wanted,
) -> QuerySet[Case]:
    """Newest first: what `chart` counts in the last `weeks`, narrowed to the part that was clicked. `wanted`: person, device, place
    or modality of a funnel's point, and whatever else the list filters by. `hidden`: as in `list_cases`."""
    since = list_weeks(now, weeks)[0] if chart == CountedBy.WEEK else now - timedelta(weeks=weeks)
    points = {name: str(wanted.pop(asked)) for asked, name in _POINTS.items() if wanted.get(asked)}
    if chart == CountedBy.READERS:
        asked = {one for one in readers.split(",") if one}
        found = list_readings(kind, since, None, sites).items()
        ids = [case_id for case_id, rows in found if asked <= {reader for reader, _, _ in rows}]
    else:
        queues = SAMPLED if chart == CountedBy.DEFECT else [wanted.get("queue", Queue.RANDOM)]
        table = load_settled(kind=kind, since=since, sites=sites, queues=queues)
        if chart == CountedBy.ESTIMATE:
            table = table[table["probability"].notna()]
        for name, value in points.items():
            table = table[table[name].astype(str) == value]
        if week:
            start = datetime.combine(week, time(), now.tzinfo)
            table = table[(table["at"] >= start) & (table["at"] < start + timedelta(weeks=1))]
        if defect:
            table = table[[defect in codes for codes in table["defects"]]]
        if letter:
            table = table[table["points_grade"] == letter]
        ids = [int(one) for one in table["id"]]
    return list_cases(kind=kind, **wanted).filter(pk__in=ids).exclude(subject__in=hidden)


_POINTS = {"place": FUNNELS["site"], "person": FUNNELS["person"], "device": FUNNELS["device"], "modality": "modality"}
