"""IMG-SEX: the study's sex is not the order's."""

from collections.abc import Iterable

from apps.qc.engine.identity import list_said, read_sex
from apps.qc.engine.image import ImageCase
from apps.qc.engine.image_registry import Said, image_rule


@image_rule("IMG-SEX", category="sex", title={"zh-Hans": "性别", "en": "Sex"})
def check_sex(case: ImageCase) -> Iterable[Said]:
    """Other and unknown contradict nothing."""
    wanted = read_sex(case.order.sex)
    for text, series in list_said(case, "PatientSex") if wanted else ():
        said = read_sex(text)
        params = {"said": text, "expected": wanted}
        if not said:
            yield Said("sex_missing", "info", params, series, measured=text, expected=wanted)
        elif said != wanted:
            yield Said("sex", "error", params, series, measured=said, expected=wanted)
