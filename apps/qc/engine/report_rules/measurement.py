"""RPT-MEASUREMENT: a size in the impression that the findings give otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from apps.qc.engine.facts import ClauseFact
from apps.qc.engine.measures import Measure, is_threshold
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
        owner = next((fact for fact in reading.impression.facts if measure in fact.measures), None)
        if owner is not None and (owner.historic or owner.advice):
            continue
        if is_threshold(reading.impression.folded, measure):
            continue
        same = [other for other in known if _is_same(measure, other)]
        rival = next(_list_rivals(reading, owner, measure), None) if owner is not None else None
        if not same and rival is not None:
            yield contradict(reading, measure, rival, "qc.rpt_measurement")
        elif not same or rival is not None and not _may_be_told(reading, owner, same):
            # Of what it is the size is not known, or the figure is that of something else: a hint.
            yield replace(contradict(reading, measure, rival or known[0], "qc.rpt_measurement"), severity="info")


def _may_be_told(reading: ReportReading, owner: ClauseFact | None, same: Sequence[Measure]) -> bool:
    """Whether one of the equal sizes may be of the same thing: near it, or of nothing that has a name."""
    if owner is None:
        return True
    holders = [fact for fact in reading.findings.facts if any(measure in fact.measures for measure in same)]
    return not holders or any(
        is_near(fact.anatomy, owner.anatomy) and is_kin(fact.family, owner.family) for fact in holders
    )


def _is_same(first: Measure, second: Measure) -> bool:
    """Equal but for unit, rounding and the number of axes told."""
    return all(any(_is_close(a, b) for b in second.mm) for a in first.mm)


def _is_close(a: float, b: float) -> bool:
    return abs(a - b) < 0.51 or (max(a, b) >= 10 and abs(a - b) <= 1.0 and (a % 10 == 0 or b % 10 == 0))


def _list_rivals(reading: ReportReading, owner: ClauseFact, measure: Measure) -> Iterator[Measure]:
    """Sizes that the findings give to the same thing; the only sized thing of the findings may be it too."""
    for fact in reading.findings.facts:
        if fact.historic or not fact.measures or not is_kin(fact.family, owner.family):
            continue
        if is_near(fact.anatomy, owner.anatomy) and not are_opposite(fact, owner):
            yield from fact.measures
    if len(reading.findings.measures) == 1:
        yield reading.findings.measures[0]
