"""Lots with what is on hand, and how usable a lot is."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from apps.common.kernel import clock
from apps.safety.models import ContrastLot
from apps.safety.selectors.rules import get_rules

LOT_STATES = ("in_use", "expiring", "expired", "blocked")


def list_lots(*, sites: Collection[int] | None) -> QuerySet[ContrastLot]:
    """`on_hand` containers at these sites (None: everywhere)."""
    here = None if sites is None else Q(moves__site_id__in=sites)
    rows = ContrastLot.objects.select_related("agent")
    return rows.annotate(on_hand=Coalesce(Sum("moves__containers", filter=here), 0))


def tell_lot_state(lot: ContrastLot) -> str:
    if lot.is_blocked:
        return "blocked"
    if lot.expires_on is None:
        return "in_use"
    today = clock.now().date()
    if lot.expires_on < today:
        return "expired"
    soon = today + timedelta(days=get_rules("stock").payload["expires_soon_days"])
    return "expiring" if lot.expires_on <= soon else "in_use"
