"""IMG-UNREADABLE: files that are no DICOM object, pixels that cannot be decoded, series whose pixels are not judged."""

from collections.abc import Iterable

from apps.qc.engine.image import ImageCase
from apps.qc.engine.image_metrics.slices import measure_case
from apps.qc.engine.image_registry import Said, image_rule


@image_rule(
    "IMG-UNREADABLE", category="unreadable", title={"zh-Hans": "无法读取", "en": "Unreadable"}, reads_pixels=True
)
def check_readable(case: ImageCase) -> Iterable[Said]:
    if case.unreadable:
        name, why = case.unreadable[0]
        yield Said(
            "files", "info", {"n": len(case.unreadable), "name": name, "why": why}, measured=len(case.unreadable)
        )
    for series in case.stacks:
        measures = measure_case(case).get(series.uid)
        if measures is None:
            continue
        if measures.broken:
            instance, why = measures.broken[0]
            n = len(measures.broken)
            yield Said("pixels_broken", "warn", {"n": n, "why": why}, series, instance, measured=n, expected=0)
        if measures.skipped:
            yield Said(
                "pixels_skipped",
                "info",
                {"why": f"qc.img_skipped_{measures.skipped}"},
                series,
                measured=measures.skipped,
            )
