"""Who saw which report: an entry of the audit trail, which quality control asks whether a reviewer is blind."""

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.reporting.models import Report


def note_opening(report: Report, *, priors: list[Report], actor: Actor) -> None:
    """The report was shown to the person, with the texts of these earlier ones beside it."""
    record(
        actor,
        "report.opened",
        obj=f"report:{report.id}",
        patient_id=report.patient_id,
        detail={"priors": [prior.id for prior in priors]} if priors else {},
    )
