"""Pairs that people confirmed: a wording that is a slip wherever it stands, and what was meant."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from apps.qc.engine.spelling import Slip
from apps.qc.engine.text import fold

LEAST = {"zh": 2, "en": 3}
"""Characters that say something alone; a shorter stretch would fire everywhere."""
LONGEST_PAIR = 60
_SURE = 99.0


def find_pair_fault(lang: str, wrong: str, right: str) -> str:
    """Why two wordings are no pair, as a code of words; empty when they are."""
    if not right.strip() or fold(wrong.strip()) == fold(right.strip()):
        return "qc.lexicon_preferred_missing"
    if len(wrong.strip()) < LEAST["en" if lang == "en" else "zh"] or max(len(wrong), len(right)) > LONGEST_PAIR:
        return "qc.lexicon_pair_length"
    return "" if any(char.isalpha() for char in wrong) and "\n" not in wrong + right else "qc.lexicon_pair_length"


def find_confusions(folded: str, pairs: Iterable[tuple[str, str]], lang: str) -> Iterator[Slip]:
    """Every wrong wording of the pairs; one that stands inside its own correction is right."""
    for wrong, right in pairs:
        said, meant = _compile(wrong, right, lang)
        kept = [match.span() for match in meant.finditer(folded)]
        for match in said.finditer(folded):
            if not any(low <= match.start() and match.end() <= high for low, high in kept):
                yield Slip("typo", *match.span(), right, _SURE)


@lru_cache(maxsize=4096)
def _compile(wrong: str, right: str, lang: str) -> tuple[re.Pattern, re.Pattern]:
    said, meant = (re.escape(fold(text.strip())).replace(r"\ ", r"\s+") for text in (wrong, right))
    return re.compile(rf"(?<!\w){said}(?!\w)" if lang == "en" else said), re.compile(meant)
