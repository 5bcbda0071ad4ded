"""Which permission an action on an exam needs, and at which sites the caller sees exams."""

from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

from apps.common.kernel.errors import NotFound
from apps.directory.public import is_open_to
from apps.workflow.engine.states import Action
from apps.workflow.public import ExamFacts, get_exam

PERMISSIONS: dict[Action, tuple[str, ...]] = {
    Action.VET: ("exam.vet",),
    Action.RETRIAGE: ("exam.triage",),
    Action.CHECK_IN: ("exam.check_in",),
    Action.MAKE_READY: ("exam.prepare",),
    Action.START: ("exam.perform",),
    Action.FINISH: ("exam.perform",),
    Action.CANCEL: ("exam.cancel",),
    Action.MARK_NO_SHOW: ("exam.book",),
    Action.SUSPEND: ("exam.hold",),
    Action.RESUME: ("exam.hold",),
    Action.UNDO: ("exam.undo", "exam.correct"),
}
ANY_ACTION = tuple(sorted({code for codes in PERMISSIONS.values() for code in codes}))


def may_act(request: Request):
    """A function (action, site) -> bool over the caller's grants; booking and signing belong to other rooms."""

    def may(action: str, site_id: int) -> bool:
        codes = PERMISSIONS.get(Action(action), ())
        return any(request.grants.allows(code, site_id=site_id) for code in codes)

    return may


def check_action(request: Request, action: str, site_id: int) -> None:
    if not may_act(request)(action, site_id):
        raise PermissionDenied


def get_visible_exam(request: Request, exam_id: int, permission: str = "exam.read") -> ExamFacts:
    """Raises NotFound for an exam of a site that the caller does not work at."""
    return check_visible(request, get_exam(exam_id), permission)


def check_visible(request: Request, exam: ExamFacts, permission: str = "exam.read") -> ExamFacts:
    codes = ANY_ACTION if permission == "any" else (permission,)
    is_within = any(request.grants.allows(code, site_id=exam.site_id) for code in codes)
    if not (is_within or is_open_to(request.actor, request.grants, permission, exam.patient_id)):
        raise NotFound("workflow.exam_missing", exam=exam.id)
    return exam
