"""Study and series of an object on its way in: found, remembered, or made and matched with the first object.

Neither row's commit is waited for: `sweep_files` makes them again from the file, as it does the object's own row.
"""

import logging
from collections import OrderedDict
from datetime import datetime
from threading import Lock

from django.db import DatabaseError, transaction
from django.db.models import F

from apps.common.events import publish
from apps.common.hurried import HURRY, hurry_this_transaction, insert_once, is_alone
from apps.common.kernel import clock
from apps.common.kernel.errors import RadflowError
from apps.common.kernel.throttle import Throttle
from apps.common.prepared import Prepared, Slot, ask_together, run_prepared
from apps.devices.public import find_device_by_ae
from apps.imaging.engine.objects import IncomingObject
from apps.imaging.engine.study_match import MatchState
from apps.imaging.events import StudyStarted
from apps.imaging.models import Series, Study
from apps.imaging.services.matching import try_match

log = logging.getLogger("radflow.dicom")
_TOUCH_EVERY_S = 2.0
_CACHE_SIZE = 2000


class _Known:
    """Series rows of studies on their way in, so that an image costs one insert; the database stays the judge."""

    def __init__(self) -> None:
        self._rows: OrderedDict[tuple[str, str], tuple[int, int]] = OrderedDict()
        self.touched = Throttle(_TOUCH_EVERY_S, most=_CACHE_SIZE)
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
        self.touched.forget()


KNOWN = _Known()


_MOVED = Prepared(
    lambda: Series.objects.filter(received_uid=Slot("series_uid"), received_study_uid=Slot("study_uid")).values_list(
        "study_id", "id"
    )
)
_STUDY = Prepared(lambda: Study.objects.filter(study_uid=Slot("study_uid")))


def find_place(incoming: IncomingObject) -> tuple[int, int]:
    """(study id, series id)."""
    header = incoming.header
    ids = KNOWN.get(header.study_uid, header.series_uid)
    if ids is None:
        moved, studies = ask_together(
            _MOVED.asked(series_uid=header.series_uid, study_uid=header.study_uid),
            _STUDY.asked(study_uid=header.study_uid),
        )
        if moved:
            ids = moved[0]
        else:
            study = _follow(studies[0]) if studies else _take_in_study(incoming)
            ids = study.id, _take_in_series(study.id, incoming)
        KNOWN.put(header.study_uid, header.series_uid, ids)
    return ids


def _take_in_series(study_id: int, incoming: IncomingObject) -> int:
    header = incoming.header
    series = Series(
        study_id=study_id,
        series_uid=header.series_uid,
        modality=header.modality,
        number=header.series_number,
        description=header.series_description,
        protocol_name=header.protocol_name,
        body_part=header.body_part,
        laterality=header.laterality,
        station_name=header.station_name,
        manufacturer=header.manufacturer,
        model_name=header.model,
        institution=header.institution,
    )
    if insert_once(series, once=("study_id", "series_uid")):
        return series.id
    return Series.objects.values_list("id", flat=True).get(study_id=study_id, series_uid=header.series_uid)


def _take_in_study(incoming: IncomingObject) -> Study:
    """The study's row, made and matched with its first object; a pathway that cannot be asked never refuses an image."""
    header, now, device = incoming.header, clock.now(), find_device_by_ae(incoming.calling)
    study = Study(
        study_uid=header.study_uid,
        device_code=device.code if device else "",
        site_id=device.room.site_id if device else None,
        calling_ae=incoming.calling[:16],
        patient_id_text=header.patient_id,
        patient_name=header.patient_name,
        patient_birth_date=header.patient_birth_date,
        patient_sex=header.patient_sex,
        accession=header.accession,
        modality=header.modality,
        description=header.study_description or header.series_description,
        study_date=header.study_date,
        study_time=header.study_time,
        study_id_text=header.study_id,
        referring_physician=header.referring_physician,
        first_at=now,
        last_at=now,
        last_heard_at=clock.real_now(),
    )
    if not insert_once(study, once=("study_uid",)):  # another association was first
        return _follow(Study.objects.get(study_uid=header.study_uid))
    KNOWN.touched.is_due(study.id)
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
    is_own = is_alone()
    try:
        with transaction.atomic():
            if is_own:
                hurry_this_transaction()
            study = Study.objects.select_for_update(of=("self",)).get(pk=study_id)
            if study.match == MatchState.PENDING:
                try_match(study)
            is_matched = study.match == MatchState.MATCHED
            exam_id = study.links.values_list("exam_id", flat=True).first() if is_matched else None
            publish(
                StudyStarted(study.id, exam_id, study.study_uid, study.modality, study.device_code),
                aggregate=f"study:{study.id}",
            )
    except (RadflowError, DatabaseError) as error:  # the beat task tries again
        log.warning("study %s not matched yet: %s", study_id, error)


_TOUCH = (
    f"WITH {HURRY} UPDATE imaging_study SET last_at = %s::timestamptz, last_heard_at = %s::timestamptz, state = %s "
    "FROM hurry WHERE hurry.how IS NOT NULL AND imaging_study.id = %s RETURNING imaging_study.id"
)


def touch_study(study_id: int, at: datetime) -> None:
    """Its images still come; written every few seconds."""
    if KNOWN.touched.is_due(study_id):
        run_prepared(_TOUCH, [is_alone(), at, clock.real_now(), Study.State.RECEIVING, study_id])
