"""Modality performed procedure step: the rules of PS3.4 F.7.2 as data; no department rule ever refuses one."""

from dataclasses import dataclass, field

SUCCESS = 0x0000
INVALID_VALUE = 0x0106
PROCESSING_FAILURE = 0x0110
DUPLICATE_INSTANCE = 0x0111
NO_SUCH_INSTANCE = 0x0112
MISSING_ATTRIBUTE = 0x0120
MISSING_VALUE = 0x0121
NO_LONGER_UPDATABLE = 0xA710  # Error ID (0000,0903)

IN_PROGRESS, COMPLETED, DISCONTINUED = "IN PROGRESS", "COMPLETED", "DISCONTINUED"
FINAL = frozenset({COMPLETED, DISCONTINUED})

# Type 1 attributes of N-CREATE (table F.7.2-1); the step sequence is checked item by item.
CREATE_TYPE_1 = (
    "PerformedProcedureStepID",
    "PerformedStationAETitle",
    "PerformedProcedureStepStartDate",
    "PerformedProcedureStepStartTime",
    "PerformedProcedureStepStatus",
    "Modality",
    "ScheduledStepAttributesSequence",
)
FINAL_TYPE_1 = ("PerformedProcedureStepEndDate", "PerformedProcedureStepEndTime")


@dataclass(frozen=True)
class StepReference:
    """One item of the Scheduled Step Attributes Sequence."""

    study_uid: str = ""
    accession: str = ""
    sps_id: str = ""
    rp_id: str = ""


@dataclass(frozen=True)
class MppsSeries:
    series_uid: str
    description: str = ""
    protocol: str = ""
    instances: tuple[str, ...] = ()


@dataclass(frozen=True)
class MppsMessage:
    """Facts of one N-CREATE or N-SET. `present` and `filled` name the attributes the peer sent, and sent with a value."""

    uid: str
    status: str = ""
    present: frozenset[str] = frozenset()
    filled: frozenset[str] = frozenset()
    steps: tuple[StepReference, ...] = ()
    series: tuple[MppsSeries, ...] = ()
    modality: str = ""
    station_ae: str = ""
    station_name: str = ""
    patient_id: str = ""
    patient_name: str = ""
    started: str = ""  # YYYYMMDDHHMMSS as the device's clock says
    ended: str = ""
    discontinue_reason: str = ""
    document: dict = field(default_factory=dict)  # DICOM JSON model of everything that was sent


@dataclass(frozen=True)
class MppsState:
    """What is stored of a step before this message."""

    status: str
    n_series: int = 0
    filled: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Outcome:
    """Answer to a DIMSE-N request."""

    status: int = SUCCESS
    comment: str = ""
    error_id: int | None = None


def judge_create(message: MppsMessage, known: MppsState | None) -> Outcome:
    if known is not None:
        return Outcome(DUPLICATE_INSTANCE, "MPPS instance exists")
    for keyword in CREATE_TYPE_1:
        if keyword not in message.present:
            return Outcome(MISSING_ATTRIBUTE, f"{keyword} is missing")
        if keyword not in message.filled:
            return Outcome(MISSING_VALUE, f"{keyword} is empty")
    if message.status != IN_PROGRESS:
        return Outcome(INVALID_VALUE, "N-CREATE needs status IN PROGRESS")
    if any(not step.study_uid for step in message.steps):
        return Outcome(MISSING_VALUE, "StudyInstanceUID of a scheduled step is empty")
    return Outcome()


def judge_set(message: MppsMessage, known: MppsState | None) -> Outcome:
    if known is None:
        return Outcome(NO_SUCH_INSTANCE, "no such MPPS instance")
    if known.status in FINAL:
        return Outcome(PROCESSING_FAILURE, "MPPS may no longer be updated", NO_LONGER_UPDATABLE)
    if "PerformedProcedureStepStatus" in message.present and message.status not in {IN_PROGRESS, *FINAL}:
        return Outcome(INVALID_VALUE, "status is not IN PROGRESS, COMPLETED or DISCONTINUED")
    if message.status not in FINAL:
        return Outcome()
    for keyword in FINAL_TYPE_1:
        if keyword not in message.filled | known.filled:
            code = MISSING_VALUE if keyword in message.present else MISSING_ATTRIBUTE
            return Outcome(code, f"{keyword} is needed in a final state")
    if message.status == COMPLETED and not message.series and not known.n_series:
        return Outcome(MISSING_ATTRIBUTE, "COMPLETED needs at least one performed series")
    return Outcome()


# The fact each status records in the exam pathway, for every referenced step.
FACT_OF_STATUS = {IN_PROGRESS: "mpps_started", COMPLETED: "mpps_completed", DISCONTINUED: "mpps_discontinued"}
