"""What the acceptor offers: SOP classes and transfer syntaxes. The conformance statement prints these same tables."""

from pydicom.uid import UID, AllTransferSyntaxes
from pynetdicom.presentation import PresentationContext
from pynetdicom.sop_class import (
    _STORAGE_CLASSES,
    ModalityPerformedProcedureStep,
    ModalityWorklistInformationFind,
    PatientRootQueryRetrieveInformationModelFind,
    PatientRootQueryRetrieveInformationModelGet,
    PatientRootQueryRetrieveInformationModelMove,
    StorageCommitmentPushModel,
    StudyRootQueryRetrieveInformationModelFind,
    StudyRootQueryRetrieveInformationModelGet,
    StudyRootQueryRetrieveInformationModelMove,
    Verification,
)

VERIFICATION = str(Verification)
WORKLIST = str(ModalityWorklistInformationFind)
MPPS = str(ModalityPerformedProcedureStep)
COMMITMENT = str(StorageCommitmentPushModel)
# SOP class -> root of its information model.
STUDY_FIND = {
    str(PatientRootQueryRetrieveInformationModelFind): "PATIENT",
    str(StudyRootQueryRetrieveInformationModelFind): "STUDY",
}
STUDY_MOVE = {
    str(PatientRootQueryRetrieveInformationModelMove): "PATIENT",
    str(StudyRootQueryRetrieveInformationModelMove): "STUDY",
}
STUDY_GET = {
    str(PatientRootQueryRetrieveInformationModelGet): "PATIENT",
    str(StudyRootQueryRetrieveInformationModelGet): "STUDY",
}
IMPLICIT_LE, EXPLICIT_LE, DEFLATED, EXPLICIT_BE = (
    "1.2.840.10008.1.2",
    "1.2.840.10008.1.2.1",
    "1.2.840.10008.1.2.1.99",
    "1.2.840.10008.1.2.2",
)
LITTLE_ENDIAN = frozenset({IMPLICIT_LE, EXPLICIT_LE})
NATIVE = LITTLE_ENDIAN | {EXPLICIT_BE, DEFLATED}
"""Pixels lie in these as they are, not encapsulated."""
# Data sets of messages are read and written in these three; objects are stored in whatever they come.
MESSAGE_SYNTAXES = (EXPLICIT_LE, IMPLICIT_LE, EXPLICIT_BE)
# Streaming syntaxes carry no pixel data in the object and make no sense in a C-STORE.
_NOT_STORABLE = {
    "1.2.840.10008.1.2.4.94",
    "1.2.840.10008.1.2.4.95",
    "1.2.840.10008.1.2.4.204",
    "1.2.840.10008.1.2.4.205",
}
STORAGE_SYNTAXES = tuple(
    str(u) for u in AllTransferSyntaxes if str(u) not in _NOT_STORABLE and not str(u).startswith("1.2.840.10008.1.2.7")
)
STORAGE_CLASSES = {str(uid): UID(uid).name for uid in sorted(_STORAGE_CLASSES.values())}
SUPPORTED: dict[str, frozenset[str]] = {
    VERIFICATION: frozenset(MESSAGE_SYNTAXES),
    WORKLIST: frozenset(MESSAGE_SYNTAXES),
    MPPS: frozenset(MESSAGE_SYNTAXES),
    COMMITMENT: frozenset(MESSAGE_SYNTAXES),
    **{uid: frozenset(MESSAGE_SYNTAXES) for uid in (*STUDY_FIND, *STUDY_MOVE, *STUDY_GET)},
    **{uid: frozenset(STORAGE_SYNTAXES) for uid in STORAGE_CLASSES},
}
ACCEPTED, NO_SUCH_CLASS, NO_SUCH_SYNTAX = 0x00, 0x03, 0x04


def negotiate(asked: list[PresentationContext]) -> list[PresentationContext]:
    """The peer's first transfer syntax that is known wins: it lists them in its own order of preference."""
    results = []
    for context in asked:
        answer = PresentationContext()
        answer.context_id = context.context_id
        answer.abstract_syntax = context.abstract_syntax
        known = SUPPORTED.get(str(context.abstract_syntax))
        chosen = [s for s in context.transfer_syntax if known and str(s) in known][:1]
        answer.transfer_syntax = chosen or context.transfer_syntax[:1]
        answer.result = ACCEPTED if chosen else NO_SUCH_SYNTAX if known else NO_SUCH_CLASS
        results.append(answer)
    return results


def name_syntaxes(uids: tuple[str, ...]) -> list[tuple[str, str]]:
    """(UID, name) for the conformance statement."""
    return [(uid, UID(uid).name) for uid in uids]
