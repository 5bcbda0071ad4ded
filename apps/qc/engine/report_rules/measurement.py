"""RPT-MEASUREMENT: a size in the impression that the findings give otherwise."""

from collections.abc import Iterable, Iterator

from apps.qc.engine.facts import ClauseFact
from apps.qc.engine.measures import Measure
from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import ReportReading, are_opposite, contradict, is_kin, is_near

CODE = "RPT-MEASUREMENT"


@report_rule(
    CODE,
    severity="warn",
    category="measurement",
    title={"zh-Hans": "测量值不一致", "en": "Size mismatch"},
    fire=[
        {"findings": "右肺上叶见结节，大小约12mm×9mm。", "impression": "右肺上叶结节（约21mm），建议复查。"},
        {
            "findings": "There is a 6 mm nodule in the left lower lobe.",
            "impression": "9 mm left lower lobe nodule.",
            "lang": "en",
        },
    ],
    quiet=[
        {"findings": "右肺上叶见结节，大小约12mm×9mm。", "impression": "右肺上叶结节，约1.2cm×0.9cm。"},
        {"findings": "右肺上叶见结节，大小约12mm。", "impression": "右肺上叶结节，约12mm（前次10mm）。"},
        {
            "findings": "A 6.4 mm nodule in the left lower lobe.",
            "impression": "6 mm left lower lobe nodule.",
            "lang": "en",
        },
    ],
)
def check_measurement(reading: ReportReading) -> Iterable[Hit]:
    """A size that the findings do not know, of a finding to which the findings give a size of their own."""
    known = reading.findings.measures
    if not known or len(known) > 300:
        return
    for measure in reading.impression.measures:
        if any(_is_same(measure, other) for other in known):
            continue
        owner = next((fact for fact in reading.impression.facts if measure in fact.measures), None)
        if owner is not None and (owner.historic or owner.advice):
            continue
        if owner is None or _compares(reading, measure):
            continue
        other = next(_list_rivals(reading, owner, measure), None)
        if other is not None:
            yield contradict(reading, measure, other, "qc.rpt_measurement")


def _is_same(first: Measure, second: Measure) -> bool:
    """Equal but for unit, rounding and the number of axes told."""
    return all(any(_is_close(a, b) for b in second.mm) for a in first.mm)


def _is_close(a: float, b: float) -> bool:
    return abs(a - b) < 0.51 or (max(a, b) >= 10 and abs(a - b) <= 1.0 and (a % 10 == 0 or b % 10 == 0))


def _compares(reading: ReportReading, measure: Measure) -> bool:
    """A size of the past: previously 10 mm, 前次10mm, 原约…, or of growth."""
    before = reading.impression.folded[max(0, measure.start - 26) : measure.start]
    return any(word in before for word in ("前", "原", "上次", "previous", "prior", "formerly", "from ", "was ", "增大约", "距", "每", "小于", "大于", "<", ">", "less than", "greater than", "within", "level", "surgical", "margin"))  # fmt: skip


def _list_rivals(reading: ReportReading, owner: ClauseFact, measure: Measure) -> Iterator[Measure]:
    """Sizes that the findings give to the same thing; the only sized thing of the findings may be it too."""
    for fact in reading.findings.facts:
        if fact.historic or not fact.measures or not is_kin(fact.family, owner.family):
            continue
        if is_near(fact.anatomy, owner.anatomy) and not are_opposite(fact, owner):
            yield from fact.measures
    if len(reading.findings.measures) == 1:
        yield reading.findings.measures[0]
