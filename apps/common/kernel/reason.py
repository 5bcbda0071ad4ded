"""A reason is data: a code, its parameters and the policy that ruled. Words are rendered when a person reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Severity = Literal["info", "warning", "error", "block"]


@dataclass(frozen=True)
class Reason:
    """Why a rule decided as it did. `code` is `<app>.<snake_case>`; `policy_version` is `<policy code>@<version>`."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity = "info"
    policy_version: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "params": dict(self.params),
            "severity": self.severity,
            "policy_version": self.policy_version,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Reason":
        return cls(
            code=data["code"],
            params=data.get("params") or {},
            severity=data.get("severity") or "info",
            policy_version=data.get("policy_version"),
        )
