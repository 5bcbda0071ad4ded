"""Modality worklist (PS3.4 K.6.1): one table of attributes drives matching, encoding and the conformance statement."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from apps.imaging.engine.matching import MATCHERS, is_universal, is_valid_key


@dataclass(frozen=True)
class Attribute:
    """One worklist attribute. `match` is a kind of `engine.matching` or "" (returned only); `type` 1 is always returned."""

    keyword: str
    tag: int
    vr: str
    match: str = ""
    type: int = 3


TOP = (
    Attribute("AccessionNumber", 0x00080050, "SH", "text", 2),
    Attribute("ReferringPhysicianName", 0x00080090, "PN", "name", 2),
    Attribute("PatientName", 0x00100010, "PN", "name", 1),
    Attribute("PatientID", 0x00100020, "LO", "text", 1),
    Attribute("IssuerOfPatientID", 0x00100021, "LO", "text", 3),
    Attribute("PatientBirthDate", 0x00100030, "DA", "date", 2),
    Attribute("PatientSex", 0x00100040, "CS", "text", 2),
    Attribute("PatientWeight", 0x00101030, "DS", "", 2),
    Attribute("PatientSize", 0x00101020, "DS", "", 3),
    Attribute("MedicalAlerts", 0x00102000, "LO", "", 2),
    Attribute("Allergies", 0x00102110, "LO", "", 2),
    Attribute("PregnancyStatus", 0x001021C0, "US", "", 2),
    Attribute("StudyInstanceUID", 0x0020000D, "UI", "uid", 1),
    Attribute("RequestingPhysician", 0x00321032, "PN", "name", 2),
    Attribute("RequestingService", 0x00321033, "LO", "text", 3),
    Attribute("RequestedProcedureDescription", 0x00321060, "LO", "text", 1),
    Attribute("AdmissionID", 0x00380010, "LO", "text", 2),
    Attribute("SpecialNeeds", 0x00380050, "LO", "", 2),
    Attribute("CurrentPatientLocation", 0x00380300, "LO", "text", 2),
    Attribute("PatientState", 0x00380500, "LO", "", 2),
    Attribute("RequestedProcedureID", 0x00401001, "SH", "text", 1),
    Attribute("ReasonForTheRequestedProcedure", 0x00401002, "LO", "", 3),
    Attribute("RequestedProcedurePriority", 0x00401003, "SH", "text", 2),
    Attribute("PatientTransportArrangements", 0x00401004, "LO", "", 2),
    Attribute("PlacerOrderNumberImagingServiceRequest", 0x00402016, "LO", "text", 3),
    Attribute("FillerOrderNumberImagingServiceRequest", 0x00402017, "LO", "text", 3),
    Attribute("ConfidentialityConstraintOnPatientDataDescription", 0x00403001, "LO", "", 2),
)
STEP = (
    Attribute("Modality", 0x00080060, "CS", "text", 1),
    Attribute("RequestedContrastAgent", 0x00321070, "LO", "", 2),
    Attribute("ScheduledStationAETitle", 0x00400001, "AE", "text", 1),
    Attribute("ScheduledProcedureStepStartDate", 0x00400002, "DA", "date", 1),
    Attribute("ScheduledProcedureStepStartTime", 0x00400003, "TM", "time", 1),
    Attribute("ScheduledPerformingPhysicianName", 0x00400006, "PN", "name", 2),
    Attribute("ScheduledProcedureStepDescription", 0x00400007, "LO", "text", 1),
    Attribute("ScheduledProcedureStepID", 0x00400009, "SH", "text", 1),
    Attribute("ScheduledStationName", 0x00400010, "SH", "text", 2),
    Attribute("ScheduledProcedureStepLocation", 0x00400011, "SH", "text", 2),
    Attribute("PreMedication", 0x00400012, "LO", "", 2),
    Attribute("ScheduledProcedureStepStatus", 0x00400020, "CS", "text", 3),
    Attribute("CommentsOnTheScheduledProcedureStep", 0x00400400, "LT", "", 3),
)
# Sequences that are returned: requested procedure code at the top, protocol code inside the step.
STEP_SEQUENCE = 0x00400100
PROCEDURE_CODE_SEQUENCE = 0x00321064
PROTOCOL_CODE_SEQUENCE = 0x00400008
REFERENCED_STUDY_SEQUENCE = 0x00081110
REFERENCED_PATIENT_SEQUENCE = 0x00081120
TOP_BY_TAG = {a.tag: a for a in TOP}
STEP_BY_TAG = {a.tag: a for a in STEP}


@dataclass(frozen=True)
class Code:
    value: str
    scheme: str
    meaning: str


@dataclass(frozen=True)
class WorklistEntry:
    """One scheduled procedure step, its values in DICOM text form ("" = unknown)."""

    top: dict[str, str]
    step: dict[str, str]
    procedure_code: Code | None = None
    protocol_code: Code | None = None


@dataclass(frozen=True)
class WorklistQuery:
    """What a modality asks: keys that restrict, tags it wants back, and the character sets it writes."""

    top: dict[str, str] = field(default_factory=dict)
    step: dict[str, str] = field(default_factory=dict)
    asked_top: tuple[tuple[int, str], ...] = ()
    asked_step: tuple[tuple[int, str], ...] = ()
    charsets: tuple[str, ...] = ()
    unsupported: tuple[str, ...] = ()

    @property
    def is_status_asked(self) -> bool:
        return not is_universal(self.step.get("ScheduledProcedureStepStatus", ""))


KINDS = {a.keyword: a.match for a in (*TOP, *STEP)}


def find_bad_key(query: WorklistQuery) -> str | None:
    """Keyword of the first key whose value cannot be compared with anything, or None."""
    for keyword, key in (*query.top.items(), *query.step.items()):
        if not is_universal(key) and not is_valid_key(KINDS[keyword], key):
            return keyword
    return None


@dataclass(frozen=True)
class Misfit:
    """A key that an entry does not fit: what was asked, what the entry holds ("" = unknown)."""

    keyword: str
    asked: str
    held: str


def matches(entry: WorklistEntry, query: WorklistQuery) -> bool:
    return next(list_misfits(entry, query), None) is None


def list_misfits(entry: WorklistEntry, query: WorklistQuery) -> Iterator[Misfit]:
    """Every key that keeps the entry from the answer."""
    for values, keys in ((entry.top, query.top), (entry.step, query.step)):
        for keyword, key in keys.items():
            held = values.get(keyword, "")
            if not is_universal(key) and not MATCHERS[KINDS[keyword]](key, held):
                yield Misfit(keyword, key, held)


# Exam states as the worklist names them (0040,0020); finished work is shown only to a query that asks for its state.
STEP_STATUS = {
    "booked": "SCHEDULED",
    "arrived": "ARRIVED",
    "ready": "READY",
    "in_progress": "STARTED",
    "acquired": "COMPLETED",
    "reported": "COMPLETED",
    "delivered": "COMPLETED",
    "discontinued": "DISCONTINUED",
    "cancelled": "CANCELED",
    "no_show": "CANCELED",
}
OPEN_STATES = ("booked", "arrived", "ready")


def list_states_for(query: WorklistQuery) -> tuple[str, ...]:
    """Exam states worth reading for this query."""
    if not query.is_status_asked:
        return OPEN_STATES
    wanted = query.step["ScheduledProcedureStepStatus"]
    return tuple(state for state, status in STEP_STATUS.items() if MATCHERS["text"](wanted, status))
