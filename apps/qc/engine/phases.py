"""Whether a series is one that the protocol names: phases by their many names, everything else by its words."""

import json
import re
from functools import cache, lru_cache
from importlib.resources import files

_KERNELS = re.compile(
    r"^(?:[BHIUQ][FRLVS]?\d{1,2}[A-Z]?|\d+(?:MM|CM)?|STD|STANDARD|SOFT|AXIAL|AX|HELICAL|SPIRAL|SERIES|PHASE|SCAN|CT|MR|X)$"
)


@cache
def _load() -> dict[str, str]:
    data = json.loads(files("apps.qc.engine.lexicon").joinpath("phases.json").read_text(encoding="utf-8"))
    return {word: phase for phase, words in data["phases"].items() for word in words}


@lru_cache(maxsize=4096)
def read_name(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """(phases it names, its other telling words)."""
    known = _load()
    upper = re.sub(r"NON[ _-]+(CON|ENH)", r"NON\1", text.upper())
    upper = re.sub(r"(PRE|POST|LATE|EARLY)[ _-]+(CON|ART)", r"\1\2", upper)
    tokens = re.findall(r"[A-Z]+\d*(?:\.\d+)?[A-Z]*|\d+(?:\.\d+)?(?:MM|CM)?", re.sub(r"[\u3400-\u9fff]", " ", upper))
    tokens += re.findall(r"[\u3400-\u9fff]+", upper)
    phases, words = set(), set()
    for token in tokens:
        bare = token.rstrip("0123456789.") or token
        if phase := known.get(bare) or _find_ideographs(token, known):
            phases.add(phase)
        elif not _KERNELS.match(token):
            words.add(token)
    if len(phases) > 1:
        phases.discard("enhanced")  # "contrast arterial" is arterial
    if "portal" in phases:
        phases.discard("venous")
    return frozenset(phases), frozenset(words)


def _find_ideographs(token: str, known: dict[str, str]) -> str | None:
    if token[0] < "\u3400":
        return None
    hits = [word for word in known if word[0] >= "\u3400" and word in token]
    return known[max(hits, key=len)] if hits else None


def is_named(expected: str, description: str) -> bool:
    """Whether a series of this description can be the expected one."""
    short, long = _fold(expected), _fold(description)
    if short and (short == long or len(short) > 3 and short in long):
        wanted, said = read_name(expected)[0], read_name(description)[0]
        return not wanted or not said or bool(wanted & said)
    wanted_phases, wanted_words = read_name(expected)
    phases, words = read_name(description)
    if wanted_phases:
        return bool(wanted_phases & phases)
    return bool(wanted_words) and wanted_words <= words


def is_mute(description: str) -> bool:
    """Whether it tells neither a phase nor anything else."""
    phases, words = read_name(description)
    return not phases and not words


def _fold(text: str) -> str:
    return re.sub(r"[\W_]", "", text.upper())
