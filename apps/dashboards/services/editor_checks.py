"""One text of an editor's socket: who may ask, then the very checks that REST answers."""

from dataclasses import dataclass

from apps.common.kernel.errors import NotFound
from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render
from apps.dashboards.services.access import find_grants, find_user_id
from apps.directory.public import actor_of_user, get_user
from apps.reporting.public import check_draft, get_report_row

LONGEST = 50_000
_SECTIONS = ("technique", "findings", "impression")


@dataclass(frozen=True)
class EditorText:
    """What the editor holds now; `n` counts up, so that the page knows which text an answer is for."""

    n: int
    report: int
    texts: dict[str, str]
    stage: str


def parse_editor_text(frame: object) -> EditorText | None:
    """None for a frame that is none."""
    if not isinstance(frame, dict) or frame.get("op") != "check":
        return None
    numbers = [frame.get("n"), frame.get("report")]
    texts = {name: frame.get(name, "") for name in _SECTIONS}
    stage = frame.get("stage", "typing")
    if not all(isinstance(number, int) and 0 <= number < 2**53 for number in numbers):
        return None
    if not all(isinstance(text, str) and len(text) <= LONGEST for text in texts.values()):
        return None
    return EditorText(*numbers, texts, stage) if stage in ("typing", "sign") else None


def answer_editor(text: EditorText, *, session, language: str) -> dict:
    """The findings, or why not; raises PermissionError when nobody is signed in any more."""
    grants = find_grants(session=session, token="")
    if grants is None:
        raise PermissionError
    try:
        report = get_report_row(text.report)
        if not grants.allows("report.read", site_id=report.site_id):
            raise NotFound("reporting.report_missing", report=text.report)
        actor = actor_of_user(get_user(find_user_id(session)))
        found = check_draft(text.report, texts=text.texts, stage=text.stage, actor=actor)
    except NotFound as error:
        return {"n": text.n, "type": "refused", "reason": _say(error.reason, language)}
    findings = [item.to_json() | {"key": item.key, "reason": _say(item.reason, language)} for item in found]
    return {"n": text.n, "type": "checked", "findings": findings}


def _say(reason: Reason, language: str) -> dict:
    return reason.to_json() | {"text": render(reason, language)}
