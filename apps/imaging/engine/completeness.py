"""When is a study whole: the scanner's image list is here, or nothing came for a while."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.common.kernel.reason import Reason
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
) -> Judgement:
    """`quiet_s` ends a study without procedure steps; with one still in progress `open_step_quiet_s` does.

    A finished step whose list is not wholly here keeps the study open: images that failed to arrive are never reported as complete.
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
    return Judgement(True, "quiet") if silence >= timedelta(seconds=wait_s) else Judgement(False)
