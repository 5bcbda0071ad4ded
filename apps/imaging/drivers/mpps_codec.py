"""N-CREATE and N-SET data sets of a performed procedure step: bytes to facts."""

import re
from io import BytesIO
from math import isfinite
from typing import Any

from pydicom.dataset import Dataset
from pynetdicom.dsutils import decode

from apps.imaging.drivers.contexts import EXPLICIT_BE, IMPLICIT_LE
from apps.imaging.engine.mpps import INVALID_VALUE, MppsMessage, MppsSeries, Outcome, StepReference
from apps.imaging.engine.uids import is_valid_uid, make_uid

INVALID_INSTANCE = 0x0117


def read_mpps(raw: bytes, syntax: str, *, uid: str) -> MppsMessage | Outcome:
    """The facts, or the outcome to answer when the data set cannot be read. A missing instance UID is made here."""
    if uid and not is_valid_uid(uid):
        return Outcome(INVALID_INSTANCE, "SOP Instance UID is not a UID")
    try:
        ds = decode(BytesIO(raw), syntax == IMPLICIT_LE, syntax != EXPLICIT_BE)
        return _describe(ds, uid or make_uid())
    except Exception as error:  # pydicom raises whatever the damaged bytes lead it to
        return Outcome(INVALID_VALUE, f"unreadable data set: {type(error).__name__}")


def _describe(ds: Dataset, uid: str) -> MppsMessage:
    present = {e.keyword for e in ds if e.keyword}
    filled = {e.keyword for e in ds if e.keyword and (len(e.value) if e.VR == "SQ" else str(e.value or "").strip())}
    reason = ds.get("PerformedProcedureStepDiscontinuationReasonCodeSequence") or []
    return MppsMessage(
        uid=uid,
        status=_text(ds, "PerformedProcedureStepStatus"),
        present=frozenset(present),
        filled=frozenset(filled),
        steps=tuple(
            StepReference(
                study_uid=_text(item, "StudyInstanceUID"),
                accession=_text(item, "AccessionNumber"),
                sps_id=_text(item, "ScheduledProcedureStepID"),
                rp_id=_text(item, "RequestedProcedureID"),
            )
            for item in ds.get("ScheduledStepAttributesSequence") or []
        ),
        series=tuple(_series(item) for item in ds.get("PerformedSeriesSequence") or []),
        modality=_text(ds, "Modality")[:16],
        station_ae=_text(ds, "PerformedStationAETitle")[:16],
        station_name=_text(ds, "PerformedStationName")[:64],
        patient_id=_text(ds, "PatientID")[:64],
        patient_name=_text(ds, "PatientName")[:200],
        started=_moment(ds, "PerformedProcedureStepStartDate", "PerformedProcedureStepStartTime"),
        ended=_moment(ds, "PerformedProcedureStepEndDate", "PerformedProcedureStepEndTime"),
        discontinue_reason=_text(reason[0], "CodeMeaning")[:64] if len(reason) else "",
        document=make_storable(
            ds.to_json_dict(
                suppress_invalid_tags=True, bulk_data_threshold=1 << 20, bulk_data_element_handler=lambda e: ""
            )
        ),
    )


def make_storable(value: Any) -> Any:
    """Without zero bytes and endless numbers, which no JSON of the database holds: for one of them a step is not lost."""
    if isinstance(value, dict):
        return {key: make_storable(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [make_storable(inner) for inner in value]
    if isinstance(value, str):
        return value.replace("\0", "")
    return None if isinstance(value, float) and not isfinite(value) else value


def _series(item: Dataset) -> MppsSeries:
    uids = []
    for keyword in ("ReferencedImageSequence", "ReferencedNonImageCompositeSOPInstanceSequence"):
        uids += [_text(ref, "ReferencedSOPInstanceUID") for ref in item.get(keyword) or []]
    return MppsSeries(
        series_uid=_text(item, "SeriesInstanceUID"),
        description=_text(item, "SeriesDescription")[:64],
        protocol=_text(item, "ProtocolName")[:64],
        instances=tuple(u for u in uids if u),
    )


def _text(ds: Dataset, keyword: str) -> str:
    value = ds.get(keyword)
    return "" if value is None else str(value).replace("\0", "").strip()


def _moment(ds: Dataset, date: str, time: str) -> str:
    day, clock = re.sub(r"[^0-9]", "", _text(ds, date)), re.sub(r"[^0-9.]", "", _text(ds, time)).split(".")[0]
    return day + clock.ljust(6, "0") if len(day) == 8 and len(clock) <= 6 else ""
