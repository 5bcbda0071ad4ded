"""Scores of a review: RADPEER (2016 classes), criteria of 1 to 5, the 100-point writing checklist."""

from collections.abc import Mapping, Sequence

# ACR RADPEER since 2016: class 4 is gone; 2 and 3 carry a (unlikely) or b (likely clinically significant).
RADPEER = ("1", "2a", "2b", "3a", "3b")
RADPEER_TO_ARBITER = frozenset({"2b", "3a", "3b"})


def grade_criteria(scores: Mapping[str, int], *, pass_mean: float, fail_any: int) -> str:
    """ "pass", "defect" or "fail" of an image: any criterion at `fail_any` or less fails, a mean under `pass_mean` is a defect."""
    if not scores:
        raise ValueError("a review without a score has no grade")
    values = list(scores.values())
    if min(values) <= fail_any:
        return "fail"
    return "pass" if sum(values) / len(values) >= pass_mean else "defect"


def grade_points(points: float, vetoes: Sequence[str], *, first: float, second: float) -> str:
    """甲, 乙 or 丙 as A, B, C from 100 points; one veto item is C whatever the sum."""
    if vetoes:
        return "C"
    return "A" if points >= first else "B" if points >= second else "C"


def needs_arbiter(first: str, second: str) -> bool:
    """Two RADPEER scores that differ by a class or more, or one that counts against the author."""
    if first not in RADPEER or second not in RADPEER:
        raise ValueError("not a RADPEER score of 2016")
    return first[0] != second[0] or first in RADPEER_TO_ARBITER or second in RADPEER_TO_ARBITER
