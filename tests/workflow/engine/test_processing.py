"""How a post-processing task goes on, what the rules ask for, which task a derived series is."""

import pytest

from apps.common.kernel.errors import Refused
from apps.common.kernel.terms import has_words
from apps.workflow.engine.processing import (
    LIFECYCLE,
    OVER,
    DerivedSeries,
    Match,
    ProcessingAct,
    Progress,
    is_derived,
    list_asked_kinds,
    match_series,
)

WORDS = {"mip": ["MIP", "最大密度"], "vr": ["VR", "VRT"], "mpr": ["MPR"], "other": []}
WEAK = {"mpr": ["COR", "SAG"]}
RULES = [
    {"exam_types": ["CTA-HEAD"], "kinds": ["mip", "vr"]},
    {"modality": ["CT"], "protocol_words": ["三期"], "kinds": ["mpr", "mip"]},
]


def series(description: str = "", *image_type: str, from_scanner: bool = False) -> DerivedSeries:
    return DerivedSeries("1.2", "1.2.3", description, image_type or ("DERIVED", "SECONDARY"), "WS1", from_scanner)


@pytest.mark.parametrize("progress", list(Progress))
@pytest.mark.parametrize("act", list(ProcessingAct))
def test_what_is_over_stays_over_and_all_else_can_be_withdrawn(progress, act):
    if progress in OVER or (progress, act) == (Progress.RETURNED, ProcessingAct.RETURN):
        with pytest.raises(Refused):
            LIFECYCLE.next(progress, act)
    else:
        after = LIFECYCLE.next(progress, act)
        assert (after in OVER) == (act in (ProcessingAct.FINISH, ProcessingAct.WITHDRAW))


@pytest.mark.parametrize(
    ("exam_type", "protocol", "expected"),
    [
        ("CTA-HEAD", "", ["mip", "vr"]),
        ("CTA-HEAD", "头颈三期", ["mip", "vr", "mpr"]),
        ("CT-LIVER-3P", "肝三期", ["mpr", "mip"]),
        ("CT-CHEST", "routine", []),
    ],
)
def test_rules_ask_for_each_kind_once_in_their_order(exam_type, protocol, expected):
    assert list_asked_kinds(RULES, modality="CT", exam_type=exam_type, protocol=protocol) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("COR MIP 5mm", ["MIP"], True),
        ("cor_mip_5", ["MIP"], True),
        ("SKIPPED", ["MIP"], False),
        ("头颈最大密度投影", ["最大密度"], True),
        ("", ["MIP"], False),
        ("MIP", [], False),
    ],
)
def test_words_are_whole_in_latin_and_anywhere_in_chinese(text, words, expected):
    assert has_words(text, words) is expected


def test_derived_is_what_value_one_says():
    assert is_derived(["derived ", "SECONDARY"]) is True
    assert is_derived(["ORIGINAL", "PRIMARY", "AXIAL"]) is False
    assert is_derived([]) is False


@pytest.mark.parametrize(
    ("one", "kinds", "expected"),
    [
        (series("COR MIP"), ["mip", "vr"], Match("mip", True)),
        (series("x", "DERIVED", "SECONDARY", "MIP"), ["mip", "vr"], Match("mip", True)),
        (series("COR MIP", from_scanner=True), ["mip"], Match("mip", True)),
        (series("MIP VR"), ["mip", "vr"], Match("mip", False)),
        (series("processed"), ["mip"], Match("mip", False)),
        (series("processed"), ["mip", "vr"], None),
        (series("dose page", from_scanner=True), ["mip"], None),
        (series("COR MIP"), ["mip", "mpr"], Match("mip", True)),
        (series("COR 3mm"), ["mip", "mpr"], Match("mpr", True)),
        (series("COR MIP"), ["mpr"], None),
        (series("MIP VR"), ["mip"], Match("mip", False)),
        (series("COR MIP"), [], None),
    ],
)
def test_a_series_is_sure_by_its_words_and_proposed_when_only_one_is_open(one, kinds, expected):
    assert match_series(one, kinds, WORDS, WEAK) == expected
