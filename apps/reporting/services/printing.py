"""Reports on paper: at the desk, and at the machine that reads a slip. Every copy is counted; another one needs a reason."""

from django.db import transaction
from django.db.models import Sum

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.reporting.models import Handover, Release
from apps.reporting.selectors.releases import PAPER, find_standing_release
from apps.reporting.services.drafts import lock_row
from apps.workflow.public import find_exam_by_accession

SLIP = "RF1"


def print_at_desk(
    report_id: int, *, copies: int, taken_by: str = "patient", recipient: str = "", reason: str = "", actor: Actor
) -> Release:
    """So many copies in the hands of the patient, a relative or a ward (the last two by name). Raises Refused (nothing left),
    Invalid (no name, more copies at once than the policy allows, printed before and no reason given)."""
    recipient = "" if taken_by == Handover.Taker.PATIENT else recipient.strip()
    with transaction.atomic():
        lock_row(report_id)
        release = _get_standing(report_id)
        _check_handover(release, copies, taken_by, recipient)
        if count_copies(release) and not reason.strip():
            raise Invalid({"reason": Reason("reporting.printed_already", {"n": count_copies(release)}, "warning")})
        _note(release, Handover.Channel.PRINT_DESK, copies, reason.strip(), actor, taken_by, recipient)
    return release


def print_by_slip(code: str, *, site_id: int, actor: Actor) -> Release:
    """What the machine prints for the QR code of a slip: as often as the policy says. Raises NotFound, Refused: go to the desk."""
    marker, accession, mrn = (code.strip().split("|") + ["", ""])[:3]
    exam = find_exam_by_accession(accession) if marker == SLIP and mrn else None
    if exam is None or exam.site_id != site_id or exam.patient.mrn != mrn:
        raise NotFound("reporting.slip_unknown")
    with transaction.atomic():
        release = Release.objects.filter(report__links__exam_id=exam.id, withdrawn_at=None).order_by("-id").first()
        if release is None:
            raise Refused(Reason("reporting.nothing_released", severity="info"))
        lock_row(release.report_id)
        release = _get_standing(release.report_id)
        if count_copies(release) >= get_policy("reporting.output", site_id=site_id).payload["self_prints"]:
            raise Refused(Reason("reporting.printed_already", {"n": count_copies(release)}, "warning"))
        _note(release, Handover.Channel.SELF_PRINT, 1, "", actor)
    return release


def find_most_copies(site_id: int) -> int:
    """Copies that the desk of a site may print at once."""
    return get_policy("reporting.output", site_id=site_id).payload.get("desk_copies", 1)


def _check_handover(release: Release, copies: int, taken_by: str, recipient: str) -> None:
    faults: dict[str, Reason] = {}
    most = find_most_copies(release.report.site_id)
    if not 1 <= copies <= most:
        faults["copies"] = Reason("reporting.too_many_copies", {"most": most}, "error")
    if taken_by not in Handover.Taker.values:
        faults["taken_by"] = Reason("reporting.taker_unknown", severity="error")
    elif taken_by != Handover.Taker.PATIENT and not recipient:
        faults["recipient"] = Reason("reporting.taker_needs_name", severity="error")
    if faults:
        raise Invalid(faults)


def count_copies(release: Release) -> int:
    return release.handovers.filter(channel__in=PAPER).aggregate(n=Sum("copies"))["n"] or 0


def _get_standing(report_id: int) -> Release:
    release = find_standing_release(report_id)
    if release is None:
        raise Refused(Reason("reporting.nothing_released", severity="error"))
    return release


def _note(
    release: Release,
    channel: Handover.Channel,
    copies: int,
    reason: str,
    actor: Actor,
    taken_by: str = "",
    recipient: str = "",
) -> None:
    Handover.objects.create(
        release=release,
        channel=channel,
        at=clock.now(),
        by=actor.name,
        copies=copies,
        reason=reason,
        taken_by=taken_by,
        recipient=recipient,
    )
    record(
        actor,
        "report.printed",
        obj=f"release:{release.id}",
        patient_id=release.report.patient_id,
        detail={
            "copies": copies,
            "channel": str(channel),
            "reason": reason,
            "taken_by": taken_by,
            "recipient": recipient,
        },
    )
