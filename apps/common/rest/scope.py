"""A permission held at one site opens nothing at another."""

from collections.abc import Iterable

from django.db.models import QuerySet
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

from apps.common.rest.permissions import required_of


def codes_of(request: Request, view) -> tuple[str, ...]:
    needed: str | Iterable[str] | None = required_of(view, request)
    return (needed,) if isinstance(needed, str) else tuple(needed or ())


def reach_of(request: Request, view) -> frozenset[int] | None:
    """The sites where the caller may do what this view does; None means every site."""
    sites = [request.grants.sites(code) for code in codes_of(request, view)]
    return None if any(s is None for s in sites) else frozenset().union(*sites)


def check_site(request: Request, view, site_id: int) -> None:
    """Raises PermissionDenied when the permission does not reach the site."""
    if not any(request.grants.allows(code, site_id=site_id) for code in codes_of(request, view)):
        raise PermissionDenied


def limit_to_sites(request: Request, view, rows: QuerySet, *, field: str = "site_id") -> QuerySet:
    """The rows of the sites where the permission holds."""
    reach = reach_of(request, view)
    return rows if reach is None else rows.filter(**{f"{field}__in": sorted(reach)})


def check_reach(request: Request, view, sites: Iterable[int | None]) -> None:
    """Raises PermissionDenied unless the permission reaches each of these; None among them is the whole department."""
    reach = reach_of(request, view)
    if reach is not None and not reach.issuperset(sites):
        raise PermissionDenied
