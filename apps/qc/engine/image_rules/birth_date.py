"""IMG-BIRTH-DATE: the study's birth date is not the order's."""

from collections.abc import Iterable

from apps.qc.engine.identity import list_said, read_date
from apps.qc.engine.image import ImageCase
from apps.qc.engine.image_registry import Said, image_rule


@image_rule("IMG-BIRTH-DATE", category="birth_date", title={"zh-Hans": "出生日期", "en": "Birth date"})
def check_birth_date(case: ImageCase) -> Iterable[Said]:
    wanted = read_date(case.order.birth_date)
    for text, series in list_said(case, "PatientBirthDate") if wanted else ():
        said = read_date(text)
        params = {"said": text, "expected": wanted}
        if not said:
            yield Said("birth_date_missing", "info", params, series, measured=text, expected=wanted)
        elif said != wanted:
            yield Said("birth_date", "error", params, series, measured=said, expected=wanted)
