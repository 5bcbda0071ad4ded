"""RPT-CONTRAST: the text says contrast was given, or was not, against the protocol of the exam."""

import re
from collections.abc import Iterable, Iterator

from apps.qc.engine.facts import SectionReading
from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import ReportReading

CODE = "RPT-CONTRAST"
_GIVEN = {
    "zh": re.compile(
        r"增强(?:扫描|检查|ct|mri?|后|示|动脉期|静脉期|各期|可见|三期|呈)|注射(?:造影剂|对比剂|钆|碘)|静脉注入|静注(?:造影剂|对比剂)?|动脉期|门(?:静)?脉期|静脉期|延迟期|延迟扫描|强化(?!灶)|平扫[+＋及和、]增强|钆(?:喷酸|剂|对比剂)|gd-dtpa|对比剂充盈|造影剂充盈|团注|皮髓质期|实质期|排泄期|注药后"
    ),
    "en": re.compile(
        r"\b(?:post[- ]?contrast|contrast[- ]enhanced|(?:iv|intravenous|gadolinium|iodinated) contrast|after (?:the )?(?:iv |intravenous )?(?:administration|injection) of|following (?:the )?(?:iv |intravenous |uneventful )?(?:administration|injection) of|with (?:and without )?(?:iv |intravenous )?contrast|arterial phase|portal venous phase|delayed phase|nephrographic phase|gadolinium|omnipaque|isovue|gadavist|with contrast|enhanc(?:es|ing|ement|ed)|excretory phase|venous phase)\b"
    ),
}
_BY_NAME = {
    "zh": re.compile(r"增强(?:扫描|检查|ct)后?|注射(?:造影剂|对比剂)"),
    "en": re.compile(
        r"\b(?:after|following|with) (?:the )?(?:administration of |injection of |uneventful )*(?:iv|intravenous|iodinated|gadolinium)(?: iodinated)? contrast\b|\bpost[- ]?contrast (?:ct|images?|phase)\b"
    ),
}
# Only pictures with contrast show this.
_EVIDENCE = re.compile(
    r"\b(?:hyper|hypo|non-?)enhanc\w+|\bnephrogram|\b(?:opacified|opacification of) (?:\w+ ){0,3}(?:vessel|arter|vein|lumen)|\bextravasation|\b(?:ct|mr) ?angio\w*|\bcta\b|\bbolus\b|\bendoleak"
)
_PLAIN = {
    "zh": re.compile(
        r"(?:仅行|仅|单纯|行|本次|为|ct|mr|mri|胸部|头颅|腹部)?平扫(?!期|[+＋及和、/示]|[^。]{0,3}(?:ct值|呈|密度|测|图像|时)|.{0,8}增强)|未(?:行|做|予|作)增强|未(?:注射|使用|应用|给予)(?:造影剂|对比剂)|非增强|无(?:造影剂|对比剂)"
    ),
    "en": re.compile(
        r"\b(?:without (?:the )?(?:administration of )?(?:iv |intravenous |gadolinium )?contrast|non[- ]?contrast(?:ed|[- ]enhanced)?|unenhanced|no (?:iv |intravenous )?contrast (?:was |material was |medium was )?(?:given|administered|used)|(?:lack|absence) of (?:iv |intravenous )?contrast|contrast was not (?:given|administered)|noncontrast)\b"
    ),
}
_EXCUSE = {
    "zh": re.compile(
        r"建议|必要时|可行|进一步|复查|结合|外院|原|前次|既往|上次|请|若|如需|拟行|待|对比|比较|20\d\d|限于|口服|灌肠|造影剂外渗|回声"
    ),
    "en": re.compile(
        r"recommend|suggest|consider|could|should|may be|further|prior|previous|outside|compar|if clinically|follow[- ]?up|advis|oral|rectal|would|limited|correlat|evaluat\w+ with|better (?:assess|character|evaluat)|(?:19|20)\d\d"
    ),
}
_OTHER_SENSE = {
    "zh": re.compile(
        r"增强(?:免疫|管理|影)|声(?:影)?增强|回声增强|后方(?:回声)?增强|信号增强|纹理增强|强化训练|肺纹理增强|代谢增强|透声增强"
    ),
    "en": re.compile(
        r"acoustic enhancement|posterior enhancement|through[- ]transmission|enhanced (?:through|sound)|enhanced image|edge enhanc|image enhanc"
    ),
}


@report_rule(
    CODE,
    severity="warn",
    category="contrast",
    title={"zh-Hans": "对比剂表述不符", "en": "Contrast statement"},
    fire=[
        {
            "findings": "胸部CT增强扫描：右肺上叶见结节，增强后明显强化。",
            "impression": "结节。",
            "contrast": False,
            "modality": "CT",
        },
        {"findings": "头颅CT平扫：脑实质未见异常。", "impression": "未见异常。", "contrast": True, "modality": "CT"},
        {
            "findings": "Following IV contrast the mass enhances.",
            "impression": "Mass.",
            "lang": "en",
            "contrast": False,
            "modality": "CT",
        },
        {
            "findings": "Unenhanced CT. Normal.",
            "impression": "Normal.",
            "lang": "en",
            "contrast": True,
            "modality": "CT",
        },
    ],
    quiet=[
        {"findings": "胸部CT平扫。", "impression": "结节，建议增强扫描。", "contrast": False, "modality": "CT"},
        {"findings": "平扫呈等密度，增强后明显强化。", "impression": "占位。", "contrast": True, "modality": "CT"},
        {"findings": "囊肿后方回声增强。", "impression": "囊肿。", "contrast": False, "modality": "US"},
        {"findings": "增强后明显强化。", "impression": "占位。"},
        {
            "findings": "Cyst with posterior acoustic enhancement.",
            "impression": "Cyst.",
            "lang": "en",
            "contrast": False,
            "modality": "US",
        },
    ],
)
def check_contrast(reading: ReportReading) -> Iterable[Hit]:
    """Silent when the protocol is unknown; advice, other exams and the plain half of a two-phase exam are no statement."""
    contrast = reading.snapshot.contrast
    modality, lang = reading.snapshot.modality.upper(), reading.lang
    is_pet = modality in ("PT", "PET")  # a tracer is always given there, so that only contrast by name counts
    if contrast is None or modality in ("NM", "RF", "XA", "DSA") or is_pet and contrast:
        return
    for name, section in reading.sections:
        if not contrast:
            pattern = (_BY_NAME if is_pet else _GIVEN)[lang]
            hit = next(_find_given(section, pattern, lang), None)
        elif any(_tells_contrast(other, lang) for _, other in reading.sections):
            return
        else:
            hit = next(_find(section, _PLAIN[lang], lang), None)
        if hit is not None:
            text = section.text[slice(*hit)]
            yield Hit(name, *hit, "qc.rpt_contrast_missing" if contrast else "qc.rpt_contrast_given", {"text": text})


def _tells_contrast(section: SectionReading, lang: str) -> bool:
    """Whether contrast is named, or something is described that only pictures with it show."""
    return _EVIDENCE.search(section.folded) is not None or any(_find_given(section, _GIVEN[lang], lang))


def _find_given(section: SectionReading, pattern: re.Pattern, lang: str) -> Iterator[tuple[int, int]]:
    """Contrast told outside a denial of it: "without intravenous contrast" holds the words, too."""
    plain = [match.span() for match in _PLAIN[lang].finditer(section.folded)]
    for start, end in _find(section, pattern, lang):
        if not any(low <= start and end <= high for low, high in plain):
            yield start, end


def _find(section: SectionReading, pattern: re.Pattern, lang: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(section.folded):
        sentence = section.find_sentence(match.start())
        if sentence is None:
            continue
        text = section.folded[sentence.start : sentence.end]
        others = _OTHER_SENSE[lang].finditer(section.folded, sentence.start, sentence.end)
        if _EXCUSE[lang].search(text) or any(m.start() < match.end() and match.start() < m.end() for m in others):
            continue
        yield match.span()
