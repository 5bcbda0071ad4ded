"""What a department's signed reports teach the spell model, sentence by sentence, and what a person has to say first.

A sentence that the untaught model doubts teaches nothing: a slip that is made often would turn into a word. Its doubtful stretch is
counted instead, and one that many reports hold is a question. Names, dates and long numbers are blacked out before anything is kept.
"""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from apps.qc.engine.confusions import find_confusions
from apps.qc.engine.lexicon_overlay import LexiconOverlay
from apps.qc.engine.report_history import MOST_TIMES, ReportHistory
from apps.qc.engine.report_reading import is_own_word
from apps.qc.engine.second_reading import mask_identifiers
from apps.qc.engine.spelling import Slip, find_slips
from apps.qc.engine.text import cut_sentences, fold

AROUND = 2  # characters beside a Chinese slip that make a stretch a person can judge


@dataclass(frozen=True)
class SignedText:
    """A signed report; `secrets` are the patient's name and numbers."""

    lang: str
    findings: str
    impression: str
    secrets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """A stretch that the untaught model takes for a slip, and in how many reports it stands."""

    lang: str
    word: str
    sentence: str
    n_reports: int


@dataclass
class Learning:
    """Sentences by language with how often each counts, those set aside, and the stretches they were set aside for."""

    sentences: dict[str, dict[str, int]] = field(default_factory=dict)
    aside: dict[str, set[str]] = field(default_factory=dict)
    doubts: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    n_reports: int = 0
    n_unread: int = 0

    def to_history(self) -> ReportHistory:
        """What it adds up to, not yet tried."""
        return ReportHistory(self.sentences, self.n_reports)

    def list_questions(self, least: int) -> list[Question]:
        """The most frequent first."""
        found = [Question(*key, *told) for key, told in self.doubts.items() if told[1] >= least]
        return sorted(found, key=lambda question: (-question.n_reports, question.lang, question.word))


def learn_signed(
    reports: Iterable[SignedText],
    overlay: LexiconOverlay,
    *,
    known: ReportHistory,
    has_time: Callable[[], bool] = lambda: True,
) -> Learning:
    """Everything the reports teach. Sentences of `known` were read before; without time new ones wait for the next run."""
    learning, seen, words = Learning(), set(), {lang: overlay.list_words(lang) for lang in ("zh", "en")}
    pairs = {lang: overlay.list_confusions(lang) for lang in words}
    doubts_of: dict[tuple[str, str], list[str]] = {}
    for report in reports:
        if (key := (report.findings, report.impression)) in seen:
            continue
        seen.add(key)
        lang = "en" if report.lang == "en" else "zh"
        doubted: dict[str, str] = {}
        for sentence in _cut(report, lang):
            if any(find_confusions(sentence, pairs[lang], lang)):
                learning.aside.setdefault(lang, set()).add(sentence)  # a person has said what it is: no question
                continue
            if (lang, sentence) not in doubts_of:
                if sentence in known.get(lang):
                    doubts_of[lang, sentence] = []
                elif has_time():
                    doubts_of[lang, sentence] = list(_list_doubts(sentence, lang, words[lang]))
                else:
                    learning.n_unread += 1
                    continue
            if doubts := doubts_of[lang, sentence]:
                learning.aside.setdefault(lang, set()).add(sentence)
                doubted |= dict.fromkeys(doubts, sentence)
                continue
            counts = learning.sentences.setdefault(lang, {})
            counts[sentence] = min(MOST_TIMES, counts.get(sentence, 0) + 1)
        for doubt, sentence in doubted.items():
            first, n = learning.doubts.get((lang, doubt), (sentence, 0))
            learning.doubts[lang, doubt] = (first, n + 1)
    learning.n_reports = len(seen)
    return learning


def _cut(report: SignedText, lang: str) -> Iterator[str]:
    for text in (report.findings, report.impression):
        folded = fold(mask_identifiers(text, report.secrets))
        for span in cut_sentences(folded, lang):
            if sentence := folded[span.start : span.end].strip():
                yield sentence


def _list_doubts(sentence: str, lang: str, words: frozenset[str]) -> Iterator[str]:
    for slip in find_slips(sentence, sentence, lang):
        if not is_own_word(sentence, slip, words):
            yield _show(sentence, slip, lang)


def _show(sentence: str, slip: Slip, lang: str) -> str:
    if lang == "en":
        return sentence[slip.start : slip.end].strip()
    start, end = slip.start, slip.end
    while start > max(0, slip.start - AROUND) and _is_han(sentence[start - 1]):
        start -= 1
    while end < min(len(sentence), slip.end + AROUND) and _is_han(sentence[end]):
        end += 1
    return sentence[start:end]


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def pack_history(history: ReportHistory) -> bytes:
    """The same teaching always gives the same bytes."""
    data = {
        "sentences": history.sentences,
        "n_reports": history.n_reports,
        "trusted": sorted(history.trusted),
    }
    return zlib.compress(json.dumps(data, ensure_ascii=False, sort_keys=True).encode())


def unpack_history(data: bytes, *, number: int) -> ReportHistory:
    """What was packed, as the spell model takes it."""
    facts = json.loads(zlib.decompress(data))
    return ReportHistory(facts["sentences"], facts["n_reports"], number, frozenset(facts.get("trusted", ())))
