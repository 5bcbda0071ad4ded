"""Chinese slips: a noisy channel over a word lattice and a character trigram; candidates by pinyin, shape and neighbours."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from apps.qc.engine.language_pack import LEXICON, get_pack
from apps.qc.engine.ngrams import EDGE, Ngrams
from apps.qc.engine.phrase_bank import list_chunks, list_phrases, load_counts
from apps.qc.engine.report_history import ReportHistory
from apps.qc.engine.spelling import Slip
from apps.qc.engine.text import fold
from apps.qc.engine.zh_characters import load_general, load_shapes, load_sounds, name_unit
from apps.qc.engine.zh_strays import find_strays
from apps.qc.engine.zh_words import FILLERS, LONGEST, PLAIN, STEADY, WordIndex

_RUN = re.compile(r"[\u4e00-\u9fff]+")
_PERSON = re.compile(
    r"[\u4e00-\u9fff]{1,4}(?=医师|医生|主任|护士|大夫|教授|老师)|(?<=姓名)[\u4e00-\u9fff]{2,4}|(?:通知|告知|联系|报告|致电|医师|医生|护士|审核|记录)[:：]?[\u4e00-\u9fff]{2,4}"
    r"|[\u4e00-\u9fff]{2,8}(?=医院|卫生院|诊所)|以(?=[\u4e00-\u9fff、]{1,14}为[著主甚多重显])"
)

_UNKNOWN = 13.0
_FREQUENT = 300
# A cold model is sure from here on: nineteen of twenty real slips are, words that no list has mostly are not.
_SURE = {"typo": 11.0, "char_extra": 7.5}


class ChineseSpeller:
    """Vocabulary, lattice costs and character trigrams from the pack, the phrase bank and a department's history."""

    def __init__(self, history: ReportHistory) -> None:
        self.general, self.general_total = load_general(), sum(load_general().values())
        own = history.get("zh")
        self.is_warm = "zh" in history.trusted
        texts = [(fold(phrase), 1) for phrase in list_phrases("zh")] + list(own.items())
        self.terms = {w for w in get_pack("zh").terms if _RUN.fullmatch(w)} | {
            w for w in list_chunks("zh") if _RUN.fullmatch(w) and len(w) <= LONGEST
        }
        for line in LEXICON.joinpath("vocabulary_zh.txt").read_text(encoding="utf-8").splitlines()[1:]:
            self.terms.update(word for word in line.split() if _RUN.fullmatch(word))
        self.medical = set(load_counts("medical_zh.txt"))
        self.grams = Ngrams()
        for text, count in texts:
            for units in self._cut_units(text):
                self.grams.add(units, count)
        for word in sorted(self.terms):
            self.grams.add_inner(word)
        self.costs = self._weigh(texts)
        self.words = WordIndex(self.domain, set(self.grams.one), self.costs)

    @staticmethod
    def _cut_units(text: str) -> Iterator[list[str]]:
        for clause in re.split(r"[。;,!?:\r\n]", text):
            if clause:
                yield [name_unit(char) for char in clause]

    def _weigh(self, texts: list[tuple[str, int]]) -> dict[str, float]:
        """Cost of every word: segmented once with flat costs, then by how often it was used."""
        self.costs = dict.fromkeys(self.terms, 6.0) | dict.fromkeys(self.medical - self.terms, 9.0)
        for word, count in self.general.items():
            self.costs.setdefault(word, 11.5 - 0.35 * math.log(count))
        counts: Counter[str] = Counter()
        for text, weight in texts:
            for match in _RUN.finditer(text):
                for word in self._segment(match.group()):
                    counts[word] += weight
        total = sum(counts.values()) + 1.0
        costs = {w: c + 3.0 for w, c in self.costs.items() if w not in self.terms} | dict.fromkeys(self.terms, 9.5)
        for word, count in counts.items():
            if len(word) > 1 or count >= 2:
                costs[word] = min(costs.get(word, 99.0), -math.log(count / total))
        self.domain = {w for w, n in counts.items() if len(w) > 1} | self.terms | self.medical
        return costs

    def _forward(self, run: str) -> tuple[list[float], list[int]]:
        size = len(run)
        costs, back = [0.0] + [1e9] * size, [0] * (size + 1)
        for end in range(1, size + 1):
            best, at = costs[end - 1] + self.costs.get(run[end - 1], _UNKNOWN), end - 1
            for start in range(max(0, end - LONGEST), end - 1):
                cost = self.costs.get(run[start:end])
                if cost is not None and costs[start] + cost < best:
                    best, at = costs[start] + cost, start
            costs[end], back[end] = best, at
        return costs, back

    def _segment(self, run: str) -> list[str]:
        _, back = self._forward(run)
        words, end = [], len(run)
        while end:
            words.append(run[back[end] : end])
            end = back[end]
        return words[::-1]

    def _rest(self, run: str) -> list[float]:
        size = len(run)
        rest = [1e9] * size + [0.0]
        for start in range(size - 1, -1, -1):
            best = self.costs.get(run[start], _UNKNOWN) + rest[start + 1]
            for end in range(start + 2, min(size, start + LONGEST) + 1):
                cost = self.costs.get(run[start:end])
                if cost is not None and cost + rest[end] < best:
                    best = cost + rest[end]
            rest[start] = best
        return rest

    def find(self, text: str, folded: str) -> Iterator[Slip]:
        """Every slip whose gain passes its kind's bar."""
        masked = [match.span() for match in _PERSON.finditer(folded)]
        if not self.is_warm:
            yield from find_strays(folded, self.domain)
        for match in _RUN.finditer(folded):
            low, high = match.span()
            before = folded[low - 1] if low else EDGE
            after = folded[high] if high < len(folded) else EDGE
            for slip in self._check_run(match.group(), name_unit(before), name_unit(after)):
                if not any(start < low + slip.end and low + slip.start < end for start, end in masked):
                    mild = not self.is_warm and slip.gain < _SURE.get(slip.kind, 0.0)
                    yield replace(slip, start=low + slip.start, end=low + slip.end, mild=mild)

    def _check_run(self, run: str, before: str, after: str) -> Iterator[Slip]:
        if len(run) < 2:
            return
        forward, back = self._forward(run)
        rest = self._rest(run)
        row = [EDGE, before, *run, after, EDGE]
        doubtful = self._list_doubtful(run, back, row)
        for n in doubtful:
            yield from self._try_substitutes(run, n, forward, rest, row)
            yield from self._try_deletion(run, n, forward, rest, row)
        alone = self._list_alone(run, back)
        for n in range(1, len(run)):
            if n in doubtful or n - 1 in doubtful or (row[n + 1], row[n + 2]) not in self.grams.two:
                yield from self._try_insertion(run, n, alone, forward, rest, row)

    @staticmethod
    def _list_alone(run: str, back: list[int]) -> set[int]:
        """Positions of words of one character, but those that usually stand alone."""
        alone, end = set(), len(run)
        while end:
            start = back[end]
            if end - start == 1 and run[start] not in PLAIN:
                alone.add(start)
            end = start
        return alone

    def _list_doubtful(self, run: str, back: list[int], row: list[str]) -> set[int]:
        """Positions in words the domain does not know, single characters out of place, and doubled ones."""
        doubtful: set[int] = set()
        end = len(run)
        while end:
            start = back[end]
            word = run[start:end]
            if word not in self.domain:
                strange = [
                    n
                    for n in range(start, end)
                    if len(word) > 1
                    or self.grams.two.get((row[n + 1], row[n + 2]), 0) < 2
                    or self.grams.two.get((row[n + 2], row[n + 3]), 0) < 2
                ]
                doubtful.update(strange)
            if start and run[start] == run[start - 1]:
                doubtful.add(start)
            end = start
        doubtful.update(
            n
            for n in range(len(run))
            if (row[n + 1], row[n + 2]) not in self.grams.two and (row[n + 2], row[n + 3]) not in self.grams.two
        )
        return doubtful

    def _best(self, changed: str, low: int, high: int, shift: int, forward: list[float], rest: list[float]) -> float:
        """Cheapest path of a changed run through its changed stretch low..high; `shift` is its growth."""
        best = 1e9
        for start in range(max(0, high - LONGEST), low + 1):
            local = {start: forward[start]}
            for at in range(start, min(len(changed), high + LONGEST)):
                here = local.get(at)
                if here is None or at > high:
                    continue
                for end in range(at + 1, min(len(changed), at + LONGEST) + 1):
                    cost = self.costs.get(changed[at:end], _UNKNOWN if end == at + 1 else None)
                    if cost is not None and here + cost < local.get(end, 1e9):
                        local[end] = here + cost
            for end, cost in local.items():
                if end >= high and 0 <= end - shift < len(rest):
                    best = min(best, cost + rest[end - shift])
        return best

    def _gain(self, run: str, changed: str, low: int, high: int, shift: int, forward, rest, row: list[str]) -> float:
        lattice = forward[-1] - self._best(changed, low, high, shift, forward, rest)
        new = [*row[:2], *changed, *row[-2:]]
        old_end, new_end = low + 2 + (high - low - shift) + 2, high + 4
        grams = self.grams.score(new, low + 2, new_end) - self.grams.score(row, low + 2, old_end)
        return 0.6 * lattice + (0.7 if self.is_warm else 0.5) * grams

    def _try_substitutes(self, run: str, n: int, forward, rest, row) -> Iterator[Slip]:
        char = run[n]
        sounds = load_sounds().get(char, frozenset())
        alike = {c for sound in sounds for c in self.words.by_sound.get(sound, ())}
        shapes = load_shapes().get(char, frozenset())
        nearby = set(self.grams.between.get((row[n + 1], row[n + 3]), ()))
        least = 3 if char in PLAIN else 2
        best: Slip | None = None
        for other in alike | shapes | nearby:
            if other == char or not "\u4e00" <= other <= "\u9fff":
                continue
            left, right = (row[n + 1], other) in self.grams.two, (other, row[n + 3]) in self.grams.two
            similar = other in alike or other in shapes
            if not (left or right) or not (similar or self.is_warm and left and right):
                continue
            penalty = 4.0 if other in alike else 5.0 if other in shapes else 9.5
            changed = run[:n] + other + run[n + 1 :]
            part = other in self.terms and left and right or self._forms_general(changed, n)
            if not self._forms_word(changed, n, least if similar else 3) and not (similar and least == 2 and part):
                continue
            gain = self._gain(run, changed, n, n + 1, 0, forward, rest, row) - penalty
            if gain > (2.6 if self.is_warm else 3.0) and (best is None or gain > best.gain):
                best = Slip("typo", n, n + 1, other, gain)
        if best is not None:
            yield best

    def _forms_word(self, run: str, n: int, least: int) -> bool:
        """Whether the character at n is part of a domain word of at least that length."""
        return any(
            run[start:end] in self.domain
            for start in range(max(0, n - LONGEST + 1), n + 1)
            for end in range(max(n + 1, start + least), min(len(run), start + LONGEST) + 1)
        )

    def _forms_general(self, run: str, n: int) -> bool:
        """Whether the character at n makes a frequent word of everyday language with a neighbour."""
        return any(self.general.get(run[at : at + 2], 0) >= _FREQUENT for at in (n - 1, n) if at >= 0)

    def _joins_word(self, run: str, n: int) -> bool:
        """Whether a domain word of three or more reaches over the joint before n."""
        return any(
            run[start:end] in self.domain
            for start in range(max(0, n - LONGEST + 1), n)
            for end in range(max(n + 1, start + 3), min(len(run), start + LONGEST) + 1)
        )

    def _try_deletion(self, run: str, n: int, forward, rest, row) -> Iterator[Slip]:
        doubled = n > 0 and run[n] == run[n - 1]
        if len(run) < 3 or (not doubled and run[n] in STEADY):
            return
        if (row[n + 1], row[n + 3]) not in self.grams.two:
            return
        changed = run[:n] + run[n + 1 :]
        if (
            not doubled
            and not (run[n] in FILLERS and self._joins_word(changed, n))
            and not (self.is_warm and self._joins_word(changed, n))
        ):
            return
        gain = self._gain(run, changed, n, n, -1, forward, rest, row) - (
            6.0 if doubled else 9.0 if run[n] in FILLERS else 12.0
        )
        if gain > (1.5 if doubled else 4.0):
            yield Slip("char_extra", n, n + 1, "", gain + (3.0 if doubled else 0.0))

    def _is_seen(self, before: str, char: str, after: str) -> bool:
        return (before, char) in self.grams.two and (char, after) in self.grams.two

    def _try_insertion(self, run: str, n: int, alone: set[int], forward, rest, row) -> Iterator[Slip]:
        """A character between n-1 and n, known from a word that lacks it or from what usually stands there."""
        found: set[str] = set(self.grams.between.get((row[n + 1], row[n + 2]), ())) if self.is_warm else set()
        for start in range(max(0, n - LONGEST + 2), n):
            for end in range(n + 1, min(len(run), start + LONGEST - 1) + 1):
                for word, at in self.words.shortened.get(run[start:end], ()):
                    if start + at == n:
                        found.add(word[at])
        # A character left alone: what makes a word of it and of what stands beside.
        for at, side in ((n - 1, 1), (n, 0)):
            if at in alone:
                found |= {
                    c for c in self.words.partners.get((run[at], side), ()) if self._is_seen(row[n + 1], c, row[n + 2])
                }
        best: Slip | None = None
        for char in found:
            if not "\u4e00" <= char <= "\u9fff":
                continue
            changed = run[:n] + char + run[n:]
            gain = self._gain(run, changed, n, n + 1, 1, forward, rest, row) - 6.5
            if gain > (2.5 if self.is_warm else 1.0) and (best is None or gain > best.gain):
                best = Slip("char_missing", n - 1, n + 1, run[n - 1] + char + run[n], gain)
        if best is not None:
            yield best
