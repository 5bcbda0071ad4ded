"""OpenID Connect as a relying party: discovery, authorization code with PKCE (RFC 7636), and an ID token that is believed only when all of it is right."""

import base64
import hashlib
import ssl
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit

import httpx
from joserfc import jwk, jwt
from joserfc.errors import JoseError

from apps.common.kernel.errors import Permanent, Transient
from apps.directory.drivers.kept import Kept

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""Signatures by a key that the provider alone holds: neither `none` nor one that whoever knows the client secret could make."""
TIMEOUT_S, CONNECT_S, LEEWAY_S, KEPT_S, ASK_AGAIN_S = 10.0, 4.0, 60, 3600, 30
AWAY_S, WAIT_S = 10.0, 2.0
"""How long a failure is remembered, so that whoever comes by costs no thread meanwhile; how long one waits for another's question."""
LONGEST_ANSWER = 1_000_000
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True)
class Client:
    """This department as the provider knows it."""

    issuer: str
    client_id: str
    redirect_uri: str
    secret: str = ""
    ca: str = ""


@dataclass(frozen=True)
class Challenge:
    """What one attempt must bring back, and the PKCE verifier that is shown to the token endpoint alone."""

    state: str
    nonce: str
    verifier: str


class Provider:
    """The provider of one client. Its document is kept for an hour; its keys too, and asked anew for a key that is unknown (rotation)."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self._document = Kept(self._ask_document, failed_s=AWAY_S, wait_s=WAIT_S)
        self._keys = Kept(self._ask_keys, failed_s=AWAY_S, wait_s=WAIT_S)
        self._unreached: tuple[float, str] | None = None

    def check(self) -> None:
        """Asks for document and keys; raises Transient (not reached) or Permanent (cannot be used)."""
        self._load_keys()

    def make_address(self, challenge: Challenge, *, scopes: list[str], is_proof: bool) -> str:
        """Where the browser goes; `is_proof` makes the person prove themself though they are signed in there (Core 3.1.2.1)."""
        digest = hashlib.sha256(challenge.verifier.encode()).digest()
        query = {
            "response_type": "code",
            "client_id": self.client.client_id,
            "redirect_uri": self.client.redirect_uri,
            "scope": " ".join(scopes),
            "state": challenge.state,
            "nonce": challenge.nonce,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        } | ({"prompt": "login", "max_age": "0"} if is_proof else {})
        address = self.load_document()["authorization_endpoint"]
        return f"{address}{'&' if '?' in address else '?'}{urlencode(query)}"

    def read_answer(self, code: str, challenge: Challenge, *, issuer: str, wanted: list[str]) -> dict[str, Any]:
        """The claims of who signed in; those of `wanted` that the ID token lacks come from the user-info endpoint.

        `issuer`: who the browser says it comes from (RFC 9207), empty where it does not. Raises Permanent, Transient.
        """
        document = self.load_document()
        is_named = document.get("authorization_response_iss_parameter_supported") is True
        if issuer != self.client.issuer and (issuer or is_named):  # another provider's answer
            raise Permanent("directory.provider_wrong", what="iss")
        tokens = self._exchange(document, code, challenge)
        if not isinstance(tokens.get("id_token"), str):
            raise Permanent("directory.provider_wrong", what="id_token")
        claims = self.read_token(tokens["id_token"], nonce=challenge.nonce)
        address, access = document.get("userinfo_endpoint"), tokens.get("access_token")
        if address and isinstance(access, str) and any(name.split(".")[0] not in claims for name in wanted if name):
            more = self._ask("GET", address, headers={"Authorization": f"Bearer {access}"})
            if more.get("sub") != claims["sub"]:  # Core 5.3.2: else somebody else's claims
                raise Permanent("directory.provider_wrong", what="userinfo sub")
            claims = more | claims
        return claims

    def read_token(self, words: str, *, nonce: str) -> dict[str, Any]:
        """The claims of an ID token of this provider for this client and this attempt (Core 3.1.3.7); raises Permanent, Transient."""
        now = int(time.time())
        try:
            token = self._verify(words, self._load_keys())
        except (JoseError, ValueError):
            keys = self._load_keys(kept_s=ASK_AGAIN_S)  # the provider may sign with a new key by now
            try:
                token = self._verify(words, keys)
            except (JoseError, ValueError) as error:
                raise Permanent("directory.provider_wrong", what="signature") from error
        rules = jwt.JWTClaimsRegistry(
            now=now,
            leeway=LEEWAY_S,
            iss={"essential": True, "value": self.client.issuer},
            aud={"essential": True, "value": self.client.client_id},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            rules.validate(token.claims)
        except JoseError as error:
            claim = getattr(error, "claim", "") or "exp"
            raise Permanent("directory.provider_wrong", what=str(claim)) from error
        self._check_parties(token.claims)
        return dict(token.claims)

    def _check_parties(self, claims: dict) -> None:
        """Core 3.1.3.7, 3 to 5: a token for several must name this client as the one it was issued to."""
        aud, azp = claims["aud"], claims.get("azp")
        if (isinstance(aud, list) and len(aud) > 1 and azp is None) or azp not in (None, self.client.client_id):
            raise Permanent("directory.provider_wrong", what="azp")
        if not isinstance(claims["sub"], str) or not 0 < len(claims["sub"]) <= 255 or "\0" in claims["sub"]:
            raise Permanent("directory.provider_wrong", what="sub")

    def _verify(self, words: str, keys: jwk.KeySet) -> jwt.Token:
        return jwt.decode(words, keys, algorithms=list(ALGORITHMS))

    def load_document(self) -> dict:
        """The discovery document (OpenID Connect Discovery 1.0, 4); raises Transient, Permanent."""
        return self._document.load(newer_than=time.time() - KEPT_S)

    def _ask_document(self) -> dict:
        document = self._ask("GET", f"{self.client.issuer.rstrip('/')}/.well-known/openid-configuration")
        if document.get("issuer") != self.client.issuer:  # Discovery 4.3: else another one speaks for it
            raise Permanent("directory.provider_wrong", what="issuer")
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            if not is_safe(document.get(name)):
                raise Permanent("directory.provider_wrong", what=name)
        return document

    def _load_keys(self, *, kept_s: float = KEPT_S) -> jwk.KeySet:
        return self._keys.load(newer_than=time.time() - kept_s)

    def _ask_keys(self) -> jwk.KeySet:
        keys = jwk.KeySet(list(_read_keys(self._ask("GET", self.load_document()["jwks_uri"]))))
        if not keys.keys:
            raise Permanent("directory.provider_wrong", what="jwks_uri")
        return keys

    def _exchange(self, document: dict, code: str, challenge: Challenge) -> dict:
        """The code for tokens (RFC 6749, 4.1.3). A code that was used, or belongs to another, is refused there."""
        client = self.client
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": client.redirect_uri,
            "code_verifier": challenge.verifier,
        }
        methods = document.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        auth = None
        if client.secret and "client_secret_basic" in methods:
            auth = httpx.BasicAuth(quote_plus(client.client_id), quote_plus(client.secret))  # RFC 6749, 2.3.1
        else:
            form |= {"client_id": client.client_id} | ({"client_secret": client.secret} if client.secret else {})
        return self._ask("POST", document["token_endpoint"], data=form, auth=auth)

    def _ask(self, method: str, address: str, **options: Any) -> dict:
        """One JSON object over HTTPS; redirects are not followed. Raises Transient when the provider cannot be reached, Permanent when it says no."""
        if not is_safe(address):
            raise Permanent("directory.provider_wrong", what=address[:200])
        if self._unreached and time.time() - self._unreached[0] < AWAY_S:
            raise Transient("directory.provider_away", error=self._unreached[1])
        try:
            trust = ssl.create_default_context(cafile=self.client.ca or None)
            limits = httpx.Timeout(TIMEOUT_S, connect=CONNECT_S)
            with httpx.Client(timeout=limits, verify=trust, trust_env=False) as http:
                answer = http.request(
                    method, address, headers={"Accept": "application/json"} | options.pop("headers", {}), **options
                )
        except (httpx.HTTPError, OSError, httpx.InvalidURL) as error:
            self._unreached = (time.time(), str(error)[:200])
            raise Transient("directory.provider_away", error=self._unreached[1]) from error
        self._unreached = None
        if answer.status_code >= 500 or answer.status_code == 429:
            raise Transient("directory.provider_away", error=f"HTTP {answer.status_code}")
        body = _read_object(answer)
        if answer.status_code != 200 or body is None:
            said = (body or {}).get("error")
            raise Permanent(
                "directory.provider_wrong", what=said[:80] if isinstance(said, str) else f"HTTP {answer.status_code}"
            )
        return body


def is_safe(address: Any) -> bool:
    """HTTPS, or this very machine."""
    if not isinstance(address, str):
        return False
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK))


def _read_keys(answer: dict) -> Iterator[jwk.Key]:
    """Those that sign, of a kind that is known here; one that cannot be read spoils none of the others."""
    rows = answer.get("keys")
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict) and row.get("kty") in ("RSA", "EC") and row.get("use", "sig") == "sig":
            with suppress(JoseError, ValueError, KeyError, TypeError):
                yield jwk.import_key(row)


def _read_object(answer: httpx.Response) -> dict | None:
    if len(answer.content) > LONGEST_ANSWER:
        return None
    try:
        body = answer.json()
    except ValueError:
        return None
    return body if isinstance(body, dict) else None
