from collections.abc import Collection
from typing import Any

from django.db.models import Count, Q, QuerySet

from apps.common.kernel.errors import NotFound
from apps.qc.engine.image_checking import describe_image_rules
from apps.qc.models import ImageFinding


def list_image_findings(**wanted: Any) -> QuerySet[ImageFinding]:
    """Newest first; empty filters count as none."""
    return ImageFinding.objects.filter(**{name: value for name, value in wanted.items() if value}).order_by("-id")


def get_image_finding(finding_id: int) -> ImageFinding:
    """Raises NotFound."""
    row = ImageFinding.objects.filter(pk=finding_id).first()
    if row is None:
        raise NotFound("qc.image_finding_missing", finding=finding_id)
    return row


def list_image_rules(sites: Collection[int] | None = None) -> list[dict]:
    """Every rule with what it said above a hint, what was answered, and how much of that was a false alarm (None without answers)."""
    rows = ImageFinding.objects.exclude(severity="info")
    if sites is not None:
        rows = rows.filter(site_id__in=sites)
    counted = {
        row["rule"]: row
        for row in rows.values("rule").annotate(
            n_found=Count("id"),
            n_answered=Count("id", filter=Q(state=ImageFinding.State.ANSWERED)),
            n_false=Count("id", filter=Q(verdict=ImageFinding.Verdict.FALSE_ALARM)),
        )
    }
    nothing = {"n_found": 0, "n_answered": 0, "n_false": 0}
    return [rule | nothing | counted.get(rule["code"], {}) for rule in describe_image_rules()]
