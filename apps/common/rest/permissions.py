"""Every view says what it needs; `request.grants` says what the caller has. A view that says nothing is closed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rest_framework.permissions import BasePermission

PUBLIC = "public"
SIGNED_IN = "signed_in"


@dataclass(frozen=True)
class Grants:
    """Permissions by site: None stands for every site of the department."""

    by_permission: Mapping[str, frozenset[int | None]] = field(default_factory=dict)

    def allows(self, permission: str, *, site_id: int | None = None) -> bool:
        sites = self.by_permission.get(permission)
        if not sites:
            return False
        return None in sites or site_id is None or site_id in sites

    def sites(self, permission: str) -> frozenset[int] | None:
        """The sites where it holds; None means all of them."""
        sites = self.by_permission.get(permission, frozenset())
        return None if None in sites else frozenset(s for s in sites if s is not None)

    def permissions(self) -> list[str]:
        return sorted(self.by_permission)


def required_of(view, request) -> str | Iterable[str] | None:
    table = getattr(view, "required", None) or {}
    action = getattr(view, "action", None)
    return table.get(action) or table.get(request.method) or table.get("*")


class HasGrant(BasePermission):
    """Reads `view.required[action or method]`: a permission code, a tuple of which one suffices, PUBLIC or SIGNED_IN."""

    def has_permission(self, request, view) -> bool:
        if request.method == "OPTIONS":
            return bool(request.user and request.user.is_authenticated)
        needed = required_of(view, request)
        if needed is None:
            return False
        if needed == PUBLIC:
            return True
        grants = getattr(request, "grants", None)
        if grants is None or not getattr(request, "actor", None):
            return False
        if needed == SIGNED_IN:
            return True
        return any(grants.allows(code) for code in ((needed,) if isinstance(needed, str) else needed))
