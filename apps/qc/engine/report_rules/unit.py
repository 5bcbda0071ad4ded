"""RPT-UNIT: a unit that cannot belong to its number: mixed axes, sizes no body holds, HU and SUV with a length, no unit at all."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from apps.qc.engine.facts import VAGUE, ClauseFact, SectionReading
from apps.qc.engine.language_pack import load_pack
from apps.qc.engine.measures import UNITS, Measure, is_threshold
from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit, Place
from apps.qc.engine.report_reading import ReportReading, is_claim

CODE = "RPT-UNIT"
_LENGTH = r"(?:mm|cm|毫米|厘米|㎜|㎝)"
_N = r"\d{1,4}(?:\.\d+)?"
_TIMES = r"\s*(?:[x×*]|by)\s*"
# What may stand between the name of a quantity and its number: no other thing, so that "volume loss, a 12 mm nodule" is none.
_IS = r"(?:\s|:|=|\b(?:of|is|was|are|at|about|approximately|around|nearly|up to|less than|greater than|over|measur(?:es|ed|ing)|calculated|estimated|as|max(?:imum)?|peak|mean)\b|[(<>~≈±])*"
_RULES = [
    # Attenuation, SUV, angle, volume, flow, dose or ADC followed by the unit of something else.
    re.compile(rf"(?:(?:ct值|密度值|hu值)[^\d。;,，]{{0,12}}|(?:hounsfield (?:units?|value)|(?<!low )(?<!high )(?<!creased )(?<!fat )attenuation (?:of|values?)){_IS})-?{_N}(?:\s*[-~至]\s*-?{_N})?\s*(mm|cm|ml|毫米|厘米|%|kg|g|mg|°|℃|s|ms|h[zx]|mhz|bpm|m/s|cm/s|ug|kpa)(?![a-z0-9])"),
    re.compile(rf"suv(?:max|mean|peak)?(?:值?[^\d。;,，a-z]{{0,10}}|{_IS}){_N}\s*(mm|cm|hu|ml|毫米|厘米|%|kg)(?![a-z0-9])"),
    re.compile(rf"(?:(?:cobb角|角度|夹角|前倾角)[^\d。;,，]{{0,14}}|(?<!mandibular )(?<!phrenic )(?<!pontine )\bangle(?: between \w+ and \w+)?{_IS}){_N}\s*(mm|cm|hu|ml|毫米|厘米|kg|%)(?![a-z0-9])"),
    re.compile(rf"(?:(?:容积|体积|容量|残余尿量?|尿量|射血量)[^\d。;,，]{{0,14}}|(?:volume|post[- ]?void residual(?: volume)?){_IS}){_N}\s*(mm|cm|hu|毫米|厘米|kg|℃)(?![a-z0-9³²\^])"),
    re.compile(rf"(?:(?:流速|收缩期峰值)[^\d。;,，]{{0,14}}|(?:velocity|psv|edv(?! ?\d+(?:\.\d+)? ?ml)){_IS}){_N}\s*(mm/s|hu/s|ml/s|kg/s|mm|cm|hu|ml|毫米|厘米|kg|%)(?![a-z0-9/])"),
    re.compile(rf"(?:(?:心率|胎心率?)[^\d。;,，]{{0,14}}|heart rate{_IS}){_N}\s*(mm|cm|hu|ml|毫米|厘米|kg|%|cm/s)(?![a-z0-9])"),
    re.compile(rf"(?:(?:射血分数|狭窄率|狭窄程度约?)[^\d。;,，]{{0,14}}|(?:lvef|ejection fraction|stenosis of){_IS}){_N}\s*(mm|cm|hu|ml|毫米|厘米|kg)(?![a-z0-9])"),
    # A size whose unit measures something else.
    re.compile(rf"(?:大小|直径|长径|短径|最大径|厚度?|径线|内径|管径|宽径?|前后径|上下径|左右径|长度?|深度?|范围|(?:measur\w+|diameter|size|thickness|length|width)(?: (?:of|is|about|up to|approximately|is about|at))*)\s*(?:约为?|为|达|:)?\s*(?:{_N}\s*{_LENGTH}?{_TIMES})*{_N}\s*(hu|ml|kg|mg|g|ms|s|℃|°|%|kpa|mmhg|hz|cm/s|mgy|mhz|msv|mmol|bpm|kv|mas|dl|ng|nm|km|μm|um|mh|nn|m|mn|cn|mmm|cmm|mc|ccm)(?![a-z0-9²³])"),
    re.compile(rf"\b{_N}(?:{_TIMES}{_N})*[ -]?(hu|ml|kg|mg|mmhg|cm/s|kpa|mgy|km|nm|ms|m)[ -](?:(?!and\b)\w+ ){{0,3}}(?:nodule|mass|cyst|stone|calculus|lesion|polyp|fibroid|lymph node|aneurysm|hematoma|opacity|calcification)"),
    re.compile(rf"(?<![a-z\d]){_N}{_TIMES}{_N}(?:{_TIMES}{_N})?\s*(hu|ml(?![a-z])|kg|mg|g|%|°|ms|s|m|km|nm|um|μm|mmhg|cm/s|hz|℃)(?![a-z0-9²³/])"),
    re.compile(rf"{_N}\s*(mmm+|cmm+|m m|c m|mn|nm|cn|mmn|ccm|mrn|crn|hn|hù|uh)(?![a-z0-9])"),
    re.compile(rf"(?<![a-z])(?:pulse|心跳)[^\d。;,，]{{0,6}}{_N}\s*(mm|cm)(?![a-z])"),
]  # fmt: skip
_BARE = re.compile(
    rf"(?:(?:大小|直径|长径|短径|最大径|前后径|厚度?|内径|管径|径线|长度)(?:分别)?(?:约为?|为|达)?\s*({_N}(?:{_TIMES}{_N}){{0,2}})|约\s*({_N}(?:{_TIMES}{_N}){{1,2}})|\b(?:measur(?:es|ing)|diameter of)(?: up to| approximately| about)?\s+({_N}(?:{_TIMES}{_N}){{0,2}}))(?![\d.]*\s*(?:{_LENGTH}|m|个|倍|岁|周|月|天|%|度|millim|centim|[x×*]|by\b|/|-|~|、|,\s*\d|and|to|hu|ml|s|g|k|n|c|u|h|至|°|℃|~|deg|percent|week|beat|bpm|day|hour|min|sec|year|in\b|standard))"
)
_ALONE = re.compile(rf"(?<![\d.a-z/\-]){_N}\s*(hu|ml|kg)(?![a-z/²³])")
# What a number of Hounsfield units, millilitres or kilograms is said of.
_HOME = {
    "hu": re.compile(
        r"-\s?\d+\s*hu|fat\b|(?:stone|calcul)[^.;]*\d{3,4}\s*hu|ct值|hu值|hounsfield|attenuat|densit|enhanc|phase|(?:平扫|期)约?\d|washout|\d\s*(?:hu)?\s*[-~、,至到]\s*-?\d+\s*hu|hu.+\d\s*hu|unenhanced|fluid|effusion|bile|sludge|portal|venous|arterial|delayed|contrast|,\s*-?\d+\s*hu"
    ),
    "ml": re.compile(
        r"prostat|uterus|ovar|testi|spleen|bladder|thyroid|lobe|gland|容|量|尿|体积|注射|对比剂|造影剂|显像剂|流|volume|contrast|residual|void|inject|dose|administ|omnipaque|gado|gadav|iohex|iopam|iopro|iodix|iover|intraven|saline|balloon|lidocaine|bupivacaine|ropivacaine|lignocaine|steroid|triamcinolone|beads|microspheres|particles|cement|glue|ethanol|lipiodol|air\b|syringe|needle|catheter|isovue|cc\b|drain|aspirat|edv|esv|core|penumbra|mismatch|tmax|perfus|\bsv\b|[x×] ?[\d.]+ ?cm[ ,(]|抽|引流|囊腔|灌"
    ),
    "kg": re.compile(r"体重|体质量|weight|dose|mg/kg|剂量|估重|胎儿"),
}
_OPEN = ("measur", *"0123456789")  # patterns that begin with no quantity of their own
_HOLLOW = re.compile(r"ha?ematoma|ha?emorrhage|effusion|ascites|fluid|infarct|collection|seroma|abscess|cyst\b")
_FLUID = re.compile(
    r" (?:\w+ ){0,3}(?:ha?ematoma|ha?emorrhage|effusion|ascites|fluid|infarct|collection|seroma|abscess)"
)
_WITHOUT_HU = ("MR", "US", "MG", "CR", "DX", "DR", "XR", "RF")
_REACH = {"hu": 40, "ml": 40, "kg": 40}
# Distances that no body has, by what stands before the number.
_PLACES = [
    (re.compile(r"(?:中线|中线结构)[^。;]{0,8}移[^。;,，]{0,4}$"), 30),
    (re.compile(r"(?:内膜|壁)(?:增厚)?[,，]?(?:较?厚处?|最厚处?)约?为?$|壁厚约?$"), 80),
    (re.compile(r"集合系统分离约?$|肾盂分离约?$|突出[,，]?约$|回缩约$"), 80),
    (re.compile(r"(?:断端|骨块|骨折|椎体|椎管内)[^。;]{0,12}(?:移位|突入|滑脱)约$"), 35),
    (re.compile(r"(?:胆总管|胰管)(?:[^。;,，]{0,4})(?:内径|宽|扩张)[,，]?约?$"), 60),
    (
        re.compile(
            r"(?:bile duct|pancreatic duct|appendix|endometri\w+ \w*|stripe) (?:measures|is|measuring)(?: up to| about)? $"
        ),
        60,
    ),
]
_PLACES += [
    (re.compile(pattern + "$"), most)
    for pattern, most in [
        (r"阑尾[^。;]{0,14}(?:直径|外径|管径|粗|宽)[^\d。;,，]{0,4}", 40),
        (r"龛影[^\d。;]{0,8}", 35),
        (r"淋巴结[^。;]{0,14}短径[^\d。;,，]{0,4}", 70),
        (r"(?:颅板下|硬膜[下外])[^。;]{0,24}厚[^\d。;,，]{0,4}", 60),
        (r"胰管[^\d。;,，]{0,8}", 30),
        (r"胆总管[^。;]{0,16}(?:结石|充盈缺损|结节状低信号)[^\d。;]{0,10}", 50),
        (r"(?:胆囊|肾盏|肾内|下盏|上盏|中盏)[^。;]{0,16}(?:结石|强回声团?)[^。;]{0,14}约", 70),
        (r"(?:内中膜|内膜中层)[^。;\d]{0,8}", 12),
        (r"(?:峡部|室间隔|左室后壁|胸膜增厚|皮肤增厚)[^。;\d]{0,8}", 40),
        (r"(?:椎管|硬膜囊)[^。;\d]{0,8}(?:前后径|矢状径)[^\d。;,，]{0,4}", 40),
        (r"(?:心包积液|心包腔)[^。;\d]{0,14}", 60),
        (r"瘤颈[^\d。;]{0,6}", 30),
        (
            r"(?:isthmus|septum|skin thickening)(?: (?:measures|is|of|measuring|up to))* ",
            40,
        ),
        (r"(?:intima[- ]media thickness|imt)(?: (?:measures|is|of|measuring|up to))* ", 12),
        (r"(?:appendix|pancreatic duct)[^.;\d]{0,24} ", 40),
        (r"(?:short axis|neck) (?:of|measures|measuring) ", 70),
        (r"(?:epidural|subdural|extra-axial) [^.;\d]{0,40}(?:thickness|thick) (?:of |up to |measuring )*", 70),
    ]
]
_AFTER_SIZE = re.compile(
    r" (?:of )?(?:\w+ )?(?:spur|impaction|shortening|step[- ]?off|depression|diastasis|retropulsion|short axis)\b"
)
_LARGE = 3  # centimetres from which a whole number is looked at
_DISTANCE = re.compile(r"距|距离|范围|长|累及|from|length|over|span|long")
_LENGTH_OF = re.compile(
    r"\s*(?:segment|long|in length|from|length|above|below|of (?:the )?(?:\w+ )?(?:ileum|jejunum|colon|bowel|esophagus|rectum|duodenum))"
)
_SHIFT = re.compile(
    r" (?:of )?(?:left|right|rightward |leftward |to the left |to the right )*(?:ward )?(?:midline shift|of midline shift|displacement|retrolisthesis|anterolisthesis|listhesis)"
)


@report_rule(
    CODE,
    severity="warn",
    category="unit",
    title={"zh-Hans": "单位有误", "en": "Unit"},
    fire=[
        {"findings": "右肺上叶见结节，大小约12cm×9mm。", "impression": "右肺上叶结节。"},
        {"findings": "右肺上叶见结节，直径约85cm。", "impression": "右肺上叶结节。"},
        {"findings": "肝内见低密度影，CT值约15mm。", "impression": "肝囊肿。"},
        {"findings": "There is an 8 kg nodule in the left lower lobe.", "impression": "Nodule.", "lang": "en"},
        {"findings": "甲状腺结节，大小约12mm。", "impression": "甲状腺结节（约12cm）。"},
    ],
    quiet=[
        {"findings": "右肺上叶见结节，大小约12mm×9mm，CT值约35HU。", "impression": "右肺上叶结节。"},
        {"findings": "膀胱残余尿量约35ml，Cobb角约15°。", "impression": "未见异常。"},
        {
            "findings": "A 1.2 x 0.9 cm nodule, 15 HU. The liver measures 16 cm.",
            "impression": "12 mm nodule.",
            "lang": "en",
        },
    ],
)
def check_unit(reading: ReportReading) -> Iterable[Hit]:
    """One alert a number."""
    for name, section in reading.sections:
        taken: list[tuple[int, int]] = []
        for start, end, code in _list_faults(section, reading):
            if not any(low < end and start < high for low, high in taken):
                taken.append((start, end))
                is_hint = reading.lang == "en" and _is_doubtful(section, start, end)
                yield Hit(name, start, end, code, {"text": section.text[start:end]}, severity="info" if is_hint else "")
    yield from _compare_sections(reading)
    yield from _find_odd_one(reading)


def _find_odd_one(reading: ReportReading) -> Iterator[Hit]:
    """The one size in whole centimetres of a report that writes millimetres: a hint, for it may be as large as that."""
    told = [(name, section, measure) for name, section in reading.sections for measure in section.measures]
    large = [row for row in told if "cm" in _fill(row[2])]
    n_small = sum(set(_fill(measure)) == {"mm"} for _, _, measure in told)
    if len(large) != 1 or n_small == 0:
        return
    name, section, measure = large[0]
    whole = all(number == int(number) for number in measure.numbers) and max(measure.numbers) >= _LARGE
    before, after = section.folded[max(0, measure.start - 8) : measure.start], section.folded[measure.end :]
    if whole and not (_DISTANCE.search(before) or _LENGTH_OF.match(after) or is_threshold(section.folded, measure)):
        text = section.text[measure.start : measure.end]
        yield Hit(name, measure.start, measure.end, "qc.rpt_unit_odd", {"text": text, "n": n_small}, severity="info")


def _list_faults(section: SectionReading, reading: ReportReading) -> Iterator[tuple[int, int, str]]:
    for pattern in _RULES:
        for match in pattern.finditer(section.folded):
            if match[1] == "hu" and match[0].startswith(_OPEN) and _is_home(section, match.start(1), "hu"):
                continue
            number = re.search(r"-?[\d.]+\s*$", section.folded[match.start() : match.start(1)])
            start = match.start() + number.start() if number else match.start(1)
            yield start, match.end(1), "qc.rpt_unit_wrong"
    for match in _ALONE.finditer(section.folded):
        no_hu = match[1] == "hu" and reading.snapshot.modality.upper() in _WITHOUT_HU
        if no_hu or not _is_home(section, match.start(), match[1]):
            yield *match.span(), "qc.rpt_unit_wrong"
    for measure in section.measures:
        before = section.folded[max(0, measure.start - 18) : measure.start]
        limit = next((most for pattern, most in _PLACES if pattern.search(before)), 0)
        after = section.folded[measure.end : measure.end + 34]
        if (
            limit
            and max(measure.mm) > limit
            or max(measure.mm) > 29
            and (_SHIFT.match(after) or _AFTER_SIZE.match(after))
        ):
            yield measure.start, measure.end, "qc.rpt_unit_size"
        if (
            len({unit for unit in measure.units if unit}) > 1
            and max(measure.mm) > 3 * min(measure.mm)
            and _mends(measure)
        ):
            yield measure.start, measure.end, "qc.rpt_unit_mixed"
    for fact in section.facts:
        limit = _load_largest().get(fact.family, 400)
        for measure in fact.measures:
            is_large = max(measure.mm) > limit and is_claim(fact) and not _is_distance(measure, fact, section)
            if is_large or max(measure.mm) > 600 or max(measure.mm) < 0.4 and "μm" not in measure.units:
                yield measure.start, measure.end, "qc.rpt_unit_size"
    for match in _BARE.finditer(section.folded):
        group = next(n for n in (1, 2, 3) if match[n])
        if "." in match[group] or _is_pair(match[group]) or not match[group].startswith("0"):
            yield *match.span(group), "qc.rpt_unit_none"


def _is_doubtful(section: SectionReading, start: int, end: int) -> bool:
    """20 mL from the cyst, a 10 HU lesion of 15 mm: the words around have a use for the unit, or the size is told apart."""
    unit = section.folded[end - 2 : end]
    if unit not in ("hu", "ml"):
        return False
    if _is_home(section, start, unit) or unit == "ml" and _FLUID.match(section.folded, end):
        return True
    sentence = section.find_sentence(start)
    return sentence is not None and any(
        sentence.start <= measure.start < sentence.end and not (measure.start < end and start < measure.end)
        for measure in section.measures
    )


def _is_home(section: SectionReading, position: int, unit: str) -> bool:
    """Whether the words around a number speak of what this unit measures."""
    start = max(0, position - _REACH[unit])
    if unit == "ml" and _HOLLOW.search(section.folded, max(0, position - 2 * _REACH[unit]), position):
        return True
    return _HOME[unit].search(section.folded, start, position + 30) is not None


def _is_distance(measure: Measure, fact: ClauseFact, section: SectionReading) -> bool:
    """A way along or from something is no size; a bulge of an organ is no bulge of a disc."""
    if fact.family == "disc" and "spine" not in fact.anatomy:
        return True
    if any(
        fact.finding[1] <= m.start < measure.start and m.anatomy not in (*VAGUE, fact.anatomy) for m in section.mentions
    ):
        return True  # polyps, spleen 12 cm: the size of the organ named in between
    before = section.folded[max(0, measure.start - 26) : measure.start]
    after = section.folded[measure.end : measure.end + 34]
    small = _load_largest().get(fact.family, 400) < 100
    return small and bool(_DISTANCE.search(before) or _LENGTH_OF.match(after))


def _is_pair(text: str) -> bool:
    return any(mark in text for mark in "x×*")


def _mends(measure: Measure) -> bool:
    """Whether one unit for all axes makes a believable size."""
    ratio = max(measure.numbers) / max(min(measure.numbers), 0.1)
    return ratio <= 3 or ratio <= 6 and max(measure.mm) > 12 * min(measure.mm)


@cache
def _load_largest() -> dict[str, float]:
    return load_pack("findings")["largest_mm"]


def _compare_sections(reading: ReportReading) -> Iterator[Hit]:
    """The same figures with another unit in the two sections."""
    known: dict[float, set[str]] = {}
    for measure in reading.findings.measures:
        for number, unit in zip(measure.numbers, _fill(measure)):
            known.setdefault(number, set()).add(unit)
    for measure in reading.impression.measures:
        if is_threshold(reading.impression.folded, measure):
            continue
        for number, unit in zip(measure.numbers, _fill(measure)):
            told = known.get(number)
            if told and all(UNITS[unit] != UNITS[other] for other in told) and number != 1:
                text = reading.impression.text[measure.start : measure.end]
                twin = next(m for m in reading.findings.measures if number in m.numbers)
                place = Place("findings", twin.start, twin.end)
                yield Hit(
                    "impression", measure.start, measure.end, "qc.rpt_unit_sections", {"text": text}, related=(place,)
                )
                break


def _fill(measure: Measure) -> list[str]:
    last = next(unit for unit in reversed(measure.units) if unit)
    return [unit or last for unit in measure.units]
