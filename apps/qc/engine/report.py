"""What a report check sees and what it says: plain facts, no database row, no request."""

from dataclasses import dataclass, field

from apps.common.kernel.reason import Reason

SECTIONS = ("findings", "impression")
STAGES = ("typing", "save", "sign", "audit")
SEVERITIES = ("info", "warn", "error")
LIFE = ("draft", "shadow", "active", "blocking", "retired")


@dataclass(frozen=True)
class PriorReport:
    """An earlier report of the same patient."""

    date: str = ""
    modality: str = ""
    exam_body_part: str = ""
    findings: str = ""
    impression: str = ""


@dataclass(frozen=True)
class ReportSnapshot:
    """One report text with the facts of its exam; an empty field is unknown, and no finding may rest on an unknown."""

    findings: str
    impression: str
    lang: str = "zh"
    modality: str = ""
    procedure: str = ""
    exam_body_part: str = ""
    exam_laterality: str = ""  # L, R, B or unknown
    sex: str = ""  # M, F or unknown
    age: str = ""  # DICOM AS: 62Y, 3M, 2D
    contrast: bool | None = None
    exam_date: str = ""
    prior: tuple[PriorReport, ...] = ()

    def section(self, name: str) -> str:
        """Text of one section as given."""
        return getattr(self, name)


@dataclass(frozen=True)
class Place:
    """A stretch of one section, in Unicode code points, half-open."""

    section: str
    start: int
    end: int


@dataclass(frozen=True)
class Hit:
    """What a rule yields: a place, a code of words with parameters, and what may differ from the rule's own manner."""

    section: str
    start: int
    end: int
    code: str
    params: dict = field(default_factory=dict)
    suggestion: str = ""
    related: tuple[Place, ...] = ()
    severity: str = ""
    blocking: bool | None = None


@dataclass(frozen=True)
class Finding:
    """One thing a rule says about a report. `suggestion` is a replacement for the span, empty when none is safe."""

    rule: str
    category: str
    severity: str
    section: str
    start: int
    end: int
    reason: Reason
    blocking: bool = False
    suggestion: str = ""
    related: tuple[Place, ...] = field(default=())
    rule_version: int = 1
    key: str = ""  # tells the alert again after other sentences changed; given where alerts are kept

    @property
    def place(self) -> Place:
        return Place(self.section, self.start, self.end)

    def to_json(self) -> dict:
        """JSON-able form, the reason as code and parameters."""
        return {
            "rule": self.rule,
            "rule_version": self.rule_version,
            "category": self.category,
            "severity": self.severity,
            "blocking": self.blocking,
            "section": self.section,
            "start": self.start,
            "end": self.end,
            "suggestion": self.suggestion,
            "related": [{"section": place.section, "start": place.start, "end": place.end} for place in self.related],
            "reason": self.reason.to_json(),
        }
