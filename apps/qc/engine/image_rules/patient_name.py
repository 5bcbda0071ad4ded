"""IMG-PATIENT-NAME: the study names another person than the order."""

from collections.abc import Iterable

from apps.qc.engine.identity import list_said
from apps.qc.engine.image import ImageCase
from apps.qc.engine.image_registry import Said, image_rule
from apps.qc.engine.person_names import Likeness, compare_names

_CODES = {
    Likeness.OTHER: ("patient_name", "error"),
    Likeness.PARTLY: ("patient_name_part", "info"),
    Likeness.UNKNOWN: ("patient_name_script", "info"),
}


@image_rule("IMG-PATIENT-NAME", category="patient_name", title={"zh-Hans": "患者姓名", "en": "Patient name"})
def check_patient_name(case: ImageCase) -> Iterable[Said]:
    """Each script that both sides write must agree: equal pinyin does not make two people one."""
    wanted = case.order.patient_name.strip(" ^=")
    for said, series in list_said(case, "PatientName") if wanted else ():
        params = {"said": said, "expected": wanted}
        if not said.strip(" ^="):
            yield Said("patient_name_missing", "warn", params, series, measured=said, expected=wanted)
            continue
        likeness = compare_names(wanted, said)
        if likeness in _CODES:
            code, severity = _CODES[likeness]
            yield Said(code, severity, params, series, measured=said, expected=wanted)
