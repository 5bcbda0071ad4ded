"""What is delivered instead of what was received (PS3.4 B.4.1.3, PS3.3 C.12.1.1.9): values by keyword, UIDs by UID."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

# What a person may correct, with the room that the value representation gives it.
CORRECTABLE = {
    "PatientName": 64 * 3 + 2,
    "PatientID": 64,
    "IssuerOfPatientID": 64,
    "PatientBirthDate": 8,
    "PatientSex": 1,
    "AccessionNumber": 16,
    "StudyDescription": 64,
}


@dataclass(frozen=True)
class Coercion:
    """`values`: keyword -> value to deliver; `renamed`: received UID -> delivered UID, for references inside the object; `at`: DICOM DT."""

    values: Mapping[str, str]
    renamed: Mapping[str, str] = field(default_factory=dict)
    at: str = ""

    @property
    def digest(self) -> str:
        told = json.dumps([dict(self.values), dict(self.renamed), self.at], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()
