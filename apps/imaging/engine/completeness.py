"""When is a study whole: the scanner's image list is here, or nothing came for a while."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from apps.common.kernel.reason import Reason
from apps.common.kernel.terms import has_words
from apps.imaging.engine.mpps import COMPLETED, FINAL


@dataclass(frozen=True)
class StepOfStudy:
    """A procedure step that names this study; `listed` are the SOP UIDs of its image list."""

    status: str
    listed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Judgement:
    is_complete: bool
    by: str = ""
    missing: Reason | None = None


def judge_study(
    received: frozenset[str],
    steps: Iterable[StepOfStudy],
    *,
    last_heard_at: datetime,
    now: datetime,
    quiet_s: float,
    open_step_quiet_s: float,
    short_quiet_s: float | None = None,
    absent_series: Sequence[Mapping[str, str]] = (),
) -> Judgement:
    """`quiet_s` ends a study without procedure steps; with one still in progress `open_step_quiet_s` does.

    A finished step whose list is not wholly here keeps the study open: images that failed to arrive are never reported as complete.
    Without a step the protocol's series are waited for: `absent_series` (their names) are said after the quiet time, and the
    study ends without them only after `short_quiet_s`, so that a protocol that was changed at the scanner does not hold it for ever.
    """
    steps = tuple(steps)
    silence = now - last_heard_at
    listed = frozenset().union(*(s.listed for s in steps if s.status == COMPLETED))
    absent = listed - received
    if absent:
        late = silence >= timedelta(seconds=quiet_s)
        params = {"missing": len(absent), "expected": len(listed)}
        return Judgement(False, missing=Reason("imaging.images_missing", params, "error") if late else None)
    if steps and all(s.status in FINAL for s in steps) and listed:
        return Judgement(True, "mpps")
    is_open = any(s.status not in FINAL for s in steps)
    wait_s = open_step_quiet_s if is_open else quiet_s
    if silence < timedelta(seconds=wait_s):
        return Judgement(False)
    if absent_series and not is_open:
        missing = Reason(
            "imaging.series_missing", {"series": list(absent_series), "count": len(absent_series)}, "error"
        )
        end_s = open_step_quiet_s if short_quiet_s is None else short_quiet_s
        return Judgement(silence >= timedelta(seconds=end_s), "quiet", missing)
    return Judgement(True, "quiet")


def list_absent_series(
    expected: Sequence[Mapping[str, Any]], received: Iterable[tuple[str, str]]
) -> list[Mapping[str, str]]:
    """Names of expected series that no received one (description, protocol name) fits; each received one fits once."""
    left = [f"{description} {protocol}" for description, protocol in received]
    absent = []
    for one in expected:
        hit = next((text for text in left if has_words(text, one["words"])), None)
        if hit is None:
            absent.append(one["names"])
        else:
            left.remove(hit)
    return absent
