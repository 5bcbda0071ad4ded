from apps.directory.models.access import ApiToken, Grant
from apps.directory.models.catalogue import ExamType, PriorityClass
from apps.directory.models.clinical import Allergy, BodyMeasure, Implant, LabResult, Precaution
from apps.directory.models.contract import ReadingContract
from apps.directory.models.identity import ExternalIdentity
from apps.directory.models.merge import MovedRow, PatientMerge
from apps.directory.models.opening import RecordOpening
from apps.directory.models.patient import Patient, PatientIdentifier
from apps.directory.models.second_factor import RecoveryCode, SecondFactor
from apps.directory.models.site import Room, Site
from apps.directory.models.user import User

__all__ = [
    "Allergy",
    "ApiToken",
    "BodyMeasure",
    "ExamType",
    "ExternalIdentity",
    "Grant",
    "Implant",
    "LabResult",
    "MovedRow",
    "Patient",
    "PatientIdentifier",
    "PatientMerge",
    "Precaution",
    "PriorityClass",
    "ReadingContract",
    "RecordOpening",
    "RecoveryCode",
    "Room",
    "SecondFactor",
    "Site",
    "User",
]
