"""Rejected and repeated images of a time, joined from the pathway's entries and the image store's counts."""

from collections.abc import Collection
from datetime import datetime

from apps.imaging.public import count_images
from apps.qc.engine.reject_rates import By, Performed, Reject, RejectRow, count_rates
from apps.workflow.public import count_rejects, list_performed, list_projection_modalities


def get_reject_rates(
    *, since: datetime, until: datetime, by: By, sites: Collection[int] | None, modality: str = ""
) -> tuple[list[RejectRow], RejectRow]:  # fmt: skip
    projection = list_projection_modalities()
    wanted = [modality] if modality else None
    done = list(list_performed(since=since, until=until, sites=sites, modalities=wanted))
    images = count_images([one.exam_id for one in done if one.modality in projection])
    rejects = [
        Reject(r.exam_id, r.kind, r.reason, r.by, r.device_code, r.modality, r.n_images)
        for r in count_rejects(since=since, until=until, sites=sites)
        if not modality or r.modality == modality
    ]
    performed = (Performed(p.exam_id, p.by, p.device_code, p.modality, images.get(p.exam_id)) for p in done)
    return count_rates(rejects, performed, by=by, projection=projection)
