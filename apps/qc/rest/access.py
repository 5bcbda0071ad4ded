"""Which cases a caller sees: of the sites where the permission holds, and those of no site."""

from django.db.models import Q, QuerySet
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

from apps.common.kernel.errors import Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.common.rest.scope import reach_of
from apps.directory.public import list_users_with_permission
from apps.qc.models import Case, Draw
from apps.qc.public import get_case


def limit_cases(request: Request, view, rows: QuerySet[Case]) -> QuerySet[Case]:
    reach = reach_of(request, view)
    return rows if reach is None else rows.filter(Q(site__in=reach) | Q(site=None))


def get_visible_case(request: Request, view, case_id: int) -> Case:
    """Raises NotFound, also for a case of another site."""
    case, reach = get_case(case_id), reach_of(request, view)
    if not (reach is None or case.site_id is None or case.site_id in reach):
        raise NotFound("qc.case_missing", case=case_id)
    return case


def limit_draws(request: Request, view, rows: QuerySet[Draw]) -> QuerySet[Draw]:
    reach = reach_of(request, view)
    return rows if reach is None else rows.filter(filters__site_id__in=sorted(reach))


def list_people(permission: str) -> dict[str, dict]:
    """Who holds a permission: id and name, by id."""
    return {str(u.pk): {"id": str(u.pk), "name": u.name} for u in list_users_with_permission(permission)}


def choose_site(request: Request, view, site_id: int | None) -> int | None:
    """The site that a sample is drawn from: whoever answers for some sites only draws from one of them."""
    reach = reach_of(request, view)
    if reach is None or site_id in reach:
        return site_id
    if site_id is not None:
        raise PermissionDenied
    if len(reach) == 1:
        return next(iter(reach))
    raise Invalid({"site_id": Reason("qc.choose_site", severity="error")})
