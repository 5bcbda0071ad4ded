"""Whether a report came to a finding: the numerator of the positive rate. Pure; read from the impression alone."""

import re
from collections.abc import Iterator

from apps.qc.engine.facts import ABSENT, SectionReading
from apps.qc.engine.report import ReportSnapshot
from apps.qc.engine.report_reading import is_claim, read_report

_NORMAL = re.compile(
    r"未见(?:明显|明确|确切|显著)?(?:的)?异常|正常(?:[。；，.;,]|$)"
    r"|\b(?:unremarkable|normal)\b|\bno\s+(?:\w+\s+){0,3}abnormalit",
    re.IGNORECASE,
)
_COMMA = re.compile("，")
_WORD = re.compile(r"[a-z\u4e00-\u9fff]{2}", re.IGNORECASE)


def is_positive(snapshot: ReportSnapshot) -> bool | None:
    """Something is said to be there now, with certainty or without. Negative only when every part denies or says normal: a
    disease that the lexicon does not know, beside a denial, makes it unknown."""
    section = read_report(snapshot).impression
    if any(is_claim(fact) for fact in section.facts):
        return True
    denied = [fact.finding[0] for fact in section.facts if fact.polarity == ABSENT]
    said = [span for span in _cut(section) if _WORD.search(section.folded, *span)]
    if said and all(
        _NORMAL.search(section.folded, *span) or any(span[0] <= at < span[1] for at in denied) for span in said
    ):
        return False
    return None


def _cut(section: SectionReading) -> Iterator[tuple[int, int]]:
    """Sentences, and between full-width commas: those do not part what one denial lists."""
    for sentence in section.sentences:
        at = sentence.start
        for comma in _COMMA.finditer(section.text, sentence.start, sentence.end):
            yield at, comma.start()
            at = comma.end()
        yield at, sentence.end
