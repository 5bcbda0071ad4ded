"""Data sets of storage commitment: the request of an N-ACTION in, the report of an N-EVENT-REPORT out."""

from io import BytesIO

from pydicom.dataset import Dataset
from pynetdicom.dsutils import decode, encode

from apps.imaging.drivers.contexts import EXPLICIT_BE, IMPLICIT_LE
from apps.imaging.engine.commitment import MOST_REFERENCES, CommitmentReport, CommitmentRequest
from apps.imaging.engine.mpps import INVALID_VALUE, MISSING_ATTRIBUTE, Outcome
from apps.imaging.engine.uids import is_valid_uid


def read_request(raw: bytes, syntax: str) -> CommitmentRequest | Outcome:
    """The request (PS3.4 table J.3-1), or the outcome to answer when it cannot be read."""
    try:
        ds = decode(BytesIO(raw), syntax == IMPLICIT_LE, syntax != EXPLICIT_BE)
        transaction_uid = str(ds.get("TransactionUID") or "")
        references = tuple(
            (str(item.get("ReferencedSOPClassUID") or ""), str(item.get("ReferencedSOPInstanceUID") or ""))
            for item in ds.get("ReferencedSOPSequence") or []
        )
    except Exception as error:  # pydicom raises whatever the damaged bytes lead it to
        return Outcome(INVALID_VALUE, f"unreadable data set: {type(error).__name__}")
    if not transaction_uid or not references:
        return Outcome(MISSING_ATTRIBUTE, "Transaction UID or Referenced SOP Sequence missing")
    if len(references) > MOST_REFERENCES:
        return Outcome(INVALID_VALUE, f"more than {MOST_REFERENCES} objects")
    if not all(is_valid_uid(uid) for uid in (transaction_uid, *(uid for pair in references for uid in pair))):
        return Outcome(INVALID_VALUE, "a UID is not a UID")
    return CommitmentRequest(transaction_uid, references)


def make_report(report: CommitmentReport, *, retrieve_ae: str) -> Dataset:
    """Event information (PS3.4 table J.3-4)."""
    ds = Dataset()
    ds.TransactionUID = report.transaction_uid
    ds.RetrieveAETitle = retrieve_ae
    if report.safe:
        ds.ReferencedSOPSequence = [_refer(*pair) for pair in report.safe]
    if report.failed:
        ds.FailedSOPSequence = [_refer(*row) for row in report.failed]
    return ds


def write_report(report: CommitmentReport, syntax: str, *, retrieve_ae: str) -> bytes:
    raw = encode(make_report(report, retrieve_ae=retrieve_ae), syntax == IMPLICIT_LE, syntax != EXPLICIT_BE)
    if raw is None:
        raise ValueError("report cannot be encoded")
    return raw


def _refer(sop_class: str, sop_uid: str, failure: int | None = None) -> Dataset:
    item = Dataset()
    item.ReferencedSOPClassUID, item.ReferencedSOPInstanceUID = sop_class, sop_uid
    if failure is not None:
        item.FailureReason = failure
    return item
