"""Regions that a physicist places on one slice, measured in the vault's pixels of every series of the same geometry, and kept."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.imaging.public import InstanceSnapshot, SeriesSnapshot, StudySnapshot, get_study, load_stored_case
from apps.qc.engine.roi import Region, add_gains, is_same_geometry, measure_regions, read_plane
from apps.qc.models import RoiMeasurement

SOFTWARE = "roi 1"


def measure_roi(
    study_id: int, *, instance_id: int, regions: Sequence[Region], reference_uid: str = "", note: str = "", actor: Actor
) -> RoiMeasurement:
    """Placed on an instance's first frame; raises NotFound for one of another study, Invalid without a picture or for a region outside it."""
    study, case = get_study(study_id), load_stored_case(study_id)
    placed = next((i for s in case.series for i in s.instances if i.id == instance_id), None)
    if placed is None:
        raise NotFound("imaging.instance_missing", instance=instance_id)
    policy = get_policy("qc.roi", site_id=study.site_id)
    results = [
        row for s in case.series if (row := _measure_series(case, s, placed, regions, policy.payload)) is not None
    ]
    if not any(region["n"] for row in results for region in row["regions"]):
        raise Invalid({"regions": Reason("qc.roi_outside", severity="error")})
    add_gains(results, reference_uid)
    row = RoiMeasurement.objects.create(
        study_id=study_id,
        site_id=study.site_id,
        position_mm=placed.position_mm,
        regions=[asdict(region) for region in regions],
        reference_uid=reference_uid if any(r["series_uid"] == reference_uid for r in results) else "",
        results=results,
        note=note.strip(),
        software=SOFTWARE,
        policy_version=policy.label,
        made_by_id=actor.id,
        made_by_name=actor.name,
        made_at=clock.now(),
    )
    record(actor, "qc.roi_measured", obj=f"study:{study_id}", patient_id=study.patient_id, detail={"roi": row.id, "series": len(results)})  # fmt: skip
    return row


def _measure_series(
    case: StudySnapshot, series: SeriesSnapshot, placed: InstanceSnapshot, regions: Sequence[Region], rule: dict
) -> dict[str, Any] | None:
    """Of the slice nearest to the one the regions were placed on; None where the series shows another geometry or no such slice."""
    found = _find_slice(series, placed, rule["slice_mm"])
    if found is None:
        return None
    try:
        values = np.asarray(case.read_frame(found.id, 0), dtype=np.float32)
    except (ValueError, OSError):
        return None
    if values.ndim != 2:
        return None
    told = measure_regions(values, regions, read_plane(found.facts), min_px=rule["min_px"])
    head = {
        "series_uid": series.series_uid,
        "description": series.description,
        "kernel": str(found.facts.get("ConvolutionKernel", "")),
        "sop_uid": found.sop_uid,
    }
    return head | told


def _find_slice(series: SeriesSnapshot, placed: InstanceSnapshot, reach_mm: float) -> InstanceSnapshot | None:
    fits = [i for i in series.instances if i.rows and i.n_frames == 1 and is_same_geometry(placed.facts, i.facts)]
    if placed.position_mm is None:
        return next((i for i in fits if i.number == placed.number), None)
    near = [(abs(i.position_mm - placed.position_mm), i.id, i) for i in fits if i.position_mm is not None]
    off, _, found = min(near, default=(reach_mm + 1, 0, None))
    return found if off <= reach_mm else None


def list_roi_series(study_id: int) -> list[dict[str, Any]]:
    """Series with pictures, their slices in order, for placing regions."""
    case = load_stored_case(study_id)
    told = []
    for series in case.series:
        pictures = [i for i in series.instances if i.rows and i.n_frames == 1]
        pictures.sort(key=lambda i: (i.position_mm or 0.0, i.number or 0))
        if pictures:
            told.append(
                {
                    "series_uid": series.series_uid,
                    "description": series.description,
                    "slices": [_describe_slice(i) for i in pictures],
                }
            )
    return told


def _describe_slice(instance: InstanceSnapshot) -> dict[str, Any]:
    plane = read_plane(instance.facts)
    return {
        "instance_id": instance.id,
        "position_mm": instance.position_mm,
        "rows": instance.rows,
        "columns": instance.columns,
        **asdict(plane),
    }
