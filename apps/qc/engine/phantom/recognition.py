"""Which studies show a phantom: by patient ID, description or the exam's code, as the department says."""

import re
from collections.abc import Mapping, Sequence
from typing import Any


def find_phantom(
    kinds: Sequence[Mapping[str, Any]], *, patient_id: str, descriptions: Sequence[str], exam_code: str, modality: str
) -> Mapping[str, Any] | None:
    """The first kind of phantom that fits: its patient ID or its exam code says it is one, a description which."""
    for kind in kinds:
        if kind["modality"] != modality:
            continue
        is_one = exam_code in kind["exam_codes"] or _fits(kind["patient_id"], [patient_id])
        if is_one and (not kind["description"] or _fits(kind["description"], descriptions)):
            return kind
    return None


def _fits(pattern: str, texts: Sequence[str]) -> bool:
    return bool(pattern) and any(re.search(pattern, text, re.IGNORECASE) for text in texts)
