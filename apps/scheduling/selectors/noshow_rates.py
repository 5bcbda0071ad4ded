"""How often patients do not come, from the site's own history: by modality and patient class, never by who the patient is."""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import Count, Q

from apps.common.kernel import clock
from apps.scheduling.engine.overtime import shrink_rate
from apps.scheduling.models import Appointment


def read_noshow_rates(site_id: int, *, days: int, prior_n: int) -> Callable[[str, str], float]:
    """The chance not to come of (modality, patient class); one query."""
    now = clock.now()
    rows = Appointment.objects.filter(
        state__in=["done", "no_show"],
        occupancy__resource__site=site_id,
        occupancy__during__startswith__range=(now - timedelta(days=days), now),
    )
    found = rows.values_list("exam__modality", "exam__patient_class")
    found = found.annotate(n=Count("pk"), missed=Count("pk", filter=Q(state="no_show"))).order_by()
    groups = {(modality, klass): (missed, n) for modality, klass, n, missed in found}
    total = sum(n for _, n in groups.values())
    overall = sum(missed for missed, _ in groups.values()) / total if total else 0.0

    def rate(modality: str, patient_class: str) -> float:
        missed, n = groups.get((modality, patient_class), (0, 0))
        return shrink_rate(missed, n, overall=overall, prior_n=prior_n)

    return rate
