"""Phantom studies: recognised by policy, measured from their pixels, judged against the baseline, told to devices and physicists."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from django.db import IntegrityError, transaction

from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.common.policy import Policy, find_policy, get_policy
from apps.devices.public import find_devices, open_work_order, record_qa_result
from apps.directory.public import list_users_with_role
from apps.imaging.public import StudySnapshot, get_study, load_stored_case
from apps.qc.engine.image import ImageInstance, ImageOrder, ImageSeries
from apps.qc.engine.phantom.cylinder import NoCylinder, WaterValues, measure_water, summarise_slices
from apps.qc.engine.phantom.judging import PARAMETERS, Breach, judge
from apps.qc.engine.phantom.recognition import find_phantom
from apps.qc.events import PhantomBreached
from apps.qc.models import PhantomMeasurement
from apps.qc.selectors.phantoms import filter_chart, find_baseline, list_between, read_centres
from apps.qc.services.image_files import make_case
from apps.workflow.public import get_exam

SOFTWARE = "water 1"
_SYSTEM = Actor.system("qc")


def recognise_phantom(study_id: int) -> Mapping[str, Any] | None:
    """The kind of phantom that a stored study shows, by the policy; None for a patient's."""
    study = get_study(study_id)
    policy = find_policy("qc.phantoms", site_id=study.site_id)
    if policy is None:
        return None
    exam_ids = sorted(link.exam_id for link in study.links.all())
    exam = get_exam(exam_ids[0]) if exam_ids else None
    words = [study.description, *study.series.values_list("description", flat=True)]
    return find_phantom(
        policy.payload["kinds"],
        patient_id=study.patient_id_text,
        descriptions=words,
        exam_code=exam.exam_type_code if exam else "",
        modality=study.modality,
    )


def find_kind(study_id: int, code: str) -> Mapping[str, Any] | None:
    """What the study was recognised as; the policy is asked again where that is not said, or not one of its kinds any more."""
    study = get_study(study_id)
    policy = find_policy("qc.phantoms", site_id=study.site_id)
    known = [kind for kind in policy.payload["kinds"] if kind["code"] == code] if policy else []
    return known[0] if known else recognise_phantom(study_id)


def measure_phantom(study_id: int, code: str = "") -> list[PhantomMeasurement]:
    """One measurement a series that shows a water cylinder; run again it adds only new series."""
    kind, study = find_kind(study_id, code), get_study(study_id)
    device = find_devices([study.device_code]).get(study.device_code)
    if kind is None or kind["analysis"] != "water" or device is None:
        return []
    policy = get_policy("qc.phantoms", site_id=device.room.site_id)
    case = load_stored_case(study_id)
    rows = []
    for series in make_case(case, ImageOrder(), {}).stacks:
        told = _measure_series(case, series, policy.payload)
        kvp = next((k for i in series.instances if (k := i.number("KVP"))), None)
        if told is None or kvp is None:
            continue
        values, n_slices = told
        rows.append(
            PhantomMeasurement(
                key=series.uid,
                source=PhantomMeasurement.Source.IMAGES,
                study_id=study_id,
                kind=kind["code"],
                device_code=device.code,
                site_id=device.room.site_id,
                kvp=kvp,
                kernel=series.common("ConvolutionKernel")[:64],
                measured_at=study.completed_at or study.last_at,
                water=round(values.water, 3),
                uniformity=round(values.uniformity, 3),
                noise=round(values.noise, 3),
                edges=[round(e, 3) for e in values.edges],
                n_slices=n_slices,
                n_px=values.n_px,
                software=SOFTWARE,
                policy_version=policy.label,
            )
        )
    return [row for row in rows if keep_measurement(row, policy)]


def _measure_series(
    case: StudySnapshot, series: ImageSeries, rule: Mapping[str, Any]
) -> tuple[WaterValues, int] | None:
    """Medians over the middle slices; None when none shows a cylinder."""
    found = []
    for instance in _take_middle(series.instances, rule["max_slices"]):
        try:
            values = np.asarray(case.read_frame(instance.key, 0), dtype=np.float32)
            if values.ndim == 2:
                found.append(measure_water(values, pixel_mm=series.pixel_mm, regions=rule["regions"]))
        except (NoCylinder, OSError):
            continue
    return (summarise_slices(found), len(found)) if found else None


def _take_middle(items: tuple[ImageInstance, ...], n: int) -> tuple[ImageInstance, ...]:
    ordered = tuple(sorted(items, key=lambda i: i.position_mm or 0.0))
    start = max(0, (len(ordered) - n) // 2)
    return ordered[start : start + n]


def keep_measurement(row: PhantomMeasurement, policy: Policy) -> bool:
    """Judges and stores it, and tells whoever must know; False when it is stored already."""
    with transaction.atomic():
        row.breaches = [_write_breach(b) for b in judge_measurement(row, policy.payload)]
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            return False
        if row.breaches:
            _tell(row, policy)
    return True


def judge_measurement(row: PhantomMeasurement, rule: Mapping[str, Any]) -> list[Breach]:
    """Against the baseline in force and all that was measured since."""
    baseline = find_baseline(**filter_chart(row))
    before = list_between(row, after=baseline.last_at, before=row.measured_at) if baseline else []
    series = {name: [*(b[name] for b in before), getattr(row, name)] for name in PARAMETERS}
    return judge(series, read_centres(baseline), rule=rule)


def _write_breach(breach: Breach) -> dict[str, Any]:
    return {
        "parameter": breach.parameter,
        "rule": breach.rule,
        "severity": breach.severity,
        "value": round(breach.value, 3),
        "limit": round(breach.limit, 3),
    }


def _list_standing(row: PhantomMeasurement) -> set[str]:
    """What the measurement before breached already: people are told once, not daily."""
    rows = PhantomMeasurement.objects.filter(**filter_chart(row), measured_at__lt=row.measured_at)
    before = rows.order_by("-measured_at", "-id").first()
    return {f"{b['parameter']}.{b['rule']}" for b in before.breaches} if before else set()


def _tell(row: PhantomMeasurement, policy: Policy) -> None:
    """An event and a message to the physicists; a value beyond its hard tolerance also holds the scanner and opens a work order."""
    severity = "error" if any(b["severity"] == "error" for b in row.breaches) else "warn"
    codes = [f"{b['parameter']}.{b['rule']}" for b in row.breaches]
    publish(
        PhantomBreached(row.pk, row.device_code, row.kvp, severity, codes), aggregate=f"qc_phantom:{row.device_code}"
    )
    if set(codes) <= _list_standing(row):
        return
    people = list_users_with_role("physicist", site_id=row.site_id)
    text = Reason(
        "qc.phantom_breached",
        {"device": row.device_code, "kvp": f"{row.kvp:g}", "codes": ", ".join(codes)},
        severity="error" if severity == "error" else "warning",
        policy_version=policy.label,
    )
    notify([p.id for p in people], text, link=f"/phantoms?device={row.device_code}", severity=text.severity)
    if severity == "error" and policy.payload["holds_device"]:
        device = find_devices([row.device_code])[row.device_code]
        values = {name: getattr(row, name) for name in PARAMETERS}
        record_qa_result(device.id, f"phantom.{row.kind}", False, actor=_SYSTEM, at=clock.now(), values=values)
        open_work_order(device_id=device.id, actor=_SYSTEM, summary=f"phantom {row.kvp:g} kV: {', '.join(codes)}")
