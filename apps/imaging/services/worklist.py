"""What a scanner may do next: exams of the pathway as worklist entries."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from apps.common.kernel import clock
from apps.common.kernel.errors import RadflowError
from apps.common.kernel.words import render
from apps.common.policy import get_policy
from apps.devices.public import find_device_by_ae, find_devices
from apps.directory.public import MeasureFacts, latest_measures, list_sites
from apps.imaging.drivers.ports import Caller
from apps.imaging.engine.matching import is_universal
from apps.imaging.engine.worklist import (
    STEP,
    STEP_STATUS,
    TOP,
    Code,
    WorklistEntry,
    WorklistQuery,
    list_states_for,
    matches,
)
from apps.safety.public import SafetyFacts, list_safety_facts
from apps.workflow.public import ExamFacts, StepFacts, list_steps

log = logging.getLogger("radflow.dicom")
PRIORITY = {"stat": "STAT", "urgent": "HIGH", "soon": "MEDIUM", "routine": "ROUTINE"}
NOTED = {
    "Allergies",
    "MedicalAlerts",
    "PatientSize",
    "PatientWeight",
    "PreMedication",
    "PregnancyStatus",
    "RequestedContrastAgent",
    "SpecialNeeds",
}
NOTE_TAGS = {a.tag for a in (*TOP, *STEP) if a.keyword in NOTED}
ALERT_LANGUAGE = "en"  # consoles of every maker show Latin letters
PART = 250
_SEX = {"M": "M", "F": "F", "O": "O"}
_LOCAL = "99RADFLOW"


@dataclass(frozen=True)
class Reading:
    """What of a query the database answers, and the days around now for a query that names none."""

    wanted: dict[str, Any]
    first: datetime
    last: datetime
    is_dated: bool
    policy_version: str

    def covers(self, exam: ExamFacts) -> bool:
        return self.is_dated or exam.slot_start is None or self.first <= exam.slot_start < self.last


def find_worklist(query: WorklistQuery, caller: Caller) -> Iterator[WorklistEntry]:
    """Entries that match, soonest first. A change in the pathway shows in the next query."""
    reading = plan_reading(query)
    if not reading.wanted["states"]:
        return iter(())
    exams = list_steps(**reading.wanted, with_actions=False)
    return _build(exams, query, caller)


def plan_reading(query: WorklistQuery) -> Reading:
    """Exact keys go to the database; everything else is matched in the engine."""
    policy = get_policy("imaging.worklist")
    now = clock.now()
    wanted: dict[str, Any] = {"states": list_states_for(query), "limit": policy.payload["max_matches"]}
    accession = query.top.get("AccessionNumber", "").strip()
    if accession and not set(accession) & set("*?\\"):
        wanted["accession"] = accession
    modality = query.step.get("Modality", "").strip()
    if modality and not set(modality) & set("*?\\"):
        wanted["modality"] = modality
    station = query.step.get("ScheduledStationAETitle", "").strip()
    if station and not set(station) & set("*?\\") and (device := find_device_by_ae(station)):
        wanted["device_codes"] = (device.code, "")  # without a slot: any scanner of the kind
    first = now - timedelta(days=policy.payload["days_back"])
    last = now + timedelta(days=policy.payload["days_ahead"])
    asked = query.step.get("ScheduledProcedureStepStartDate", "")
    is_dated = not is_universal(asked)
    earliest, latest = read_days(asked) if is_dated else (first, last)
    wanted |= {"starts_from": earliest, "starts_before": latest, "or_no_slot": True}  # no slot: due now
    return Reading(wanted, first, last, is_dated, policy.label)


def read_days(key: str) -> tuple[datetime | None, datetime | None]:
    """First moment of a DICOM date key at any site, and the end of its last day at any; None is open."""
    low, is_range, high = key.strip().replace(".", "").partition("-")
    zones = [ZoneInfo(site.time_zone) for site in list_sites()] or [ZoneInfo("UTC")]
    starts = [_read_day(low, zone) for zone in zones]
    ends = [_read_day(high if is_range else low, zone, days=1) for zone in zones]
    return min(starts) if all(starts) else None, max(ends) if all(ends) else None


def _read_day(text: str, zone: ZoneInfo, days: int = 0) -> datetime | None:
    """None for a day that no calendar has: the engine matches the text."""
    try:
        return datetime.combine(date.fromisoformat(text) + timedelta(days=days), time.min, zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _build(exams: list[ExamFacts], query: WorklistQuery, caller: Caller) -> Iterator[WorklistEntry]:
    """Part by part: the first entries are on their way while the rest is put together."""
    are_notes_asked = any(tag in NOTE_TAGS for tag, _ in (*query.asked_top, *query.asked_step))
    for at in range(0, len(exams), PART):
        made = make_entries(exams[at : at + PART], caller)
        fitting = [(exam, entry) for exam, entry in made if matches(entry, query)]
        notes = list_notes([exam for exam, _ in fitting]) if are_notes_asked and fitting else {}
        for exam, entry in fitting:
            top, step = notes.get(exam.id, ({}, {}))
            yield replace(entry, top={**entry.top, **top}, step={**entry.step, **step})


def make_entries(exams: list[ExamFacts], caller: Caller) -> list[tuple[ExamFacts, WorklistEntry]]:
    """Each scheduled step as this caller would see it, before its keys are asked. A scanner sees its own site only."""
    devices = find_devices({e.slot_device_code for e in exams if e.slot_device_code})
    asking = find_device_by_ae(caller.calling)
    zones = {site.id: ZoneInfo(site.time_zone) for site in list_sites()}
    made = []
    for exam in exams:
        device = devices.get(exam.slot_device_code)
        if not is_of_site(exam, device, asking):
            continue
        if device is None and asking is not None and asking.modality == exam.modality:
            device = asking  # no slot: whichever scanner of this kind takes the patient
        made += [(exam, make_entry(exam, step, device=device, zone=zones.get(exam.site_id))) for step in exam.steps]
    return made


def is_of_site(exam: ExamFacts, device, asking) -> bool:
    """The exam's slot, else the exam, is at the site of the scanner that asks; who is no scanner of the fleet asks for all."""
    return asking is None or asking.room.site_id == (device.room.site_id if device else exam.site_id)


def make_entry(exam: ExamFacts, step: StepFacts, *, device=None, zone: ZoneInfo | None = None) -> WorklistEntry:
    """One step in DICOM text form; an exam without a slot is due now, on any scanner of its kind."""
    starts = (exam.slot_start or clock.now()).astimezone(zone or ZoneInfo("UTC"))
    words = exam.exam_type_names.get("en") or next(iter(exam.exam_type_names.values()), exam.exam_type_code)
    patient = exam.patient
    top = {
        "AccessionNumber": exam.accession,
        "ReferringPhysicianName": exam.referrer_name,
        "RequestingPhysician": exam.referrer_name,
        "PatientName": write_name(patient),
        "PatientID": patient.mrn,
        "IssuerOfPatientID": next((i.issuer for i in patient.identifiers if i.value == patient.mrn), ""),
        "PatientBirthDate": patient.birth_date.strftime("%Y%m%d") if patient.birth_date else "",
        "PatientSex": _SEX.get(patient.sex, ""),
        "StudyInstanceUID": step.study_uid,
        "RequestedProcedureID": step.rp_id,
        "RequestedProcedureDescription": words,
        "RequestedProcedurePriority": PRIORITY.get(exam.priority_code, "ROUTINE"),
        "ReasonForTheRequestedProcedure": exam.reason_for_exam,
        "AdmissionID": exam.visit_number,
        "CurrentPatientLocation": exam.location,
        "PlacerOrderNumberImagingServiceRequest": exam.placer_number,
        "FillerOrderNumberImagingServiceRequest": exam.accession,
    }
    item = {
        "Modality": exam.modality,
        "ScheduledStationAETitle": device.ae_title if device else "",
        "ScheduledStationName": device.station_name if device else "",
        "ScheduledProcedureStepLocation": device.room.code if device else "",
        "ScheduledProcedureStepStartDate": f"{starts:%Y%m%d}",
        "ScheduledProcedureStepStartTime": f"{starts:%H%M%S}",
        "ScheduledProcedureStepDescription": words,
        "ScheduledProcedureStepID": step.sps_id,
        "ScheduledProcedureStepStatus": STEP_STATUS.get(exam.state, "SCHEDULED"),
        "RequestedContrastAgent": "" if exam.contrast in {"", "none"} else exam.contrast,
        "CommentsOnTheScheduledProcedureStep": exam.protocol,
    }
    return WorklistEntry(
        top, item, Code(exam.exam_type_code, _LOCAL, words), Code(exam.exam_type_code, _LOCAL, exam.protocol or words)
    )


def write_name(patient) -> str:
    """PN with two component groups: Latin letters first (older consoles show only these), then the name as written."""
    latin = (patient.name_latin or patient.name_pinyin or "").strip()
    family, given = patient.family_name, patient.given_name
    if patient.name.isascii():
        return "^".join(p for p in (family, given) if p) or patient.name
    parts = latin.split(" ", 1)
    alphabetic = "^".join(p.strip() for p in parts if p.strip())
    written = "^".join(p for p in (family, given) if p) or patient.name
    return f"{alphabetic}={written}"


Notes = tuple[dict[str, str], dict[str, str]]


def list_notes(exams: Sequence[ExamFacts]) -> dict[int, Notes]:
    """What the console must show beside the name, (top, step) by exam: allergies, alerts, pregnancy, needs, weight, agent, premedication.

    A question nobody answered stays empty: it is never sent as "no".
    """
    measures, facts = latest_measures({exam.patient_id for exam in exams}), _read_facts(exams)
    return {exam.id: _write_notes(measures.get(exam.patient_id), facts.get(exam.id)) for exam in exams}


def _read_facts(exams: Sequence[ExamFacts]) -> dict[int, SafetyFacts]:
    """The list itself must never fail for a note, and one exam's fault must not cost the others their notes."""
    try:
        return list_safety_facts(exams)
    except RadflowError as error:
        if len(exams) == 1:
            log.warning("worklist notes of exam %s left out: %s", exams[0].id, error)
            return {}
    return {exam_id: facts for exam in exams for exam_id, facts in _read_facts([exam]).items()}


def _write_notes(measure: MeasureFacts | None, facts: SafetyFacts | None) -> Notes:
    top, step = _write_measure(measure), {}
    if facts is None:
        return top, step
    alerts = [f for f in (facts.implant, facts.isolation, facts.renal, facts.allergy) if f.state == "yes"]
    top["Allergies"] = _join(facts.allergies)
    top["MedicalAlerts"] = _join(render(f.reason, ALERT_LANGUAGE) for f in alerts if f.reason)
    top["PregnancyStatus"] = "" if facts.pregnancy_status is None else str(facts.pregnancy_status)
    if facts.fall_risk.state == "yes" and facts.fall_risk.reason:
        top["SpecialNeeds"] = _join([render(facts.fall_risk.reason, ALERT_LANGUAGE)])
    if facts.premedication:
        step["PreMedication"] = _join([str(facts.premedication["regimen"])])
    if facts.agent:
        names = facts.agent["names"]
        step["RequestedContrastAgent"] = _join([names.get(ALERT_LANGUAGE) or next(iter(names.values()), "")])
    return top, step


def _write_measure(measure: MeasureFacts | None) -> dict[str, str]:
    notes = {}
    if measure is not None and measure.weight_kg:
        notes["PatientWeight"] = f"{float(measure.weight_kg):g}"
    if measure is not None and measure.height_cm:
        notes["PatientSize"] = f"{float(measure.height_cm) / 100:g}"
    return notes


def _join(texts: Iterable[str]) -> str:
    return ", ".join(t for t in texts if t).replace("\\", "/")[:64]
