import pytest

from apps.directory.engine.names import fold, make_keys, make_latin, parse_name


@pytest.mark.parametrize(
    ("name", "family", "given", "pinyin", "initials", "rotated"),
    [
        ("张三", "张", "三", "zhangsan", "zs", "sanzhang"),
        ("单雄信", "单", "雄信", "shanxiongxin", "sxx", "xiongxinshan"),
        ("曾国藩", "曾", "国藩", "zengguofan", "zgf", "guofanzeng"),
        ("解缙", "解", "缙", "xiejin", "xj", "jinxie"),
        ("仇英", "仇", "英", "qiuying", "qy", "yingqiu"),
        ("欧阳修", "欧阳", "修", "ouyangxiu", "oyx", "xiuouyang"),
        ("尉迟恭", "尉迟", "恭", "yuchigong", "ycg", "gongyuchi"),
        ("吕布", "吕", "布", "lvbu", "lb", "bulv"),
        ("John Smith", "Smith", "John", "smithjohn", "js", "johnsmith"),
        ("Smith, John Paul", "Smith", "John Paul", "smithjohnpaul", "jps", "johnpaulsmith"),
        ("Müller", "Müller", "", "muller", "m", "muller"),
        ("Zhang^San", "Zhang", "San", "zhangsan", "sz", "sanzhang"),
    ],
)
def test_keys(name, family, given, pinyin, initials, rotated):
    parsed = parse_name(name)
    keys = make_keys(parsed)
    assert (parsed.family, parsed.given) == (family, given)
    assert (keys.pinyin, keys.initials, keys.rotated) == (pinyin, initials, rotated)


def test_a_name_of_parts_and_its_latin_form():
    assert parse_name({"family": "张", "given": "三"}).text == "张三"
    assert parse_name({"family": "Smith", "given": "John"}).text == "John Smith"
    assert make_latin(parse_name("曾小明")) == "Zeng^Xiaoming"
    assert make_latin(parse_name("John Smith")) == "Smith^John"
    assert make_latin(parse_name({"text": "张三", "latin": "Chang^San"})) == "Chang^San"


@pytest.mark.parametrize("name", ["", "   ", {}, {"text": " ", "family": ""}])
def test_no_name(name):
    with pytest.raises(ValueError):
        parse_name(name)


def test_fold_reads_what_is_typed():
    assert fold("Zhang San") == fold("ZHANGSAN") == fold("zhāng-sān") == "zhangsan"
