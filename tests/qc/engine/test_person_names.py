import pytest

from apps.qc.engine.person_names import Likeness, compare_names

SAME, PARTLY, OTHER, UNKNOWN = Likeness.SAME, Likeness.PARTLY, Likeness.OTHER, Likeness.UNKNOWN


@pytest.mark.parametrize(
    ("_case", "ordered", "said", "expected"),
    [
        ("case and carets", "Wang^Xiaoming", "WANG^XIAOMING^^^", SAME),
        ("a space in the given name", "Wang^Xiaoming", "WANG^XIAO MING", SAME),
        ("one component, given name last", "Wang^Xiaoming", "WANG XIAOMING", SAME),
        ("given name first", "Smith^John", "John Smith", SAME),
        ("ideographs only on one side", "WANG^XIAOMING=王^小明", "WANG^XIAOMING", SAME),
        ("ideographs in the first group", "WANG^XIAOMING=王^小明", "王^小明", SAME),
        ("no caret between ideographs", "WANG^XIAOMING=王^小明", "=王小明", SAME),
        ("other person of the same sound", "WANG^XIAOMING=王^小明", "WANG^XIAOMING=王^晓明", OTHER),
        ("same person's ideographs, other letters", "WANG^XIAOMING=王^小明", "LI^XIAOMING=王^小明", OTHER),
        ("phonetic group", "Yamada^Tarou=山田^太郎=やまだ^たろう", "YAMADA^TAROU=山田^太郎", SAME),
        ("accents and German spelling", "Müller^Jörg", "MUELLER^JOERG", SAME),
        ("accents dropped", "Müller^Jörg", "Muller^Jorg", SAME),
        ("full width letters", "LI^NA", "ＬＩ^ＮＡ", SAME),
        ("middle name missing", "Smith^John^A", "SMITH^JOHN", PARTLY),
        ("title on one side", "Smith^John^A", "Smith^John^A^^Dr", PARTLY),
        ("middle initial", "Smith^John^Adam", "Smith^John^A", PARTLY),
        ("other middle name", "Smith^John^Adam", "Smith^John^Eve", OTHER),
        ("cut off by a console", "Konstantinopoulos^Alexandros", "KONSTANTINOPOULO", PARTLY),
        ("one letter less", "Wang^Xiaoming", "Wang^Xiaomin", OTHER),
        ("ideographs and their sound", "王^小明", "WANG^XIAOMING", PARTLY),
        ("ideographs and another sound", "王^小明", "LI^NA", UNKNOWN),
        ("garbled by a wrong character set", "WANG^XIAOMING=王^小明", "WANG^XIAOMING=??^??", SAME),
    ],
)
def test_names_are_compared_by_what_they_say(_case, ordered, said, expected):
    assert compare_names(ordered, said) is expected
