"""RPT-CRITICAL: a finding that must be told at once, without a word that it was told."""

import re
from collections.abc import Iterable
from functools import cache

from apps.qc.engine.facts import ClauseFact, SectionReading
from apps.qc.engine.language_pack import load_pack
from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import ReportReading
from apps.qc.engine.text import Span, cut_clauses

CODE = "RPT-CRITICAL"
_TOLD = {
    "zh": re.compile(
        r"(?:电话|已|及时|立即|口头|当面|即刻|微信|危急值).{0,24}(?:通知|告知|联系|报告|上报|沟通|汇报|告之|转告|知会)|(?:通知|告知|联系|报告|沟通|汇报)(?:了)?.{0,14}(?:临床|医师|医生|主管|急诊|科室|护士|家属|管床|值班)|危急值(?:已|报告|处理|登记)|(?:医师|医生|护士).{0,8}(?:接听|知晓|复述|已知)|建议立即(?:处理|就诊)并已"
    ),
    "en": re.compile(
        r"\b(?:discussed|communicat\w+|notified|telephoned|called|conveyed|relayed|informed|paged|phoned?|reported (?:directly |verbally |immediately )?(?:by|via|to)|spoke|spoken|made aware|aware of|acknowledg\w+|read[- ]?back|verbal(?:ly)?|alerted|contacted|critical (?:result|value|finding)s? (?:was|were|call\w*|communicat\w*))\b"
    ),
}
_MILD = {
    "zh": re.compile(
        r"陈旧|慢性|吸收期|吸收后|较前(?:吸收|减少|好转|缩小)|术后|恢复期|后遗|亚急性|微出血|软化|远端?小|可能|待排|除外|可疑|不除外|少许|微量|机化|皮下|头皮|帽状腱膜|胸壁|结膜|黄体|月经|囊内|囊肿(?:内|伴)|肌间"
    ),
    "en": re.compile(
        r"\b(?:chronic|old|scalp|subgaleal|soft tissue|chest wall|remote|resolv\w+|persist\w*|resolution|prior|previous|stable|unchanged|improv\w+|decreas\w+|evolving|post[- ]?operative|post[- ]?surgical|status post|possible|questionable|cannot|suspected|subacute|microhemorrhag\w*|expected|history|hemorrhagic cyst|trace|tiny|residual|healed|rule out)\b"
    ),
}

_ACUTE = re.compile(
    r"\bearly |急性|新鲜|新发|大面积|弥散受限|扩散受限|acute|restricted diffusion|diffusion restriction|new "
)


@report_rule(
    CODE,
    severity="warn",
    category="critical_comm",
    stages=("save", "sign", "audit"),
    title={"zh-Hans": "危急值未见通知记录", "en": "Critical finding without communication"},
    fire=[
        {"findings": "双肺动脉主干见充盈缺损。", "impression": "双侧肺动脉栓塞。"},
        {
            "findings": "Large tension pneumothorax on the right.",
            "impression": "Right tension pneumothorax.",
            "lang": "en",
        },
    ],
    quiet=[
        {"findings": "双肺动脉主干见充盈缺损。", "impression": "双侧肺动脉栓塞。已电话通知临床医师。"},
        {"findings": "未见肺动脉栓塞。", "impression": "未见肺动脉栓塞。"},
        {
            "findings": "Tension pneumothorax.",
            "impression": "Tension pneumothorax, discussed with Dr. Lee.",
            "lang": "en",
        },
        {"findings": "左侧基底节区陈旧性脑出血。", "impression": "陈旧性脑出血。"},
    ],
)
def check_critical(reading: ReportReading) -> Iterable[Hit]:
    """One alert a report, at the first critical claim of the impression, else of the findings."""
    lang = reading.lang
    if any(_TOLD[lang].search(section.folded) for _, section in reading.sections):
        return
    for name, section in reversed(reading.sections):
        for start, end in _list_critical(section, lang):
            yield Hit(name, start, end, "qc.rpt_critical", {"text": section.text[start:end]})
            return


def _list_critical(section: SectionReading, lang: str) -> Iterable[tuple[int, int]]:
    families, pattern = _load(lang)
    spans = [(fact.start, fact.end, fact) for fact in section.facts if _is_critical(fact, families, section)]
    for match in pattern.finditer(section.folded):
        fact = next((f for f in section.facts if f.finding[0] < match.end() and match.start() < f.finding[1]), None)
        if fact is None or fact.polarity == "present" and not fact.historic and not fact.advice:
            before = section.folded[max(0, match.start() - 10) : match.start()]
            if not re.search(r"未见|无|排除|\bno\b|without|negative", before):
                spans.append((*match.span(), fact))
    for start, end, _fact in sorted(spans, key=lambda row: row[:2]):
        sentence = section.find_sentence(start)
        around = next((c for c in _list_scopes(section, sentence, lang) if c.start <= start < c.end), sentence)
        if around is None or not _MILD[lang].search(section.folded, around.start, around.end):
            yield start, end


def _list_scopes(section: SectionReading, sentence: Span | None, lang: str) -> list[Span]:
    """In Chinese a doubt holds for its clause: perforation, of the antrum perhaps."""
    return cut_clauses(section.folded, sentence, lang) if sentence is not None and lang == "zh" else []


def _is_critical(fact: ClauseFact, families: dict[str, set[str]], section: SectionReading) -> bool:
    if fact.family not in families or fact.polarity != "present" or fact.historic or fact.advice or not fact.certain:
        return False
    if fact.family == "infarct" and not _ACUTE.search(section.folded, *_sentence_of(fact, section)):
        return False
    places = families[fact.family]
    if "diffusion" in section.folded[slice(*fact.finding)] and fact.anatomy not in ("brain", "brainstem"):
        return False
    return "*" in places or (fact.anatomy or "-") in places


def _sentence_of(fact: ClauseFact, section: SectionReading) -> tuple[int, int]:
    sentence = section.sentences[fact.sentence]
    return sentence.start, sentence.end


@cache
def _load(lang: str) -> tuple[dict[str, set[str]], re.Pattern]:
    data = load_pack("critical")
    families = {family: set(places.split()) for family, places in data["families"].items()}
    return families, re.compile("|".join(data[lang]["terms"]))
