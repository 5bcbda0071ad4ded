"""Entering with an identity of the hospital's directory: the account it belongs to, the roles of its groups, what is still to be proved."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.common.policy import add_check, get_policy
from apps.directory.engine.entrance import Profile, find_faults, map_groups
from apps.directory.models import ExternalIdentity, Grant, SecondFactor, Site, User
from apps.directory.selectors.second_factors import find_second_factor
from apps.directory.selectors.users import list_people_with
from apps.directory.services.accounts import actor_of_user
from apps.directory.services.sign_in import is_factor_demanded, judge_proof, record_failure

POLICY = "directory.sign_in"
add_check(POLICY, find_faults, drafted_by="user.write")  # it gives roles: a mapping could make its author administrator


@dataclass(frozen=True)
class Entry:
    """Somebody whom the provider has proved. `need`: "" may enter, "code" owes the code of a second factor, "link" must prove the account of that name.

    `has_factor`: the provider asked for a second factor that counts here; `has_code`: the code of the one that is set up here was right.
    """

    user: User
    identity_id: int
    need: str = ""
    has_factor: bool = False
    asks_code: bool = False
    has_code: bool = False


def enter(profile: Profile, *, source: str) -> Entry:
    """Who that is here, with the roles of their groups as they are now; makes the account where the policy says so. Raises Refused, audited."""
    try:
        with transaction.atomic():
            found = _enter(profile, source)
    except IntegrityError:  # another browser of the same person was first: now there is something to find
        with transaction.atomic():
            found = _enter(profile, source)
    if isinstance(found, Reason):
        raise Refused(found)
    return found


def finish_entry(identity_id: int, *, password: str, code: str, has_factor: bool, source: str) -> Entry:
    """What was still owed: the local password, which ties the identity to the account, or the code. Raises Refused; counts like a login."""
    with transaction.atomic():
        identity = _lock_identity(identity_id)
        user = User.objects.select_for_update(of=("self",)).get(pk=identity.user_id)
        factor = find_second_factor(user.pk)
        is_waiting = identity.confirmed_at is None
        asked = factor if is_waiting or not has_factor else None
        failure = judge_proof(user, password if is_waiting else None, code if asked else None, asked)
        user.save(update_fields=["failed_logins", "locked_until"])
        detail = {"source": source, "provider": identity.kind, "factor": asked is not None}
        if failure is None and is_waiting:
            failure = _confirm(identity, user, actor_of_user(user))
            if failure is None:
                _map_roles(identity, user)
        failure = failure or _admit(identity, user, has_factor=has_factor or asked is not None, detail=detail)
        if failure:
            record_failure(user, user.username, failure, detail)
    if failure:
        raise Refused(failure)
    return Entry(user, identity.pk, has_code=asked is not None)


def confirm_identity(identity_id: int, *, user_id: UUID, actor: Actor) -> ExternalIdentity:
    """An administrator says that the account of that name is this person's. Raises NotFound, Refused."""
    with transaction.atomic():
        identity = _lock_identity(identity_id, user_id=user_id)
        if identity.confirmed_at is None:
            user = User.objects.select_for_update(of=("self",)).get(pk=identity.user_id)
            if failure := _confirm(identity, user, actor):
                raise Refused(failure)
    return identity


def remove_identity(identity_id: int, *, user_id: UUID, actor: Actor) -> None:
    """Unties it, with the roles that came from its groups and the sessions that it opened. The account stays; without a local password nobody enters it.

    One that only waits had neither. Raises NotFound, Refused (nobody would be administrator).
    """
    with transaction.atomic():
        identity = _lock_identity(identity_id, user_id=user_id)
        if identity.confirmed_at is not None:
            user = User.objects.select_for_update(of=("self",)).get(pk=identity.user_id)
            user.identity_epoch += 1
            user.save(update_fields=["identity_epoch"])
            Grant.objects.filter(user=user, source=identity.kind).delete()
            if not Grant.objects.filter(role="admin", site=None, user__is_active=True).exists():
                raise Refused("directory.last_admin")
        record(actor, "identity.removed", obj=f"user:{identity.user_id}", detail=_describe(identity))
        identity.delete()


def _enter(profile: Profile, source: str) -> Entry | Reason:
    policy = get_policy(POLICY)
    rules = policy.payload[profile.kind]
    rows = ExternalIdentity.objects.select_for_update(of=("self",))
    identity = rows.filter(issuer=profile.issuer, subject=profile.subject).first()
    detail = {"source": source, "provider": profile.kind}
    if identity is None:
        identity = _begin(profile, rules["unknown"], policy.label)
    if isinstance(identity, Reason):
        record_failure(None, profile.username, identity, detail)
        return identity
    user = User.objects.select_for_update(of=("self",)).get(pk=identity.user_id)
    factor = find_second_factor(user.pk)
    if identity.confirmed_at is None:
        _note(identity, profile)  # the roles at its confirmation are those of its groups now, not of its first try
        record_failure(user, profile.username, Reason("directory.link_needed"), detail)
        return Entry(user, identity.pk, need="link", has_factor=profile.has_factor, asks_code=factor is not None)
    _take_over(identity, user, profile)
    failure = judge_proof(user, None, None, None) or (None if user.is_active else Reason("directory.account_closed"))
    if failure is None and factor and not profile.has_factor:
        record_failure(user, user.username, Reason("directory.second_factor_needed"), detail)
        return Entry(user, identity.pk, need="code", asks_code=True)
    failure = failure or _admit(identity, user, has_factor=profile.has_factor, detail=detail)
    if failure:
        record_failure(user, user.username, failure, detail)
        return failure
    return Entry(user, identity.pk, has_factor=profile.has_factor)


def _begin(profile: Profile, unknown: str, label: str) -> ExternalIdentity | Reason:
    """The first time: a new account, or beside the one of that name until somebody proves or confirms it."""
    namesake = User.objects.filter(username__iexact=profile.username).first()
    if namesake is not None:
        identity = _make(profile, namesake, confirmed=False)
        waiting = Reason("directory.link_waits", {"name": profile.name, "username": namesake.username}, "warning")
        notify([user.pk for user, _ in list_people_with("user.write")], waiting, link="/admin/users")
        record(_speak(profile), "identity.waiting", obj=f"user:{namesake.pk}", detail=_describe(identity))
        return identity
    if unknown == "refuse":
        return Reason("directory.person_unknown", {"username": profile.username}, "error", label)
    if not _list_pairs(profile.kind, profile.groups):
        return Reason("directory.no_roles", {"username": profile.username}, "error", label)
    user = User(username=profile.username, name=profile.name, email=profile.email)
    user.set_unusable_password()
    user.save(force_insert=True)
    identity = _make(profile, user, confirmed=True)
    record(_speak(profile), "user.created", obj=f"user:{user.pk}", detail=_describe(identity))
    return identity


def _make(profile: Profile, user: User, *, confirmed: bool) -> ExternalIdentity:
    now = clock.real_now()
    facts = {"username": profile.username, "name": profile.name, "staff_number": profile.staff_number}
    return ExternalIdentity.objects.create(
        user=user,
        kind=profile.kind,
        issuer=profile.issuer,
        subject=profile.subject,
        groups=list(profile.groups),
        created_at=now,
        confirmed_at=now if confirmed else None,
        **facts,
    )


def _note(identity: ExternalIdentity, profile: Profile) -> None:
    identity.username, identity.name, identity.staff_number = profile.username, profile.name, profile.staff_number
    identity.groups = list(profile.groups)
    identity.save(update_fields=["username", "name", "staff_number", "groups"])


def _take_over(identity: ExternalIdentity, user: User, profile: Profile) -> None:
    """Names and groups as the provider has them today."""
    _note(identity, profile)
    if (user.name, user.email) != (profile.name, profile.email or user.email):
        user.name, user.email = profile.name, profile.email or user.email
        user.version += 1
        user.save(update_fields=["name", "email", "version"])
    _map_roles(identity, user)


def _map_roles(identity: ExternalIdentity, user: User) -> None:
    """Roles of groups that were left end, those given here stay."""
    pairs = _list_pairs(identity.kind, identity.groups)
    rows = {(grant.role, grant.site_id): grant for grant in Grant.objects.filter(user=user)}
    left = {pair: grant for pair, grant in rows.items() if grant.source == identity.kind and pair not in pairs}
    come = sorted(pairs - rows.keys(), key=str)
    Grant.objects.filter(pk__in=[grant.pk for grant in left.values()]).delete()
    Grant.objects.bulk_create(
        [Grant(user=user, role=role, site_id=site_id, source=identity.kind) for role, site_id in come]
    )
    if left or come:
        detail = {
            "provider": identity.kind,
            "come": [list(pair) for pair in come],
            "left": [list(pair) for pair in left],
        }
        actor = Actor("system", f"provider:{identity.kind}", identity.username)
        record(actor, "user.roles_mapped", obj=f"user:{user.pk}", detail=detail)


def _list_pairs(kind: str, groups: Collection[str]) -> set[tuple[str, int | None]]:
    rows = get_policy(POLICY).payload[kind]["groups"]
    return map_groups(groups, rows, dict(Site.objects.values_list("code", "id")))


def _confirm(identity: ExternalIdentity, user: User, actor: Actor) -> Reason | None:
    """From now on the account is entered by this identity; its local password ends unless the policy keeps it or it opens an administrator's account."""
    if ExternalIdentity.objects.filter(user=user, kind=identity.kind, confirmed_at__isnull=False).exists():
        return Reason("directory.linked_already", {"username": user.username}, "error")
    identity.confirmed_at, identity.confirmed_by = clock.real_now(), actor.name
    identity.save(update_fields=["confirmed_at", "confirmed_by"])
    is_retired = get_policy(POLICY).payload["linked_password"] == "retire" and not _is_administrator(user)
    if is_retired:
        user.set_unusable_password()
        user.must_change_password = False
        user.save(update_fields=["password", "must_change_password"])
    record(
        actor, "identity.confirmed", obj=f"user:{user.pk}", detail=_describe(identity) | {"password_ended": is_retired}
    )
    return None


def _admit(identity: ExternalIdentity, user: User, *, has_factor: bool, detail: dict) -> Reason | None:
    """Opens, or says why there is nothing to open. Roles are read as they stand now."""
    if user.is_demo and not settings.RADFLOW_DEMO:
        return Reason("directory.login_demo_closed", severity="error")
    if not user.is_active:
        return Reason("directory.account_closed", severity="error")
    if not Grant.objects.filter(user=user).exists():
        return Reason("directory.no_roles", {"username": identity.username}, "error")
    is_set = SecondFactor.objects.filter(user=user, confirmed_at__isnull=False).exists()
    user.must_set_second_factor = not (has_factor or is_set) and is_factor_demanded(user)
    user.save(update_fields=["must_set_second_factor", "failed_logins", "locked_until"])
    identity.last_used_at = clock.real_now()
    identity.save(update_fields=["last_used_at"])
    record(actor_of_user(user), "session.opened", obj=f"user:{user.pk}", detail=detail | {"factor": has_factor})
    return None


def _is_administrator(user: User) -> bool:
    """Of the whole department, by a role given here: the one who must get in when the directory is away."""
    return Grant.objects.filter(user=user, role="admin", site=None, source="").exists()


def _lock_identity(identity_id: int, *, user_id: UUID | None = None) -> ExternalIdentity:
    rows = ExternalIdentity.objects.select_for_update(of=("self",)).filter(pk=identity_id)
    identity = (rows.filter(user_id=user_id) if user_id else rows).first()
    if identity is None:
        raise NotFound("directory.identity_missing")
    return identity


def _speak(profile: Profile) -> Actor:
    return Actor("system", f"provider:{profile.kind}", profile.username)


def _describe(identity: ExternalIdentity) -> dict:
    return {"provider": identity.kind, "username": identity.username, "subject": identity.subject}
