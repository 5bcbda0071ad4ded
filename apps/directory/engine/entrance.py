"""Sign-in by the hospital's own directory: what its answer says about a person, and what the department's rules make of that."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from apps.directory.engine.roles import Role

OIDC = "oidc"
USERNAME = re.compile(r"^[\w.@+-]{2,80}$")
UNKNOWN, LINKED_PASSWORD = ("refuse", "create"), ("retire", "keep")
FACTS = ("username", "name", "email", "staff_number", "groups")
NEEDED = ("username", "name", "groups")
LONGEST_PROOF_MIN = 720
MOST_GROUPS = 2000


@dataclass(frozen=True)
class Profile:
    """A person as the provider names them. `issuer` and `subject` are who it is; everything else may change."""

    kind: str
    issuer: str
    subject: str
    username: str
    name: str
    email: str = ""
    staff_number: str = ""
    groups: tuple[str, ...] = ()
    has_factor: bool = False


def read_claims(claims: Mapping[str, Any], rules: Mapping[str, Any]) -> Profile:
    """The claims of an ID token (OpenID Connect Core 1.0, 2) as a profile; raises ValueError naming the claim that is missing or unreadable."""
    names = rules["claims"]
    if names["groups"] in (claims.get("_claim_names") or {}):  # too many to be listed: they are elsewhere (5.6.2)
        raise ValueError(names["groups"])
    facts = {fact: _read_text(claims, names.get(fact, "")) for fact in FACTS if fact != "groups"}
    if not USERNAME.match(facts["username"]):
        raise ValueError(names["username"])
    return Profile(
        kind=OIDC,
        issuer=str(claims["iss"]),
        subject=str(claims["sub"]),
        username=facts["username"],
        name=facts["name"][:120] or facts["username"],
        email=facts["email"] if len(facts["email"]) <= 254 else "",
        staff_number=facts["staff_number"][:40],
        groups=_read_groups(claims, names["groups"]),
        has_factor=_has_factor(claims, rules["second_factor"]),
    )


def _find(claims: Mapping[str, Any], path: str) -> Any:
    """A claim by its name, else by its path with dots, as Keycloak nests `realm_access.roles`."""
    if path in claims:
        return claims[path]
    value: Any = claims
    for part in path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _read_text(claims: Mapping[str, Any], path: str) -> str:
    value = _find(claims, path) if path else None
    return " ".join(str(value).replace("\0", "").split()) if isinstance(value, str | int) else ""


def _read_groups(claims: Mapping[str, Any], path: str) -> tuple[str, ...]:
    value = _find(claims, path)
    rows = [value] if isinstance(value, str) else value or []
    if not isinstance(rows, list) or not all(isinstance(row, str) for row in rows) or len(rows) > MOST_GROUPS:
        raise ValueError(path)
    return tuple(sorted({row.replace("\0", "") for row in rows}))


def _has_factor(claims: Mapping[str, Any], rules: Mapping[str, Any]) -> bool:
    """Whether the provider says that it asked for a second factor, in the words that the department trusts (RFC 8176; acr)."""
    amr = claims.get("amr")
    methods = {row for row in amr if isinstance(row, str)} if isinstance(amr, list) else set()
    return bool(methods & set(rules["amr"])) or claims.get("acr") in rules["acr"]


def map_groups(
    groups: Collection[str], rows: Iterable[Mapping[str, Any]], sites: Mapping[str, int]
) -> set[tuple[str, int | None]]:
    """(role, site id or None for all) of everybody in these groups; a row of a site that is gone gives nothing. Names are compared without case."""
    held = {group.casefold() for group in groups}
    found: set[tuple[str, int | None]] = set()
    for row in rows:
        if row["group"].casefold() in held and (row["site"] is None or row["site"] in sites):
            found.add((row["role"], None if row["site"] is None else sites[row["site"]]))
    return found


def find_faults(payload: Any) -> Iterator[tuple[str, str]]:
    """What its readers could not read of a payload of the policy, as (path, what)."""
    if not isinstance(payload, dict):
        yield "", "must be an object"
        return
    if payload.get("linked_password") not in LINKED_PASSWORD:
        yield "linked_password", f"must be one of {', '.join(LINKED_PASSWORD)}"
    if not isinstance(payload.get(OIDC), dict):
        yield OIDC, "must be an object"
        return
    yield from _find_oidc_faults(payload[OIDC])


def _find_oidc_faults(rules: dict) -> Iterator[tuple[str, str]]:
    yield from _find_common_faults(OIDC, rules, facts="claims")
    scopes = rules.get("scopes")
    if not isinstance(scopes, list) or not all(_is_word(row) for row in scopes) or "openid" not in scopes:
        yield "oidc.scopes", "must be a list of words with openid among them"
    factor = rules.get("second_factor")
    for key in ("amr", "acr"):
        rows = factor.get(key) if isinstance(factor, dict) else None
        if not isinstance(rows, list) or not all(_is_word(row) for row in rows):
            yield f"oidc.second_factor.{key}", "must be a list of words"
    minutes = rules.get("proof_min")
    if isinstance(minutes, bool) or not isinstance(minutes, int) or not 1 <= minutes <= LONGEST_PROOF_MIN:
        yield "oidc.proof_min", "must be minutes from 1 to 720"


def _find_common_faults(kind: str, rules: dict, *, facts: str) -> Iterator[tuple[str, str]]:
    names = rules.get("names")
    if not isinstance(names, dict) or not all(_is_text(names.get(lang)) for lang in ("zh-Hans", "en")):
        yield f"{kind}.names", "must be words in zh-Hans and en"
    if rules.get("unknown") not in UNKNOWN:
        yield f"{kind}.unknown", f"must be one of {', '.join(UNKNOWN)}"
    table = rules.get(facts)
    for fact in FACTS:
        value = table.get(fact) if isinstance(table, dict) else None
        if not isinstance(value, str) or (not value.strip() and fact in NEEDED):
            yield f"{kind}.{facts}.{fact}", "must be a name"
    yield from _find_group_faults(f"{kind}.groups", rules.get("groups"))


def _find_group_faults(path: str, rows: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(rows, list):
        yield path, "must be a list"
        return
    for at, row in enumerate(rows):
        if not isinstance(row, dict):
            yield f"{path}.{at}", "must be an object"
            continue
        if not _is_text(row.get("group")):
            yield f"{path}.{at}.group", "must be a name"
        if row.get("role") not in {one.value for one in Role}:
            yield f"{path}.{at}.role", "must be a role"
        if "site" not in row or not (row["site"] is None or _is_word(row["site"])):
            yield f"{path}.{at}.site", "must be a site's code, or null for all"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= 400


def _is_word(value: Any) -> bool:
    return _is_text(value) and not any(letter.isspace() for letter in value)
