from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound
from apps.common.prepared import Prepared, Slot, ask_together
from apps.common.rest.permissions import Grants
from apps.directory.engine.roles import list_contract_permissions, list_permissions, load_table
from apps.directory.models import Grant, ReadingContract, User

OWN_PASSWORD = "session.profile"
USER = Prepared(lambda: User.objects.filter(pk=Slot("user")))
GRANTS = Prepared(lambda: Grant.objects.filter(user_id=Slot("user")))
CONTRACTS = Prepared(
    lambda: _list_live_contracts(Slot("now")).filter(
        reading_site_id__in=Grant.objects.filter(user_id=Slot("user")).values("site_id")
    )
)


def _list_live_contracts(now: Any) -> QuerySet[ReadingContract]:
    return ReadingContract.objects.filter(Q(valid_until=None) | Q(valid_until__gt=now), valid_from__lte=now)


def get_user(user_id: UUID | str) -> User:
    user = User.objects.filter(pk=user_id).first()
    if user is None:
        raise NotFound("directory.user_missing")
    return user


def find_user_by_username(username: str) -> User | None:
    return User.objects.filter(username=username).first()


def list_users_with_role(*roles: str, site_id: int | None = None) -> list[User]:
    """Active users who hold one of the roles at the site (or everywhere)."""
    grants = Q(grants__role__in=roles)
    if site_id is not None:
        grants &= Q(grants__site=None) | Q(grants__site_id=site_id)
    return list(User.objects.filter(grants, is_active=True).distinct())


def list_users_with_permission(permission: str, *, site_id: int | None = None) -> list[User]:
    return list_users_with_role(*load_table()[permission]["roles"], site_id=site_id)


def compile_grants(pairs: Iterable[tuple[str, int | None]]) -> Grants:
    """(role, site id or None for all) -> what `request.grants` answers from."""
    return _compile(frozenset(pairs))


CONTRACT = "contract:"


@lru_cache(maxsize=256)
def _compile(pairs: frozenset[tuple[str, int | None]]) -> Grants:
    table: dict[str, set[int | None]] = {}
    for role, site_id in pairs:
        for permission in _list_permissions(role):
            table.setdefault(permission, set()).add(site_id)
    return Grants({k: frozenset(v) for k, v in table.items()})


def _list_permissions(role: str) -> set[str]:
    if role.startswith(CONTRACT):
        return list_contract_permissions(role.removeprefix(CONTRACT))
    return list_permissions([role])


def list_contract_pairs(user: User, pairs: Iterable[tuple[str, int | None]]) -> list[tuple[str, int]]:
    """What running contracts add to a person's grants: the reader's role, cut to reading, at the other site."""
    contracts = getattr(user, "live_contracts", None)
    if contracts is None:
        contracts = CONTRACTS(user=user.pk, now=clock.now())
    return [
        (CONTRACT + role, contract.owner_site_id)
        for contract in contracts
        for role, site_id in pairs
        if site_id == contract.reading_site_id
    ]


def list_people_with(permission: str) -> list[tuple[User, frozenset[int] | None]]:
    """Active users who hold it anywhere, each with the sites where (None: everywhere), contracts counted in."""
    rows = User.objects.filter(grants__role__in=load_table()[permission]["roles"], is_active=True).distinct()
    users = [user for user in rows.prefetch_related("grants") if is_welcome(user)]
    live = list(_list_live_contracts(clock.now()))
    for user in users:
        user.live_contracts = live
    return [(user, grants_of(user).sites(permission)) for user in users]


def find_with_grants(user_id: UUID | str) -> User | None:
    """A user and their grants at one go; whoever asks `user.grants.all()` after that asks no database."""
    users, grants, contracts = ask_together(
        USER.asked(user=user_id), GRANTS.asked(user=user_id), CONTRACTS.asked(user=user_id, now=clock.now())
    )
    if not users:
        return None
    rows = users[0].grants.get_queryset()
    rows._result_cache, rows._prefetch_done = grants, True  # as `prefetch_related` fills it
    users[0]._prefetched_objects_cache = {"grants": rows}
    users[0].live_contracts = contracts
    return users[0]


def list_grant_pairs(user: User) -> list[tuple[str, int | None]]:
    return [(grant.role, grant.site_id) for grant in user.grants.all()]


def find_user_grants(user_id: UUID | str, *, identity_epoch: int | None = None) -> Grants | None:
    """What an active user may do; None when there is no such user. `identity_epoch` as in `is_welcome`."""
    user = find_with_grants(user_id)
    return grants_of(user) if user and is_welcome(user, identity_epoch=identity_epoch) else None


def is_welcome(user: User, *, identity_epoch: int | None = None) -> bool:
    """False for an account that was closed, and for a demo account where those are refused: an open session of theirs ends.

    So does one that came by an external identity when such a one was untied since: `identity_epoch` is the user's as it was then.
    """
    return (
        user.is_active and (settings.RADFLOW_DEMO or not user.is_demo) and identity_epoch in (None, user.identity_epoch)
    )


def grants_of(user: User) -> Grants:
    """What a person may do; until they chose a password that nobody else knows and set up a second factor that is demanded, that and nothing else."""
    pairs = list_grant_pairs(user)
    grants = compile_grants([*pairs, *list_contract_pairs(user, pairs)])
    if not user.must_change_password and not user.must_set_second_factor:
        return grants
    return Grants({code: sites for code, sites in grants.by_permission.items() if code == OWN_PASSWORD})
