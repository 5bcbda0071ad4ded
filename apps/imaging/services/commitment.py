"""Storage commitment: a request is written down, judged by rows and files, and its answer repeated until it was heard."""

import logging
import time
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from apps.common.kernel import clock
from apps.common.kernel.errors import Transient
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.imaging.drivers.ports import Caller
from apps.imaging.drivers.sender import send_report
from apps.imaging.engine.commitment import CommitmentReport, CommitmentRequest, judge_references
from apps.imaging.engine.mpps import Outcome
from apps.imaging.models import DicomPeer, Instance, StorageCommitment
from apps.imaging.selectors.store import get_root
from apps.imaging.services.forwarding import wait_before
from apps.imaging.services.transport import make_target

log = logging.getLogger("radflow.dicom")
SEND_S = 90
"""Longer than the driver waits for an answer."""
_WAITING = StorageCommitment.Status.WAITING


def ask_commitment(request: CommitmentRequest, caller: Caller) -> Outcome:
    """The same transaction asked again is answered again."""
    now = clock.real_now()
    values = {
        "address": caller.address,
        "references": [list(pair) for pair in request.references],
        "asked_at": now,
        "status": _WAITING,
        "attempts": 0,
        "next_try_at": now,
        "reason": None,
    }
    StorageCommitment.objects.update_or_create(
        calling_ae=caller.calling, transaction_uid=request.transaction_uid, defaults=values
    )
    return Outcome()


def find_report(transaction_uid: str, caller: Caller) -> CommitmentReport | None:
    """For a caller whose listening port nobody knows: what stands right now. None for who is called back."""
    if _find_listener(caller.calling) is not None:
        return None
    row = StorageCommitment.objects.filter(calling_ae=caller.calling, transaction_uid=transaction_uid).first()
    return None if row is None else judge(row)


def note_reported(report: CommitmentReport, caller: Caller) -> None:
    _settle(report, calling_ae=caller.calling)


def judge(row: StorageCommitment) -> CommitmentReport:
    references = [(sop_class, sop_uid) for sop_class, sop_uid in row.references]
    asked = [uid for _, uid in references]
    rows = Instance.objects.filter(Q(sop_uid__in=asked, received_uid=None) | Q(received_uid__in=asked))
    root = get_root()
    stored = {  # rejected or moved to another study, it is safe all the same
        received or uid: (sop_class, (root / path).exists())
        for uid, received, sop_class, path in rows.values_list("sop_uid", "received_uid", "sop_class", "path")
    }
    return judge_references(row.transaction_uid, references, stored)


def report_commitments(*, for_s: float = 10.0) -> int:
    """Tells what is due to who can be called back; how many heard it. Nothing is begun after `for_s` seconds.

    Who does not hear one is left alone until the next time: a scanner that is switched off costs one wait, and the others none.
    """
    began, n_heard = time.monotonic(), 0
    silent: set[str] = set()
    due = StorageCommitment.objects.filter(status=_WAITING, next_try_at__lte=clock.real_now()).order_by("next_try_at")
    for pk, caller in due.values_list("pk", "calling_ae"):
        if time.monotonic() - began > for_s:
            break
        if caller in silent:
            continue
        try:
            n_heard += _report_one(pk)
        except Transient:
            silent.add(caller)
    return n_heard


def _report_one(pk: int) -> bool:
    """Raises Transient when it was not heard; that is noted."""
    row = _claim(pk)
    if row is None:
        return False
    peer = _find_listener(row.calling_ae)
    report = judge(row)
    policy = get_policy("imaging.forwarding").payload
    is_young = clock.real_now() - row.asked_at < timedelta(seconds=policy["commitment_grace_s"])
    if report.is_missing_some and is_young:  # they may still be on their way
        _wait(row, timedelta(seconds=policy["back_off_s"][0]), row.reason, attempts=row.attempts - 1)
        return False
    if peer is None:
        reason = Reason("imaging.no_address", {"ae": row.calling_ae}, "error").to_json()
        _wait(row, timedelta(), reason, status=StorageCommitment.Status.PARKED)
        return False
    try:
        send_report(make_target(peer, address=row.address), report, calling=settings.DICOM_AE_TITLE)
    except Transient as error:
        is_over = row.attempts >= policy["max_attempts"]
        status = StorageCommitment.Status.PARKED if is_over else _WAITING
        _wait(row, wait_before(row.attempts), error.reason.to_json(), status=status)
        log.warning("commitment %s not heard by %s: %s", row.transaction_uid, row.calling_ae, error)
        raise
    return _settle(report, pk=row.pk, attempts=row.attempts)


def _claim(pk: int) -> StorageCommitment | None:
    """Its next try is put beyond the time that a call can take; a caller that dies loses it then."""
    with transaction.atomic():
        rows = StorageCommitment.objects.select_for_update(of=("self",), skip_locked=True)
        row = rows.filter(pk=pk, status=_WAITING, next_try_at__lte=clock.real_now()).first()
        if row is not None:
            row.attempts += 1
            row.next_try_at = clock.real_now() + timedelta(seconds=SEND_S)
            row.save(update_fields=["attempts", "next_try_at"])
    return row


def _wait(row: StorageCommitment, wait: timedelta, reason: dict | None, **changes) -> None:
    kept = StorageCommitment.objects.filter(pk=row.pk, status=_WAITING, attempts=row.attempts)
    kept.update(next_try_at=clock.real_now() + wait, reason=reason, **changes)


def _settle(report: CommitmentReport, **where) -> bool:
    rows = StorageCommitment.objects.filter(transaction_uid=report.transaction_uid, **where)
    rows = rows.exclude(status=StorageCommitment.Status.REPORTED)
    return bool(
        rows.update(
            status=StorageCommitment.Status.REPORTED,
            reported_at=clock.now(),
            n_failed=len(report.failed),
            reason=None,
        )
    )


def _find_listener(ae_title: str) -> DicomPeer | None:
    """Who may be called back: at its row's host (else the address it called from) and port."""
    return DicomPeer.objects.filter(ae_title=ae_title, is_enabled=True, port__isnull=False).first()
