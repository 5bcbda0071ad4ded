"""Who asked by FHIR to be told of what, and how the line to each is."""

from django.db.models import Count, Q, QuerySet

from apps.interop.models import Subscription


def list_subscriptions() -> QuerySet[Subscription]:
    """The newest first, with what waits and what is parked of each."""
    counts = {
        f"n_{status}": Count("destination__messages", filter=Q(destination__messages__status=status))
        for status in ("pending", "parked")
    }
    return Subscription.objects.select_related("destination").annotate(**counts).order_by("-id")
