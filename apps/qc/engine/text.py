"""Plain-text plumbing of the report checks: folding and sentence cutting that never move an offset."""

import re
from dataclasses import dataclass

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_ZH_SENTENCE = re.compile(r"[。;!?\r\n]|(?<!\d)\.(?=\s|$)|(?<=\s)\d{1,2}[.、](?=\D)")
_EN_SENTENCE = re.compile(r"[;!?\r\n。]|(?<!\d)\.(?=\s|$)|(?<=\d)\.(?=\s+[a-z])|\.$")
_ZH_CLAUSE = re.compile(r"[,:]")
_EN_CLAUSE = re.compile(
    r",\s*(?=(?:but|while|whereas|however|and there|with)\b)|:\s(?!\s*(?:none|nil|no|not (?:seen|present|identified)|absent|negative|denied)\s*(?:[.;,\n]|$))|\bbut\b|\bwhereas\b|\bhowever\b"
)


@dataclass(frozen=True)
class Span:
    """A half-open stretch of a text, in code points."""

    start: int
    end: int


def fold(text: str) -> str:
    """Half-width lower case, one character for one character, so that offsets stay true."""
    narrow = text.translate(_WIDE)
    lowered = narrow.lower()
    if len(lowered) == len(narrow):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in narrow)


def _cut(text: str, pattern: re.Pattern, start: int, end: int) -> list[Span]:
    spans, left = [], start
    for match in pattern.finditer(text, start, end):
        if match.start() > left:
            spans.append(Span(left, match.start()))
        left = match.end()
    if left < end:
        spans.append(Span(left, end))
    return [span for span in spans if text[span.start : span.end].strip()]


def cut_sentences(folded: str, lang: str) -> list[Span]:
    """Sentences of a folded text, separators left out."""
    return _cut(folded, _EN_SENTENCE if lang == "en" else _ZH_SENTENCE, 0, len(folded))


def cut_clauses(folded: str, sentence: Span, lang: str) -> list[Span]:
    """Clauses of one sentence; an enumeration comma (、) never cuts."""
    return _cut(folded, _EN_CLAUSE if lang == "en" else _ZH_CLAUSE, sentence.start, sentence.end)


def detect_language(text: str, default: str = "zh") -> str:
    """ "zh" or "en" by the script of most letters (a Chinese character counts as two Latin letters); `default` when there are too few."""
    chinese = 2 * sum("\u4e00" <= char <= "\u9fff" for char in text)
    latin = sum("a" <= char <= "z" for char in text.lower())
    if chinese + latin < 8:
        return default
    return "zh" if chinese >= latin else "en"
