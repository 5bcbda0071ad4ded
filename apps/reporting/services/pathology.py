"""What pathology or surgery found is held against the report: a rate for the department, a sign of risk when it contradicts."""

from datetime import date

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.reporting.engine.pathology import Verdict
from apps.reporting.engine.states import VersionKind
from apps.reporting.models import PathologyResult
from apps.reporting.selectors.turnaround import find_zone
from apps.reporting.services.drafts import lock_row
from apps.reporting.services.signs import tell_signs


def note_pathology(
    report_id: int, *, diagnosis: str, verdict: str, taken_on: date, version: int, actor: Actor
) -> PathologyResult:
    """`version` is that of the result that was seen, 0 for none. Raises Invalid, Refused, Conflict."""
    now = clock.now()
    with transaction.atomic():
        report = lock_row(report_id)
        if not report.versions.exclude(kind=VersionKind.PRELIMINARY).exists():
            raise Refused(Reason("reporting.nothing_verified", severity="error"))
        if taken_on > now.astimezone(find_zone(report.site_id)).date():
            raise Invalid({"taken_on": Reason("reporting.pathology_later", severity="error")})
        row = PathologyResult.objects.filter(report=report).first()
        stands = row.version if row else 0
        if version != stands:
            raise Conflict(current={"version": stands})
        facts = {"diagnosis": diagnosis, "verdict": Verdict(verdict), "taken_on": taken_on}
        row, _ = PathologyResult.objects.update_or_create(
            report=report,
            defaults=facts | {"noted_by_name": actor.name, "noted_at": now, "version": stands + 1},
        )
        record(
            actor, "report.pathology_noted", obj=f"report:{report.id}", patient_id=report.patient_id,
            detail=facts | {"taken_on": taken_on.isoformat()},
        )  # fmt: skip
        tell_signs(report.id, now=now)
    return row
