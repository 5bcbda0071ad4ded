"""Reactions per injection: by agent, lot, exam type, site, and along one lot."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from apps.common.kernel.proportions import Funnel, compute_funnel, compute_wilson
from apps.safety.engine.cusum import Cusum, find_usual_rate, run_cusum
from apps.safety.engine.terms import InjectionKind, ReactionState
from apps.safety.models import ContrastLot, Injection, LotSignal, Reaction
from apps.safety.selectors.rules import get_rules

# dimension -> the column of its key and the columns of its words
DIMENSIONS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "agent": ("agent_id", ("agent__names",)),
    "lot": ("lot_id", ("agent__names", "lot__lot")),
    "exam_type": ("exam__exam_type_id", ("exam__exam_type__names",)),
    "site": ("exam__site_id", ("exam__site__name",)),
}


@dataclass(frozen=True)
class RateRow:
    key: int
    names: dict[str, str]
    lot: str
    hits: int
    n: int
    low: float
    high: float
    is_out: bool


@dataclass(frozen=True)
class Surveillance:
    rows: tuple[RateRow, ...]
    funnel: Funnel
    n: int
    hits: int


def survey(
    by: str, *, first: datetime, before: datetime, kinds: Collection[str], sites: Collection[int] | None
) -> Surveillance:
    """Every group of the dimension with injections in the period; limits around the rate of all of them together."""
    key, words = DIMENSIONS[by]
    rows = list_counted(kinds).filter(at__gte=first, at__lt=before).exclude(**{key: None})
    if sites is not None:
        rows = rows.filter(exam__site_id__in=sites)
    groups = list(rows.order_by().values(key, *words).annotate(n=Count("id"), hits=Count("id", filter=Q(is_hit=True))))
    units = {str(g[key]): (g["hits"], g["n"]) for g in groups}
    few = get_rules("surveillance").payload["funnel_min_injections"]
    funnel = compute_funnel(units, min_cases=few)
    out = {p.key for p in funnel.points if p.is_out}
    made = (_make_row(g, key, words, is_out=str(g[key]) in out) for g in groups)
    return Surveillance(
        rows=tuple(sorted(made, key=lambda r: (-r.n, r.key))),
        funnel=funnel,
        n=sum(g["n"] for g in groups),
        hits=sum(g["hits"] for g in groups),
    )


def list_counted(kinds: Collection[str]) -> QuerySet[Injection]:
    """Injections of the examination itself, each marked whether a reaction of these kinds followed it."""
    kind = Coalesce(NullIf(F("confirmed_kind"), Value("")), F("chosen_kind"))
    followed = (
        Reaction.objects.filter(injection=OuterRef("pk"))
        .exclude(state=ReactionState.UNDONE)
        .annotate(kind=kind)
        .filter(kind__in=list(kinds))
    )
    return Injection.objects.exclude(kind=InjectionKind.TEST_BOLUS).annotate(is_hit=Exists(followed))


def chart_lot(lot: ContrastLot) -> Cusum | None:
    """The lot's chart since it was last decided on; None while its agent's usual rate is not known."""
    rules = get_rules("surveillance")
    counted = list_counted(rules.payload["kinds"])
    others = counted.filter(agent_id=lot.agent_id).exclude(lot=lot)
    told = others.aggregate(n=Count("id"), hits=Count("id", filter=Q(is_hit=True)))
    usual = find_usual_rate(told["hits"], told["n"], rules)
    if usual is None:
        return None
    rows = counted.filter(lot=lot)
    decided = LotSignal.objects.filter(lot=lot).exclude(decided_at=None).order_by("-decided_at").first()
    if decided:
        rows = rows.filter(at__gt=decided.decided_at)
    return run_cusum(list(rows.order_by("at", "id").values_list("is_hit", flat=True)), usual_rate=usual, rules=rules)


def _make_row(group: dict[str, Any], key: str, words: tuple[str, ...], *, is_out: bool) -> RateRow:
    interval = compute_wilson(group["hits"], group["n"])
    assert interval is not None
    return RateRow(
        key=group[key],
        names=group[words[0]],
        lot=group.get("lot__lot") or "",
        hits=group["hits"],
        n=group["n"],
        low=interval[0],
        high=interval[1],
        is_out=is_out,
    )
