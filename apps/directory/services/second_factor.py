"""A person's second factor: set up, confirmed by a first code, taken off; reset by an administrator when the telephone is gone."""

import time
from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.db import transaction

from apps.common.audit import record
from apps.common.doctor.registry import fault, register_check
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.common.policy import add_check, get_policy
from apps.directory.engine.second_factor import (
    find_demand,
    find_faults,
    find_step,
    fold_code,
    hash_recovery,
    make_uri,
    new_recovery_codes,
    new_secret,
    seal,
    unseal,
)
from apps.directory.models import RecoveryCode, SecondFactor, User
from apps.directory.selectors.second_factors import find_second_factor
from apps.directory.services.sign_in import check_again, is_factor_demanded, use_step

POLICY, ISSUER = "directory.second_factor", "Radflow"
add_check(POLICY, find_faults)


def start_second_factor(user_id) -> tuple[str, str]:
    """A new secret and its address for the QR code, to be confirmed; an earlier unconfirmed one is void. Raises Refused while one stands."""
    secret = new_secret()
    with transaction.atomic():
        user = _lock(user_id)
        if find_second_factor(user.pk):
            raise Refused("directory.second_factor_standing")
        facts = {"sealed": seal(secret, settings.SECRET_KEY), "created_at": clock.real_now(), "last_step": 0}
        SecondFactor.objects.update_or_create(user=user, defaults=facts)
    return secret, make_uri(secret, username=user.username, issuer=ISSUER)


def confirm_second_factor(
    user_id, *, password: str, code: str, proved_at: int | None = None, actor: Actor
) -> list[str]:
    """From now on it is asked for. The recovery codes, which are not kept in words. Raises Refused (password, none begun), Invalid (code)."""
    check_again(user_id, password=password, proved_at=proved_at, source="second_factor")
    with transaction.atomic():
        user = _lock(user_id)
        factor = SecondFactor.objects.filter(user=user, confirmed_at=None).first()
        secret = unseal(factor.sealed, settings.SECRET_KEY) if factor else None
        if factor is None or secret is None:
            raise Refused("directory.second_factor_not_begun")
        step = find_step(secret, fold_code(code), clock.real_now())
        if step is None or not use_step(factor, step):
            raise Invalid({"code": Reason("directory.second_factor_wrong", severity="error")})
        SecondFactor.objects.filter(pk=factor.pk).update(confirmed_at=clock.real_now())
        User.objects.filter(pk=user.pk).update(must_set_second_factor=False)
        record(actor, "second_factor.set", obj=f"user:{user.id}")
        return _write_recovery_codes(factor)


def renew_recovery_codes(user_id, *, password: str, code: str, proved_at: int | None = None, actor: Actor) -> list[str]:
    """Ten new ones; the earlier ones are void. Raises Refused."""
    check_again(user_id, password=password, proved_at=proved_at, code=code, source="second_factor")
    with transaction.atomic():
        factor = _lock_factor(user_id)
        record(actor, "second_factor.codes_renewed", obj=f"user:{user_id}")
        return _write_recovery_codes(factor)


def remove_second_factor(user_id, *, password: str, code: str, proved_at: int | None = None, actor: Actor) -> None:
    """Raises Refused, also while the policy demands one of this person."""
    if is_factor_demanded(_get(user_id)):
        raise Refused("directory.second_factor_demanded")
    check_again(user_id, password=password, proved_at=proved_at, code=code, source="second_factor")
    with transaction.atomic():
        _lock_factor(user_id).delete()
        record(actor, "second_factor.removed", obj=f"user:{user_id}")


def reset_second_factor(user_id, *, reason: str, actor: Actor) -> User:
    """Another person's, by an administrator: they sign in by the password, and set up anew where the policy demands it. Raises NotFound, Refused."""
    if not reason.strip():
        raise Invalid({"reason": Reason("directory.reason_needed", severity="error")})
    if str(user_id) == actor.id:
        raise Refused("directory.second_factor_own")
    with transaction.atomic():
        user = _lock(user_id)
        _lock_factor(user.pk).delete()
        user.must_set_second_factor = is_factor_demanded(user)
        user.save(update_fields=["must_set_second_factor"])
        record(actor, "second_factor.reset", obj=f"user:{user.id}", detail={"reason": reason.strip()})
        notify([user.pk], Reason("directory.second_factor_was_reset", {"name": actor.name}, "warning"), link="/profile")
    return user


def find_factor_demand(user_id) -> date | None:
    """The day (UTC) from which the policy demands one of this person; None when it does not."""
    roles = {grant.role for grant in _get(user_id).grants.all()}
    return find_demand(get_policy(POLICY).payload, roles)


def find_code_need(user_id, *, site_id: int | None, given_at: int | None) -> str:
    """What a signature at the site still needs: "" nothing, "ask" a code, "set_up" a second factor. `given_at`: when this session gave its last code, in seconds of the epoch."""
    rules = get_policy(POLICY, site_id=site_id).payload["signing"]
    if not rules["code_needed"]:
        return ""
    if find_second_factor(user_id) is None:
        return "set_up"
    return "" if given_at is not None and 0 <= time.time() - given_at < 60 * rules["fresh_min"] else "ask"


def check_secrets() -> Iterator[Reason]:
    """For the doctor: a database that was restored beside another key knows nobody's app any more."""
    sealed = SecondFactor.objects.filter(confirmed_at__isnull=False).values_list("sealed", flat=True)
    if unread := sum(unseal(words, settings.SECRET_KEY) is None for words in sealed):
        yield fault("directory.doctor_second_factors", count=unread)


register_check("second_factors", check_secrets)


def _write_recovery_codes(factor: SecondFactor) -> list[str]:
    codes = new_recovery_codes()
    RecoveryCode.objects.filter(factor=factor).delete()
    RecoveryCode.objects.bulk_create([RecoveryCode(factor=factor, sha256=hash_recovery(fold_code(c))) for c in codes])
    return codes


def _get(user_id) -> User:
    user = User.objects.filter(pk=user_id).first()
    if user is None:
        raise NotFound("directory.user_missing")
    return user


def _lock(user_id) -> User:
    user = User.objects.select_for_update(of=("self",)).filter(pk=user_id).first()
    if user is None:
        raise NotFound("directory.user_missing")
    return user


def _lock_factor(user_id) -> SecondFactor:
    rows = SecondFactor.objects.select_for_update(of=("self",)).filter(user_id=user_id, confirmed_at__isnull=False)
    if (factor := rows.first()) is None:
        raise NotFound("directory.second_factor_missing")
    return factor
