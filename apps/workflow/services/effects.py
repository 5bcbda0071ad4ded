"""What an action or a fact changes besides the state: protocol and priority, the slot, a clinical hold."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.directory.public import get_exam_type, get_priority
from apps.workflow.engine.states import Action, ExamState, Fact, Laterality
from apps.workflow.events import ExamDetailsChanged, ExamSlotChanged
from apps.workflow.models import ClinicalHold, Exam

TAKES_SLOT = (Action.BOOK, Fact.SLOT_ASSIGNED)
GIVES_SLOT_BACK = (Action.UNBOOK, Action.CANCEL, Fact.SLOT_RELEASED, Fact.CANCELLED_BY_MESSAGE)


def apply_detail(exam: Exam, trigger: Action | Fact, detail: Mapping[str, Any]) -> dict[str, Any]:
    """Writes what `detail` says onto the unsaved exam; returns it as it is kept in the history."""
    kept = dict(detail)
    if trigger is Action.VET:
        kept = {
            k: detail[k] for k in ("protocol", "priority", "contrast", "laterality") if detail.get(k) not in (None, "")
        }
        if detail.get("exam_type") and detail["exam_type"] != exam.exam_type.code:
            kept |= _change_type(exam, detail)
        exam.protocol = kept.get("protocol", exam.protocol)[:200]
        exam.contrast_planned = kept.get("contrast", exam.contrast_planned)
        if "laterality" in kept:
            exam.laterality = check_laterality(kept["laterality"])
        if "priority" in kept and kept["priority"] != exam.priority.code:
            kept |= _change_priority(exam, kept["priority"])
    if trigger is Action.RETRIAGE:
        if detail.get("priority") in (None, "", exam.priority.code):
            raise Invalid({"priority": Reason("workflow.priority_same", severity="error")})
        kept = {"priority": detail["priority"], **_change_priority(exam, detail["priority"])}
    return kept


def _change_priority(exam: Exam, code: str) -> dict[str, Any]:
    """The due times follow when the change is saved."""
    before = exam.priority.code
    exam.priority_id = get_priority(code).id
    exam._state.fields_cache.pop("priority", None)
    return {"previous_priority": before}


def _change_type(exam: Exam, detail: Mapping[str, Any]) -> dict[str, Any]:
    """The vetting person's other choice; what it was, and whether the order's text had proposed it, stays in the history."""
    chosen, before = get_exam_type(detail["exam_type"]), exam.exam_type.code
    if not chosen.is_active:
        raise Invalid({"exam_type": Reason("workflow.exam_type_inactive", {"exam": chosen.names}, "error")})
    if exam.slot_start:
        raise Refused(Reason("workflow.exam_type_has_slot", severity="error"))
    side = detail.get("laterality") or exam.laterality
    if chosen.laterality_rule == "required" and not side:
        raise Invalid({"laterality": Reason("workflow.laterality_needed", {"exam": chosen.names}, "error")})
    exam.exam_type_id, exam.modality, exam.contrast_planned = chosen.id, chosen.modality, chosen.contrast
    exam.laterality = "" if chosen.laterality_rule == "none" else exam.laterality
    exam._state.fields_cache.pop("exam_type", None)
    return {"exam_type": chosen.code, "previous_exam_type": before, "is_suggested": bool(detail.get("is_suggested"))}


def change_slot(exam: Exam, trigger: Action | Fact, detail: Mapping[str, Any]) -> None:
    """Keeps the slot on the exam in step with the booking; scheduling owns the appointment itself."""
    previous = exam.slot_start
    if trigger in TAKES_SLOT and (starts_at := read_time(detail.get("starts_at") or detail.get("slot_start"))):
        exam.slot_start, exam.slot_device_code = starts_at, str(detail.get("device_code") or "")[:32]
    elif trigger in GIVES_SLOT_BACK and exam.state != ExamState.IN_PROGRESS:
        exam.slot_start, exam.slot_device_code = None, ""
    else:
        return
    if (previous or exam.slot_start) and trigger is not None:
        publish(ExamSlotChanged(exam.id, exam.slot_start, previous, exam.slot_device_code), aggregate=f"exam:{exam.id}")


def change_hold(exam: Exam, action: Action, *, note: str, actor: Actor, at: datetime) -> None:
    if action is Action.SUSPEND:
        ClinicalHold.objects.create(exam=exam, note=note, placed_at=at, placed_by=actor.name)
        exam.is_held = True
    else:
        hold = ClinicalHold.objects.filter(exam=exam, lifted_at=None).first()
        if hold:
            hold.lifted_at, hold.lifted_by = clock.now(), actor.name
            hold.save()
        exam.is_held = False
    publish(ExamDetailsChanged(exam.id, ["is_held"]), aggregate=f"exam:{exam.id}")


def check_laterality(value: str) -> str:
    if value not in {*Laterality, ""}:
        raise Invalid({"laterality": Reason("workflow.laterality_unknown", {"value": str(value)[:20]}, "error")})
    return str(value)


def read_time(value: Any) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else value
