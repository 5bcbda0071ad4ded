"""What waits for a second signature, and what second signatures changed."""

from collections.abc import Collection

from django.db.models import QuerySet

from apps.reporting.models import Countersign

RELATED = ("report__patient", "version", "done_version")


def list_countersigns(
    *, sites: Collection[int] | None, state: str = "", discordance: str = "", author_id: str = "", asked_of_id: str = ""
) -> QuerySet[Countersign]:
    """Of these sites (None: all), soonest due first; `asked_of_id` leaves out what waits for somebody else by name."""
    rows = Countersign.objects.select_related(*RELATED).prefetch_related("report__links__exam__exam_type")
    if sites is not None:
        rows = rows.filter(site_id__in=sites)
    exact = {"state": state, "discordance": discordance, "author_id": author_id}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if asked_of_id:
        rows = rows.filter(asked_of_id__in=["", asked_of_id]).exclude(author_id=asked_of_id)
    return rows.order_by("due_at", "id")
