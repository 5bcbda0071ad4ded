"""What scanners say they do: stored first, then told to the pathway for every exam the step names. No rule of ours refuses one."""

import logging
import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from django.db import DatabaseError, IntegrityError, transaction

from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.errors import RadflowError
from apps.common.kernel.reason import Reason
from apps.devices.public import find_device_by_ae
from apps.directory.public import list_sites
from apps.imaging.drivers.ports import Caller
from apps.imaging.engine.mpps import (
    DUPLICATE_INSTANCE,
    FACT_OF_STATUS,
    FINAL,
    IN_PROGRESS,
    MppsMessage,
    MppsState,
    Outcome,
    StepReference,
    judge_create,
    judge_set,
)
from apps.imaging.events import MppsReceived
from apps.imaging.models import MppsStep
from apps.workflow.public import (
    ExamFacts,
    find_exam_by_accession,
    find_exam_by_step,
    open_discrepancy_for,
    record_fact,
)

FARTHEST_ZONE_MIN = 14 * 60
log = logging.getLogger("radflow.dicom")


def create_mpps(message: MppsMessage, caller: Caller) -> Outcome:
    row = MppsStep.objects.filter(uid=message.uid).first()
    outcome = judge_create(message, _state(row) if row else None)
    if outcome.status:
        return outcome
    device = find_device_by_ae(message.station_ae or caller.calling) or find_device_by_ae(caller.calling)
    now = clock.now()
    try:
        with transaction.atomic():
            row = MppsStep.objects.create(
                uid=message.uid,
                status=message.status,
                study_uids=list(dict.fromkeys(s.study_uid for s in message.steps if s.study_uid)),
                modality=message.modality,
                station_ae=message.station_ae,
                device_code=device.code if device else "",
                patient_id_text=message.patient_id,
                patient_name=message.patient_name,
                started_at=_to_utc(message.started, device, message.document) or now,
                series=_series(message),
                document=message.document,
                calling_ae=caller.calling[:16],
                address=caller.address,
                created_at=now,
                updated_at=now,
            )
            _tell_pathway(row, message.steps)
    except IntegrityError:  # the same instance came twice at the same moment
        return Outcome(DUPLICATE_INSTANCE, "MPPS instance exists")
    return outcome


def set_mpps(message: MppsMessage, caller: Caller) -> Outcome:
    with transaction.atomic():
        row = MppsStep.objects.select_for_update(of=("self",)).filter(uid=message.uid).first()
        outcome = judge_set(message, _state(row) if row else None)
        if outcome.status or row is None:
            return outcome
        device = find_device_by_ae(row.station_ae)
        row.document = {**row.document, **message.document}
        row.series = _merge_series(row.series, _series(message))
        row.ended_at = _to_utc(message.ended, device, row.document) or row.ended_at
        row.discontinue_reason = message.discontinue_reason or row.discontinue_reason
        row.updated_at = clock.now()
        was, row.status = row.status, message.status or row.status
        row.save()
        if row.status != was:
            _tell_pathway(row, ())
    return outcome


def apply_again() -> int:
    """Beat: steps of the last day whose exam was not known, or not reachable, when they came."""
    done = 0
    since = clock.now().timestamp() - 24 * 3600
    rows = MppsStep.objects.filter(exams=None, created_at__gte=datetime.fromtimestamp(since, UTC))
    for pk in list(rows.exclude(reason__code="imaging.patient_differs").values_list("id", flat=True)[:200]):
        with transaction.atomic():
            row = MppsStep.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
            if row is not None and _find_exams(row, read_references(row.document)):
                _tell_pathway(row, read_references(row.document))
                done += 1
    return done


def _tell_pathway(row: MppsStep, steps: tuple[StepReference, ...]) -> None:
    """Links exams of a new step and records the fact for each; a pathway that cannot be asked is asked again by the beat task."""
    try:
        with transaction.atomic():
            if steps or row.status == IN_PROGRESS:
                _link_exams(row, steps)
            exam_ids = list(row.exams.order_by("id").values_list("id", flat=True))
            for exam_id in exam_ids:
                _record(row, exam_id, row.status if row.status in FINAL and not steps else IN_PROGRESS)
                if steps and row.status in FINAL:
                    _record(row, exam_id, row.status)
    except (RadflowError, DatabaseError) as error:
        log.warning("procedure step %s not in the pathway yet: %s", row.uid, error)
        exam_ids = []
    publish(MppsReceived(row.uid, row.status, exam_ids), aggregate=f"mpps:{row.uid}")


def _record(row: MppsStep, exam_id: int, status: str) -> None:
    at = row.started_at if status == IN_PROGRESS else row.ended_at or row.updated_at
    detail = {"mpps_uid": row.uid, "station_ae": row.station_ae, "device_code": row.device_code}
    if row.discontinue_reason:
        detail["reason"] = row.discontinue_reason
    record_fact(exam_id, FACT_OF_STATUS[status], at=at, source="mpps", detail=detail)


def _link_exams(row: MppsStep, steps: tuple[StepReference, ...]) -> None:
    found = _find_exams(row, steps)
    fitting = [e for e in found if _is_patient_of(e, row.patient_id_text)]
    row.exams.set([e.id for e in fitting])
    row.reason = None
    if not found:
        row.reason = Reason("imaging.unscheduled_step", {"station": row.station_ae}, "warning").to_json()
    for exam in found:
        if exam not in fitting:
            params = {"accession": exam.accession, "patient_id": row.patient_id_text}
            reason = Reason("imaging.patient_differs", params, "error")
            row.reason = reason.to_json()
            open_discrepancy_for(reason, key=f"mpps:{row.uid}:{exam.id}", site_id=exam.site_id, exam_id=exam.id)
    row.save(update_fields=["reason"])


def _find_exams(row: MppsStep, steps: tuple[StepReference, ...]) -> list[ExamFacts]:
    """One exam a reference: by step id, else study, else accession (a scanner may have made a Study UID of its own)."""
    found: dict[int, ExamFacts] = {}
    for step in steps:
        exam = (
            (find_exam_by_step(sps_id=step.sps_id) if step.sps_id else None)
            or find_exam_by_step(study_uid=step.study_uid)
            or (find_exam_by_accession(step.accession) if step.accession else None)
        )
        if exam is not None:
            found[exam.id] = exam
    return list(found.values())


def _is_patient_of(exam: ExamFacts, patient_id: str) -> bool:
    return not patient_id or patient_id in {i.value for i in exam.patient.identifiers}


def read_references(document: dict) -> tuple[StepReference, ...]:
    """Step references out of the stored DICOM JSON."""

    def text(item: dict, tag: str) -> str:
        values = item.get(tag, {}).get("Value") or [""]
        return str(values[0] or "")

    items = document.get("00400270", {}).get("Value") or []
    return tuple(
        StepReference(text(i, "0020000D"), text(i, "00080050"), text(i, "00400009"), text(i, "00401001")) for i in items
    )


def _state(row: MppsStep) -> MppsState:
    ended = ("PerformedProcedureStepEndDate", "PerformedProcedureStepEndTime") if row.ended_at else ()
    return MppsState(row.status, len(row.series), frozenset(ended))


def _series(message: MppsMessage) -> list[dict]:
    return [
        {"uid": s.series_uid, "description": s.description, "protocol": s.protocol, "instances": list(s.instances)}
        for s in message.series
    ]


def _merge_series(old: list[dict], new: list[dict]) -> list[dict]:
    """A series told again replaces what was told of it; others are appended."""
    merged = {s["uid"]: s for s in old}
    merged.update({s["uid"]: s for s in new})
    return list(merged.values())


def _to_utc(stamp: str, device, document: dict) -> datetime | None:
    """`YYYYMMDDHHMMSS` in the zone the scanner names (0008,0201), else in its site's; None when it is no time."""
    try:
        naive = datetime.strptime(stamp, "%Y%m%d%H%M%S")  # noqa: DTZ007 the zone is added below
    except ValueError:
        return None
    zone = _read_offset(document)
    if zone is None:
        site = device.room.site if device else next(iter(list_sites()), None)
        zone = ZoneInfo(site.time_zone) if site else UTC
    try:
        return naive.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:  # at the ends of the calendar
        return None


def _read_offset(document: dict) -> tzinfo | None:
    """Timezone Offset From UTC, `+0800`."""
    found = re.fullmatch(r"([+-])(\d{2})(\d{2})", str((document.get("00080201", {}).get("Value") or [""])[0]).strip())
    if not found:
        return None
    minutes = int(found[2]) * 60 + int(found[3])
    if minutes > FARTHEST_ZONE_MIN:
        return None
    return timezone(timedelta(minutes=minutes if found[1] == "+" else -minutes))
