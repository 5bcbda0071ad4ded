"""Resources that come in: checked against R4 by a validator, and for what would be lost, each fault with its element's path."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason

MOST_FAULTS = 50


def check_resource(body: Any, kind: str, kept: Collection[str]) -> dict[str, Any]:
    """The resource. `kept` are the elements whose meaning is kept: any other one would be lost without a word. Raises Invalid."""
    import fhirkit  # 13 MB of machine code, for those who write

    if not isinstance(body, dict) or body.get("resourceType") != kind:
        raise fault("resourceType", "interop.fhir_wrong_kind", kind=kind)
    faults: dict[str, Reason] = {}
    for issue in fhirkit.validate(body):
        if issue.severity == "error" and len(faults) < MOST_FAULTS:
            faults.setdefault(issue.path, Reason("interop.fhir_profile", {"text": issue.message}, "error"))
    known = {"resourceType", "id", "meta", "text", "language", "implicitRules", *kept}
    for name in body:
        if name.removeprefix("_") not in known and len(faults) < MOST_FAULTS:
            faults.setdefault(f"{kind}.{name}", Reason("interop.fhir_not_kept", {}, "error"))
    if faults:
        raise Invalid(faults)
    return body


def fault(path: str, code: str, **params: Any) -> Invalid:
    return Invalid({path: Reason(code, params, "error")})


def make_local(found: Any, bases: Collection[str]) -> Any:
    """Whatever JSON, with the references that begin with one of our own addresses as relative ones."""
    if isinstance(found, Mapping):
        return {
            name: localise(inner, bases) if name == "reference" and isinstance(inner, str) else make_local(inner, bases)
            for name, inner in found.items()
        }
    return [make_local(inner, bases) for inner in found] if isinstance(found, list) else found


def localise(text: str, bases: Collection[str]) -> str:
    return next((text.removeprefix(f"{base}/") for base in bases if text.startswith(f"{base}/")), text)


def read_key(body: Mapping[str, Any], path: str, kind: str) -> int | None:
    """The row that a reference names; None without a literal one. Raises Invalid for what can be no row of ours: a resource of another
    server is never taken for the one that has its number here."""
    text = body.get("reference")
    if not text:
        return None
    named, _, key = str(text).rpartition("/")
    if named != kind or not (key.isascii() and key.isdigit() and len(key) <= 18):
        raise fault(f"{path}.reference", "interop.fhir_reference", value=str(text)[:80], targets=kind)
    return int(key)


def list_codings(concept: Mapping[str, Any] | None) -> Iterator[tuple[str, str]]:
    """(system, code) of each."""
    for coding in (concept or {}).get("coding", ()):
        yield coding.get("system", ""), coding.get("code", "")


def text_of(concept: Mapping[str, Any] | None) -> str:
    """What a person would read: the text, else the first display, else its code."""
    concept = concept or {}
    shown = [c.get("display") or c.get("code") or "" for c in concept.get("coding", ())]
    return concept.get("text") or next((s for s in shown if s), "")


def read_parameters(body: Any) -> dict[str, Any]:
    """name -> value of a Parameters resource; the first of each name. Raises Invalid."""
    check_resource(body, "Parameters", ("parameter",))
    found: dict[str, Any] = {}
    for one in body.get("parameter", ()):
        value = one.get("resource") or next((v for k, v in one.items() if k.startswith("value")), None)
        found.setdefault(one["name"], value)
    return found
