import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.rest.permissions import Grants
from apps.directory.engine.roles import Role
from apps.directory.engine.scopes import MOST_SCOPES, is_scope
from apps.directory.models import ApiToken, Grant, Site, User
from apps.directory.selectors.users import compile_grants

USED_EVERY = timedelta(minutes=1)


def actor_of_user(user: User) -> Actor:
    return Actor("person", str(user.id), user.name, tuple(sorted({g.role for g in user.grants.all()})))


def create_user(
    *,
    actor: Actor,
    username: str,
    name: str,
    password: str,
    encoded: str = "",
    grants: Iterable[tuple[str, int | None]] = (),
    **facts,
) -> User:
    """A new account; raises Invalid for a taken name or a weak password. `encoded` is its hash, where that is known already."""
    user = User(username=username, name=name, **facts)
    _check_password(password, user)
    if encoded:
        user.password = encoded
    else:
        user.set_password(password)
    try:
        with transaction.atomic():
            user.save()
            _write_grants(user, grants)
            record(actor, "user.created", obj=f"user:{user.id}", detail={"username": username})
    except IntegrityError:
        raise Invalid({"username": Reason("directory.username_taken", {"username": username}, "error")}) from None
    return user


def update_user(
    user_id, *, actor: Actor, expected_version: int, grants: Iterable[tuple[str, int | None]] | None = None, **facts
) -> User:
    """Changes an account; raises Conflict when somebody changed it first. The last administrator cannot be shut out."""
    with transaction.atomic():
        user = _lock_user(user_id)
        if user.version != expected_version:
            raise Conflict(current={"version": user.version, "name": user.name})
        for key, value in facts.items():
            setattr(user, key, value)
        user.version += 1
        user.save()
        if grants is not None:
            wanted = set(grants)
            left = [grant.pk for grant in user.grants.all() if (grant.role, grant.site_id) not in wanted]
            Grant.objects.filter(pk__in=left).delete()
            # what came from the hospital's groups and stays, stays theirs
            _write_grants(user, wanted - set(Grant.objects.filter(user=user).values_list("role", "site_id")))
        if not Grant.objects.filter(role=Role.ADMIN, site=None, user__is_active=True).exists():
            raise Refused("directory.last_admin")
        record(
            actor, "user.changed", obj=f"user:{user.id}", detail={"fields": sorted(facts), "grants": grants is not None}
        )
    return user


def change_password(user_id, *, actor: Actor, old: str | None, new: str) -> User:
    """One's own (with the old one), or a reset by an administrator (old None), who makes the person choose anew."""
    with transaction.atomic():
        user = _lock_user(user_id)
        if old is not None and not user.check_password(old):
            raise Refused("directory.login_wrong")
        _check_password(new, user)
        user.set_password(new)
        user.must_change_password = old is None
        user.failed_logins, user.locked_until = 0, None
        user.save()
        record(actor, "user.password_changed" if old is not None else "user.password_reset", obj=f"user:{user.id}")
    return user


def unlock_user(user_id, *, actor: Actor) -> User:
    with transaction.atomic():
        user = _lock_user(user_id)
        user.failed_logins, user.locked_until = 0, None
        user.save(update_fields=["failed_logins", "locked_until"])
        record(actor, "user.unlocked", obj=f"user:{user.id}")
    return user


def save_preferences(user_id, *, language: str | None = None, theme: str | None = None) -> User:
    """The person's own language and theme ("" follows the machine)."""
    with transaction.atomic():
        user = _lock_user(user_id)
        user.language = user.language if language is None else language
        user.theme = user.theme if theme is None else theme
        user.save(update_fields=["language", "theme"])
    return user


def issue_token(
    *,
    actor: Actor,
    name: str,
    role: str,
    site: Site | None = None,
    expires_at: datetime | None = None,
    scopes: Sequence[str] = (),
    secret: str | None = None,
    is_demo: bool = False,
) -> tuple[ApiToken, str]:
    """A token and its words, which are not kept; raises Invalid for a taken name, a scope that is none, an end that is past."""
    _check_token(scopes, expires_at)
    words = secret or ApiToken.new_secret()
    try:
        with transaction.atomic():
            token = ApiToken.objects.create(
                name=name,
                sha256=hash_token(words),
                role=role,
                site=site,
                scopes=list(dict.fromkeys(scopes)),
                created_at=clock.real_now(),
                expires_at=expires_at,
                is_demo=is_demo,
            )
            record(
                actor,
                "token.issued",
                obj=f"token:{token.id}",
                detail={"name": name, "role": role, "scopes": list(scopes)},
            )
    except IntegrityError:
        raise Invalid({"name": Reason("directory.token_name_taken", {"name": name}, "error")}) from None
    return token, words


def _check_token(scopes: Sequence[str], expires_at: datetime | None) -> None:
    faults = {}
    if wrong := [text for text in scopes if not is_scope(text)]:
        faults["scopes"] = Reason("directory.scope_unknown", {"scope": wrong[0][:80]}, "error")
    elif len(scopes) > MOST_SCOPES:
        faults["scopes"] = Reason("directory.scopes_many", {"most": MOST_SCOPES}, "error")
    if expires_at is not None and expires_at <= clock.real_now():
        faults["expires_at"] = Reason("directory.expiry_past", {}, "error")
    if faults:
        raise Invalid(faults)


def revoke_token(token_id: int, *, actor: Actor) -> ApiToken:
    with transaction.atomic():
        token = ApiToken.objects.select_for_update(of=("self",)).filter(pk=token_id).first()
        if token is None:
            raise NotFound("directory.token_missing")
        if token.revoked_at is None:
            token.revoked_at = clock.real_now()
            token.save(update_fields=["revoked_at"])
            record(actor, "token.revoked", obj=f"token:{token.id}", detail={"name": token.name})
    return token


def find_live_token(words: str) -> ApiToken | None:
    """The token for these words, unless revoked or expired; notes its use at most once a minute."""
    now = clock.real_now()
    token = ApiToken.objects.filter(sha256=hash_token(words), revoked_at=None).first()
    if token is not None and token.is_demo and not settings.RADFLOW_DEMO:
        return None
    if token is None or (token.expires_at and token.expires_at <= now):
        return None
    if token.last_used_at is None or now - token.last_used_at > USED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    return token


def find_token_grants(words: str) -> Grants | None:
    """What the machine with this token may do; None when the token is not live, or its scopes are for FHIR alone."""
    token = find_live_token(words)
    return compile_grants([(token.role, token.site_id)]) if token and not token.scopes else None


@dataclass(frozen=True)
class TokenRights:
    """What a live token may do: its role's grants at its site, and of FHIR what its scopes name."""

    token_id: int
    name: str
    role: str
    grants: Grants
    scopes: tuple[str, ...]


def find_token_rights(token_id: int) -> TokenRights | None:
    """For what is done on a token's behalf later; None once it has ended or was revoked."""
    token = ApiToken.objects.filter(pk=token_id, revoked_at=None).first()
    if token is None or (token.expires_at and token.expires_at <= clock.real_now()):
        return None
    if token.is_demo and not settings.RADFLOW_DEMO:
        return None
    grants = compile_grants([(token.role, token.site_id)])
    return TokenRights(token.id, token.name, token.role, grants, tuple(token.scopes))


def hash_token(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def _lock_user(user_id) -> User:
    user = User.objects.select_for_update(of=("self",)).filter(pk=user_id).first()
    if user is None:
        raise NotFound("directory.user_missing")
    return user


def _write_grants(user: User, grants: Iterable[tuple[str, int | None]]) -> None:
    Grant.objects.bulk_create(
        [Grant(user=user, role=role, site_id=site_id) for role, site_id in sorted(set(grants), key=str)]
    )


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Invalid(
            {"password": [Reason(f"directory.{e.code}", e.params or {}, "error") for e in error.error_list]}
        ) from None
