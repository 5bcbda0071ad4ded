"""Structured reports of models that lie among the images of a study."""

import logging

from apps.imaging.drivers.dose_file import read_dose_file
from apps.imaging.engine.dose.content import BadDoseObject
from apps.imaging.engine.model_report import MODEL_REPORTS, ModelReport, read_model_report
from apps.imaging.selectors.store import get_root, visible_instances

log = logging.getLogger("radflow.dicom")


def list_model_reports(study_id: int) -> list[ModelReport]:
    """Oldest first; what cannot be read is passed over and logged."""
    rows = visible_instances().filter(series__study_id=study_id, sop_class__in=MODEL_REPORTS).order_by("id")
    return [report for sop_uid, path in rows.values_list("sop_uid", "path") if (report := _read(sop_uid, path))]


def _read(sop_uid: str, path: str) -> ModelReport | None:
    try:
        return read_model_report(read_dose_file(get_root() / path), sop_uid)
    except BadDoseObject as bad:
        log.info("no report of a model in %s: %s %s", sop_uid, bad.code, bad.params)
    except OSError as error:  # the sweep looks after files that are away
        log.warning("report of a model in %s not read: %s", sop_uid, error)
    return None
