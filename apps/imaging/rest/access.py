"""Whose images a caller sees: of the sites of the grant; a referrer only those of patients he or she sent."""

from django.db.models import Q, QuerySet
from rest_framework.request import Request

from apps.common.kernel.errors import NotFound
from apps.directory.public import list_opened_patients
from apps.imaging.models import Study

OWN_ONLY = "referrer"


def limit_to_visible(request: Request, studies: QuerySet[Study], permission: str = "image.read") -> QuerySet[Study]:
    roles = set(request.actor.roles)
    if roles and roles <= {OWN_ONLY}:
        if request.user.pk is None:  # a machine has no patients of its own
            return studies.none()
        return studies.filter(links__exam__order__referrer_id=request.user.pk).distinct()
    sites = request.grants.sites(permission)
    opened = list_opened_patients(request.actor, request.grants, permission)
    if opened and sites is not None:
        return studies.filter(Q(site_id__in=sites) | Q(site=None) | Q(patient_id__in=opened))
    return limit_to_granted(request, studies, permission)


def limit_to_granted(request: Request, rows: QuerySet, permission: str) -> QuerySet:
    """Rows of the sites of the grant, and those of no known site."""
    sites = request.grants.sites(permission)
    return rows if sites is None else rows.filter(Q(site_id__in=sites) | Q(site=None))


def check_visible(request: Request, study_id: int, permission: str = "image.read") -> None:
    """Raises NotFound for a study the caller must not see."""
    if not limit_to_visible(request, Study.objects.filter(pk=study_id), permission).exists():
        raise NotFound("imaging.study_missing", study=study_id)
