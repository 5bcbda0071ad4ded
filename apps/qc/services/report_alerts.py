"""What became of alerts: shown to an author, fixed, ignored, disputed, overridden at the signature or left standing."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.qc.engine.checking import Checked
from apps.qc.engine.report import SECTIONS, Finding, ReportSnapshot
from apps.qc.engine.text import cut_sentences, fold
from apps.qc.models import ReportAlert

Outcome = ReportAlert.Outcome
ANSWERS = (Outcome.FIXED, Outcome.IGNORED, Outcome.IGNORED_FOR_AUTHOR, Outcome.DISPUTED)
_HIDES = (Outcome.IGNORED, Outcome.DISPUTED)
MOST_KEPT = 200


def watch_alerts(
    checked: Checked, snapshot: ReportSnapshot, *, report_id: int, site_id: int, author_id: str
) -> list[Finding]:
    """Keeps what the author is shown for the first time, and leaves out what was ignored. Blocking alerts cannot be ignored away."""
    sign = _Signer(snapshot)
    told, trial = [[sign(finding) for finding in found] for found in (checked.findings, checked.shadow)]
    known = dict(ReportAlert.objects.filter(report_id=report_id).values_list("key", "outcome"))
    words = [f.words_key for f in told if not f.finding.blocking]
    muted = set(
        ReportAlert.objects.filter(
            author_id=author_id, words_key__in=words, outcome=Outcome.IGNORED_FOR_AUTHOR
        ).values_list("words_key", flat=True)
    )
    heard = [f for f in told if f.finding.blocking or (known.get(f.key) not in _HIDES and f.words_key not in muted)]
    fresh = {f.key: (f, False) for f in heard if f.key not in known} | {
        f.key: (f, True) for f in trial if f.key not in known
    }
    if fresh:
        now = clock.now()
        ReportAlert.objects.bulk_create(
            [
                _make_row(f, is_shadow, report_id, site_id, author_id, now)
                for f, is_shadow in list(fresh.values())[:MOST_KEPT]
            ],
            ignore_conflicts=True,
        )
    return [replace(f.finding, key=f.key) for f in heard]


class _Signed:
    """A finding with the digests that tell it again after other sentences changed."""

    def __init__(self, finding: Finding, sentence: str, words: str) -> None:
        self.finding, self.sentence = finding, sentence
        self.key = _digest(finding.rule, finding.section, words, sentence)
        self.words_key = _digest(finding.rule, words)


class _Signer:
    """Signs the findings of one text; each section is folded and cut once."""

    def __init__(self, snapshot: ReportSnapshot) -> None:
        self.folded = {name: fold(snapshot.section(name)) for name in SECTIONS}
        self.sentences = {name: list(cut_sentences(text, snapshot.lang)) for name, text in self.folded.items()}

    def __call__(self, finding: Finding) -> _Signed:
        folded, sentences = self.folded[finding.section], self.sentences[finding.section]
        span = next((s for s in sentences if s.start <= finding.start < s.end), None)
        sentence = folded[span.start : span.end].strip() if span else ""
        return _Signed(finding, sentence, folded[finding.start : finding.end])


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _make_row(signed: _Signed, is_shadow: bool, report_id: int, site_id: int, author_id: str, now) -> ReportAlert:
    finding = signed.finding
    return ReportAlert(
        report_id=report_id,
        site_id=site_id,
        key=signed.key,
        words_key=signed.words_key,
        rule=finding.rule,
        rule_version=finding.rule_version,
        category=finding.category,
        severity=finding.severity,
        is_blocking=finding.blocking,
        is_shadow=is_shadow,
        sentence=signed.sentence[:200],
        author_id=author_id,
        first_at=now,
    )


def answer_alert(
    report_id: int, key: str, *, outcome: str, by_autofix: bool = False, reason: str = "", actor: Actor
) -> ReportAlert:
    """What the author made of an alert. Raises NotFound, Invalid (a dispute without a reason), Conflict (settled at the signature)."""
    if outcome == Outcome.DISPUTED and not reason.strip():
        raise Invalid({"reason": Reason("qc.reason_needed", severity="error")})
    with transaction.atomic():
        row = ReportAlert.objects.select_for_update().filter(report_id=report_id, key=key, is_shadow=False).first()
        if row is None:
            raise NotFound("qc.alert_missing", alert=key[:8])
        if row.outcome in (Outcome.OVERRIDDEN, Outcome.LEFT):
            raise Conflict(current={"outcome": row.outcome})
        row.outcome, row.by_autofix = outcome, by_autofix and outcome == Outcome.FIXED
        row.reason, row.settled_at, row.settled_by_id = reason.strip(), clock.now(), actor.id
        row.save()
        if outcome != Outcome.FIXED:
            detail = {"rule": row.rule, "outcome": outcome, "reason": row.reason}
            record(actor, "qc.alert_answered", obj=f"report:{report_id}", detail=detail)
    return row


def settle_alerts(
    report_id: int, findings: Iterable[Finding], snapshot: ReportSnapshot, *, reason: str, actor: Actor
) -> None:
    """At the signature: what is gone was fixed by hand, what blocked was overridden with a reason, what still stands was left."""
    sign, now = _Signer(snapshot), clock.now()
    standing = {sign(finding).key: finding for finding in findings}
    rows = (
        ReportAlert.objects.select_for_update().filter(report_id=report_id, is_shadow=False, outcome="").order_by("id")
    )
    for row in rows:
        finding = standing.get(row.key)
        if finding is None:
            row.outcome = Outcome.FIXED
        else:
            row.outcome = Outcome.OVERRIDDEN if finding.blocking else Outcome.LEFT
            row.reason = reason[:500] if finding.blocking else ""
        row.settled_at, row.settled_by_id = now, actor.id
    ReportAlert.objects.bulk_update(rows, ["outcome", "reason", "settled_at", "settled_by_id"])
