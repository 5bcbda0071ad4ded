"""Does a study belong to an exam: by Study Instance UID, else by accession number; never against the patient."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from apps.common.kernel.reason import Reason


class MatchState(StrEnum):
    """PENDING: matching could not be tried yet. UNMATCHED: tried, no exam, or an exam of somebody else. TECHNICAL: of no patient."""

    PENDING = "pending"
    MATCHED = "matched"
    UNMATCHED = "unmatched"
    TECHNICAL = "technical"


NEEDS_NOBODY = (MatchState.MATCHED, MatchState.TECHNICAL)


@dataclass(frozen=True)
class StudyIdentity:
    study_uid: str
    accession: str
    patient_id: str
    issuer: str = ""


@dataclass(frozen=True)
class Candidate:
    """An exam that might own the study; `patient_ids` are all identifiers of its patient."""

    exam_id: int
    accession: str
    patient_ids: frozenset[str]


@dataclass(frozen=True)
class Match:
    exam_id: int | None
    how: str = ""
    reason: Reason | None = None
    suspect_exam_id: int | None = None  # the exam whose patient differs


def match_study(study: StudyIdentity, by_uid: Candidate | None, by_accession: Candidate | None) -> Match:
    candidate, how = (by_uid, "study_uid") if by_uid else (by_accession, "accession")
    if candidate is None:
        params = {"accession": study.accession or "–", "patient_id": study.patient_id or "–"}
        return Match(None, reason=Reason("imaging.no_exam_found", params, "warning"))
    if not study.patient_id:
        return Match(
            None,
            reason=Reason("imaging.patient_id_missing", {"accession": candidate.accession}, "warning"),
            suspect_exam_id=candidate.exam_id,
        )
    if study.patient_id not in candidate.patient_ids:
        params = {"accession": candidate.accession, "patient_id": study.patient_id}
        return Match(None, reason=Reason("imaging.patient_differs", params, "error"), suspect_exam_id=candidate.exam_id)
    return Match(candidate.exam_id, how)


def find_technical(kinds: Iterable[Mapping[str, str]], patient_id: str) -> str:
    """The code of the first kind whose pattern the patient ID fits: phantoms and test images have no exam; "" for a patient's."""
    return next((kind["code"] for kind in kinds if re.search(kind["patient_id"], patient_id, re.IGNORECASE)), "")
