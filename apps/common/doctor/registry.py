"""What `manage.py doctor` looks at. A check gives reasons: none when all is well; every app may register its own."""

from collections.abc import Callable, Iterable

from apps.common.kernel.reason import Reason

Check = Callable[[], Iterable[Reason]]
_CHECKS: dict[str, tuple[Check, bool]] = {}


def register_check(name: str, check: Check, *, needs_database: bool = True) -> None:
    """`name` is the part of the installation that was looked at; its words are `doctor.<name>`."""
    _CHECKS[name] = (check, needs_database)


def examine() -> dict[str, list[Reason]]:
    """Findings by part, the sound ones too (an empty list). Parts that need the database are left out when it does not answer."""
    found: dict[str, list[Reason]] = {}
    for name, (check, needs_database) in sorted(_CHECKS.items(), key=lambda item: item[1][1]):
        if needs_database and any(reason.severity == "error" for reason in found.get("database", [])):
            continue
        try:
            found[name] = list(check())
        except (
            Exception
        ) as error:  # a part that cannot even be looked at is a finding, and the others are still looked at
            found[name] = [fault("common.doctor_failed", error=f"{type(error).__name__}: {error}"[:300])]
    return found


def fault(code: str, **params) -> Reason:
    """Something does not work, or will be lost."""
    return Reason(code, params, severity="error")


def warn(code: str, **params) -> Reason:
    """It works now; somebody should look."""
    return Reason(code, params, severity="warning")


def note(code: str, **params) -> Reason:
    return Reason(code, params)
