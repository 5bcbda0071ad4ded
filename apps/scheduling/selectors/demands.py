"""What an exam needs beside its scanner: units of pools before, during and after it, as policy says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.common.policy import find_policy
from apps.common.prepared import Kept, Slot
from apps.scheduling.engine.openings import Span
from apps.scheduling.models import Resource
from apps.workflow.public import ExamFacts

_ACTIVE = Resource.objects.select_related("site").filter(is_active=True)
POOLS = Kept(lambda: _ACTIVE.filter(kind=Resource.Kind.POOL, site_id=Slot("site")))
SCANNERS = Kept(lambda: _ACTIVE.filter(kind=Resource.Kind.SCANNER, modality=Slot("modality"), site_id=Slot("site")))


@dataclass(frozen=True)
class Demand:
    """`n` units over [anchor + off_min, + len_min); no length means the length of the exam."""

    pool: Resource
    n: int
    anchor: str
    off_min: int
    len_min: int | None

    def span(self, starts_at: datetime, ends_at: datetime) -> Span:
        first = (starts_at if self.anchor == "start" else ends_at) + timedelta(minutes=self.off_min)
        return first, first + (ends_at - starts_at if self.len_min is None else timedelta(minutes=self.len_min))


def demands_of(exam: ExamFacts) -> tuple[Demand, ...]:
    """The demands on the pools that the exam's site has, in order of pool key; one query."""
    return demands_among(exam, list_pools(exam.site_id))


def demands_among(exam: ExamFacts, pools: dict[str, Resource]) -> tuple[Demand, ...]:
    policy = find_policy("scheduling.demands", site_id=exam.site_id)
    rules = policy.payload["demands"] if policy else ()
    found = [_make(rule, pools) for rule in rules if rule["pool"] in pools and _matches(rule["match"], exam)]
    return tuple(sorted(found, key=lambda demand: (demand.pool.pk, demand.off_min)))


def demands_known(
    site_id: int, facts: Mapping[str, str], pools: dict[str, Resource]
) -> tuple[tuple[Demand, ...], tuple[Resource, ...]]:
    """What an exam of which only `facts` are known takes for certain, and the pools that more facts could add."""
    policy = find_policy("scheduling.demands", site_id=site_id)
    rules = [rule for rule in (policy.payload["demands"] if policy else ()) if rule["pool"] in pools]
    fits = [rule for rule in rules if all(facts[k] in wanted for k, wanted in rule["match"].items() if k in facts)]
    certain = [rule for rule in fits if rule["match"].keys() <= facts.keys()]
    known = tuple(_make(rule, pools) for rule in certain)
    open_ones = {rule["pool"] for rule in fits} - {rule["pool"] for rule in certain}
    return known, tuple(pools[code] for code in sorted(open_ones))


def _make(rule: Mapping, pools: dict[str, Resource]) -> Demand:
    return Demand(pools[rule["pool"]], rule["n"], rule["from"], rule["off_min"], rule["len_min"])


def list_pools(site_id: int) -> dict[str, Resource]:
    """Active pools of a site by code."""
    return {row.code: row for row in POOLS(site=site_id)}


def _matches(match: dict[str, list[str]], exam: ExamFacts) -> bool:
    facts = {
        "modality": exam.modality,
        "contrast": exam.contrast,
        "exam": exam.exam_type_code,
        "patient_class": exam.patient_class,
    }
    return all(facts[name] in wanted for name, wanted in match.items())
