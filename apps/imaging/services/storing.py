"""Objects into the store: file first, row second, answer last; nothing acknowledged is ever lost or stored twice."""

import json
import logging
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Count, Sum

from apps.common.audit import record
from apps.common.events import publish
from apps.common.hurried import HURRY, is_alone
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.prepared import run_prepared
from apps.imaging.drivers.ports import Caller
from apps.imaging.drivers.vault import commit_file
from apps.imaging.engine.dose.sources import DOSE_REPORTS
from apps.imaging.engine.mpps import Outcome
from apps.imaging.engine.objects import IncomingObject
from apps.imaging.events import DoseReportReceived
from apps.imaging.models import Instance, QuarantinedObject, Study
from apps.imaging.selectors.apart import find_in_use
from apps.imaging.selectors.store import get_root, name_path, name_quarantine_path
from apps.imaging.services.arriving import KNOWN, find_place, touch_study

log = logging.getLogger("radflow.dicom")
SET_APART = "stored apart: other bytes under this UID"


def keep_object(incoming: IncomingObject, caller: Caller, *, is_ours: bool = False) -> Outcome:
    """Stores one received object. The same bytes again are a success without a copy; other bytes under its UID are set apart.

    Order: file and folder flushed, row written, answer. The row's commit is not waited for: a row lost with the database is made
    again from its file by `sweep_files`.
    """
    header, now = incoming.header, clock.now()
    path = name_path(header.study_uid, header.series_uid, header.sop_uid, incoming.sha256, now)
    series = find_place(incoming)
    commit_file(incoming.path, get_root() / path)
    try:
        is_new = insert_instance(incoming, series, path, now)
    except IntegrityError:  # the remembered study or series is gone
        is_new, kept = False, None
    else:
        kept = None if is_new else find_in_use(header.sop_uid)
    if not is_new and kept is None:  # gone, or a person moved the series to another study meanwhile
        KNOWN.forget()
        series = find_place(incoming)
        is_new = insert_instance(incoming, series, path, now)
        kept = None if is_new else find_in_use(header.sop_uid)
    if kept is not None:
        return _judge_duplicate(incoming, kept, path)
    if header.sop_class in DOSE_REPORTS:
        with transaction.atomic():
            publish(DoseReportReceived(series[0], header.sop_uid), aggregate=f"study:{series[0]}")
    if not is_ours:
        touch_study(series[0], now)
    return Outcome()


_INSERT = (
    f"WITH {HURRY}, "
    "made AS (INSERT INTO imaging_instance (series_id, sop_uid, sop_class, transfer_syntax, number, n_frames, rows, columns, "
    "position_mm, path, size, sha256, received_at, calling_ae, facts) "
    "SELECT %s, %s, %s, %s, %s::int, %s::int, %s::int, %s::int, %s::float8, %s, %s::bigint, %s, %s::timestamptz, %s, %s::jsonb "
    "FROM imaging_series known, hurry "
    # Where a person moved the series meanwhile, or the object under a new UID, the remembered place is not its own any more.
    "WHERE hurry.how IS NOT NULL AND known.id = %s AND known.study_id = %s AND NOT EXISTS (SELECT 1 FROM imaging_instance WHERE received_uid = %s) "
    "ON CONFLICT (sop_uid) DO NOTHING RETURNING id), "
    # What came from a destination does not go back there; each gets its site and its modalities.
    "queued AS (INSERT INTO imaging_forwarditem (peer_id, instance_id, study_id, status, attempts, next_try_at, created_at) "
    "SELECT peer.id, made.id, %s, 'waiting', 0, %s::timestamptz, %s::timestamptz FROM made, imaging_dicompeer peer "
    "JOIN imaging_series series ON series.id = %s JOIN imaging_study study ON study.id = series.study_id WHERE peer.is_forwarded_to AND peer.is_enabled AND peer.ae_title <> %s "
    "AND (peer.site_id IS NULL OR peer.site_id = study.site_id) "
    "AND (cardinality(peer.forward_modalities) = 0 OR series.modality = ANY(peer.forward_modalities)) ORDER BY peer.id) "
    "SELECT id FROM made"
)


def insert_instance(incoming: IncomingObject, series: tuple[int, int], path: str, at: datetime) -> bool:
    """The object's row, and one for each destination that it goes to; `series` is (study id, series id).

    One round trip, one statement that commits by itself. False when the SOP Instance UID is known, or the series moved.
    """
    header = incoming.header
    study_id, series_id = series
    calling = incoming.calling[:16]
    values = [
        is_alone(),
        series_id,
        header.sop_uid,
        header.sop_class,
        header.transfer_syntax,
        header.instance_number,
        header.n_frames,
        header.rows,
        header.columns,
        header.position_mm,
        path,
        incoming.size,
        incoming.sha256,
        at,
        calling,
        json.dumps(header.facts),
        series_id,
        study_id,
        header.sop_uid,
        study_id,
        clock.real_now(),
        at,
        series_id,
        calling,
    ]
    return bool(run_prepared(_INSERT, values))


def _judge_duplicate(incoming: IncomingObject, kept: Instance, path: str) -> Outcome:
    if kept.sha256 == incoming.sha256:
        if kept.path != path:
            (get_root() / path).unlink(missing_ok=True)
        return Outcome()
    header = incoming.header
    apart = name_quarantine_path(header.sop_uid, incoming.sha256)
    with transaction.atomic():
        row, is_new = QuarantinedObject.objects.get_or_create(
            sop_uid=header.sop_uid,
            sha256=incoming.sha256,
            defaults={
                "study_uid": header.study_uid,
                "patient_id_text": header.patient_id,
                "patient_name": header.patient_name,
                "path": apart,
                "size": incoming.size,
                "kept_sha256": kept.sha256,
                "calling_ae": incoming.calling[:16],
                "address": incoming.address,
                "at": clock.now(),
            },
        )
        if not is_new:
            if row.path != path:  # after a replacement the first bytes lie apart where they always lay
                (get_root() / path).unlink(missing_ok=True)
            return Outcome()
        commit_file(get_root() / path, get_root() / apart)
        record(
            Actor.system("dicom"),
            "dicom.quarantined",
            obj=f"quarantine:{row.id}",
            detail={"sop_uid": header.sop_uid, "calling": incoming.calling, "sha256": incoming.sha256},
        )
    return Outcome(0x0000, SET_APART)


def count_again(study: Study) -> None:
    """Counters of the lists, from the rows."""
    totals = Instance.objects.filter(series__study=study).aggregate(n=Count("id"), size=Sum("size"))
    study.n_instances, study.size_bytes = totals["n"], totals["size"] or 0
    study.n_series = study.series.count()
