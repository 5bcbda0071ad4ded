from dataclasses import dataclass
from datetime import datetime

from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render, render_code, say
from apps.workflow.models import ExamChange, Task


@dataclass(frozen=True)
class TimelineEntry:
    at: datetime
    recorded_at: datetime
    kind: str
    trigger: str
    text: str
    from_state: str
    to_state: str
    source: str
    actor_name: str
    note: str
    is_expected: bool
    is_undone: bool


def list_timeline(exam_id: int, language: str) -> list[TimelineEntry]:
    """Everything that happened to an exam, by the time it happened; what was undone stays, marked."""
    entries = [_from_change(c, language) for c in ExamChange.objects.filter(exam_id=exam_id).order_by("id")]
    for task in Task.objects.filter(exam_id=exam_id).order_by("id"):
        text = render(Reason.from_json(task.reason), language)
        entries.append(_from_task(task, "task", task.opened_at, say("actor", task.opened_by, language), text, ""))
        if task.closed_at:
            entries.append(
                _from_task(task, "task_closed", task.closed_at, say("actor", task.closed_by, language), text, task.note)
            )
    return sorted(entries, key=lambda e: e.at)


def _from_change(row: ExamChange, language: str) -> TimelineEntry:
    text = render_code(f"workflow.{row.kind}.{row.trigger}", language)
    if row.kind == "facet":
        value = str(row.detail.get("value", ""))
        said = render_code(f"workflow.facet_value.{value}", language)
        text = f"{text}: {value if said.startswith('workflow.') else said}"
    return TimelineEntry(
        at=row.at,
        recorded_at=row.recorded_at,
        kind=row.kind,
        trigger=row.trigger,
        text=text,
        from_state=row.from_state,
        to_state=row.to_state,
        source=row.source,
        actor_name=say("actor", row.actor_name, language),
        note=row.note,
        is_expected=row.is_expected,
        is_undone=row.is_undone,
    )


def _from_task(task: Task, kind: str, at: datetime, who: str, text: str, note: str) -> TimelineEntry:
    is_open = kind == "task"
    return TimelineEntry(
        at, at, kind, task.kind, text, "", "", "person" if not is_open else "system", who, note, not is_open, False
    )
