"""What the checks say of lessons now, and the examples that rules keep."""

from collections.abc import Collection
from dataclasses import replace

from apps.qc.engine.checking import check_under
from apps.qc.engine.lessons import list_rules_at
from apps.qc.engine.lines import parse_report
from apps.qc.engine.rule_data import DataRule, find_all
from apps.qc.models import Lesson
from apps.qc.selectors.lessons import Sites, list_lessons
from apps.qc.services.report_standing import get_standing


def list_heard(lesson: Lesson, *, silent: Collection[str] = ()) -> list[str]:
    """Codes of the rules that alert the stretch as the department checks now; drafts among `silent` are run too."""
    standing = get_standing()
    status = {**standing.status, **dict.fromkeys(silent, "shadow")}
    checked = check_under(parse_report(lesson.facts), replace(standing, status=status), stage="audit")
    return list_rules_at([*checked.findings, *checked.shadow], lesson.section, lesson.start, lesson.end)


def is_obeyed(lesson: Lesson, rule: str) -> bool:
    """Whether the rule alerts what it should, or leaves alone what it should, whatever its status."""
    return (rule in list_heard(lesson, silent=[rule])) is (lesson.kind == Lesson.Kind.FIRE)


def list_kept(rule: str, *, sites: Sites = None) -> list[Lesson]:
    """The examples that a rule keeps, newest first; each knows whether it is obeyed now."""
    rows = list(list_lessons(state=Lesson.State.PROMOTED, sites=sites).filter(rule=rule).exclude(kind="pair")[:20])
    for row in rows:
        row.obeyed = is_obeyed(row, rule)
    return rows


def find_broken(rule: DataRule) -> list[int]:
    """Kept examples that a new definition of a rule would no longer obey, by number of the lesson."""
    rows = Lesson.objects.filter(rule=rule.facts.code, state=Lesson.State.PROMOTED).exclude(kind="pair")
    broken = []
    for row in rows.order_by("id"):
        heard = list_rules_at(find_all(rule, row.facts), row.section, row.start, row.end)
        if bool(heard) is not (row.kind == Lesson.Kind.FIRE):
            broken.append(row.id)
    return broken
