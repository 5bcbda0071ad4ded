"""Signing in, and proving again who one is: the password, the code of a second factor, one count of what was wrong for both."""

import time
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import make_password
from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.common.policy import Policy, get_policy
from apps.directory.engine.second_factor import find_demand, find_step, fold_code, hash_recovery, is_step_code, unseal
from apps.directory.models import RecoveryCode, SecondFactor, User
from apps.directory.selectors.second_factors import count_recovery_codes, find_second_factor
from apps.directory.services.accounts import actor_of_user

CODE_ASKED, CODE_WRONG = "directory.second_factor_needed", "directory.second_factor_wrong"


def check_login(username: str, password: str, *, code: str = "", source: str = "") -> User:
    """The user who may sign in; wrong and locked are counted and audited. Raises Refused; costs the same for unknown names.

    Who has a second factor needs its code as well: without one the refusal is `directory.second_factor_needed`, which is no failure.
    """
    with transaction.atomic():
        user = User.objects.select_for_update(of=("self",)).filter(username=username).first()
        factor = find_second_factor(user.pk) if user else None
        failure = judge_proof(user, password, code if factor else None, factor)
        if user is not None:
            if failure is None:
                user.must_set_second_factor = factor is None and is_factor_demanded(user)
            user.save(update_fields=["failed_logins", "locked_until", "must_set_second_factor"])
        detail = {"source": source, "factor": factor is not None}
        if failure:
            record_failure(user, username, failure, detail)
        else:
            record(actor_of_user(user), "session.opened", obj=f"user:{user.id}", detail=detail)
    if failure:
        raise Refused(failure)
    return user


def check_again(
    user_id, *, password: str | None = None, code: str | None = None, proved_at: int | None = None, source: str
) -> None:
    """Who is signed in proves it again, by what is given; raises Refused. It counts towards the lock like a login.

    Of a person without a password here, where one is asked for, a fresh proof at the hospital's sign-in counts instead:
    `proved_at`, when this session gave its last one, in seconds of the epoch.
    """
    with transaction.atomic():
        user = User.objects.select_for_update(of=("self",)).get(pk=user_id)
        if password is not None and not has_password(user):
            if find_proof(user, proved_at=proved_at):
                raise Refused("directory.provider_proof_needed")
            password = None
        factor = find_second_factor(user.pk)
        if code is not None and factor is None:
            raise Refused("directory.second_factor_missing")
        failure = judge_proof(user, password, code, factor)
        user.save(update_fields=["failed_logins", "locked_until"])
        detail = {"source": source, "factor": code is not None}
        if failure:
            record_failure(user, user.username, failure, detail)
        else:
            record(actor_of_user(user), "session.confirmed", obj=f"user:{user.id}", detail=detail)
    if failure:
        raise Refused(failure)


def has_password(user: User) -> bool:
    """Whether a password that is typed here can prove this person."""
    return user.has_usable_password()


def find_proof(user: User, *, proved_at: int | None) -> str:
    """How a person must prove themself now: "password", "provider" (sign in there once more), or "" (they just did)."""
    if has_password(user):
        return "password"
    minutes = get_policy("directory.sign_in").payload["oidc"]["proof_min"]
    return "" if proved_at is not None and 0 <= time.time() - proved_at < 60 * minutes else "provider"


def is_factor_demanded(user: User) -> bool:
    """Whether the policy asks this person, by their roles, for a second factor now."""
    day = find_demand(get_policy("directory.second_factor").payload, {grant.role for grant in user.grants.all()})
    return day is not None and day <= clock.real_now().date()


def use_step(factor: SecondFactor, step: int) -> bool:
    """True for one caller alone: the database has the last word on a code that two give at once."""
    return SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step).update(last_step=step) == 1


def judge_proof(
    user: User | None, password: str | None, code: str | None, factor: SecondFactor | None
) -> Reason | None:
    """What speaks against it. Passwords and codes are counted apart, so that a right password forgives no wrong code; they lock alike."""
    wrong = Reason("directory.login_wrong", severity="error")
    if user is None:
        make_password(password)  # the same work as a known name
        return wrong
    now, policy = clock.real_now(), get_policy("directory.login")
    if user.locked_until and user.locked_until > now:
        return _locked(policy)
    if user.is_demo and not settings.RADFLOW_DEMO:
        return Reason("directory.login_demo_closed", severity="error")
    if password is not None:
        is_wrong = authenticate(username=user.username, password=password) is None
        user.failed_logins = user.failed_logins + 1 if is_wrong else 0
        if is_wrong:
            return _lock(user, policy, now) if user.failed_logins >= policy.payload["max_failures"] else wrong
    if code is not None and factor is not None:
        failure = _use_code(factor, code, now)
        if failure is None or failure.code == CODE_WRONG:
            factor.failed_codes = factor.failed_codes + 1 if failure else 0
            is_last = factor.failed_codes >= policy.payload["max_failures"]
            failure = _lock(user, policy, now) if is_last else failure
            factor.failed_codes = 0 if is_last else factor.failed_codes
            factor.save(update_fields=["failed_codes"])
        if failure:
            return failure
    user.locked_until = None
    return None


def _lock(user: User, policy: Policy, now: datetime) -> Reason:
    user.failed_logins, user.locked_until = 0, now + timedelta(minutes=policy.payload["lock_min"])
    return _locked(policy)


def _locked(policy: Policy) -> Reason:
    return Reason("directory.login_locked", {"minutes": policy.payload["lock_min"]}, "error", policy.label)


def _use_code(factor: SecondFactor, code: str, now: datetime) -> Reason | None:
    """Takes a code of the app, or a recovery code, out of use; or says why not."""
    folded = fold_code(code)
    if not folded:
        return Reason(CODE_ASKED)
    wrong = Reason(CODE_WRONG, severity="error")
    if not is_step_code(folded):
        rows = RecoveryCode.objects.filter(factor=factor, sha256=hash_recovery(folded), used_at=None)
        if rows.update(used_at=now) != 1:
            return wrong
        left = count_recovery_codes(factor)
        notify([factor.user_id], Reason("directory.recovery_code_used", {"left": left}, "warning"), link="/profile")
        return None
    secret = unseal(factor.sealed, settings.SECRET_KEY)
    if secret is None:
        return Reason("directory.second_factor_unreadable", severity="error")
    step = find_step(secret, folded, now)
    if step is None:
        return wrong
    return None if use_step(factor, step) else Reason("directory.second_factor_used", severity="error")


def record_failure(user: User | None, username: str, failure: Reason, detail: dict) -> None:
    actor = Actor("person", str(user.id) if user else "", username[:80])
    is_asked = failure.code == CODE_ASKED
    record(actor, "session.code_asked" if is_asked else "session.refused", detail=detail | {"code": failure.code})
