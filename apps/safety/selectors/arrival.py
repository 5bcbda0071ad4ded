"""Consent and payment as the desk is told of them when the patient arrives, also where the site's rule lets the exam go on."""

from collections.abc import Sequence

from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.safety.engine.screening import judge_admission
from apps.safety.selectors.cases import load_cases
from apps.safety.selectors.rules import get_all_rules
from apps.workflow.public import ExamFacts


def list_open_papers(exams: Sequence[ExamFacts]) -> dict[int, list[Reason]]:
    """By exam; the number of queries does not depend on how many."""
    loaded = load_cases(exams, on=clock.now(), at_scan=True)
    return {
        exam.id: [row.reason for row in judge_admission(loaded[exam.id].case, get_all_rules(site_id=exam.site_id))]
        for exam in exams
    }
