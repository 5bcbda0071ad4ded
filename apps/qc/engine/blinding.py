"""What on other screens tells a reviewer who is behind a masked case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

REPORT_OPENED, STUDY_OPENED = "report.opened", "study.opened"
ACTIONS = (REPORT_OPENED, STUDY_OPENED)


@dataclass(frozen=True)
class Act:
    """One entry of the audit trail: what was opened, and which earlier reports stood beside it."""

    action: str
    obj: str
    at: datetime
    priors: tuple[int, ...] = ()


@dataclass(frozen=True)
class Disclosure:
    """`how`: report (with its author's name), prior (the text under the patient's name) or images."""

    how: str
    at: datetime


def find_disclosure(acts: Iterable[Act], *, report_id: int | None, study_ids: Iterable[int]) -> Disclosure | None:
    """The most telling act, a report before a prior before images; of several alike the first."""
    studies = {f"study:{study_id}" for study_id in study_ids}
    found: dict[str, Disclosure] = {}
    for act in acts:
        how = _tell(act, report_id, studies)
        if how:
            found.setdefault(how, Disclosure(how, act.at))
    return next((found[how] for how in ("report", "prior", "images") if how in found), None)


def _tell(act: Act, report_id: int | None, studies: set[str]) -> str:
    if act.action == STUDY_OPENED:
        return "images" if act.obj in studies else ""
    if act.action != REPORT_OPENED or report_id is None:
        return ""
    if act.obj == f"report:{report_id}":
        return "report"
    return "prior" if report_id in act.priors else ""
