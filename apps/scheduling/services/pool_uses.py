"""Units of pools that a piece of taken time needs: written with it, moved with it, free again when it is."""

from collections.abc import Iterable

from apps.scheduling.engine.openings import Span
from apps.scheduling.models import Occupancy, Resource
from apps.scheduling.selectors.demands import Demand, demands_of
from apps.scheduling.services.occupancy import PoolNeed, add_uses, lock_resources, touch_time
from apps.workflow.public import ExamFacts


def lock_for_exams(exams: Iterable[ExamFacts], resource_ids: Iterable[int]) -> dict[int, Resource]:
    """Locks scanners and every pool that the exams demand, in key order; the pools' row locks make their count final."""
    pool_ids = [demand.pool.pk for exam in exams for demand in demands_of(exam)]
    return lock_resources([*resource_ids, *pool_ids])


def lock_with_pools(resource_ids: Iterable[int]) -> dict[int, Resource]:
    """Locks resources and every pool of their sites, where it is not known yet whose exams will take units."""
    ids = list(resource_ids)
    sites = Resource.objects.filter(pk__in=ids).values("site_id")
    pools = Resource.objects.filter(kind=Resource.Kind.POOL, is_active=True, site_id__in=sites)
    return lock_resources([*ids, *pools.values_list("pk", flat=True)])


def plan_uses(exam: ExamFacts, span: Span) -> tuple[PoolNeed, ...]:
    return list_needs(demands_of(exam), span)


def list_needs(demands: Iterable[Demand], span: Span) -> tuple[PoolNeed, ...]:
    return tuple(PoolNeed(demand.pool.pk, demand.span(*span), demand.n) for demand in demands)


def write_uses(occupancy: Occupancy, needs: Iterable[PoolNeed]) -> None:
    """Replaces the uses of an occupancy; the caller holds the locks of the pools and has asked the rules."""
    needs = list(needs)
    left = set(occupancy.pool_uses.values_list("pool_id", flat=True))
    if left:
        occupancy.pool_uses.all().delete()
    add_uses(occupancy, needs)
    touch_time(occupancy, pool_ids=left | {need.pool_id for need in needs})
