"""The hospital's OpenID Connect provider: one attempt begun, and what the browser brings back judged."""

import base64
import hmac
import secrets
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache

from django.conf import settings
from django.utils.crypto import salted_hmac

from apps.common.audit import record
from apps.common.doctor.registry import fault, register_check, warn
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Permanent, Refused, Transient
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.directory.drivers.oidc import LEEWAY_S, Challenge, Client, Provider, is_safe
from apps.directory.engine.entrance import OIDC, Profile, read_claims
from apps.directory.models import ExternalIdentity
from apps.directory.selectors.users import is_welcome, list_users_with_role
from apps.directory.services.entering import POLICY
from apps.directory.services.sign_in import has_password

LONGEST_ATTEMPT_S = 900
CALLBACK = "/api/session/provider/callback"


@dataclass(frozen=True)
class Attempt:
    """What the browser carries, signed, until the provider sends it back. `is_proof`: somebody signed in proves themself once more.

    Nonce and PKCE verifier are made of the state by our own key, and leave this machine for the provider alone.
    """

    state: str
    begun_at: int
    next: str
    is_proof: bool = False


def find_provider_names() -> dict[str, str] | None:
    """The words on the button; None when no provider is set up."""
    return get_policy(POLICY).payload[OIDC]["names"] if settings.RADFLOW_OIDC_ISSUER else None


def begin_attempt(*, next: str, is_proof: bool) -> tuple[Attempt, str]:
    """An attempt to be kept, and where the browser goes. Raises Refused in plain words when the provider cannot be reached."""
    attempt = Attempt(secrets.token_urlsafe(48), begun_at=int(time.time()), next=next, is_proof=is_proof)
    scopes = get_policy(POLICY).payload[OIDC]["scopes"]
    try:
        return attempt, _get().make_address(_challenge(attempt), scopes=scopes, is_proof=is_proof)
    except (Transient, Permanent) as error:
        raise _refuse(error, "") from error


def read_attempt(
    kept: dict | None, *, state: str, code: str, error: str, issuer: str, source: str
) -> tuple[Attempt, Profile, int | None]:
    """The profile of whom the provider signed in, and when they proved themself there.

    Raises Refused; audited when it answers an attempt that was begun here: anybody can call with one that was not, as often as they like.
    """
    attempt = Attempt(**kept) if kept else None
    if attempt is None or not hmac.compare_digest(attempt.state.encode(), state.encode()):
        raise _refuse(Permanent("directory.provider_attempt_unknown"), "")
    if time.time() - attempt.begun_at > LONGEST_ATTEMPT_S:
        raise _refuse(Permanent("directory.provider_attempt_old"), "")
    if error or not code:
        raise _refuse(Permanent("directory.provider_refused", error=error[:80] or "code"), source)
    rules = get_policy(POLICY).payload[OIDC]
    wanted = [name for name in rules["claims"].values() if name]
    try:
        claims = _get().read_answer(code, _challenge(attempt), issuer=issuer, wanted=wanted)
        proved_at = _read_time(claims)
        if attempt.is_proof and (proved_at is None or proved_at < attempt.begun_at - LEEWAY_S):
            raise Permanent("directory.provider_proof_old")
        return attempt, _read(claims, rules), proved_at
    except (Transient, Permanent) as failure:
        raise _refuse(failure, source) from failure


def check_same_person(user_id, profile: Profile, *, actor: Actor, source: str) -> None:
    """Whoever proved themself at the provider is who is signed in here; audited either way. Raises Refused."""
    own = ExternalIdentity.objects.filter(user_id=user_id, issuer=profile.issuer, subject=profile.subject)
    detail = {"source": source, "provider": profile.kind}
    if not own.filter(confirmed_at__isnull=False).exists():
        record(actor, "session.refused", detail=detail | {"code": "directory.provider_other_person"})
        raise Refused("directory.provider_other_person", username=profile.username)
    record(actor, "session.confirmed", obj=f"user:{user_id}", detail=detail)


def check_provider() -> Iterator[Reason]:
    """For the doctor: the provider answers, its document and keys can be used, and the browser comes back by an address it can know."""
    if not settings.RADFLOW_OIDC_ISSUER:
        return
    if not settings.RADFLOW_OIDC_CLIENT_ID:
        yield fault("directory.doctor_oidc_client")
    if not is_safe(settings.RADFLOW_ADDRESS):
        yield warn("directory.doctor_oidc_address", address=settings.RADFLOW_ADDRESS)
    if not any(has_password(user) for user in list_users_with_role("admin") if is_welcome(user)):
        yield warn("directory.doctor_no_local_admin")
    try:
        Provider(_get().client).check()  # asked now, whatever the running one remembers
    except (Transient, Permanent) as error:
        yield fault(
            "directory.doctor_oidc",
            issuer=settings.RADFLOW_OIDC_ISSUER,
            error=", ".join(map(str, error.reason.params.values())),
        )


register_check("provider", check_provider)


def _get() -> Provider:
    if not settings.RADFLOW_OIDC_ISSUER:
        raise Permanent("directory.provider_none")
    return _make(
        Client(
            issuer=settings.RADFLOW_OIDC_ISSUER,
            client_id=settings.RADFLOW_OIDC_CLIENT_ID,
            redirect_uri=settings.RADFLOW_ADDRESS + CALLBACK,
            secret=settings.RADFLOW_OIDC_SECRET,
            ca=settings.RADFLOW_OIDC_CA,
        )
    )


@lru_cache(maxsize=4)
def _make(client: Client) -> Provider:
    return Provider(client)


def _challenge(attempt: Attempt) -> Challenge:
    nonce, verifier = (_derive(attempt.state, part) for part in ("nonce", "verifier"))
    return Challenge(attempt.state, nonce, verifier)


def _derive(state: str, part: str) -> str:
    """43 letters, as many as a PKCE verifier needs at least (RFC 7636, 4.1)."""
    digest = salted_hmac(f"radflow.oidc.{part}", state, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def keep(attempt: Attempt) -> dict:
    return asdict(attempt)


def _read_time(claims: dict) -> int | None:
    value = claims.get("auth_time")
    if isinstance(value, bool) or not isinstance(value, int | float) or value > time.time() + LEEWAY_S:
        return None
    return int(value)


def _read(claims: dict, rules: dict) -> Profile:
    try:
        return read_claims(claims, rules)
    except ValueError as error:
        raise Permanent("directory.provider_claim", claim=str(error)) from error


def _refuse(error: Permanent | Transient, source: str) -> Refused:
    """In the trail with what was wrong, when there is a source that answers an attempt of ours."""
    reason = Reason(error.reason.code, error.reason.params, "error")
    if source:
        detail = {"source": source, "provider": OIDC, "code": reason.code, "params": dict(reason.params)}
        record(Actor("system", "provider:oidc", ""), "session.refused", detail=detail)
    return Refused(reason)
