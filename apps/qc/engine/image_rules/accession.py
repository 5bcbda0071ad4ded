"""IMG-ACCESSION: the study carries another accession number than the order."""

from collections.abc import Iterable

from apps.qc.engine.identity import list_said
from apps.qc.engine.image import ImageCase
from apps.qc.engine.image_registry import Said, image_rule


@image_rule("IMG-ACCESSION", category="accession", title={"zh-Hans": "检查号", "en": "Accession number"})
def check_accession(case: ImageCase) -> Iterable[Said]:
    wanted = case.order.accession.strip()
    for said, series in list_said(case, "AccessionNumber") if wanted else ():
        params = {"said": said, "expected": wanted}
        if not said:
            yield Said("accession_missing", "warn", params, series, measured=said, expected=wanted)
        elif said.casefold() != wanted.casefold():
            yield Said("accession", "error", params, series, measured=said, expected=wanted)
