"""Words for the patient beside the original: drafted from the glossary, edited and released by a person."""

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.reporting.engine.plain_words import explain_words
from apps.reporting.models import PlainText, Report
from apps.reporting.selectors.reports import get_verified_version
from apps.reporting.services.drafts import lock_row
from apps.reporting.services.model_drafts import settle_patient_draft


def draft_plain_text(report: Report) -> str:
    """What stands for the newest signed version: a person's text, else the glossary's draft, which is not kept. Raises Refused."""
    version = get_verified_version(report)
    kept = PlainText.objects.filter(version=version).first()
    return kept.text if kept else explain_words(version.impression or version.findings, report.lang)


def release_plain_text(report_id: int, *, text: str, draft_id: int | None = None, actor: Actor) -> PlainText:
    """The patient reads this beside the report from now on; `draft_id` is the model's draft it came of. Raises Invalid, Refused."""
    if not text.strip():
        raise Invalid({"text": Reason("reporting.needed", severity="error")})
    with transaction.atomic():
        report = lock_row(report_id)
        now = clock.now()
        facts = {"text": text.strip(), "drafted_at": now, "released_at": now, "released_by": actor.name}
        row, _ = PlainText.objects.update_or_create(version=get_verified_version(report), defaults=facts)
        settle_patient_draft(row.version, draft_id=draft_id, text=row.text, actor=actor)
        record(
            actor, "report.plain_text_released", obj=f"report:{report.id}", patient_id=report.patient_id,
            detail={"version": row.version.number},
        )  # fmt: skip
    return row
