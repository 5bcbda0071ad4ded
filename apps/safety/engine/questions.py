"""What the answers on the screening form demand."""

from collections.abc import Iterator

from apps.safety.engine.facts import AnswerValue, Finding, Rules, SafetyCase, Stage, Verdict, find
from apps.safety.engine.forms import list_asked

CODES = {
    AnswerValue.YES: "safety.answered_yes",
    AnswerValue.NO: "safety.answered_no",
    AnswerValue.UNSURE: "safety.answered_unsure",
    AnswerValue.UNANSWERED: "safety.unanswered",
}


def judge_answers(case: SafetyCase, *, stage: Stage) -> Iterator[Finding]:
    """One finding for each answer that is not plainly clear; questions of the scan room wait until the scan."""
    if case.form is None:
        return
    rules = Rules({}, case.form.label)
    for item in list_asked(case.form, sex=case.sex, age_years=case.age_years, answers=case.answers):
        value = case.answer(item.code)
        if value == AnswerValue.UNANSWERED and item.stage == Stage.SCAN and stage == Stage.BOOKING:
            continue
        effect = item.effects[str(value)]
        if effect == "clear":
            continue
        answer = case.answers.get(item.code)
        yield find(
            Verdict.CLEAR if effect == "note" else effect,
            CODES[value],
            rules,
            key=f"{item.code}:{value}",
            can_accept=item.can_accept,
            item=item.code,
            name=dict(item.name),
            detail=answer.detail if answer else "",
        )
