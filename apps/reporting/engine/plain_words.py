"""A report's conclusion with its words explained for the patient: the sentence stays, the meaning follows in brackets, once a word.

Nothing is replaced, so that a negation, a side or a size never changes; words inside a longer known word are left to that one.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "glossary"
BRACKETS = {"zh": ("（", "）"), "en": (" (", ")")}


@cache
def load_glossary(lang: str) -> dict[str, str]:
    with (FOLDER / f"{lang}.toml").open("rb") as file:
        return tomllib.load(file)["terms"]


def explain_words(text: str, lang: str) -> str:
    """The text with each known word explained where it stands first."""
    glossary, told = load_glossary(lang), set()
    opening, closing = BRACKETS[lang]

    def tell(match: re.Match) -> str:
        word = match.group(0)
        key = word if lang == "zh" else _singular(word.lower(), glossary)
        if key in told:
            return word
        told.add(key)
        return f"{word}{opening}{glossary[key]}{closing}"

    return _pattern(lang).sub(tell, text)


@cache
def _pattern(lang: str) -> re.Pattern:
    """Longest first."""
    words = [re.escape(word) for word in sorted(load_glossary(lang), key=len, reverse=True)]
    if lang == "zh":
        return re.compile("|".join(words))
    return re.compile(rf"\b(?:{'|'.join(words)})(?:s|es)?\b", re.IGNORECASE)


def _singular(word: str, glossary: dict[str, str]) -> str:
    return next(form for form in (word, word.removesuffix("s"), word.removesuffix("es")) if form in glossary)
