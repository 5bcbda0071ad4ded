"""Words for codes: `apps/<app>/words/<language>.json`, code to a sentence with {parameters}."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from apps.common.kernel.reason import Reason

LANGUAGES = ("zh-Hans", "en")
APPS = Path(__file__).resolve().parents[2]


def choose_language(tag: str | None) -> str:
    """The catalogue for an Accept-Language or Django tag; Chinese unless English is asked for."""
    return "en" if (tag or "").lower().startswith("en") else "zh-Hans"


@cache
def load_words(language: str) -> dict[str, str]:
    words: dict[str, str] = {}
    for path in sorted(APPS.glob(f"*/words/{language}.json")):
        words.update(json.loads(path.read_text(encoding="utf-8")))
    return words


class _Params(dict):
    def __missing__(self, key: str) -> str:
        return "…"


def render_code(code: str, language: str, params: dict[str, Any] | None = None) -> str:
    """The sentence for a code; a parameter that is a code of its own (`state:booked`) is rendered too, with the same parameters."""
    words = load_words(language)
    text = words.get(code)
    if text is None:
        return code
    given = params or {}
    shown = {k: _show(v, words, language) for k, v in given.items()}
    nested = {k: words[v].format_map(_Params(shown)) for k, v in given.items() if isinstance(v, str) and v in words}
    return text.format_map(_Params(shown | nested))


def say(kind: str, code: str, language: str) -> str:
    """The words of a code of one kind (`audit`, `event`, `policy`, `actor`, ...); a code without words stays as it is."""
    return load_words(language).get(f"{kind}.{code}", code)


def say_object(ref: str, language: str) -> str:
    """`exam:85` as people say it: the thing and its number."""
    kind, colon, number = ref.partition(":")
    return f"{say('object', kind, language)} {number}" if colon else say("object", kind, language)


def render(reason: Reason, language: str) -> str:
    return render_code(reason.code, language, dict(reason.params))


def render_all(reasons: Iterable[Reason], language: str) -> list[str]:
    return [render(r, language) for r in reasons]


def _show(value: Any, words: dict[str, str], language: str) -> str:
    if isinstance(value, dict) and set(value) & set(LANGUAGES):
        return str(value.get(language) or next(iter(value.values())))
    if isinstance(value, (list, tuple)):
        return ("、" if language == "zh-Hans" else ", ").join(_show(v, words, language) for v in value)
    if isinstance(value, str) and value in words:
        return words[value]
    return str(value)
