"""Post-processing tasks: asked for by rule or by a person, taken, finished, returned; a derived series ticks its task off."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.directory.public import list_users_with_permission
from apps.workflow.engine.processing import (
    LIFECYCLE,
    NEEDS_NOTE,
    OVER,
    DerivedSeries,
    Match,
    ProcessingAct,
    Progress,
    list_asked_kinds,
    match_series,
)
from apps.workflow.engine.states import ENDED_STATES, SCANNED_STATES, ExamState
from apps.workflow.events import TaskChanged
from apps.workflow.models import Exam, Task
from apps.workflow.selectors.floor import list_processing_kinds, pick_row
from apps.workflow.services.tasks import close_row, open_task

BY_RULE = "Radflow"


def plan_processing(exam: Exam) -> None:
    """What the rules ask for now that the exam is vetted; what was asked for once is not asked for again.

    A rule's task that the (changed) exam does not call for any more is withdrawn while nobody works on it.
    """
    policy = get_policy("workflow.processing", site_id=exam.site_id)
    facts = {"modality": exam.modality, "exam_type": exam.exam_type.code, "protocol": exam.protocol}
    wanted = list_asked_kinds(policy.payload["rules"], **facts)
    rows = list(Task.objects.filter(exam=exam, kind=Task.Kind.PROCESSING))
    for row in rows:
        if row.what not in wanted and row.opened_by == BY_RULE and row.progress == Progress.OPEN and not row.closed_at:
            _end(row, Progress.WITHDRAWN, by=BY_RULE, note="")
    for what in (w for w in wanted if w not in {row.what for row in rows}):
        _open(exam, what, opened_by=BY_RULE)


def ask_processing(
    exam_id: int,
    *,
    what: str,
    actor: Actor,
    note: str = "",
    due_at: datetime | None = None,
    assignee_id: str = "",
) -> Task:
    """By hand. Raises Invalid (kind, person), Refused when the same kind is open already or the exam is off."""
    with transaction.atomic():
        exam = Exam.objects.select_for_update(of=("self",)).select_related("exam_type").filter(pk=exam_id).first()
        if exam is None:
            raise NotFound("workflow.exam_missing", exam=exam_id)
        if exam.state in (ExamState.CANCELLED, ExamState.NO_SHOW):
            params = {"state": f"workflow.state.{exam.state}"}
            raise Refused(Reason("workflow.processing_no_images", params, "error"))
        kind = pick_row(list_processing_kinds(exam.site_id), what, field="what")
        row = _open(exam, what, opened_by=actor.name, note=note, due_at=due_at, who=_find_person(assignee_id, exam))
        if row is None:
            raise Refused(Reason("workflow.processing_open", {"what": kind["names"]}, "error"))
        record(
            actor, "processing.ask", obj=f"exam:{exam.id}", patient_id=exam.patient_id,
            detail={"what": what, "note": note},
        )  # fmt: skip
    return row


def act_on_processing(
    task_id: int,
    action: str,
    *,
    actor: Actor,
    note: str = "",
    expected_version: int | None = None,
    sites: Collection[int] | None = None,
) -> Task:
    """Take, finish, return or withdraw. Raises Invalid without the words it needs, Refused by the table, Conflict when stale."""
    act, said = ProcessingAct(action), note.strip()
    if act in NEEDS_NOTE and not said:
        raise Invalid({"note": Reason("workflow.processing_note_needed", severity="error")})
    with transaction.atomic():
        row = _lock(task_id, sites)
        if expected_version is not None and expected_version != row.version:
            raise Conflict(current={"id": row.id, "version": row.version})
        after = _next(row, act)
        if act is ProcessingAct.TAKE:
            row.assignee_id, row.assignee_name = actor.id[:64], actor.name
        elif act is ProcessingAct.RETURN:
            row.assignee_id, row.assignee_name, row.returned_note = "", "", said[:500]
        if after in OVER:
            _end(row, after, by=actor.name, note=said)
        else:
            _save(row, after)
        record(
            actor, f"processing.{act}", obj=f"task:{row.id}",
            detail={"exam": row.exam_id, "what": row.what, **({"note": said} if said else {})},
        )  # fmt: skip
    return row


def offer_series(exam_id: int, series: Sequence[DerivedSeries]) -> int:
    """Ties derived series to the exam's open tasks, each series once; returns how many were tied."""
    tied = 0
    with transaction.atomic():
        exam = Exam.objects.select_for_update(of=("self",)).filter(pk=exam_id).first()
        if exam is None:
            return 0
        rows = list(
            Task.objects.select_for_update(of=("self",))
            .filter(exam=exam, kind=Task.Kind.PROCESSING)
            .order_by("id")
        )  # fmt: skip
        policy = get_policy("workflow.processing", site_id=exam.site_id).payload
        words, weak = ({k["code"]: k.get(key, []) for k in policy["kinds"]} for key in ("words", "weak_words"))
        known = {result["series_uid"] for row in rows for result in row.results}
        for one in (s for s in series if s.series_uid not in known):
            still_open = [r for r in rows if not r.closed_at]
            found = match_series(one, [r.what for r in still_open], words, weak)
            tied += _tie(one, found, still_open, may_finish=policy["on_match"] == "finish")
    return tied


def follow_exam_state(exam: Exam, after: ExamState) -> None:
    """The images are here: the clock of the open tasks starts. The exam is off: nobody needs them. The exam is locked."""
    if after not in SCANNED_STATES and after not in ENDED_STATES:
        return
    rows = Task.objects.select_for_update(of=("self",)).filter(exam=exam, kind=Task.Kind.PROCESSING, closed_at=None)
    for row in rows.order_by("id"):
        if after is ExamState.CANCELLED:
            _end(row, Progress.WITHDRAWN, by=BY_RULE, note="")
        elif after in SCANNED_STATES and row.due_at is None:
            row.due_at = _due(exam, row.what)
            _save(row, Progress(row.progress))


def _tie(series: DerivedSeries, found: Match | None, rows: list[Task], *, may_finish: bool) -> bool:
    row = next((r for r in rows if found and r.what == found.what), None)
    if row is None or found is None:
        return False
    result = {
        "study_uid": series.study_uid, "series_uid": series.series_uid, "description": series.description[:200],
        "sender": series.sender, "at": clock.now().isoformat(),
    }  # fmt: skip
    row.results = [*row.results, result]
    if found.is_sure and may_finish:
        _end(row, Progress.DONE, by=BY_RULE, note="")
    else:
        _save(row, _next(row, ProcessingAct.PROPOSE))
    return True


def _open(
    exam: Exam,
    what: str,
    *,
    opened_by: str,
    note: str = "",
    due_at: datetime | None = None,
    who: tuple[str, str] = ("", ""),
) -> Task | None:
    names = next(k["names"] for k in list_processing_kinds(exam.site_id) if k["code"] == what)
    reason = Reason("workflow.processing_asked", {"what": names, "accession": exam.accession}, "info")
    more: dict[str, Any] = {
        "what": what,
        "asked_note": note.strip()[:500],
        "due_at": due_at or (_due(exam, what) if exam.state in SCANNED_STATES else None),
        "assignee_id": who[0],
        "assignee_name": who[1],
    }
    return open_task(
        Task.Kind.PROCESSING, reason, key=f"processing:{exam.id}:{what}", site_id=exam.site_id, exam=exam,
        opened_by=opened_by, more=more,
    )  # fmt: skip


def _due(exam: Exam, what: str) -> datetime:
    """A kind that the policy does not name any more is due as the others that it does not name."""
    kinds = {kind["code"]: kind for kind in list_processing_kinds(exam.site_id)}
    kind = kinds.get(what) or kinds["other"]
    is_emergency = exam.patient_class == "emergency"
    return clock.now() + timedelta(minutes=kind["emergency_due_min"] if is_emergency else kind["due_min"])


def _find_person(user_id: str, exam: Exam) -> tuple[str, str]:
    if not user_id:
        return "", ""
    for user in list_users_with_permission("processing.write", site_id=exam.site_id):
        if str(user.id) == user_id:
            return user_id, user.name
    raise Invalid({"assignee_id": Reason("workflow.processing_no_such_person", severity="error")})


def _lock(task_id: int, sites: Collection[int] | None) -> Task:
    rows = Task.objects.select_for_update(of=("self",)).filter(pk=task_id, kind=Task.Kind.PROCESSING)
    row = (rows if sites is None else rows.filter(site_id__in=sites)).first()
    if row is None:
        raise NotFound("workflow.task_missing", task=task_id)
    return row


def _next(row: Task, act: ProcessingAct) -> Progress:
    try:
        return Progress(LIFECYCLE.next(row.progress, act))
    except Refused:
        params = {"progress": f"workflow.progress.{row.progress}"}
        raise Refused(Reason("workflow.processing_not_now", params, "error")) from None


def _save(row: Task, after: Progress) -> None:
    row.progress, row.version = after, row.version + 1
    row.save()
    publish(TaskChanged(row.id, row.kind, row.exam_id, row.site_id, str(row.progress)), aggregate=f"exam:{row.exam_id}")


def _end(row: Task, after: Progress, *, by: str, note: str) -> None:
    row.progress = after
    close_row(row, by=by, note=note)
