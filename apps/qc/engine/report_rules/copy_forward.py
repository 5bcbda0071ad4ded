"""RPT-COPY: a sentence said twice, or findings taken word for word from an earlier report."""

import re
from collections.abc import Iterable, Iterator

from apps.qc.engine.facts import PRESENT, SectionReading
from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import ReportReading
from apps.qc.engine.text import cut_sentences, fold

CODE = "RPT-COPY"
_MIN = {"zh": 8, "en": 24}


@report_rule(
    CODE,
    severity="warn",
    category="copy_forward",
    title={"zh-Hans": "疑似复制粘贴", "en": "Copied text"},
    fire=[
        {
            "findings": "A solid nodule in the right upper lobe. No effusion. A solid nodule in the right upper lobe.",
            "impression": "Nodule.",
            "lang": "en",
        },
        {"findings": "右肺上叶见一实性结节影。气管通畅。右肺上叶见一实性结节影。", "impression": "右肺上叶结节。"},
        {
            "findings": "右肺上叶见一实性结节影，大小约12mm。纵隔未见肿大淋巴结。",
            "impression": "右肺上叶结节。",
            "prior": [{"date": "2025-01-02", "findings": "右肺上叶见一实性结节影，大小约12mm。纵隔未见肿大淋巴结。"}],
        },
    ],
    quiet=[
        {
            "findings": "The left kidney is normal. The right kidney is normal.",
            "impression": "Normal.",
            "lang": "en",
        },
        {"findings": "左肾未见异常。右肾未见异常。", "impression": "双肾未见异常。"},
        {
            "findings": "右肺上叶见一实性结节影，大小约15mm，较前增大。纵隔未见肿大淋巴结。",
            "impression": "右肺上叶结节。",
            "prior": [{"date": "2025-01-02", "findings": "右肺上叶见一实性结节影，大小约12mm。纵隔未见肿大淋巴结。"}],
        },
    ],
)
def check_copy(reading: ReportReading) -> Iterable[Hit]:
    """Repeats inside a section, then the whole findings against each prior."""
    for name, section in reading.sections:
        yield from _list_repeats(name, section, reading)
    yield from _compare_priors(reading)


def _squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _list_repeats(name: str, section: SectionReading, reading: ReportReading) -> Iterator[Hit]:
    seen: set[str] = set()
    for sentence in section.sentences:
        key = _squeeze(section.folded[sentence.start : sentence.end])
        if len(key) < _MIN[reading.lang]:
            continue
        if key in seen:
            text = section.text[sentence.start : sentence.end].strip()
            yield Hit(name, sentence.start, sentence.end, "qc.rpt_copy_repeat", {"text": text[:40]})
        seen.add(key)


def _compare_priors(reading: ReportReading) -> Iterator[Hit]:
    lang = reading.lang
    mine = _list_keys(reading.findings.folded, lang)
    total = sum(len(key) for key in mine)
    if total < (20 if lang == "zh" else 60):
        return
    telling = (
        any(fact.polarity == PRESENT and not fact.advice for fact in reading.findings.facts)
        or reading.findings.measures
    )
    for prior in reading.snapshot.prior:
        theirs = set(_list_keys(fold(prior.findings), lang))
        shared = sum(len(key) for key in mine if key in theirs)
        if shared >= 0.95 * total and telling:
            end = len(reading.snapshot.findings)
            yield Hit(
                "findings", 0, end, "qc.rpt_copy_prior", {"date": prior.date, "share": round(100 * shared / total)}
            )
            return


def _list_keys(folded: str, lang: str) -> list[str]:
    keys = (_squeeze(folded[s.start : s.end]) for s in cut_sentences(folded, lang))
    return [key for key in keys if key]
