"""The spell model learns from the department's own signed reports; what it doubts and many reports say, a person is asked."""

import time
from collections import Counter
from datetime import timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.files import store_file
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, NotFound
from apps.common.policy import get_policy
from apps.qc.engine.history_trial import count_shapes, hold_trial
from apps.qc.engine.report_learning import Learning, SignedText, learn_signed, pack_history
from apps.qc.models import Case, LexiconEntry, SpellLearning, Subject, WordQuestion
from apps.qc.services.lessons import draft_from_question
from apps.qc.services.lexicon import save_entry
from apps.qc.services.report_standing import forget_standing, get_standing, read_learning

FAULTY = ("defect", "fail")


def learn_reports() -> SpellLearning | None:
    """Beat: learns when reports or terms came since the last time; None when there is nothing new or too little."""
    policy, last = get_policy("qc.spelling").payload, SpellLearning.objects.order_by("-id").first()
    now, began = clock.now(), time.monotonic()
    edge = now - timedelta(hours=policy["settled_h"])
    if not _is_due(last, policy["settled_h"]):
        return None
    texts = _list_texts(edge, most=policy["most_reports"])
    if len(texts) < policy["least_reports"]:
        return None
    learning = learn_signed(
        texts,
        get_standing().overlay,
        known=read_learning(last),
        has_time=lambda: time.monotonic() - began < policy["most_s"],
    )
    history = hold_trial(learning.to_history())
    row = SpellLearning.objects.create(
        sha256=store_file(pack_history(history), media_type="application/zlib", name="spelling.zlib").sha256,
        n_reports=learning.n_reports,
        n_sentences=count_shapes(history),
        trusted=sorted(history.trusted),
        n_aside=sum(map(len, learning.aside.values())),
        n_unread=learning.n_unread,
        took_s=round(time.monotonic() - began, 1),
        at=now,
    )
    _ask(learning, least=policy["ask_from"])
    forget_standing()
    return row


def _is_due(last: SpellLearning | None, settled_h: int) -> bool:
    """Whether a report settled since the last learning, a term changed, or sentences were left over."""
    if last is None or last.n_unread:
        return True
    since = last.at - timedelta(hours=settled_h)
    new = Subject.objects.filter(
        kind="report", closed_at__gt=since, closed_at__lte=clock.now() - timedelta(hours=settled_h)
    )
    return new.exists() or LexiconEntry.objects.filter(changed_at__gt=last.at).exists()


def _list_texts(edge, *, most: int) -> list[SignedText]:
    """The newest settled reports that were neither signed again nor found at fault, one text a report."""
    rows = Subject.objects.filter(kind="report", closed_at__lte=edge).order_by("-closed_at", "-id")
    refs = list(rows.values_list("id", "ref"))
    times = Counter(Subject.objects.filter(kind="report").values_list("ref", flat=True).iterator())
    by_report = Counter(ref.partition("@")[0] for ref in times)
    faulty = set(
        Case.objects.filter(grade__in=FAULTY, kind="report", closed_at__isnull=False).values_list(
            "subject_id", flat=True
        )
    )
    ids = [id_ for id_, ref in refs if by_report[ref.partition("@")[0]] == 1 and id_ not in faulty][:most]
    names = (
        "content__lang",
        "content__findings",
        "content__impression",
        "identity__patient_name",
        "identity__accession",
    )
    found = Subject.objects.filter(pk__in=ids).order_by("id")
    return [
        SignedText(lang or "zh", findings or "", impression or "", (name or "", accession or "", *(name or "").split()))
        for lang, findings, impression, name, accession in found.values_list(*names)
    ]


def _ask(learning: Learning, *, least: int) -> None:
    """Questions that stand are counted anew; one that was answered is not asked again."""
    for question in learning.list_questions(least):
        row, made = WordQuestion.objects.get_or_create(
            lang=question.lang,
            word=question.word[:60],
            defaults={
                "sentence": question.sentence[:200],
                "n_reports": question.n_reports,
                "first_at": clock.now(),
            },
        )
        if not made and not row.verdict and row.n_reports != question.n_reports:
            row.n_reports = question.n_reports
            row.save(update_fields=["n_reports"])


def answer_word(question_id: int, *, verdict: str, term: str = "", actor: Actor) -> WordQuestion:
    """A word enters the lexicon (as `term`, when the stretch is not cut well); a slip goes on being alerted, and with `term` (or what the speller proposes) it is the draft of a pair. Raises NotFound, Conflict, Invalid."""
    with transaction.atomic():
        row = WordQuestion.objects.select_for_update().filter(pk=question_id).first()
        if row is None:
            raise NotFound("qc.word_question_missing", question=question_id)
        if row.verdict:
            raise Conflict(current={"verdict": row.verdict, "by": row.judged_by_name})
        row.verdict, row.judged_by_id, row.judged_by_name, row.judged_at = verdict, actor.id, actor.name, clock.now()
        row.save()
        if verdict == WordQuestion.Verdict.WORD:
            save_entry(lang=row.lang, kind="word", term=term.strip() or row.word, actor=actor)
        else:
            draft_from_question(row, term if term.strip() != row.word else "", actor)
        record(
            actor,
            "qc.word_judged",
            obj=f"word_question:{row.id}",
            detail={"lang": row.lang, "word": row.word, "verdict": verdict, "term": term.strip()},
        )
    return row
