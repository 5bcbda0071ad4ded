"""Release: the verified version leaves the department as a PDF, and is open to the one who asked for it."""

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.files import store_file
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.reporting.engine.states import ReportState, VersionKind
from apps.reporting.events import ReleaseWithdrawn, ReportReleased
from apps.reporting.models import Addressee, Handover, Release
from apps.reporting.selectors.releases import find_standing_release
from apps.reporting.services.drafts import lock_row
from apps.reporting.services.output import render_report
from apps.workflow.public import ExamFacts, list_exams, record_fact, set_facet


def release_report(report_id: int, *, actor: Actor) -> Release:
    """Releases the version that stands, once; raises Refused while nothing is verified."""
    with transaction.atomic():
        report = lock_row(report_id)
        version = report.versions.exclude(kind=VersionKind.PRELIMINARY).last()
        if version is None or report.state not in (ReportState.FINAL, ReportState.AMENDING):
            raise Refused(Reason("reporting.nothing_verified", severity="error"))
        known = Release.objects.filter(version=version).first()
        if known and known.withdrawn_at:
            raise Refused(Reason("reporting.withdrawn_needs_correction", severity="error"))
        if known:
            return known
        exams = list_exams(report.links.values_list("exam_id", flat=True))
        stored = store_file(
            render_report(report, version, exams), media_type="application/pdf", name=f"{exams[0].accession}.pdf"
        )
        release = Release.objects.create(
            report=report,
            version=version,
            pdf_sha256=stored.sha256,
            released_at=clock.now(),
            released_by=actor.name,
        )
        replace_earlier(release, actor)
        address_release(release, exams)
        exam_ids = [exam.id for exam in exams]
        for exam_id in exam_ids:
            record_fact(exam_id, "report_delivered", at=release.released_at, source="system", actor=actor)
        record(
            actor,
            "report.released",
            obj=f"report:{report.id}",
            patient_id=report.patient_id,
            detail={"version": version.number, "sha256": stored.sha256},
        )
        publish(ReportReleased(report.id, version.number, exam_ids, stored.sha256), aggregate=f"report:{report.id}")
    return release


def withdraw_release(report_id: int, *, reason: str, actor: Actor) -> Release:
    """The release that stands is shown to nobody outside any more. A corrected version is what may leave next. Raises Refused."""
    with transaction.atomic():
        report = lock_row(report_id)
        release = find_standing_release(report.id)
        if release is None:
            raise Refused(Reason("reporting.nothing_released", severity="error"))
        _close(release, actor, reason=reason.strip())
        Addressee.objects.filter(release=release).delete()
        exam_ids = list(report.links.order_by("exam_id").values_list("exam_id", flat=True))
        for exam_id in exam_ids:
            set_facet(exam_id, "delivery", "withdrawn", at=release.withdrawn_at, source="person", actor=actor)
        tell_readers(release, "reporting.result_withdrawn", severity="error")
        record(
            actor,
            "report.withdrawn",
            obj=f"report:{report.id}",
            patient_id=report.patient_id,
            detail={"version": release.version.number, "reason": release.withdraw_reason},
        )
        publish(ReleaseWithdrawn(report.id, release.version.number, exam_ids), aggregate=f"report:{report.id}")
    return release


def replace_earlier(release: Release, actor: Actor) -> None:
    """A corrected version takes the place of what left before; who read that is told."""
    for earlier in Release.objects.filter(report_id=release.report_id, withdrawn_at=None).exclude(pk=release.pk):
        _close(earlier, actor, reason="")
        tell_readers(earlier, "reporting.result_corrected", severity="warning")


def _close(release: Release, actor: Actor, *, reason: str) -> None:
    release.withdrawn_at, release.withdrawn_by, release.withdraw_reason = clock.now(), actor.name, reason
    release.save(update_fields=["withdrawn_at", "withdrawn_by", "withdraw_reason"])


def tell_readers(release: Release, code: str, *, severity: str) -> None:
    accession = release.report.links.order_by("exam_id").values_list("exam__accession", flat=True).first()
    notify(
        release.openings.values_list("reader_id", flat=True),
        Reason(code, {"accession": accession}, severity),
        link="/results",
        severity=severity,
    )


def address_release(release: Release, exams: list[ExamFacts]) -> None:
    """It takes the place of the report's earlier releases in the lists of those who asked."""
    Addressee.objects.filter(release__report_id=release.report_id).delete()
    referrers = {exam.referrer_id: exam.referrer_name for exam in exams if exam.referrer_id}
    Addressee.objects.bulk_create(
        Addressee(release=release, referrer_id=referrer, released_at=release.released_at) for referrer in referrers
    )
    Handover.objects.bulk_create(
        Handover(
            release=release, channel=Handover.Channel.PORTAL, recipient=name, recipient_id=str(referrer),
            at=release.released_at, by=release.released_by,
        )
        for referrer, name in referrers.items()
    )  # fmt: skip
