"""A department's own signed reports, de-duplicated: what the spell model learns from. Without them it knows the phrase bank alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from apps.qc.engine.report import ReportSnapshot
from apps.qc.engine.text import cut_sentences, fold

MOST_TIMES = 3
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_SIDE = re.compile(r"[左右]|\b(?:left|right)\b")


@dataclass(frozen=True, eq=False)
class ReportHistory:
    """Distinct sentences by language with how often each counts; templates count a few times, never thousands.

    In a language that is not `trusted` (`history_trial`) a history only adds words and counts, and its guesses are hints.
    """

    sentences: dict[str, dict[str, int]] = field(default_factory=dict)
    n_reports: int = 0
    number: int = 0  # which learning it was, where learnings are kept
    trusted: frozenset[str] = frozenset()

    def get(self, lang: str) -> dict[str, int]:
        return self.sentences.get(lang, {})


def learn(reports: Iterable[ReportSnapshot]) -> ReportHistory:
    """History of signed reports; the same report twice teaches nothing."""
    sentences: dict[str, dict[str, int]] = {}
    seen: set[tuple[str, str]] = set()
    for report in reports:
        key = (report.findings, report.impression)
        if key in seen:
            continue
        seen.add(key)
        counts = sentences.setdefault(report.lang, {})
        for text in key:
            folded = fold(text)
            for span in cut_sentences(folded, report.lang):
                sentence = folded[span.start : span.end].strip()
                counts[sentence] = min(MOST_TIMES, counts.get(sentence, 0) + 1)
    return ReportHistory(sentences, len(seen))


def shape_of(sentence: str) -> str:
    """What a sentence has in common with itself in other figures and on the other side."""
    return _SIDE.sub("_", _FIGURE.sub("0", sentence))


NO_HISTORY = ReportHistory()
