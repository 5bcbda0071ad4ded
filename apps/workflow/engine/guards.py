"""What the pathway table cannot say alone: a row may need an emergency, a grace time, a hold lifted, the right person."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from apps.common.kernel.reason import Reason
from apps.workflow.engine.lifecycle import PATHWAY
from apps.workflow.engine.states import Action, ExamState, Facet, Fact, PatientClass

BLOCKED_BY_HOLD = frozenset({Action.BOOK, Action.MAKE_READY, Action.START})
BLOCKED_BY_SAFETY = frozenset({Action.MAKE_READY, Action.START})
NEEDS_REASON = frozenset({Action.CANCEL, Action.RETRIAGE, Action.SUSPEND})
UNDOABLE = frozenset(
    {
        Action.VET,
        Action.BOOK,
        Action.CHECK_IN,
        Action.MAKE_READY,
        Action.START,
        Action.FINISH,
        Action.CANCEL,
        Action.MARK_NO_SHOW,
    }
)


@dataclass(frozen=True)
class LastChange:
    """The newest change of state that was not undone."""

    kind: str
    trigger: str
    from_state: str
    to_state: str
    actor_id: str
    recorded_at: datetime


@dataclass(frozen=True)
class Situation:
    state: str
    patient_class: str
    priority_rank: int
    is_held: bool
    facets: dict[str, str]
    slot_start: datetime | None
    has_mpps: bool
    now: datetime
    no_show_grace_min: int = 30
    undo_window_min: int = 15
    policy_version: str | None = None
    last: LastChange | None = None
    actor_id: str = ""
    may_correct: bool = False
    note: str = field(default="")

    @property
    def is_emergency(self) -> bool:
        return self.patient_class == PatientClass.EMERGENCY or self.priority_rank == 0


def find_objection(action: str, s: Situation) -> Reason | None:
    """Why an action that the table permits is refused here; None when nothing stands against it."""
    if s.is_held and action in BLOCKED_BY_HOLD:
        return _no("workflow.on_hold", action=action)
    if action == Action.SUSPEND and s.is_held:
        return _no("workflow.already_on_hold")
    if action == Action.RESUME and not s.is_held:
        return _no("workflow.not_on_hold")
    if action in BLOCKED_BY_SAFETY and s.facets.get(Facet.SAFETY) == "hold" and not (s.is_emergency and s.note):
        return _no("workflow.safety_hold", action=action)
    if action == Action.CHECK_IN and s.state == ExamState.REQUESTED and not s.is_emergency:
        return _no("workflow.not_vetted")
    if action == Action.SIGN and s.state == ExamState.IN_PROGRESS:
        if not s.is_emergency:
            return _no("workflow.scan_not_finished")
        if s.facets.get(Facet.IMAGES, "none") == "none":
            return _no("workflow.no_images_yet")
    if action == Action.MARK_NO_SHOW:
        return _object_to_no_show(s)
    if action == Action.UNDO:
        return _object_to_undo(s)
    return None


def find_undo_target(s: Situation) -> ExamState:
    """The state undo leads to; a slot that was given back cannot be undone into."""
    assert s.last is not None
    target = ExamState(s.last.from_state)
    return ExamState.VETTED if target is ExamState.BOOKED and s.slot_start is None else target


def list_open_actions(s: Situation) -> tuple[str, ...]:
    """What a person could do now; a reason that is still to be typed counts as given."""
    return tuple(str(a) for a in PATHWAY.allowed(s.state) if find_objection(a, s) is None)


def _object_to_no_show(s: Situation) -> Reason | None:
    if s.slot_start is None:
        return _no("workflow.no_slot")
    if s.now < s.slot_start + timedelta(minutes=s.no_show_grace_min):
        return _no(
            "workflow.grace_not_over",
            grace_min=s.no_show_grace_min,
            starts_at=s.slot_start.isoformat(),
            policy_version=s.policy_version,
        )
    return None


def _object_to_undo(s: Situation) -> Reason | None:
    last = s.last
    if last is None or last.to_state != s.state or last.from_state == last.to_state:
        return _no("workflow.nothing_to_undo")
    if last.kind != "action" or last.trigger not in UNDOABLE:
        return _no("workflow.cannot_be_undone", trigger=last.trigger)
    if last.trigger == Action.START and (s.facets.get(Facet.IMAGES, "none") != "none" or s.has_mpps):
        return _no("workflow.images_exist")
    if s.may_correct:
        return None
    if last.actor_id != s.actor_id:
        return _no("workflow.not_your_step")
    if s.now > last.recorded_at + timedelta(minutes=s.undo_window_min):
        return _no("workflow.undo_too_late", window_min=s.undo_window_min, policy_version=s.policy_version)
    return None


def _no(code: str, *, policy_version: str | None = None, **params) -> Reason:
    return Reason(
        code, {k: str(v) if isinstance(v, (Action, Fact)) else v for k, v in params.items()}, "error", policy_version
    )
