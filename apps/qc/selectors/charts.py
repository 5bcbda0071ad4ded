"""Figures of the quality desk, from submitted reviews of drawn cases only: raised ones are no sample."""

from collections import Counter
from datetime import datetime, timedelta

from django.db.models import QuerySet

from apps.qc.engine.agreement import bootstrap_kappa, compute_kappa, compute_p_chart, compute_wilson
from apps.qc.engine.cases import Queue
from apps.qc.models import Review

Sites = frozenset[int] | None  # None: all of them
GRADES = ("pass", "defect", "fail")


def list_reviews(kind: str, since: datetime, *, sites: Sites = None) -> QuerySet[Review]:
    rows = Review.objects.filter(case__kind=kind, submitted_at__gte=since)
    return rows if sites is None else rows.filter(case__site__in=sites)


def list_sampled_reviews(
    kind: str, since: datetime, *, queue: str | None = None, sites: Sites = None
) -> QuerySet[Review]:
    """Rows of first readings in time order."""
    rows = list_reviews(kind, since, sites=sites).filter(is_arbiter=False)
    return (
        rows.filter(case__queue=queue)
        if queue
        else rows.filter(case__queue__in=[Queue.RANDOM, Queue.ACTIVE, Queue.CENTRAL])
    )


def get_p_chart(kind: str, *, now: datetime, weeks: int, sites: Sites = None) -> list[dict]:
    """Share of randomly drawn cases that did not pass, by week of submission; a week without reviews has no rate."""
    monday = (now - timedelta(days=now.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)
    starts = [monday - timedelta(weeks=weeks - 1 - index) for index in range(weeks)]
    rows = list_sampled_reviews(kind, starts[0], queue=Queue.RANDOM, sites=sites).values_list("submitted_at", "grade")
    points = {start: [0, 0] for start in starts}
    for at, grade in rows:
        start = starts[min(len(starts) - 1, max(0, (at - starts[0]).days // 7))]
        points[start][0] += grade != "pass"
        points[start][1] += 1
    chart = compute_p_chart([(hits, n) for hits, n in points.values()])
    return [
        {"starts_on": start.date().isoformat(), "week": start.isocalendar().week} | point
        for start, point in zip(starts, chart)
    ]


def get_defects(kind: str, *, since: datetime, sites: Sites = None) -> list[dict]:
    """Defects by frequency with their running share."""
    reviews = list_sampled_reviews(kind, since, sites=sites)
    counts = Counter(code for codes in reviews.values_list("defects", flat=True) for code in codes)
    total, reached, table = sum(counts.values()), 0, []
    for code, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        reached += n
        table.append({"code": code, "n": n, "share": n / total, "cumulative": reached / total})
    return table


def get_agreement(kind: str, *, since: datetime, min_cases: int, sites: Sites = None) -> list[dict]:
    """Cohen's kappa of grades for each pair of readers with enough cases in common; fewer give n and no kappa."""
    by_case: dict[int, list[tuple[str, str, str]]] = {}
    rows = list_reviews(kind, since, sites=sites)
    for case_id, reader, name, grade in rows.order_by("id").values_list(
        "case_id", "reviewer_id", "reviewer_name", "grade"
    ):
        by_case.setdefault(case_id, []).append((reader, name, grade))
    pairs: dict[tuple, list[tuple[str, str]]] = {}
    for readings in by_case.values():
        for index, first in enumerate(readings):
            for second in readings[index + 1 :]:
                left, right = sorted([first, second])
                pairs.setdefault((left[:2], right[:2]), []).append((left[2], right[2]))
    table = []
    for (left, right), grades in sorted(pairs.items()):
        enough = len(grades) >= min_cases
        first, second = [g[0] for g in grades], [g[1] for g in grades]
        kappa = compute_kappa(first, second, categories=GRADES) if enough else None
        interval = bootstrap_kappa(first, second, categories=GRADES, seed=1, rounds=500) if kappa is not None else None
        table.append({"readers": [left[1], right[1]], "n": len(grades), "kappa": kappa, "interval": interval})
    return table


def get_rate(kind: str, *, since: datetime, sites: Sites = None) -> dict:
    """Pass rate of the random sample with its Wilson interval; without reviews there is no rate."""
    rows = list(list_sampled_reviews(kind, since, queue=Queue.RANDOM, sites=sites).values_list("grade", "is_blinded"))
    passed = sum(grade == "pass" for grade, _ in rows)
    unblinded = sum(not is_blinded for _, is_blinded in rows)
    return {"n": len(rows), "passed": passed, "n_unblinded": unblinded, "interval": compute_wilson(passed, len(rows))}
