"""What is known of patients, as it may be written in a text, and every place of a text where it stands.

Scrubbing takes out what is known; it cannot know a nickname, a village or a rare disease. Whoever gets texts is told so.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

MASK = "█"
LEAST_LATIN, LEAST_HAN = 4, 2
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip


def spell_dates(days: Iterable[date]) -> list[str]:
    """A known day in the ways that reports write it, with and without the year."""
    found: dict[str, None] = {}
    for day in days:
        year, month, number = day.year, day.month, day.day
        name = MONTHS[month - 1]
        ways = [
            f"{year}年{month}月{number}日", f"{year}年{month:02}月{number:02}日", f"{month}月{number}日", f"{month:02}月{number:02}日",
            f"{number:02}/{month:02}/{year}", f"{month:02}/{number:02}/{year}", f"{number}/{month}/{year}", f"{month}/{number}/{year}",
            f"{number:02}.{month:02}.{year}", f"{number}.{month}.{year}", f"{year}.{month:02}.{number:02}", f"{year}.{month}.{number}",
            f"{number} {name} {year}", f"{name} {number}, {year}", f"{number} {name[:3]} {year}", f"{number} {name}", f"{name} {number}",
        ]  # fmt: skip
        found |= dict.fromkeys(ways)
    return sorted(found, key=len, reverse=True)


class Known:
    """Full names and numbers of all patients of an export: one patient's report may name another. Each text is read once."""

    def __init__(self, words: Iterable[str]) -> None:
        folded = {_fold(word.strip()) for word in words}
        self.words = {word for word in folded if _is_long_enough(word)}
        self._lengths: dict[str, set[int]] = defaultdict(
            set
        )  # by the first two letters: few places have to be looked at
        for word in self.words:
            self._lengths[word[:2]].add(len(word))

    def find(self, text: str) -> list[tuple[int, int]]:
        """(start, end) of each; letters and digits only as whole words."""
        folded = _fold(text)
        return [
            (at, at + length)
            for at in range(len(folded) - 1)
            for length in self._lengths.get(folded[at : at + 2], ())
            if folded[at : at + length] in self.words and _stands_alone(folded, at, at + length)
        ]

    def mask(self, text: str) -> str:
        letters = list(text)
        for start, end in self.find(text):
            letters[start:end] = MASK * (end - start)
        return "".join(letters)


def _fold(text: str) -> str:
    """Letter for letter, so that places stay true: one that folds into several stays as it is."""
    return "".join(low if len(low := letter.casefold()) == 1 else letter for letter in text)


def _is_long_enough(word: str) -> bool:
    return len(word) >= (LEAST_LATIN if word.isascii() else LEAST_HAN)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return not (_joins(text[start]) and _joins(before)) and not (_joins(text[end - 1]) and _joins(after))


def _joins(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def count_cells(values: Iterable[tuple[Sequence[str], str]], names: Sequence[str], least: int) -> list[dict]:
    """Values of the named columns that fewer than `least` subjects have: rows are (values of the columns, subject)."""
    cells: dict[tuple[str, str], set[str]] = {}
    for row, subject in values:
        for name, value in zip(names, row):
            cells.setdefault((name, value), set()).add(subject)
    small = {cell: len(who) for cell, who in cells.items() if len(who) < least}
    return [{"column": name, "value": value, "n": n} for (name, value), n in sorted(small.items())]
