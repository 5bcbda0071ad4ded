"""Confirmed errors and false alarms become drafts by themselves; a person makes examples, rules and pairs of them, or drops them."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.qc.engine.checking import find_built_in
from apps.qc.engine.confusions import find_pair_fault
from apps.qc.engine.lessons import PAIRED, Draft, Mark, make_definition, make_draft
from apps.qc.engine.report import ReportSnapshot
from apps.qc.engine.spelling import find_slips
from apps.qc.engine.text import detect_language, fold
from apps.qc.models import Case, Lesson, ReportAlert, ReportRule, Review, SecondReading, Subject, WordQuestion
from apps.qc.services.lesson_checks import is_obeyed
from apps.qc.services.lexicon import save_entry
from apps.qc.services.report_rules import save_rule
from apps.qc.services.subject_snapshots import make_subject_snapshot

Kind, Source, State = Lesson.Kind, Lesson.Source, Lesson.State


def draft_from_case(case: Case, deciding: Review) -> None:
    """When a case is settled: the marks of those whose judgement counts. What an earlier round had drafted and nobody promoted goes."""
    counting = [deciding] if deciding.is_arbiter else [r for r in case.reviews.all() if r.grade == case.grade]
    now = clock.now()
    Lesson.objects.filter(source=Source.REVIEW, case_id=case.id, state=State.DRAFT).exclude(
        source_id__in=[review.id for review in counting]
    ).update(state=State.DROPPED, decided_at=now)
    for review in counting:
        marks = [Mark(**mark) for mark in review.marks]
        who = Actor(kind="person", id=review.reviewer_id, name=review.reviewer_name)
        _draft(case.subject, marks, Source.REVIEW, review.id, actor=who, case=case)


def draft_from_second_reading(row: SecondReading, actor: Actor) -> None:
    """When a person says that the second reader was right. A fault told in both sections is marked in the impression."""
    texts, marks = row.subject.content, []
    for told in row.findings:
        section = "impression" if told["quote_impression"] else "findings"
        quote = told[f"quote_{section}"]
        start = texts.get(section, "").find(quote)
        if start >= 0 and quote:
            marks.append(Mark(section, start, start + min(len(quote), 200), told["category"]))
    _draft(row.subject, marks, Source.SECOND_READING, row.id, actor=actor)


def draft_from_question(row: WordQuestion, right: str, actor: Actor) -> None:
    """When a person says that a frequent stretch is a slip: a pair with what was meant, as told or as the speller would have it."""
    start = row.sentence.find(row.word)
    if start < 0:
        return
    mark = Mark("findings", start, start + len(row.word), "typo", right.strip() or _propose(row, start))
    if mark.right:
        draft = make_draft(ReportSnapshot(findings=row.sentence, impression="", lang=row.lang), mark, ())
        _keep(draft, Kind.PAIR, "typo", Source.WORD_QUESTION, row.id, actor=actor)


def _propose(row: WordQuestion, start: int) -> str:
    end = start + len(row.word)
    for slip in find_slips(row.sentence, fold(row.sentence), row.lang):
        if start <= slip.start and slip.end <= end and (slip.suggestion or slip.kind == "char_extra"):
            return row.sentence[start : slip.start] + slip.suggestion + row.sentence[slip.end : end]
    return ""


def draft_from_dispute(alert_id: int, *, actor: Actor) -> Lesson:
    """When a person of quality control agrees that a disputed alert was a false alarm. Raises NotFound, Conflict."""
    with transaction.atomic():
        alert = ReportAlert.objects.select_for_update().filter(pk=alert_id).first()
        if alert is None or alert.outcome != ReportAlert.Outcome.DISPUTED or not alert.sentence:
            raise NotFound("qc.alert_missing", alert=alert_id)
        lang = detect_language(alert.sentence)
        facts = {"lang": lang, "findings": alert.sentence, "impression": ""}
        draft = Draft(facts, "findings", 0, len(alert.sentence), alert.sentence, "")
        row = _keep(
            draft, Kind.QUIET, alert.category, Source.DISPUTE, alert.id, actor=actor, rule=alert.rule, site_id=alert.site_id
        )  # fmt: skip
        if row is None:
            raise Conflict(current={"alert": alert_id})
    return row


def _draft(
    subject: Subject | None,
    marks: Sequence[Mark],
    source: str,
    source_id: int,
    *,
    actor: Actor,
    case: Case | None = None,
) -> None:
    if subject is None or not marks:
        return
    identity = getattr(subject, "identity", None)
    people = [person.get("name", "") for person in identity.responsible] if identity else []
    name, accession = (identity.patient_name, identity.accession) if identity else ("", "")
    secrets = [name, accession, *name.split(), *people]
    snapshot = make_subject_snapshot(subject)
    for number, mark in enumerate(marks):
        draft = make_draft(snapshot, mark, secrets)
        facts: dict[str, Any] = {"actor": actor, "number": number, "case": case, "site_id": subject.site_id}
        _keep(draft, Kind.FIRE, mark.category, source, source_id, **facts)
        if mark.category in PAIRED and not find_pair_fault(snapshot.lang, draft.wrong, draft.right):
            _keep(draft, Kind.PAIR, mark.category, source, source_id, **facts)


def _keep(
    draft: Draft, kind: str, category: str, source: str, source_id: int, *, actor: Actor, number: int = 0,
    rule: str = "", case: Case | None = None, site_id: int | None = None,
) -> Lesson | None:  # fmt: skip
    """None when it was drafted before."""
    row, made = Lesson.objects.get_or_create(
        source=source, source_id=source_id, number=number, kind=kind,
        defaults={
            "lang": draft.facts["lang"], "category": category, "facts": draft.facts, "section": draft.section,
            "start": draft.start, "end": draft.end, "wrong": draft.wrong[:400], "right": draft.right[:400], "rule": rule,
            "case_id": case.id if case else None, "site_id": site_id,
            "confirmed_by_id": actor.id, "confirmed_by_name": actor.name, "confirmed_at": clock.now(),
        },
    )  # fmt: skip
    if not made:
        return None
    record(actor, "qc.lesson_drafted", obj=f"lesson:{row.id}", detail={"kind": kind, "source": source})
    return row


def keep_example(lesson_id: int, *, rule: str, reason: str, actor: Actor) -> Lesson:
    """An example of a rule from now on. One of the department's own rules has to obey it; of a built-in rule it may be a known gap."""
    with transaction.atomic():
        row = _lock_draft(lesson_id, (Kind.FIRE, Kind.QUIET), reason)
        if not find_built_in(rule):
            if not ReportRule.objects.filter(code=rule).exclude(definition=None).exists():
                raise NotFound("qc.rule_missing", code=rule)
            if not is_obeyed(row, rule):
                raise Refused("qc.lesson_not_obeyed", code=rule)
        _promote(row, rule, reason, actor)
    return row


def make_rule(lesson_id: int, *, code: str, reason: str, actor: Actor) -> Lesson:
    """A draft rule that fires on the fault and is quiet on its correction; its life is that of every rule. Raises Invalid, Conflict."""
    with transaction.atomic():
        row = _lock_draft(lesson_id, (Kind.FIRE,), reason)
        draft = Draft(row.facts, row.section, row.start, row.end, row.wrong, row.right)
        source = f"{row.source} {row.source_id}, {row.confirmed_by_name}"
        save_rule(code, make_definition(draft, row.category, source=source), reason=reason, actor=actor)
        _promote(row, code, reason, actor)
    return row


def teach_pair(lesson_id: int, *, reason: str, actor: Actor) -> Lesson:
    """The pair enters the lexicon, where it can be taken back. Raises Invalid when it is no pair."""
    with transaction.atomic():
        row = _lock_draft(lesson_id, (Kind.PAIR,), reason)
        save_entry(lang=row.lang, kind="confusion", term=row.wrong, meaning=row.right, actor=actor)
        _promote(row, "", reason, actor)
    return row


def drop_lesson(lesson_id: int, *, reason: str, actor: Actor) -> Lesson:
    """Nothing is to be learned from it."""
    with transaction.atomic():
        row = _lock_draft(lesson_id, tuple(Kind), reason)
        _decide(row, State.DROPPED, reason, actor)
        record(actor, "qc.lesson_dropped", obj=f"lesson:{row.id}", detail={"reason": row.reason})
    return row


def _lock_draft(lesson_id: int, kinds: Sequence[str], reason: str) -> Lesson:
    """Raises NotFound, Conflict (decided before), Refused (of another kind), Invalid (no reason)."""
    if not reason.strip():
        raise Invalid({"reason": Reason("qc.reason_needed", severity="error")})
    row = Lesson.objects.select_for_update(of=("self",)).filter(pk=lesson_id).first()
    if row is None:
        raise NotFound("qc.lesson_missing", lesson=lesson_id)
    if row.state != State.DRAFT:
        raise Conflict(current={"state": row.state, "by": row.decided_by_name})
    if row.kind not in kinds:
        raise Refused("qc.lesson_kind")
    return row


def _promote(row: Lesson, rule: str, reason: str, actor: Actor) -> None:
    row.rule = rule
    _decide(row, State.PROMOTED, reason, actor)
    record(actor, "qc.lesson_promoted", obj=f"lesson:{row.id}", detail={"rule": rule, "reason": row.reason})


def _decide(row: Lesson, state: str, reason: str, actor: Actor) -> None:
    row.state, row.reason, row.decided_at = state, reason.strip(), clock.now()
    row.decided_by_id, row.decided_by_name = actor.id, actor.name
    row.save()
