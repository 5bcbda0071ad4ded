"""The patient's own page: a code that opens one report once, with the birth date; then a ticket for a short visit."""

from datetime import date, timedelta

from django.core import signing
from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.reporting.engine.codes import make_code, read_code, show_code
from apps.reporting.models import Handover, PatientCode, Release
from apps.reporting.selectors.releases import find_standing_release

SALT = "reporting.patient_page"
PATIENT = Actor("person", "", "patient", ())


def issue_patient_code(report_id: int, *, actor: Actor) -> tuple[str, PatientCode]:
    """A new code, as it is printed; codes given before open no more. Raises Refused."""
    with transaction.atomic():
        release = find_standing_release(report_id)
        if release is None:
            raise Refused(Reason("reporting.nothing_released", severity="error"))
        if release.report.patient.birth_date is None:
            raise Refused(Reason("reporting.no_birth_date", severity="error"))
        policy, code, now = (
            get_policy("reporting.output", site_id=release.report.site_id).payload,
            make_code(),
            clock.now(),
        )
        PatientCode.objects.filter(report_id=report_id, used_at=None).update(valid_until=now)
        row = PatientCode.objects.create(
            report_id=report_id,
            digest=_digest(code),
            made_at=now,
            made_by=actor.name,
            valid_until=now + timedelta(days=policy["patient_code_days"]),
        )
        record(actor, "report.patient_code", obj=f"report:{report_id}", patient_id=release.report.patient_id)
    return show_code(code), row


def open_patient_page(text: str, birth_date: date) -> tuple[str, Release]:
    """The ticket of a visit and the report. Every failure sounds the same, and none tells whether the code exists."""
    code = read_code(text)
    with transaction.atomic():
        row = PatientCode.objects.select_for_update(of=("self",)).filter(digest=_digest(code or "")).first()
        release = _judge(row, birth_date)
        if release is not None:
            PatientCode.objects.filter(pk=row.pk).update(used_at=clock.now())
            _note_visit(release)
    if release is None:
        raise Refused(Reason("reporting.patient_code_wrong", severity="error"))
    return signing.dumps(release.report_id, salt=SALT), release


def read_patient_ticket(ticket: str) -> Release:
    """The report as it stands now; raises NotFound when the visit is over or nothing stands."""
    try:
        report_id = signing.loads(ticket, salt=SALT, max_age=_visit_s())
    except signing.BadSignature:
        raise NotFound("reporting.visit_over") from None
    release = find_standing_release(report_id)
    if release is None:
        raise NotFound("reporting.visit_over")
    return release


def _judge(row: PatientCode | None, birth_date: date) -> Release | None:
    if row is None or row.used_at or row.valid_until <= clock.now():
        return None
    release = find_standing_release(row.report_id)
    most = get_policy("reporting.output").payload["patient_code_most_failures"]
    if release is None or row.failures >= most:
        return None
    if release.report.patient.birth_date != birth_date:
        PatientCode.objects.filter(pk=row.pk).update(failures=F("failures") + 1)
        record(PATIENT, "result.refused", obj=f"report:{row.report_id}", patient_id=release.report.patient_id)
        return None
    return release


def _note_visit(release: Release) -> None:
    now = clock.now()
    Handover.objects.create(
        release=release, channel=Handover.Channel.PATIENT_PAGE, at=now, by=PATIENT.name, opened_at=now
    )
    record(PATIENT, "result.opened", obj=f"release:{release.id}", patient_id=release.report.patient_id)


def _visit_s() -> int:
    return get_policy("reporting.output").payload["patient_visit_min"] * 60


def _digest(code: str) -> str:
    return salted_hmac(SALT, code, algorithm="sha256").hexdigest()
