"""IMG-PATIENT-ID: the study's patient ID is not the order's."""

from collections.abc import Iterable

from apps.qc.engine.identity import list_said
from apps.qc.engine.image import ImageCase
from apps.qc.engine.image_registry import Said, image_rule


@image_rule("IMG-PATIENT-ID", category="patient_id", title={"zh-Hans": "患者编号", "en": "Patient ID"})
def check_patient_id(case: ImageCase) -> Iterable[Said]:
    """Leading zeros and case are a console's habit; any other difference is another number."""
    wanted = case.order.patient_id.strip()
    for said, series in list_said(case, "PatientID") if wanted else ():
        params = {"said": said, "expected": wanted}
        if not said:
            yield Said("patient_id_missing", "warn", params, series, measured=said, expected=wanted)
        elif said == wanted:
            continue
        elif said.casefold().lstrip("0") == wanted.casefold().lstrip("0"):
            yield Said("patient_id_form", "info", params, series, measured=said, expected=wanted)
        else:
            yield Said("patient_id", "error", params, series, measured=said, expected=wanted)
