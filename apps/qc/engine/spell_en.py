"""English slips: non-words by edit distance, real words and lost words by a word trigram and speech confusions."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from apps.qc.engine.english_forms import americanize, cut_affix, is_inflection, is_likely_slip, list_roots
from apps.qc.engine.language_pack import get_pack, load_pack
from apps.qc.engine.ngrams import EDGE, Ngrams
from apps.qc.engine.phrase_bank import list_phrases, load_counts
from apps.qc.engine.report_history import ReportHistory
from apps.qc.engine.spelling import Slip
from apps.qc.engine.text import fold

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?|[.;:!?\n]|[,()]")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_TITLE = re.compile(r"\b(?:drs?|mr|mrs|ms|prof|rn|np|pa|nurse|sister|by|with)\.? $")
# Below this a cold model only hints at another word than the one that stands there.
_SURE = 6.0
_FUNCTION = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "is",
        "are",
        "and",
        "to",
        "with",
        "for",
        "was",
        "on",
        "at",
        "no",
        "or",
        "by",
        "from",
        "as",
        "be",
        "there",
    ]
)


@cache
def _load_words() -> tuple[dict[str, float], dict[str, float]]:
    """General words with magnitudes, medical words with counts."""
    return load_counts("words_en.txt"), load_counts("medical_en.txt")


class EnglishSpeller:
    """Vocabulary and word trigrams from the pack, the phrase bank and a department's history."""

    def __init__(self, history: ReportHistory) -> None:
        self.general, medical = _load_words()
        data = load_pack("speech_en")
        own = history.get("en")
        self.is_warm = "en" in history.trusted
        self.grams = Ngrams()
        for text, count in [(fold(phrase), 1) for phrase in list_phrases("en")] + list(own.items()):
            for units in self._cut_units(text):
                self.grams.add(units, count)
        pack_words = {w.rstrip("*") for term in get_pack("en").terms for w in term.split() if not w.endswith("*")}
        extra = set(data["words"].split())
        seen = {w for w, n in self.grams.one.items() if w.isalpha() and n >= 1}
        learned = {w for w in seen if self.grams.one[w] >= 2 or w in self.general or not own}
        self.stems = {
            w.rstrip("*") for term in get_pack("en").terms for w in term.split() if w.endswith("*") and len(w) > 6
        }
        self.domain = sorted(w for w in pack_words | extra | learned | set(medical) if len(w) > 2)
        self.terms = frozenset(self.domain)
        self.known = self.terms | set(self.general) | extra
        self.confusions: dict[str, set[str]] = {}
        for group in data["confusions"]:
            for word in group.split():
                self.confusions.setdefault(word, set()).update(set(group.split()) - {word})
        self.lost = [
            (re.compile(pattern), word, gain)
            for table, gain in (("lost", _SURE), ("telegraphic", _SURE - 1))
            for pattern, word in data[table]
        ]
        self.extra = [re.compile(pattern) for pattern in data["extra"]]
        self.wrong = [(re.compile(pattern), word) for pattern, word in data["wrong"]]
        self.is_word = lru_cache(maxsize=65536)(self._is_word)
        self.mend = lru_cache(maxsize=8192)(self._mend)

    @staticmethod
    def _cut_units(text: str) -> Iterator[list[str]]:
        units: list[str] = []
        for match in _TOKEN.finditer(text):
            token = match.group()
            if token in ".;:!?\n":
                if units:
                    yield units
                units = []
            else:
                units.append("#" if token[0].isdigit() else token)
        if units:
            yield units

    def _is_word(self, word: str) -> bool:
        if len(word) > 40:
            return False
        if word in self.known or any(word.startswith(stem) and len(word) <= len(stem) + 6 for stem in self.stems):
            return True
        if any(root in self.known for root in list_roots(word)):
            return True
        rest, american = cut_affix(word), americanize(word)
        return bool(rest) and self._is_word(rest) or american != word and self._is_word(american)

    def _mend(self, word: str) -> tuple[str, int] | None:
        """The nearest domain word, else the nearest frequent general one."""
        limit = 1 if len(word) < 6 else 2
        near = process.extract(word, self.domain, scorer=OSA.distance, score_cutoff=limit, limit=5)
        if not near:
            frequent = _list_frequent()
            near = process.extract(word, frequent, scorer=OSA.distance, score_cutoff=1, limit=5)
        if not near:
            return None
        best = min(near, key=lambda row: (row[1], row[0][0] != word[0], -self.grams.one.get(row[0], 0.0), row[0]))
        return best[0], int(best[1])

    def find(self, text: str, folded: str) -> Iterator[Slip]:
        """Every slip, its kind's bar passed."""
        tokens = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(folded)]
        row: list[str] = []
        spans: list[tuple[int, int]] = []
        for token, start, end in [*tokens, (".", len(folded), len(folded))]:
            if token in ".;:!?\n":
                if row:
                    yield from self._check_row(text, folded, row, spans)
                row, spans = [], []
                continue
            row.append("#" if token[0].isdigit() else token)
            spans.append((start, end))
        for pattern, word, gain in self.lost:
            for match in pattern.finditer(folded):
                yield Slip("char_missing", match.start(), match.end(), word, gain)
        for pattern in self.extra:
            for match in pattern.finditer(folded):
                yield Slip("char_extra", match.start(), match.end(), "", 5.0)
        for pattern, word in self.wrong:
            for match in pattern.finditer(folded):
                yield Slip("typo", match.start(), match.end(), word, 6.0)

    def _check_row(self, text: str, folded: str, words: list[str], spans: list[tuple[int, int]]) -> Iterator[Slip]:
        one = self.grams.one
        known = [american if word not in one and (american := americanize(word)) in one else word for word in words]
        row = [EDGE, EDGE, *known, EDGE, EDGE]
        for n, word in enumerate(words):
            start, end = spans[n]
            if not word[0].isalpha():
                continue
            if n and word == words[n - 1] and folded[spans[n - 1][1] : start].isspace() and word not in ("had", "that"):
                yield Slip("char_extra", start, end, "", 20.0)
                continue
            if text[start].isupper() and _TITLE.search(folded, max(0, start - 8), start):
                continue
            if not self.is_word(word):
                yield from self._check_unknown(text, folded, word, start, end, n)
                continue
            if n and text[start].isupper() and not self.is_warm or text[start:end].isupper() and end - start > 1:
                continue  # a name or an abbreviation, which a cold model cannot judge
            yield from self._check_known(row, n, spans)

    def _check_unknown(self, text: str, folded: str, word: str, start: int, end: int, n: int) -> Iterator[Slip]:
        original = text[start:end]
        joined = folded[start - 1 : start] in tuple("-/@_'") if start else False
        if not 4 <= len(word) <= 40 or original.isupper() or any(c.isupper() for c in original[1:]):
            return
        if (
            (original[0].isupper() and n)
            or joined
            or folded[end : end + 1] in tuple("-/@_0123456789")
            or folded[max(0, start - 1) : start].isdigit()
        ):
            return
        mended = self.mend(word)
        if mended is None:
            return
        suggestion, distance = mended
        if distance == 2 and (
            len(word) < 8 or suggestion[0] != word[0] or suggestion not in self.grams.one and len(word) < 10
        ):
            return
        yield Slip(
            "typo",
            start,
            end,
            suggestion.capitalize() if original[0].isupper() else suggestion,
            12.0 - distance,
            mild=suggestion not in self.terms
            or not is_likely_slip(word, suggestion)
            or is_inflection(word, suggestion),
        )

    def _check_known(self, row: list[str], n: int, spans: list[tuple[int, int]]) -> Iterator[Slip]:
        grams, at = self.grams, n + 2
        before, word, after = row[at - 1], row[at], row[at + 1]
        left, right = grams.two.get((before, word), 0), grams.two.get((word, after), 0)
        if left >= 2 and right >= 2:
            return
        others = set(self.confusions.get(word, ()))
        if self.is_warm or (left == 0 and right == 0):
            others |= {
                c
                for c in grams.between.get((before, after), ())
                if _is_alike(word, c) and (self.is_warm or word not in self.known and not _is_form(word, c))
            }
        old = grams.score(row, at, at + 3)
        best: Slip | None = None
        for other in others:
            fits = (grams.two.get((before, other), 0) > 0) + (grams.two.get((other, after), 0) > 0)
            if not other.isalpha() or fits < (1 if self.is_warm or word not in grams.one else 2):
                continue
            gain = 0.8 * (grams.score([*row[:at], other, *row[at + 1 :]], at, at + 3) - old) - (
                2.5
                if other in self.confusions.get(word, ())
                else (4.5 if self.is_warm or word not in self.known else 6.5)
            )
            if gain > (1.5 if self.is_warm or word not in self.known else 3.3) and (best is None or gain > best.gain):
                best = Slip("typo", *spans[n], other, gain, mild=not self.is_warm and gain < _SURE)
        if best is not None:
            yield best
        yield from self._check_extra(row, n, spans, left, right)
        yield from self._check_lost(row, n, spans)

    def _check_extra(self, row: list[str], n: int, spans, left: float, right: float) -> Iterator[Slip]:
        at = n + 2
        before, word, after = row[at - 1], row[at], row[at + 1]
        if (
            left
            or right
            or "#" in (before, after)
            or before == EDGE
            or after == EDGE
            or word not in _FUNCTION
            and word not in self.grams.one
        ):
            return
        if (
            self.grams.two.get((before, after), 0) < (2 if self.is_warm else 4)
            or not self.is_warm
            and word not in _FUNCTION
        ):
            return
        shortened = row[:at] + row[at + 1 :]
        gain = 0.8 * (self.grams.score(shortened, at, at + 2) - self.grams.score(row, at, at + 3)) - (
            7.0 if word in _FUNCTION else 9.5
        )
        if gain > 1.5:
            yield Slip("char_extra", *spans[n], "", gain)

    def _check_lost(self, row: list[str], n: int, spans) -> Iterator[Slip]:
        """A word missing between this one and the next."""
        grams, at = self.grams, n + 2
        word, after = row[at], row[at + 1]
        if after == EDGE or not after[0].isalpha() or grams.two.get((word, after)):
            return
        best: Slip | None = None
        for other, count in grams.between.get((word, after), {}).items():
            if not other.isalpha() or count < (2 if self.is_warm else 4):
                continue
            if not self.is_warm and (
                other not in _FUNCTION or grams.two.get((word, other), 0) < 0.4 * grams.one.get(word, 0)
            ):
                continue
            changed = [*row[: at + 1], other, *row[at + 1 :]]
            gain = 0.8 * (grams.score(changed, at + 1, at + 4) - grams.score(row, at + 1, at + 3)) - (
                1.0 if other in _FUNCTION else 2.5
            )
            if gain > 0.8 and (best is None or gain > best.gain):
                start, end = spans[n][0], spans[n + 1][1]
                # Telegraphic style is no fault: what the counts alone miss stays below what a pattern knows.
                best = Slip("char_missing", start, end, f"{word} {other} {after}", min(gain, 5.9))
        if best is not None:
            yield best


@cache
def _list_frequent() -> list[str]:
    return sorted(word for word, magnitude in _load_words()[0].items() if magnitude >= 6.3 and len(word) > 3)


def _is_form(word: str, other: str) -> bool:
    """One is the other with an ending: two forms of one word, between which a cold model cannot choose."""
    return word.startswith(other) or other.startswith(word)


@lru_cache(maxsize=65536)
def _is_alike(word: str, other: str) -> bool:
    """Near in letters, as a slip of the tongue or of the finger is."""
    if min(len(word), len(other)) < 3 or word.rstrip("s") == other.rstrip("s"):
        return False
    return OSA.distance(word, other) <= (1 if min(len(word), len(other)) < 5 else 2)
