"""Objects into the store: file first, row second, answer last; nothing acknowledged is ever lost or stored twice."""

import json
import logging
import time
from collections import OrderedDict
from datetime import datetime
from threading import Lock

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Count, F, Sum

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import RadflowError
from apps.devices.public import find_device_by_ae
from apps.imaging.drivers.ports import Caller
from apps.imaging.drivers.vault import commit_file
from apps.imaging.engine.dose.sources import DOSE_REPORTS
from apps.imaging.engine.mpps import Outcome
from apps.imaging.engine.objects import IncomingObject
from apps.imaging.engine.study_match import MatchState
from apps.imaging.events import DoseReportReceived, StudyStarted
from apps.imaging.models import Instance, QuarantinedObject, Series, Study
from apps.imaging.selectors.store import get_root, name_path, name_quarantine_path
from apps.imaging.services.matching import try_match

log = logging.getLogger("radflow.dicom")
SET_APART = "stored apart: other bytes under this UID"
_TOUCH_EVERY_S = 2.0
_CACHE_SIZE = 2000


class _Known:
    """Series rows of studies on their way in, so that an image costs one insert; the database stays the judge."""

    def __init__(self) -> None:
        self._rows: OrderedDict[tuple[str, str], tuple[int, int]] = OrderedDict()
        self._touched: dict[int, float] = {}
        self._lock = Lock()

    def get(self, study_uid: str, series_uid: str) -> tuple[int, int] | None:
        with self._lock:
            return self._rows.get((study_uid, series_uid))

    def put(self, study_uid: str, series_uid: str, ids: tuple[int, int]) -> None:
        with self._lock:
            self._rows[(study_uid, series_uid)] = ids
            while len(self._rows) > _CACHE_SIZE:
                self._rows.popitem(last=False)

    def forget(self) -> None:
        with self._lock:
            self._rows.clear()
            self._touched.clear()

    def is_touch_due(self, study_id: int) -> bool:
        now = time.monotonic()
        with self._lock:
            if now - self._touched.get(study_id, -_TOUCH_EVERY_S) < _TOUCH_EVERY_S:
                return False
            if len(self._touched) > _CACHE_SIZE:
                self._touched.clear()
            self._touched[study_id] = now
            return True


KNOWN = _Known()


def keep_object(incoming: IncomingObject, caller: Caller, *, is_ours: bool = False) -> Outcome:
    """Stores one received object. The same bytes again are a success without a copy; other bytes under its UID are set apart.

    Order: file and folder flushed, row written, answer. The row's commit is not waited for: a row lost with the database is made
    again from its file by `sweep_files`.
    """
    header, now = incoming.header, clock.now()
    path = name_path(header.study_uid, header.series_uid, header.sop_uid, incoming.sha256, now)
    series = _find_series(incoming)
    commit_file(incoming.path, get_root() / path)
    try:
        is_new = insert_instance(incoming, series, path, now)
    except IntegrityError:  # the remembered study or series is gone
        is_new, kept = False, None
    else:
        kept = None if is_new else _find_kept(header.sop_uid)
    if not is_new and kept is None:  # gone, or a person moved the series to another study meanwhile
        KNOWN.forget()
        series = _find_series(incoming)
        is_new = insert_instance(incoming, series, path, now)
        kept = None if is_new else _find_kept(header.sop_uid)
    if kept is not None:
        return _judge_duplicate(incoming, kept, path)
    if header.sop_class in DOSE_REPORTS:
        with transaction.atomic():
            publish(DoseReportReceived(series[0], header.sop_uid), aggregate=f"study:{series[0]}")
    if not is_ours and KNOWN.is_touch_due(series[0]):
        Study.objects.filter(pk=series[0]).update(
            last_at=now, last_heard_at=clock.real_now(), state=Study.State.RECEIVING
        )
    return Outcome()


_INSERT = (
    "SET LOCAL synchronous_commit = off; "
    "WITH made AS (INSERT INTO imaging_instance (series_id, sop_uid, sop_class, transfer_syntax, number, n_frames, rows, columns, "
    "position_mm, path, size, sha256, received_at, calling_ae, facts) "
    "SELECT %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s FROM imaging_series known "
    # Where a person moved the series meanwhile, or the object under a new UID, the remembered place is not its own any more.
    "WHERE known.id = %s AND known.study_id = %s AND NOT EXISTS (SELECT 1 FROM imaging_instance WHERE received_uid = %s) "
    "ON CONFLICT (sop_uid) DO NOTHING RETURNING id), "
    # What came from a destination does not go back there; each gets its site and its modalities.
    "queued AS (INSERT INTO imaging_forwarditem (peer_id, instance_id, study_id, status, attempts, next_try_at, created_at) "
    "SELECT peer.id, made.id, %s, 'waiting', 0, %s, %s FROM made, imaging_dicompeer peer "
    "JOIN imaging_series series ON series.id = %s JOIN imaging_study study ON study.id = series.study_id WHERE peer.is_forwarded_to AND peer.is_enabled AND peer.ae_title <> %s "
    "AND (peer.site_id IS NULL OR peer.site_id = study.site_id) "
    "AND (cardinality(peer.forward_modalities) = 0 OR series.modality = ANY(peer.forward_modalities)) ORDER BY peer.id) "
    "SELECT id FROM made"
)


def insert_instance(incoming: IncomingObject, series: tuple[int, int], path: str, at: datetime) -> bool:
    """The object's row, and one for each destination that it goes to; `series` is (study id, series id).

    One round trip, one statement group that commits by itself. False when the SOP Instance UID is known, or the series moved.
    """
    header = incoming.header
    study_id, series_id = series
    calling = incoming.calling[:16]
    values = [
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
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)
        cursor.nextset()
        return cursor.fetchone() is not None


def _find_series(incoming: IncomingObject) -> tuple[int, int]:
    header = incoming.header
    known = KNOWN.get(header.study_uid, header.series_uid)
    if known is not None:
        return known
    moved = Series.objects.filter(received_uid=header.series_uid, received_study_uid=header.study_uid).first()
    if moved is not None:
        KNOWN.put(header.study_uid, header.series_uid, (moved.study_id, moved.id))
        return moved.study_id, moved.id
    study = _take_in_study(incoming)
    series, _ = Series.objects.get_or_create(
        study_id=study.id,
        series_uid=header.series_uid,
        defaults={
            "modality": header.modality,
            "number": header.series_number,
            "description": header.series_description,
            "protocol_name": header.protocol_name,
            "body_part": header.body_part,
            "laterality": header.laterality,
            "station_name": header.station_name,
            "manufacturer": header.manufacturer,
            "model_name": header.model,
            "institution": header.institution,
        },
    )
    KNOWN.put(header.study_uid, header.series_uid, (study.id, series.id))
    return study.id, series.id


def _take_in_study(incoming: IncomingObject) -> Study:
    """The study's row, made and matched with its first object; a pathway that cannot be asked never refuses an image."""
    header = incoming.header
    study = Study.objects.filter(study_uid=header.study_uid).first()
    if study is not None:
        return _follow(study)
    now, device = clock.now(), find_device_by_ae(incoming.calling)
    with transaction.atomic():
        study, is_new = Study.objects.get_or_create(
            study_uid=header.study_uid,
            defaults={
                "device_code": device.code if device else "",
                "site_id": device.room.site_id if device else None,
                "calling_ae": incoming.calling[:16],
                "patient_id_text": header.patient_id,
                "patient_name": header.patient_name,
                "patient_birth_date": header.patient_birth_date,
                "patient_sex": header.patient_sex,
                "accession": header.accession,
                "modality": header.modality,
                "description": header.study_description or header.series_description,
                "study_date": header.study_date,
                "study_time": header.study_time,
                "study_id_text": header.study_id,
                "referring_physician": header.referring_physician,
                "first_at": now,
                "last_at": now,
                "last_heard_at": clock.real_now(),
            },
        )
    if is_new:
        _match_first(study.id)
    return study


def _follow(study: Study) -> Study:
    """More images of a study that was merged belong where it went; of one whose images all went to another exam, nobody knows yet."""
    while study.absorbed_by_id and study.match == MatchState.MATCHED:
        study = Study.objects.get(pk=study.absorbed_by_id)
    if study.absorbed_by_id:
        Study.objects.filter(pk=study.pk).update(absorbed_by=None, version=F("version") + 1)
    return study


def _match_first(study_id: int) -> None:
    try:
        with transaction.atomic():
            study = Study.objects.select_for_update(of=("self",)).get(pk=study_id)
            if study.match == MatchState.PENDING:
                try_match(study)
            exam_id = study.links.values_list("exam_id", flat=True).first()
            publish(
                StudyStarted(study.id, exam_id, study.study_uid, study.modality, study.device_code),
                aggregate=f"study:{study.id}",
            )
    except (RadflowError, DatabaseError) as error:  # the beat task tries again
        log.warning("study %s not matched yet: %s", study_id, error)


def _find_kept(sop_uid: str) -> Instance | None:
    """The object that came under this UID, whatever it is delivered under."""
    return (
        Instance.objects.filter(received_uid=sop_uid).first()
        or Instance.objects.filter(sop_uid=sop_uid, received_uid=None).first()
    )


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
