import json
from collections import Counter

import pytest

from apps.common.kernel.errors import Conflict, Invalid, NotFound
from apps.directory.engine.terms import Contrast, LateralityRule
from apps.directory.models import ExamType, PriorityClass
from apps.directory.public import find_priority_by_hl7, get_exam_type, get_priority, save_exam_type, seed_starter
from apps.directory.services.catalogue import DATA, make_search_keys
from tests.builders.pathway import HEAD

ENTRIES = json.loads((DATA / "exam_types.json").read_text(encoding="utf-8"))
FACTS = {"names": {"zh-Hans": "甲", "en": "A"}, "modality": "CT", "body_part": "HEAD", "duration_min": 5}


def test_the_starter_catalogue_is_whole():
    assert len(ENTRIES) >= 120
    assert set(Counter(e["modality"] for e in ENTRIES)) == {"CT", "MR", "DX", "MG", "US", "NM", "PT", "XA"}
    for e in ENTRIES:
        assert set(e["names"]) == {"zh-Hans", "en"} and all(e["names"].values()), e["code"]
        assert set(e["prep"]) in (set(), {"zh-Hans", "en"}), e["code"]
        assert e["contrast"] in set(Contrast) and e["laterality_rule"] in set(LateralityRule), e["code"]
        assert 0 < e["duration_min"] <= 180, e["code"]
        assert bool(e["loinc"] or e["radlex"]) is bool(e["code_source"]), e["code"]


@pytest.mark.parametrize(
    ("name", "key"), [("胸部CT平扫", "xbctps"), ("胸部CT平扫", "xiongbuctpingsao"), ("肺动脉CT血管成像", "fdmctxgcx")]
)
def test_search_keys_hold_what_people_type(name, key):
    assert key in make_search_keys({"code": "X-1", "names": {"zh-Hans": name, "en": "Some exam"}}).split()


@pytest.mark.django_db
def test_seeding_again_changes_nothing_that_the_department_changed():
    assert seed_starter() == len(ENTRIES) + 4
    row = ExamType.objects.get(code="CT-HEAD")
    save_exam_type("CT-HEAD", actor=HEAD, expected_version=row.version, duration_min=33)
    assert seed_starter() == 0
    assert get_exam_type("CT-HEAD").duration_min == 33


@pytest.mark.django_db
def test_a_type_is_added_once_and_changed_under_its_version():
    row = save_exam_type("NEW-1", actor=HEAD, **FACTS)
    with pytest.raises(Invalid):
        save_exam_type("NEW-1", actor=HEAD, **FACTS)
    with pytest.raises(Conflict):
        save_exam_type("NEW-1", actor=HEAD, expected_version=row.version + 1, duration_min=6)
    with pytest.raises(NotFound):
        save_exam_type("NEW-2", actor=HEAD, expected_version=1, duration_min=6)
    with pytest.raises(Invalid):
        save_exam_type("NEW-3", actor=HEAD, **{**FACTS, "names": {"zh-Hans": "甲", "en": " "}})
    assert list(ExamType.objects.values_list("code", "duration_min")) == [("NEW-1", 5)]


@pytest.mark.django_db
def test_priorities_map_to_hl7_dicom_and_the_optimiser():
    seed_starter()
    rows = list(PriorityClass.objects.order_by("rank").values_list("code", "rank", "hl7", "dicom"))
    assert rows == [
        ("stat", 0, "S", "STAT"),
        ("urgent", 1, "A", "HIGH"),
        ("soon", 2, "R", "MEDIUM"),
        ("routine", 3, "R", "ROUTINE"),
    ]
    assert (find_priority_by_hl7("S").code, find_priority_by_hl7("R").code, find_priority_by_hl7("Z")) == (
        "stat",
        "routine",
        None,
    )
    assert get_priority("urgent").due_min == 7 * 24 * 60
