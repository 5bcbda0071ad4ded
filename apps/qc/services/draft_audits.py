"""AI audits AI: what a model drafted is read by the rules and by the second reader, never by the model that wrote it."""

from collections.abc import Mapping

from django.conf import settings

from apps.common.kernel.errors import Permanent
from apps.common.policy import get_policy
from apps.qc.drivers.second_reader import ask_model
from apps.qc.engine.draft_audit import DraftAudit, is_same_model, judge_draft, keep_objections
from apps.qc.engine.report import ReportSnapshot
from apps.qc.engine.second_reading import BadAnswer, Told, make_messages, mask_identifiers, read_answer
from apps.qc.services.checks import check_report
from apps.qc.services.second_reader import is_breaker_open


def audit_draft(
    snapshot: ReportSnapshot,
    *,
    content: Mapping[str, str],
    secrets: list[str],
    author: str,
    is_rewording: bool,
    site_id: int,
) -> DraftAudit:
    """A report draft in its two sections, or with `is_rewording` the original as findings and the draft as impression."""
    rules = keep_objections(check_report(snapshot, stage="sign", site_id=site_id), is_rewording=is_rewording)
    policy = get_policy("qc.second_reader").payload
    told: list[Told] = []
    error = ""
    if not policy["enabled"] or not policy["url"]:
        error = "qc.auditor_off"
    elif is_same_model(author, policy["model"]):
        error = "qc.auditor_is_author"
    elif is_breaker_open():
        error = "qc.reader_unreachable"
    else:
        findings, impression = (
            mask_identifiers(snapshot.section(name), secrets) for name in ("findings", "impression")
        )
        try:
            messages = make_messages(content, findings, impression)
            told, _ = read_answer(ask_local_model(policy, messages), findings, impression)
        except Permanent as failure:
            error = failure.reason.code
        except BadAnswer:
            error = "qc.reader_no_answer"
    return judge_draft(rules, told, least_confidence=policy["least_confidence"], auditor=policy["model"], error=error)


def ask_local_model(policy: Mapping, messages: list[dict[str, str]]) -> str:
    """The answer of the endpoint that a policy names. Raises Permanent with a code of words."""
    return ask_model(
        policy["url"],
        policy["model"],
        messages,
        timeout_s=policy["timeout_s"],
        key=settings.RADFLOW_SECOND_READER_KEY,
    )
