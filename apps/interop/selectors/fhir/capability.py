"""The CapabilityStatement: what the tables of kinds and operations say, and nothing else."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from apps.interop.engine.fhir.datatypes import Json, coding, concept, instant, tidy
from apps.interop.engine.fhir.systems import SEARCH_MODE_SERVICE
from apps.interop.selectors.fhir.kinds import KINDS

VERSION = "4.0.1"
SECURITY = "Bearer tokens of the department's administrator, with SMART scopes (system/Type.cruds); a token without scopes has what its role may."


def write_capability(base: str, at: datetime, operations: Mapping[str, Iterable[tuple[str, str]]]) -> Json:
    """`operations`: (name, what it does) by kind."""
    return tidy(
        {
            "resourceType": "CapabilityStatement",
            "status": "active",
            "date": instant(at),
            "kind": "instance",
            "software": {"name": "Radflow"},
            "implementation": {"description": "Radflow, a medical imaging department", "url": base},
            "fhirVersion": VERSION,
            "format": ["application/fhir+json", "json"],
            "rest": [
                {
                    "mode": "server",
                    "security": {
                        "service": [concept(coding(SEARCH_MODE_SERVICE, "SMART-on-FHIR"), text="SMART scopes")],
                        "description": SECURITY,
                    },
                    "resource": [_write_kind(name, operations.get(name, ())) for name in KINDS],
                }
            ],
        }
    )


def _write_kind(name: str, operations: Iterable[tuple[str, str]]) -> Json:
    kind = KINDS[name]
    return {
        "type": name,
        "interaction": [{"code": code} for code in ("read", "search-type", *kind.writes)],
        "versioning": "no-version",
        "readHistory": False,
        "updateCreate": False,
        "conditionalCreate": False,
        "conditionalUpdate": False,
        "conditionalDelete": "not-supported",
        "searchInclude": [f"{name}:{include.name}" for include in kind.includes],
        "searchParam": [{"name": p.name, "type": p.kind, "documentation": _tell(p)} for p in kind.declared().values()],
        "operation": [
            {
                "name": operation.lstrip("$"),
                "definition": f"urn:radflow:operation:{name}-{operation.lstrip('$')}",
                "documentation": doc,
            }
            for operation, doc in operations
        ],
    }


def _tell(param) -> str:
    modifiers = param.allowed_modifiers()
    return param.doc + (f"; modifiers {', '.join(modifiers)}" if modifiers else "")
