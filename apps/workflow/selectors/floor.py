"""What the site's policies say about the work at the scanner: kinds of post-processing, reasons, subjects, presets."""

from typing import Any

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy

Row = dict[str, Any]


def list_processing_kinds(site_id: int) -> list[Row]:
    return get_policy("workflow.processing", site_id=site_id).payload["kinds"]


def list_reject_reasons(site_id: int) -> list[Row]:
    return get_policy("workflow.rejects", site_id=site_id).payload["reasons"]


def list_projection_modalities(site_id: int | None = None) -> frozenset[str]:
    """Where an image is one exposure, so that images can be counted against each other."""
    return frozenset(get_policy("workflow.rejects", site_id=site_id).payload["projection_modalities"])


def list_deviation_subjects(site_id: int) -> list[Row]:
    return get_policy("workflow.deviations", site_id=site_id).payload["subjects"]


def list_deviation_reasons(site_id: int) -> list[Row]:
    return get_policy("workflow.deviations", site_id=site_id).payload["reasons"]


def list_presets(site_id: int, modality: str) -> list[Row]:
    """Emergency reasons that have an exam on a scanner of this modality."""
    rows = get_policy("workflow.unscheduled", site_id=site_id).payload["presets"]
    return [row | {"exam_type": row["exam_types"][modality]} for row in rows if modality in row["exam_types"]]


def pick_row(rows: list[Row], code: str, *, field: str, note: str = "") -> Row:
    """Raises Invalid for a code that is not among them, and for one that needs words and has none."""
    row = next((r for r in rows if r["code"] == code), None)
    if row is None:
        raise Invalid({field: Reason("workflow.choice_unknown", {"value": code[:40]}, "error")})
    if row.get("needs_note") and not note.strip():
        raise Invalid({"note": Reason("workflow.note_for_other", {"choice": row["names"]}, "error")})
    return row
