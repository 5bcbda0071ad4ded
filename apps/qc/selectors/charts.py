"""Figures of the quality desk, from settled cases that were drawn: raised ones are no sample."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from apps.common.kernel.proportions import Funnel, compute_funnel, compute_wilson
from apps.qc.engine.agreement import bootstrap, bootstrap_kappa, compute_kappa, compute_krippendorff
from apps.qc.engine.cases import SETTLED, Queue
from apps.qc.engine.control_charts import compute_p_chart, compute_u_chart
from apps.qc.engine.rates import Judged, estimate_rate
from apps.qc.models import Review
from apps.qc.selectors.settled import Sites, load_settled

if TYPE_CHECKING:
    import pandas as pd

GRADES = ("pass", "defect", "fail")
POINT_GRADES = ("A", "B", "C")
SAMPLED = (Queue.RANDOM, Queue.ACTIVE, Queue.CENTRAL)
FUNNELS = {"person": "person", "device": "device", "site": "site_id", "modality": "modality"}
ROUNDS, SEED = 500, 1


def list_weeks(now: datetime, weeks: int) -> list[datetime]:
    """The Mondays of the last weeks, this one's last."""
    monday = (now - timedelta(days=now.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)
    return [monday - timedelta(weeks=weeks - 1 - index) for index in range(weeks)]


def get_p_chart(kind: str, *, now: datetime, weeks: int, sites: Sites = None) -> list[dict]:
    """Share of randomly drawn cases that did not pass, by week of the last review; a week without cases has no rate."""
    starts = list_weeks(now, weeks)
    table = load_settled(kind=kind, since=starts[0], sites=sites, queues=[Queue.RANDOM])
    return _by_week(table, starts, lambda group: int((group["grade"] != "pass").sum()), compute_p_chart)


def get_u_chart(kind: str, *, now: datetime, weeks: int, sites: Sites = None) -> list[dict]:
    """Defects a randomly drawn case, by week: one case may have several."""
    starts = list_weeks(now, weeks)
    table = load_settled(kind=kind, since=starts[0], sites=sites, queues=[Queue.RANDOM])
    return _by_week(table, starts, lambda group: int(group["defects"].map(len).sum()), compute_u_chart)


def _by_week(table: pd.DataFrame, starts: Sequence[datetime], count, chart) -> list[dict]:
    points = []
    for start in starts:
        group = table[(table["at"] >= start) & (table["at"] < start + timedelta(weeks=1))] if len(table) else table
        points.append((count(group) if len(group) else 0, len(group)))
    return [
        {"starts_on": start.date().isoformat(), "week": start.isocalendar().week} | point
        for start, point in zip(starts, chart(points))
    ]


def get_defects(kind: str, *, since: datetime, until: datetime | None = None, sites: Sites = None) -> list[dict]:
    """Defects by frequency with their running share."""
    table = load_settled(kind=kind, since=since, until=until, sites=sites, queues=SAMPLED)
    codes = table["defects"].explode().dropna()
    counts = sorted(codes.value_counts().items(), key=lambda pair: (-pair[1], pair[0]))
    total, reached, rows = len(codes), 0, []
    for code, n in counts:
        reached += int(n)
        rows.append({"code": code, "n": int(n), "share": n / total, "cumulative": reached / total})
    return rows


def get_rate(kind: str, *, since: datetime, until: datetime | None = None, sites: Sites = None) -> dict:
    """Pass rate of the random sample with its Wilson interval; without cases there is no rate."""
    table = load_settled(kind=kind, since=since, until=until, sites=sites, queues=[Queue.RANDOM])
    passed = int((table["grade"] == "pass").sum())
    unblinded = int((table["n_unblinded"] > 0).sum())
    return {"n": len(table), "passed": passed, "n_unblinded": unblinded, "interval": compute_wilson(passed, len(table))}


def get_estimates(kind: str, *, since: datetime, until: datetime | None = None, sites: Sites = None) -> list[dict]:
    """Cases that did not pass, a method of drawing: raw yield beside the rate of the whole frame by inclusion probabilities."""
    table = load_settled(kind=kind, since=since, until=until, sites=sites, queues=[Queue.RANDOM, Queue.ACTIVE])
    rows = []
    for queue in (Queue.RANDOM, Queue.ACTIVE):
        estimate = estimate_rate(list_judged(table[table["queue"] == queue]))
        rows.append({"queue": queue.value} | (estimate.__dict__ if estimate else {"n": 0, "hits": 0, **dict.fromkeys(("raw", "rate", "interval"))}))  # fmt: skip
    return rows


def list_judged(table: pd.DataFrame) -> list[Judged]:
    """Settled cases of draws as the estimator wants them; each stratum of each draw was drawn by itself."""
    known = table[table["probability"].notna()]
    return [Judged(f"{r.draw}:{r.stratum}", r.grade != "pass", r.probability) for r in known.itertuples()]


def get_grades(kind: str, *, since: datetime, until: datetime | None = None, sites: Sites = None) -> dict:
    """甲, 乙 and 丙 of the random sample with Wilson intervals; cases without a checklist are told apart."""
    table = load_settled(kind=kind, since=since, until=until, sites=sites, queues=[Queue.RANDOM])
    marked = table[table["points_grade"] != ""]
    counts = {grade: int((marked["points_grade"] == grade).sum()) for grade in POINT_GRADES}
    n = len(marked)
    return {
        "n": n,
        "n_without": len(table) - n,
        "grades": [{"grade": g, "n": k, "interval": compute_wilson(k, n)} for g, k in counts.items()],
        "versions": sorted({version for versions in table["versions"] for version in versions}),
    }


def get_funnel(
    kind: str, *, by: str, since: datetime, until: datetime | None = None, min_cases: int, sites: Sites = None
) -> tuple[Funnel, dict]:
    """Cases of the random sample that did not pass by person, device, site or modality; and the names of the keys."""
    table = load_settled(kind=kind, since=since, until=until, sites=sites, queues=[Queue.RANDOM])
    table = table.assign(key=table[FUNNELS[by]].astype(str), hit=table["grade"] != "pass")
    table = table[table["key"] != ""]
    units = {key: (int(group["hit"].sum()), len(group)) for key, group in table.groupby("key")}
    names = dict(zip(table["key"], table["person_name"])) if by == "person" else {}
    return compute_funnel(units, min_cases=min_cases), names


def get_agreement(
    kind: str, *, since: datetime, until: datetime | None = None, min_cases: int, sites: Sites = None
) -> list[dict]:
    """Cohen's kappa of grades for each pair of independent readers with enough cases in common; fewer give n and no kappa."""
    pairs: dict[tuple, list[tuple[str, str]]] = {}
    for readings in list_readings(kind, since, until, sites).values():
        for index, first in enumerate(readings):
            for second in readings[index + 1 :]:
                left, right = sorted([first, second])
                pairs.setdefault((left[:2], right[:2]), []).append((left[2], right[2]))
    table = []
    for (left, right), grades in sorted(pairs.items()):
        enough = len(grades) >= min_cases
        first, second = [g[0] for g in grades], [g[1] for g in grades]
        kappa = compute_kappa(first, second, categories=GRADES) if enough else None
        weighted = compute_kappa(first, second, categories=GRADES, weights="linear") if enough else None
        interval = bootstrap_kappa(first, second, categories=GRADES, seed=SEED) if kappa is not None else None
        names = {"readers": [left[1], right[1]], "ids": [left[0], right[0]]}
        table.append({**names, "n": len(grades), "kappa": kappa, "weighted": weighted, "interval": interval})
    return table


def get_panel_agreement(
    kind: str, *, since: datetime, until: datetime | None = None, min_cases: int, sites: Sites = None
) -> dict:
    """Krippendorff's alpha (ordinal) of all independent readers over the cases that two or more of them judged."""
    units = [[grade for _, _, grade in readings] for readings in list_readings(kind, since, until, sites).values()]
    units = [unit for unit in units if len(unit) > 1]
    return measure_alpha(units, min_cases=min_cases)


def measure_alpha(units: Sequence[Sequence[str]], *, min_cases: int) -> dict:
    """Alpha of grades with its interval; under the minimum only n."""
    units = list(units)

    def alpha(cases):
        return compute_krippendorff(cases, categories=GRADES, ordinal=True)

    value = alpha(units) if len(units) >= max(1, min_cases) else None
    interval = bootstrap(units, alpha, seed=SEED, rounds=ROUNDS) if value is not None else None
    return {"n": len(units), "alpha": value, "interval": interval}


def list_readings(
    kind: str, since: datetime, until: datetime | None, sites: Sites
) -> dict[int, list[tuple[str, str, str]]]:
    """By case (id, name, grade) of the independent readers of each settled case that has all its reviews; an arbiter knows of the
    dispute and is not one. Copies that calibrate a panel and withdrawn cases are no readings."""
    rows = Review.objects.filter(case__kind=kind, submitted_at__gte=since, is_arbiter=False)
    rows = rows.filter(case__state__in=SETTLED, case__is_withdrawn=False, case__is_calibration=False)
    rows = rows if until is None else rows.filter(submitted_at__lt=until)
    rows = rows if sites is None else rows.filter(case__site__in=sites)
    by_case: dict[int, list[tuple[str, str, str]]] = {}
    names = ("case_id", "case__readers", "reviewer_id", "reviewer_name", "grade")
    wanted: dict[int, int] = {}
    for case_id, readers, *reading in rows.order_by("id").values_list(*names):
        by_case.setdefault(case_id, []).append(tuple(reading))
        wanted[case_id] = readers
    return {case_id: readings for case_id, readings in by_case.items() if len(readings) >= wanted[case_id]}
