"""Dose records of a study: read from its stored objects, merged, judged, kept once. Asked again, it changes nothing."""

import hashlib
import logging
from typing import Any

from django.db import transaction

from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.devices.public import find_devices, set_usage
from apps.imaging.drivers.dose_file import read_dose_file
from apps.imaging.engine.dose.assess import is_compared
from apps.imaging.engine.dose.charge import sum_charge_mas
from apps.imaging.engine.dose.content import BadDoseObject
from apps.imaging.engine.dose.extract import describe_file, extract_dose
from apps.imaging.engine.dose.merge import DoseFile, DoseRecordFacts, merge_dose, name_event
from apps.imaging.engine.dose.sources import Candidate, choose_images, choose_reports
from apps.imaging.engine.rejection import DOSE_STAYS
from apps.imaging.events import DoseFlagged
from apps.imaging.models import DoseEvent, DoseRecord, Instance, Study
from apps.imaging.selectors.store import get_root
from apps.imaging.services.dose_case import StudyFacts, describe_study, judge_record, make_fields
from apps.imaging.services.matching import lock_study

log = logging.getLogger("radflow.dicom")
NO_DOSE_DUE = frozenset(
    {"imaging.dose_not_in_header", "imaging.dose_other_report"}
)  # a picture or a report like any other
MOST_REFUSALS = 20
_EVENT_FIELDS = ("ctdivol", "dlp", "dap_gym2", "rp_gy", "agd_mgy")
_EVENT_TEXTS = {"uid": 128, "protocol": 64, "target": 64, "laterality": 16, "started": 14}


def fill_study_dose(study_id: int) -> int:
    """Reads without a lock, so that images keep coming in; writes under the study's lock. The number of its records."""
    while True:
        candidates = _list_candidates(study_id)
        files, refusals = _read_files(candidates)
        with transaction.atomic():
            study = lock_study(study_id)
            if _list_candidates(study_id) != candidates:
                continue  # more came while these were read
            Study.objects.filter(pk=study.pk).exclude(dose_refusals=refusals).update(dose_refusals=refusals)
            return _write(study, merge_dose(files))


def _list_candidates(study_id: int) -> list[Candidate]:
    rows = Instance.objects.filter(
        series__study_id=study_id, **{f"{at}rejected__in": DOSE_STAYS for at in ("", "series__", "series__study__")}
    ).order_by("series_id", "number", "id")
    return [Candidate(*row) for row in rows.values_list("id", "series_id", "sop_class", "series__modality")]


def _read_files(candidates: list[Candidate]) -> tuple[list[DoseFile], list[dict[str, Any]]]:
    """Reports, and why some could not be read; images only where no report tells of dose."""
    reports, refused = _read(choose_reports(candidates))
    if reports:
        return reports, refused
    images, pages = _read(choose_images(candidates))
    return images, refused + pages


def _read(instance_ids: list[int]) -> tuple[list[DoseFile], list[dict[str, Any]]]:
    files, refusals = [], {}
    for row in Instance.objects.filter(pk__in=instance_ids).order_by("id"):
        try:
            source = read_dose_file(get_root() / row.path)
            files.append(describe_file(source, extract_dose(source), row.sop_uid))
        except BadDoseObject as bad:
            log.info("no dose in %s: %s %s", row.sop_uid, bad.code, bad.params)
            if bad.code not in NO_DOSE_DUE:
                why = Reason(bad.code, bad.params, "warning").to_json()
                refusals[repr(why)] = why
        except OSError as error:  # the sweep looks after files that are away
            log.warning("dose of %s not read: %s", row.sop_uid, error)
    return files, list(refusals.values())[:MOST_REFUSALS]


def _write(study: Study, records: list[DoseRecordFacts]) -> int:
    facts = describe_study(study)
    kept = []
    for record in records:
        key = _make_key(record)
        kept.append(key)
        _write_record(study, key, record, facts)
    study.doses.exclude(key__in=kept).delete()
    _count_charge(study, records)
    return len(kept)


def _count_charge(study: Study, records: list[DoseRecordFacts]) -> None:
    """The tube's meter of the scanner: what the whole study took, as far as it is known now."""
    device = find_devices([study.device_code]).get(study.device_code) if study.device_code else None
    if device is None:
        return
    charge = sum_charge_mas((record.source, record.values) for record in records)
    if charge is not None:
        at = min((row.started_at for row in study.doses.all()), default=clock.now())
        set_usage(device.pk, "mas", charge, min(at, clock.now()), key=f"mas:study:{study.pk}")


def _make_key(record: DoseRecordFacts) -> str:
    """Cumulative reports grow at their end, so the first irradiation names the record."""
    rows = record.values.get("events") or record.values.get("administrations") or [{}]
    return hashlib.sha256(name_event(rows[0], record.source).encode()).hexdigest()


def _write_record(study: Study, key: str, record: DoseRecordFacts, facts: StudyFacts) -> None:
    row = study.doses.filter(key=key).first() or DoseRecord(study=study, key=key)
    before = (row.values, row.files, row.exam_id, row.patient_id, row.findings)
    fields = make_fields(study, record, facts)
    for name, value in fields.items():
        setattr(row, name, value)
    codes = [f["code"] for f in row.findings]
    judge_record(row, facts)
    if row.pk and before == (row.values, row.files, row.exam_id, row.patient_id, row.findings):
        return
    told_anew = [f["code"] for f in row.findings] != codes
    if told_anew:
        row.reviewed_at, row.reviewed_by, row.review_note = None, "", ""
    row.read_at, row.version = clock.now(), row.version + 1 if row.pk else 1
    row.save()
    row.events.all().delete()
    DoseEvent.objects.bulk_create(
        [_make_event(row, n, event) for n, event in enumerate(record.values.get("events", []))]
    )
    if told_anew and row.is_flagged:
        flagged = DoseFlagged(row.id, study.id, row.exam_id, [f["code"] for f in row.findings])
        publish(flagged, aggregate=f"study:{study.id}")


def _make_event(row: DoseRecord, number: int, event: dict[str, Any]) -> DoseEvent:
    texts = {name: str(event.get(name, ""))[:size] for name, size in _EVENT_TEXTS.items()}
    numbers = {name: event[name] for name in _EVENT_FIELDS if isinstance(event.get(name), float)}
    shown = {*_EVENT_FIELDS, *_EVENT_TEXTS, "type"}
    return DoseEvent(
        record=row,
        number=number,
        kind=str(event.get("type", ""))[:64],
        is_compared=is_compared(event),
        facts={name: value for name, value in event.items() if name not in shown},
        **texts,
        **numbers,
    )
