"""Whether a reviewer is blind: nobody is kept from a patient's record, but what they opened there is said with their review."""

from apps.common.audit import list_acts
from apps.qc.engine.blinding import ACTIONS, Act, Disclosure, find_disclosure
from apps.qc.models import Case, Subject
from apps.qc.services.pictures import list_study_ids


def find_disclosure_of(case: Case, reviewer_id: str) -> Disclosure | None:
    """How the reviewer saw, on another screen, who is behind the case; None while they are blind."""
    subject = case.subject
    if subject is None or subject.identity.patient_id is None:
        return None
    entries = list_acts(reviewer_id, patient_id=subject.identity.patient_id, actions=ACTIONS)
    acts = [Act(e.action, e.obj, e.at, tuple(e.detail.get("priors", ()))) for e in entries]
    return find_disclosure(acts, report_id=read_report_id(subject), study_ids=list_study_ids(subject))


def read_report_id(subject: Subject) -> int | None:
    """The report behind "report:7@1"; None for images."""
    kind, _, rest = subject.ref.partition(":")
    return int(rest.split("@")[0]) if kind == "report" else None
