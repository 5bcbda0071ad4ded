"""A payload that its readers could not read is refused before it is in force."""

from collections.abc import Callable, Iterable
from typing import Any

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.common.kernel.words import LANGUAGES, load_words

FindFaults = Callable[[Any], Iterable[tuple[str, str]]]
_checks: dict[str, FindFaults] = {}
_drafters: dict[str, str] = {}


def add_check(code: str, find_faults: FindFaults, *, drafted_by: str = "") -> None:
    """The owner of a policy says what is wrong with a payload, as (path, what), and which permission drafting it takes besides the usual one."""
    _checks[code] = find_faults
    if drafted_by:
        _drafters[code] = drafted_by


def find_drafter(code: str) -> str | None:
    """The permission, for the whole department, of those who may draft this policy; None: whoever may draft policies."""
    return _drafters.get(code)


def check_payload(code: str, payload: Any) -> None:
    """Raises Invalid with every fault, under its path."""
    found = list(_checks[code](payload)) if code in _checks else []
    if found:
        raise Invalid(
            {
                f"payload.{path}": Reason("common.policy_fault", {"path": path, "what": say_fault(what)}, "error")
                for path, what in found
            }
        )


def say_fault(what: str) -> dict[str, str]:
    """What a check says, by language: the whole of it is a word of its own, or all before the list of what is possible."""
    out = {}
    for language in LANGUAGES:
        words = load_words(language)
        head, found, rest = what.partition(" one of ")
        whole = words.get(f"fault.{what}")
        out[language] = whole or (f"{words.get(f'fault.{head} one of', f'{head} one of')} {rest}" if found else what)
    return out
