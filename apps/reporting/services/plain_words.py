"""Words for the patient beside the original: drafted from the glossary, edited and released by a person."""

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.reporting.engine.plain_words import explain_words
from apps.reporting.engine.states import VersionKind
from apps.reporting.models import PlainText, Report, ReportVersion
from apps.reporting.services.drafts import lock_row


def draft_plain_text(report: Report) -> str:
    """What stands for the newest signed version: a person's text, else the glossary's draft, which is not kept. Raises Refused."""
    version = _get_version(report)
    kept = PlainText.objects.filter(version=version).first()
    return kept.text if kept else explain_words(version.impression or version.findings, report.lang)


def release_plain_text(report_id: int, *, text: str, actor: Actor) -> PlainText:
    """The patient reads this beside the report from now on. Raises Invalid, Refused."""
    if not text.strip():
        raise Invalid({"text": Reason("reporting.needed", severity="error")})
    with transaction.atomic():
        report = lock_row(report_id)
        now = clock.now()
        facts = {"text": text.strip(), "drafted_at": now, "released_at": now, "released_by": actor.name}
        row, _ = PlainText.objects.update_or_create(version=_get_version(report), defaults=facts)
        record(
            actor, "report.plain_text_released", obj=f"report:{report.id}", patient_id=report.patient_id,
            detail={"version": row.version.number},
        )  # fmt: skip
    return row


def _get_version(report: Report) -> ReportVersion:
    version = report.versions.exclude(kind=VersionKind.PRELIMINARY).last()
    if version is None:
        raise Refused(Reason("reporting.nothing_verified", severity="error"))
    return version
