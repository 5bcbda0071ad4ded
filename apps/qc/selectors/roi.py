from apps.common.kernel.errors import NotFound
from apps.qc.models import RoiMeasurement

SHOWN = 50


def list_rois(study_id: int) -> list[RoiMeasurement]:
    """Newest first."""
    return list(RoiMeasurement.objects.filter(study_id=study_id).order_by("-id")[:SHOWN])


def get_roi(roi_id: int) -> RoiMeasurement:
    """Raises NotFound."""
    row = RoiMeasurement.objects.filter(pk=roi_id).first()
    if row is None:
        raise NotFound("qc.roi_missing", roi=roi_id)
    return row
