"""Text drafted by a model, held against the rules and a different model: who disagrees sends it to a person."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from enum import StrEnum

from apps.qc.engine.report import Finding
from apps.qc.engine.second_reading import Told

# What can be wrong about a text that says another one in other words: the rest belongs to whole reports.
SAME_MEANING = frozenset(
    {"laterality", "location_level", "measurement", "polarity", "sex", "age", "unit", "placeholder", "modality_wording"}
)


class AuditVerdict(StrEnum):
    AGREES = "agrees"
    DIFFERS = "differs"
    UNAUDITED = "unaudited"


@dataclass(frozen=True)
class DraftAudit:
    """`rules` and `told` are what was objected to; `error` says why no second model spoke."""

    verdict: AuditVerdict
    rules: tuple[dict, ...]
    told: tuple[dict, ...]
    auditor: str = ""
    error: str = ""

    def to_json(self) -> dict:
        return asdict(self)


def keep_objections(rules: Collection[Finding], *, is_rewording: bool) -> list[Finding]:
    """Hints are no objection; about a rewording only what contradicts the original is."""
    return [
        finding
        for finding in rules
        if finding.severity != "info"
        and (not is_rewording or (finding.category in SAME_MEANING and finding.section == "impression"))
    ]


def judge_draft(
    rules: Collection[Finding], told: Collection[Told], *, least_confidence: float, auditor: str, error: str
) -> DraftAudit:
    """Agreement needs a second model that spoke; an objection of the rules is one whether it spoke or not."""
    sure = [one for one in told if one.confidence >= least_confidence]
    verdict = AuditVerdict.DIFFERS if rules or sure else AuditVerdict.UNAUDITED if error else AuditVerdict.AGREES
    return DraftAudit(
        verdict,
        tuple(f.to_json() for f in rules),
        tuple(one.to_json() for one in sure),
        "" if error else auditor,
        error,
    )


def is_same_model(author: str, auditor: str) -> bool:
    """A model does not audit itself, under whatever version or prefix it is named."""
    left, right = (name.casefold().strip() for name in (author, auditor))
    return bool(right) and (right in left or left in right)
