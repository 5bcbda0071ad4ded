"""Lessons: drafts of what a confirmed error teaches, and what became of them."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from apps.common.kernel.errors import NotFound
from apps.qc.models import Lesson

Sites = Collection[int] | None  # None: all of them


def list_lessons(*, state: str = "", kind: str = "", sites: Sites = None) -> QuerySet[Lesson]:
    """Newest first; those of no site are everybody's."""
    rows = Lesson.objects.order_by("-id")
    rows = rows if sites is None else rows.filter(Q(site_id__in=sites) | Q(site=None))
    wanted = {name: value for name, value in (("state", state), ("kind", kind)) if value}
    return rows.filter(**wanted)


def get_lesson(lesson_id: int, *, sites: Sites = None) -> Lesson:
    """Raises NotFound, also for one of another site."""
    row = list_lessons(sites=sites).filter(pk=lesson_id).first()
    if row is None:
        raise NotFound("qc.lesson_missing", lesson=lesson_id)
    return row
