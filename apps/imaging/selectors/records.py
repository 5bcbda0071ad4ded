"""Rows as the upper floors read them across studies (searches of other systems): to filter, page and read, never to change."""

from django.db.models import Count, Prefetch, Q, QuerySet

from apps.imaging.models import DoseRecord, Study
from apps.imaging.selectors.store import visible_series, visible_studies


def list_study_rows() -> QuerySet[Study]:
    """What is shown to anybody, with its series and how many images of each are."""
    shown = Count("instances", filter=Q(instances__rejected=""))
    series = visible_series().annotate(n_shown=shown).order_by("number", "id")
    return visible_studies().select_related("patient", "site").prefetch_related(Prefetch("series", series), "links")


def list_dose_rows() -> QuerySet[DoseRecord]:
    return DoseRecord.objects.select_related("study", "patient")
