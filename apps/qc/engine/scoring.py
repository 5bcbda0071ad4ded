"""Scores of a review: RADPEER (2016 classes), criteria of 1 to 5, the 100-point writing checklist."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# ACR RADPEER since 2016: class 4 is gone; 2 and 3 carry a (unlikely) or b (likely clinically significant).
RADPEER = ("1", "2a", "2b", "3a", "3b")
RADPEER_TO_ARBITER = frozenset({"2b", "3a", "3b"})
FULL = 100.0


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


@dataclass(frozen=True)
class Points:
    """What is left of 100 points, the veto items among the faults, and the grade of both."""

    points: float
    vetoes: tuple[str, ...]
    grade: str


def mark_checklist(faults: Sequence[str], checklist: Mapping) -> Points:
    """Each fault costs its item's points; raises ValueError on a fault that the checklist does not have."""
    items = {item["code"]: item for item in checklist["items"]}
    unknown = sorted(set(faults) - set(items))
    if unknown or len(set(faults)) != len(faults):
        raise ValueError(f"no such items, or twice: {unknown or sorted(faults)}")
    points = max(0.0, FULL - sum(items[code]["points"] for code in faults))
    vetoes = tuple(code for code in faults if items[code].get("veto"))
    return Points(points, vetoes, grade_points(points, vetoes, first=checklist["first"], second=checklist["second"]))


def needs_arbiter(first: str, second: str) -> bool:
    """Two RADPEER scores that differ by a class or more, or one that counts against the author."""
    if first not in RADPEER or second not in RADPEER:
        raise ValueError("not a RADPEER score of 2016")
    return first[0] != second[0] or first in RADPEER_TO_ARBITER or second in RADPEER_TO_ARBITER


@dataclass(frozen=True)
class Verdict:
    """What one reader said, as far as readers can differ in it."""

    grade: str
    radpeer: str = ""
    points_grade: str = ""


def is_disputed(verdicts: Sequence[Verdict]) -> bool:
    """A score against the author, or readers who differ: by a RADPEER class, in 甲/乙/丙 or in the grade."""
    if any(verdict.radpeer in RADPEER_TO_ARBITER for verdict in verdicts):
        return True
    classes = {verdict.radpeer[0] for verdict in verdicts if verdict.radpeer}
    letters = {verdict.points_grade for verdict in verdicts if verdict.points_grade}
    return max(len(classes), len(letters), len({verdict.grade for verdict in verdicts})) > 1
