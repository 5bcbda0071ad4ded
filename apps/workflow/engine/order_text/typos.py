"""Words that are written wrong: one letter of an English word, or a Chinese character of the same sound."""

import re
from collections.abc import Mapping
from functools import lru_cache

from apps.workflow.engine.order_text.lexicon import Lexicon, Mention

LATIN = re.compile(r"[a-z]{6,}")
HAN = re.compile(r"[\u3400-\u9fff]{2,}")
SPOKEN = ("part", "modality")
LATIN_KINDS = ("part", "modality", "contrast")
"""Only what an exam is made of is guessed; sides and negations never, contrast never by its sound."""


def correct(text: str, found: list[Mention], lexicon: Lexicon) -> tuple[str, dict[str, str]]:
    """The text with the words put right, and what was read for what."""
    covered = {i for m in found if len(m.text) > 1 for i in range(m.start, m.end)}
    fixes: dict[str, str] = {}
    for match in LATIN.finditer(text):
        if match.start() not in covered and (meant := _find_latin(match.group(), lexicon)):
            fixes[match.group()] = meant
    for match in HAN.finditer(text):
        fixes |= _find_spoken(match, covered, lexicon)
    for written, meant in fixes.items():
        text = text.replace(written, meant)
    return text, fixes


def _find_latin(word: str, lexicon: Lexicon) -> str | None:
    from rapidfuzz.distance import OSA  # loaded by texts with a strange word only

    words = _latin_words(lexicon)
    near = [w for w in words if abs(len(w) - len(word)) <= 1 and OSA.distance(w, word, score_cutoff=1) == 1]
    return near[0] if len(near) == 1 and not _is_form_of(near[0], word) else None


def _is_form_of(a: str, b: str) -> bool:
    """A plural is no typing error."""
    return a + "s" == b or b + "s" == a


@lru_cache(maxsize=8)
def _latin_words(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(w for w, meant in lexicon.terms.items() if LATIN.fullmatch(w) and _is_guessable(meant, LATIN_KINDS))


def _is_guessable(meant, kinds: tuple[str, ...]) -> bool:
    return any(kind in kinds for kind, _ in meant)


def _find_spoken(match: re.Match, covered: set[int], lexicon: Lexicon) -> dict[str, str]:
    by_sound, fixes, text = _sounds(lexicon), {}, match.string
    for size in (4, 3, 2):
        for i in range(match.start(), match.end() - size + 1):
            window = text[i : i + size]
            if covered & set(range(i, i + size)) or window in lexicon.terms:
                continue
            meant = by_sound.get(spell(window))
            if meant and set(meant) & set(window) and not any(window in f or f in window for f in fixes):
                fixes[window] = meant
    return fixes


def spell(text: str) -> str:
    """Pinyin without tones, with what dialects and keyboards do not tell apart (zh/z, ch/c, sh/s, ing/in, eng/en) as one."""
    return "".join(_syllable(c) for c in text)


@lru_cache(maxsize=8192)
def _syllable(character: str) -> str:
    from pypinyin import Style, lazy_pinyin  # its dictionary is large: only the processes that need it load it

    spoken = lazy_pinyin(character, style=Style.NORMAL)[0]
    return re.sub("(?<=[ie])ng$", "n", re.sub("^(zh|ch|sh)", lambda m: m.group()[0], spoken)) + "'"


@lru_cache(maxsize=8)
def _sounds(lexicon: Lexicon) -> Mapping[str, str]:
    terms = lexicon.terms.items()
    return {spell(w): w for w, meant in terms if HAN.fullmatch(w) and len(w) <= 4 and _is_guessable(meant, SPOKEN)}
