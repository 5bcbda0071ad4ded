"""A sentence that was read before is not read again, and what is said of it moves with it."""

from dataclasses import replace

from apps.qc.engine import facts, spelling
from apps.qc.engine.checking import check
from apps.qc.engine.report import ReportSnapshot

ZH = "右肺上叶见结结影，直径约12mm。左肾见囊肿。\n双侧胸腔未见积液，建议复查。"
REPORT = ReportSnapshot(findings=ZH, impression="左肺上叶结节。右肾囊肿。")


def say(report: ReportSnapshot) -> list[tuple]:
    return [(f.rule, f.section, report.section(f.section)[f.start : f.end], f.severity) for f in check(report)]


def count_read() -> tuple[int, int]:
    return spelling._find_in_sentence.cache_info().misses, facts._read_alone.cache_info().misses


def test_what_is_said_of_a_sentence_moves_with_it():
    longer = replace(REPORT, findings="胸廓对称。" + ZH)
    assert ("RPT-TYPO", "findings", "结", "warn") in say(REPORT)
    assert say(longer) == say(REPORT)


def test_only_the_sentence_that_changed_is_read_again():
    check(REPORT)
    before = count_read()
    check(replace(REPORT, findings=ZH.replace("左肾见囊肿", "左肾见小囊肿")))
    spelled, read = count_read()
    assert (spelled - before[0], read - before[1]) == (1, 1)


def test_a_title_keeps_the_name_behind_its_point_from_the_speller():
    text = "Discussed with Dr. Effussion at noon. No fracture."
    assert check(ReportSnapshot(findings=text, impression=text, lang="en"), stage="typing") == []
