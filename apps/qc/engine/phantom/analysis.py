"""What a foreign program said of a phantom, as figures with their units: CatPhan, ACR CT and ACR MR by one table of places in its answer."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class AnalysisFact:
    """`name` tells figures of one kind apart (a material, a place, a line pair); `passed` is the program's own verdict, where it has one."""

    code: str
    name: str
    value: float
    unit: str
    nominal: float | None = None
    passed: bool | None = None


# module, figure, code, unit, nominal, where the verdict stands
_SINGLE = (
    ("uniformity_module", "center_roi_stdev", "noise", "HU", None, ""),
    ("uniformity_module", "bb_distance_mm", "distance", "mm", 100.0, ""),
    ("low_contrast_module", "cnr", "low_contrast_cnr", "", None, ""),
    ("ctp404", "measured_slice_thickness_mm", "thickness", "mm", None, "thickness_passed"),
    ("ctp404", "avg_line_distance_mm", "distance", "mm", 50.0, "geometry_passed"),
    ("ctp404", "low_contrast_visibility", "low_contrast_visibility", "", None, ""),
    ("ctp486", "uniformity_index", "uniformity_index", "", None, "passed"),
    ("ctp486", "integral_non_uniformity", "non_uniformity", "", None, ""),
    ("ctp515", "num_rois_seen", "low_contrast_seen", "", None, ""),
    ("slice1", "measured_slice_thickness_mm", "thickness", "mm", 5.0, ""),
    ("slice1", "slice_shift_mm", "slice_1_shift", "mm", 0.0, ""),
    ("slice11", "slice_shift_mm", "slice_11_shift", "mm", 0.0, ""),
    ("slice1", "row_mtf_50", "mtf_rows", "lp/mm", None, ""),
    ("slice1", "col_mtf_50", "mtf_columns", "lp/mm", None, ""),
    ("uniformity_module", "piu", "piu", "%", None, "piu_passed"),
    ("uniformity_module", "psg", "ghosting", "%", None, ""),
    ("low_contrast_multi_slice_module", "score", "low_contrast_spokes", "", None, ""),
)
# module, table, code, unit
_TABLES = (
    ("ct_module", "rois", "material", "HU"),
    ("ctp404", "hu_rois", "material", "HU"),
    ("ctp486", "rois", "uniformity", "HU"),
    ("uniformity_module", "rois", "uniformity", "HU"),
    ("spatial_resolution_module", "lpmm_to_rmtf", "rmtf", ""),
    ("ctp528", "mtf_lp_mm", "mtf", "lp/mm"),
    ("geometric_distortion_module", "distances", "diameter", "mm"),
)
_MR = "slice1"  # its signal has no unit: the places of its uniformity are no HU
CODES = tuple(dict.fromkeys([row[2] for row in _SINGLE] + [row[2] for row in _TABLES]))


def list_facts(result: Mapping[str, Any]) -> list[AnalysisFact]:
    """Materials and places first, then single figures; what is not there or is no number is left out."""
    tables = [fact for row in _TABLES for fact in _read_table(result, *row)]
    singles = (_read_single(result, *row) for row in _SINGLE)
    return tables + [fact for fact in singles if fact is not None]


def _read_table(result: Mapping[str, Any], module: str, table: str, code: str, unit: str) -> Iterator[AnalysisFact]:
    if unit == "HU" and _MR in result:
        return
    for name, told in _get(_get(result, module), table).items():
        row = told if isinstance(told, Mapping) else {"value": told}
        value = _number(row.get("value"))
        if value is not None:
            yield AnalysisFact(code, str(name), value, unit, _number(row.get("nominal_value")), row.get("passed"))


def _read_single(
    result: Mapping[str, Any], module: str, figure: str, code: str, unit: str, nominal: float | None, verdict: str
) -> AnalysisFact | None:
    facts = _get(result, module)
    value = _number(facts.get(figure))
    return None if value is None else AnalysisFact(code, "", value, unit, nominal, facts.get(verdict))


def _get(facts: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = facts.get(name)
    return found if isinstance(found, Mapping) else {}


def _number(told: Any) -> float | None:
    """A finite number; a length is written with its unit."""
    if isinstance(told, str):
        found = re.fullmatch(r"(-?\d+(?:\.\d+)?) ?mm", told.strip())
        return float(found[1]) if found else None
    is_number = isinstance(told, int | float) and not isinstance(told, bool)
    return float(told) if is_number and math.isfinite(told) else None
