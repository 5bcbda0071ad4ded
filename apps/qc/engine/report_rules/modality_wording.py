"""RPT-MODALITY: density, signal, echo and uptake words that another modality speaks with."""

import re
from collections.abc import Iterable

from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import ReportReading

CODE = "RPT-MODALITY"
_FAMILY = {
    "CT": "CT",
    "MR": "MR",
    "US": "US",
    "DR": "XR",
    "DX": "XR",
    "CR": "XR",
    "XR": "XR",
    "RF": "XR",
    "MG": "XR",
    "NM": "NM",
    "PT": "NM",
    "XA": "XR",
}
_WORDS = {
    "zh": {
        "density": r"(?:[高低等稍混]{1,2}|混杂|软组织|类?水样?|脂肪|钙化|骨性?|磨玻璃样?|片状|异常)密度(?:影|灶|区|结节|肿块)?|密度(?:增高|减低|均匀|不均|欠均|降低|尚均)|(?<!质子)(?<!骨)密度|ct值|\d\s*hu(?![a-z])",
        "signal": r"(?:[长短等稍]{1,2}t[12]|t[12]wi|[高低等稍混]{1,2}信号|混杂信号|信号(?:增高|减低|均匀|不均|欠均|异常|影|尚均)|异常信号|(?<!血流)(?<!频谱)信号|dwi|flair|弥散受限|扩散受限|adc(?:值|图)?)",
        "echo": r"(?:[高低等强弱无稍混]{1,2}|混合|液性无|团状强)回声(?:区|光团|灶|结节|影)?|回声(?:增强|增粗|均匀|不均|减低|欠均|尚均|分布)|回声|声影|cdfi|彩色多普勒|血流信号|透声|探头|后方衰减|声像图",
        "uptake": r"放射性(?:浓聚|摄取|分布|稀疏|缺损)|示踪剂|suv(?:max)?|显像剂(?:浓聚|摄取|分布)",
    },
    "en": {
        "density": r"\b(?:hypo|hyper|iso)(?:dens\w+|attenuat\w+)|\b(?:low|high|soft tissue|fat|fluid|mixed|ground[- ]glass)[- ](?:density|attenuation)\b|\bhounsfield\b|\d\s*hu\b|\battenuation (?:is|values?|of)\b|\b(?:increased|decreased) (?:density|attenuation)\b",
        "signal": r"\b(?:hyper|hypo|iso)intens\w+|\b(?:t1|t2)[- ]?(?:weighted|hyper\w*|hypo\w*|bright|dark|signal|prolongation|w\b|shortening)|\b(?:high|low|abnormal|increased|decreased|marrow|cord|intermediate)[- ](?:t[12][- ])?signal\b|\bsignal (?:intensity|abnormalit\w+|intensities|void|dropout|loss)\b|\brestricted diffusion\b|\bdiffusion restriction\b|\bflair\b|\bdwi\b|\badc\b|\bstir\b",
        "echo": r"\b(?:hypo|hyper|an|iso)echo\w+|\bechogenic\w*|\bechotexture\b|\bposterior (?:acoustic )?(?:shadowing|enhancement)\b|\bacoustic\b|\bcolou?r (?:doppler|flow)\b|\bsonograph\w+|\btransducer\b|\bechoes\b|\bthrough[- ]transmission\b",
        "uptake": r"\b(?:fdg|tracer|radiotracer)[- ](?:uptake|avid\w*|accumulation|activity)\b|\bsuv ?(?:max|mean)?\b|\bphotopeni\w+|\bscintigra\w+|\bhypermetabolic\b|\bradiotracer\b",
    },
}
_ALLOWED = {
    "CT": {"density"},
    "MR": {"signal"},
    "US": {"echo"},
    "XR": {"density"},
    "NM": {"uptake", "density"},
}
# Senses that only sound like another modality's word.
_SHIELD = {
    "zh": re.compile(
        r"骨密度|质子密度|乳腺密度|密度分辨|(?:血流|多普勒|彩色|频谱)信号|信号(?:采集|噪|丢失伪影)|自旋回波|梯度回波|回波|平面回波|心肌灌注|cdfi|血管密度|细胞密度|脂肪密度(?=腺体)|致密|透声窗|pd-?wi"
    ),
    "en": re.compile(
        r"bone (?:mineral )?density|proton[- ]density|breast density|mammographic density|spin[- ]echo|gradient[- ](?:recalled[- ])?echo|echo[- ](?:planar|time|train)|echoplanar|attenuation correction|posterior attenuation|acoustic attenuation|beam attenuation|doppler signal|flow signal|signal[- ]to[- ]noise|fat density|water density|vascular signal|internal auditory|acoustic (?:neuroma|schwannoma|nerve|canal|meatus)|contrast uptake|fat[- ]attenuation|sonographic (?:evaluation|correlation|follow\S*|guidance|assessment)|attenuated|sound attenuation|attenuation of (?:the )?(?:posterior|sound|beam)"
    ),
}
_QUOTE = {
    "zh": re.compile(
        r"外院|原|前次|既往|上次|老片|旧片|对比|比较|对照|参考|结合|建议|20\d\d|外单位|(?:本院|我院|近期|同期).{0,6}(?:ct|mr|超声)|(?:ct|mri?|超声|x线|pet)(?:/ct)?(?:检查)?(?:示|所示|提示|显示|见|上|片)"
    ),
    "en": re.compile(
        r"\b(?:prior|previous|outside|compar\w+|correlat\w+|recommend\w*|(?:seen|noted|shown|described|identified) on (?:the )?(?:ct|mri?|ultrasound|us|pet|x[- ]?ray|radiograph)|(?:ct|mri?|ultrasound|sonograph\w*|pet)(?:[- ]ct)? (?:of|from|dated|showed|demonstrat\w+|exam\w*|scan|study|finding)|recent (?:ct|mri?|ultrasound|us)|further|suggest\w*|(?:19|20)\d\d)"
    ),
}
_COMPILED = {lang: {kind: re.compile(pattern) for kind, pattern in kinds.items()} for lang, kinds in _WORDS.items()}
_TRACER = re.compile(r"pet|spect|显像|scintigra|bone scan", re.I)
# Two exams in one report: named by the procedure, or by a heading of the text.
_NAMED = {
    "echo": r"ultrasound|sonogra\w*|us|超声|彩超|b超",
    "signal": r"mri?|磁共振",
    "density": r"ct|mammogra\w*|radiograph\w*|钼靶|平片",
}
_IN_PROCEDURE = {kind: re.compile(rf"(?<![a-z])(?:{words})(?![a-z])", re.I) for kind, words in _NAMED.items()}
_IN_HEADING = {
    kind: re.compile(rf"(?:^|[\n.。])\s*(?:targeted |limited )?(?:{words})\s*:", re.I) for kind, words in _NAMED.items()
}
_FUSED = re.compile(r"pet|spect|融合|/ct|/mr", re.I)


@report_rule(
    CODE,
    severity="warn",
    category="modality_wording",
    title={"zh-Hans": "检查方式用语不符", "en": "Modality wording"},
    fire=[
        {"findings": "肝内见低信号影，边界清。", "impression": "肝囊肿。", "modality": "CT"},
        {"findings": "左侧基底节区见低密度影。", "impression": "梗死。", "modality": "MR"},
        {"findings": "Hypoechoic lesion in the liver.", "impression": "Lesion.", "lang": "en", "modality": "CT"},
    ],
    quiet=[
        {"findings": "肝内见低密度影。", "impression": "肝囊肿。", "modality": "CT"},
        {"findings": "质子密度加权呈高信号，外院CT示高密度影。", "impression": "血肿。", "modality": "MR"},
        {
            "findings": "Posterior attenuation and fatty echotexture.",
            "impression": "Fatty liver.",
            "lang": "en",
            "modality": "US",
        },
        {
            "findings": "Hypodense lesion, hyperintense on prior MRI.",
            "impression": "Cyst.",
            "lang": "en",
            "modality": "CT",
        },
    ],
)
def check_modality_wording(reading: ReportReading) -> Iterable[Hit]:
    """Silent when the modality is unknown or fused, and inside what another exam is said to have shown."""
    family = _FAMILY.get(reading.snapshot.modality.upper())
    lang = reading.lang
    if family is None:
        return
    allowed = set(_ALLOWED[family])
    if family == "CT" and _TRACER.search(reading.snapshot.procedure):
        allowed.add("uptake")
    if family == "NM" and _FUSED.search(reading.snapshot.procedure + reading.snapshot.modality):
        allowed |= {"density", "signal"} if "MR" in reading.snapshot.procedure.upper() else {"density"}
    for kind, pattern in _IN_PROCEDURE.items():
        headed = any(_IN_HEADING[kind].search(section.folded) for _, section in reading.sections)
        if headed or pattern.search(reading.snapshot.procedure):
            allowed.add(kind)
    shield, quote = _SHIELD[lang], _QUOTE[lang]
    for name, section in reading.sections:
        shielded = [match.span() for match in shield.finditer(section.folded)]
        for kind, pattern in _COMPILED[lang].items():
            if kind in allowed:
                continue
            for match in pattern.finditer(section.folded):
                if any(low < match.end() and match.start() < high for low, high in shielded):
                    continue
                sentence = section.find_sentence(match.start())
                if sentence and quote.search(section.folded, sentence.start, sentence.end):
                    continue
                text = section.text[match.start() : match.end()]
                yield Hit(
                    name,
                    *match.span(),
                    "qc.rpt_modality_wording",
                    {"text": text, "modality": reading.snapshot.modality},
                )
