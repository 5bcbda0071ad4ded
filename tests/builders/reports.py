"""Reports for tests, written and signed through the front door."""

from typing import Any

from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.directory.public import actor_of_user, create_user
from apps.reporting.public import save_draft, sign_report, start_report
from apps.workflow.public import ExamFacts, record_fact
from tests.builders.pathway import CLERK, make_exam, walk

PASSWORD = "Correct-horse-9"
CLEAN = {"technique": "平扫", "findings": "右肺上叶见结节，大小约6mm。", "impression": "右肺上叶结节。"}


def make_person(username: str, role: str, name: str = ""):
    """A user with a known password, and the actor it acts as."""
    user = create_user(
        actor=CLERK, username=username, name=name or username, password=PASSWORD, grants=[(role, None)], is_demo=False
    )
    return actor_of_user(user)


def make_acquired(**facts: Any) -> ExamFacts:
    """An exam whose images are all here."""
    exam = walk(make_exam(**facts), "vet", "check_in", "start", "finish")
    record_fact(exam.id, "images_complete", at=clock.now(), source="device")
    return exam


def write(
    report, actor, *, texts: dict | None = None, client: str = "tab-1", sequence: int = 1, revision: int | None = None
):
    report.refresh_from_db()
    return save_draft(
        report.id,
        texts=texts or CLEAN,
        client=client,
        sequence=sequence,
        revision=report.draft.revision if revision is None else revision,
        actor=actor,
    )


def sign(report, actor, *, may_verify: bool = True, **facts: Any):
    report.refresh_from_db()
    facts = {"revision": report.draft.revision, "password": PASSWORD, **facts}
    return sign_report(report.id, actor=actor, may_verify=may_verify, **facts)


def make_signed(actor, *, texts: dict | None = None, **facts: Any):
    """A verified, released report whose events are delivered."""
    report = start_report([make_acquired(**facts).id], actor=actor)
    write(report, actor, texts=texts)
    sign(report, actor)
    deliver_pending()
    report.refresh_from_db()
    return report
