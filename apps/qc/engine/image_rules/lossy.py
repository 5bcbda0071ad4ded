"""IMG-LOSSY: pictures compressed with loss, and the header does not say so."""

from collections.abc import Iterable
from statistics import median

from apps.qc.engine.image import ImageCase, ImageInstance, ImageSeries
from apps.qc.engine.image_metrics.slices import measure_case
from apps.qc.engine.image_registry import Said, image_rule

# JPEG baseline and extended, JPEG-LS near-lossless: always with loss (DICOM PS3.5 A.4)
_WITH_LOSS = {"1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.81"}


@image_rule(
    "IMG-LOSSY",
    category="lossy",
    title={"zh-Hans": "未声明的有损压缩", "en": "Undeclared lossy compression"},
    reads_pixels=True,
)
def check_lossy(case: ImageCase) -> Iterable[Said]:
    """By transfer syntax and wavelet, by a ratio or a method without the flag, by traces of blocks in the pixels."""
    for series in case.series:
        if not series.is_image:
            continue
        why = next((w for i in series.instances if (w := _tell_contradiction(i))), "")
        if why:
            yield Said("lossy_undeclared", "warn", {"why": why}, series, measured=why, expected="01")
        elif any(i.text("LossyImageCompression") == "01" for i in series.instances):
            ratio = next((v for i in series.instances if (v := i.number("LossyImageCompressionRatio"))), None)
            shown = f"{ratio:g}" if ratio else "-"
            yield Said("lossy_declared", "info", {"ratio": shown}, series, measured=ratio, expected=None)
        elif trace := _find_traces(case, series):
            shown = f"{trace:.2f}"
            yield Said("lossy_traces", "warn", {"said": shown}, series, measured=round(trace, 3), expected=1)


def _tell_contradiction(instance: ImageInstance) -> str:
    if instance.text("LossyImageCompression") == "01":
        return ""
    syntax = instance.text("TransferSyntaxUID")
    if syntax in _WITH_LOSS or instance.facts.get("IsReversible") is False:
        return syntax
    if (instance.number("LossyImageCompressionRatio") or 0) > 1:
        return f"ratio {instance.number('LossyImageCompressionRatio'):g}"
    return instance.text("LossyImageCompressionMethod")


def _find_traces(case: ImageCase, series: ImageSeries) -> float | None:
    measures = measure_case(case).get(series.uid)
    traces = [s.blockiness for s in measures.shapes] if measures else []
    found = median(traces) if traces else 1.0
    return found if found > case.policy["lossy"]["blockiness"] else None
