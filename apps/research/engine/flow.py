"""The flow of a cohort as papers draw it: assessed, left out and why, left over. Each exam falls at the first step that leaves it out."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from apps.research.engine.criteria import CRITERIA, ExamRow
from apps.research.engine.definition import Step
from apps.research.engine.terms import Act, Fixed


@dataclass(frozen=True)
class FlowStep:
    """`step` is of the definition, `fixed` is one of every flow; `reasons` tells what a person's exclusions were."""

    number: int
    n_out: int
    n_left: int
    patients_left: int
    fixed: Fixed | None = None
    step: Step | None = None
    reasons: Mapping[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "fixed": str(self.fixed) if self.fixed else "",
            "step": self.step.to_json() if self.step else None,
            "n_out": self.n_out,
            "n_left": self.n_left,
            "patients_left": self.patients_left,
            "reasons": dict(self.reasons),
        }


@dataclass(frozen=True)
class Flow:
    """`fallen`: exam to the number of the step that left it out; who is not in it is left over."""

    n_assessed: int
    patients_assessed: int
    steps: tuple[FlowStep, ...]
    fallen: Mapping[int, int]
    left: tuple[ExamRow, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "n_assessed": self.n_assessed,
            "patients_assessed": self.patients_assessed,
            "steps": [step.to_json() for step in self.steps],
            "n_left": len(self.left),
            "patients_left": _count_patients(self.left),
        }


def order_steps(steps: Sequence[Step]) -> list[Step | Fixed]:
    """Objections come first whatever is defined. A person's exclusions come before the first "one exam a patient": a patient
    whose first exam was looked at and left out may come in with the next one."""
    at = next((n for n, step in enumerate(steps) if step.act == Act.ONE), len(steps))
    return [Fixed.OBJECTION, *steps[:at], Fixed.BY_HAND, *steps[at:]]


def draw_flow(
    rows: Sequence[ExamRow], steps: Sequence[Step], *, objectors: Collection[int], by_hand: Mapping[int, str]
) -> Flow:
    """`objectors` are patients, `by_hand` exams with the code of the reason."""
    left = sorted(rows, key=lambda row: (row.at, row.exam_id))
    assessed, told, fallen = left, [], {}
    for number, step in enumerate(order_steps(steps), start=1):
        kept = _keep(left, step, objectors, by_hand)
        stay = {row.exam_id for row in kept}
        out = [row for row in left if row.exam_id not in stay]
        fallen |= dict.fromkeys((row.exam_id for row in out), number)
        left = kept
        told.append(
            FlowStep(
                number,
                n_out=len(out),
                n_left=len(left),
                patients_left=_count_patients(left),
                fixed=step if isinstance(step, Fixed) else None,
                step=None if isinstance(step, Fixed) else step,
                reasons=Counter(by_hand[row.exam_id] for row in out) if step == Fixed.BY_HAND else {},
            )
        )
    return Flow(len(assessed), _count_patients(assessed), tuple(told), fallen, tuple(left))


def _keep(
    rows: Sequence[ExamRow], step: Step | Fixed, objectors: Collection[int], by_hand: Mapping[int, str]
) -> list[ExamRow]:
    """`rows` are in the order of their time."""
    if isinstance(step, Fixed):
        if step == Fixed.OBJECTION:
            return [row for row in rows if row.patient_id not in objectors]
        return [row for row in rows if row.exam_id not in by_hand]
    if step.act == Act.ONE:
        ordered = rows if step.params["keep"] == "last" else reversed(rows)
        chosen = {row.patient_id: row.exam_id for row in ordered}  # the last one written stays
        return [row for row in rows if chosen[row.patient_id] == row.exam_id]
    criterion = CRITERIA[step.code]
    return [row for row in rows if criterion.matches(row, step.params) == (step.act == Act.INCLUDE)]


def _count_patients(rows: Sequence[ExamRow]) -> int:
    return len({row.patient_id for row in rows})
