"""The database finds what the matching rules say, in pages, below what the caller may see."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.common.kernel import clock
from apps.imaging.engine.matching import MATCHERS
from apps.imaging.engine.query import IMAGE, PATIENT, SERIES, STUDY
from apps.imaging.models import Instance, Series, Study
from apps.imaging.selectors import query
from apps.imaging.selectors.query import find_matches

pytestmark = pytest.mark.django_db
NAMES = ["Wang^Xiaoming=王^小明", "Li^Si=李^四", "O'Neil^A.B", "wang^x", "王^五", "Müller (x)^[a]", ""]
KEYS = [
    "wang*",
    "王*",
    "=王*",
    "Wang^Xiaoming",
    "*ang^?",
    "O'Neil^A.B",
    "o'neil^a?b",
    "Müller (x)^[a]",
    "*[*",
    "Li*=王*",
    "W.ng*",
    "wang^x^^",
]


def add_study(n: int, *, series=(("CT", 2),), **facts) -> Study:
    now = clock.now()
    study = Study.objects.create(
        study_uid=f"1.2.{n}", first_at=now, last_at=now, last_heard_at=now, **{"patient_id_text": f"P{n}", **facts}
    )
    for k, (modality, count) in enumerate(series):
        row = Series.objects.create(study=study, series_uid=f"1.2.{n}.{k}", modality=modality, number=k + 1)
        Instance.objects.bulk_create(
            Instance(
                series=row, sop_uid=f"1.2.{n}.{k}.{i}", sop_class="1.2.840.10008.5.1.4.1.1.2", transfer_syntax="1.2.840.10008.1.2.1",
                number=i + 1, path=f"x/{n}/{k}/{i}", size=1, sha256=f"{n}{k}{i}", received_at=now,
            )
            for i in range(count)
        )  # fmt: skip
    return study


def uids(level, keys, **more):
    return [row["StudyInstanceUID"] for row in find_matches(level, keys, **more)]


@pytest.mark.parametrize("key", KEYS)
def test_names_are_found_as_the_rules_say(key):
    for n, name in enumerate(NAMES):
        add_study(n, patient_name=name)
    expected = {f"1.2.{n}" for n, name in enumerate(NAMES) if MATCHERS["name"](key, name)}
    assert set(uids(STUDY, {"PatientName": key})) == expected


@pytest.mark.parametrize("key", ["1000-1200", "-0915", "0915", "091500-", "091500.5-091500.7", "09"])
def test_times_are_found_as_the_rules_say(key):
    times = ["091500", "0915", "091500.6", "235959.999999", "09", "", "100000.000"]
    for n, value in enumerate(times):
        add_study(n, study_time=value)
    expected = {f"1.2.{n}" for n, value in enumerate(times) if MATCHERS["time"](key, value)}
    assert set(uids(STUDY, {"StudyTime": key})) == expected


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.sampled_from("aB9*?.\\+({|^$ %_"), min_size=1, max_size=6).filter(lambda k: k.strip() not in ("", "*"))
)
def test_texts_are_found_as_the_rules_say(key):
    values = ["a", "aB", "B.9", "a+(", "{|", "^$", "%_", "9", ""]
    if not Study.objects.exists():
        for n, value in enumerate(values):
            add_study(n, series=(), description=value)
    expected = {f"1.2.{n}" for n, value in enumerate(values) if MATCHERS["text"](key, value)}
    assert set(uids(STUDY, {"StudyDescription": key})) == expected


def test_dates_leave_out_studies_without_one():
    for n, value in enumerate(["20260101", "20260201", ""]):
        add_study(n, study_date=value)
    assert uids(STUDY, {"StudyDate": "-20260131"}) == ["1.2.0"]
    assert uids(STUDY, {"StudyDate": "20260101-"}) == ["1.2.1", "1.2.0"]
    assert uids(STUDY, {"StudyDate": "20260201"}) == ["1.2.1"]
    assert len(uids(STUDY, {"StudyDate": ""})) == 3


def test_a_study_tells_its_modalities_and_counts():
    add_study(1, series=(("CT", 2), ("SR", 1), ("CT", 1)))
    add_study(2, series=(("MR", 1),))
    (row,) = find_matches(STUDY, {"ModalitiesInStudy": "S*"})
    assert (row["ModalitiesInStudy"], row["NumberOfStudyRelatedSeries"], row["NumberOfStudyRelatedInstances"]) == (
        "CT\\SR",
        "3",
        "4",
    )


def test_a_patient_is_one_row_and_none_without_an_id():
    add_study(1, patient_id_text="P", patient_name="Old^Name")
    add_study(2, patient_id_text="P", patient_name="New^Name")
    add_study(3, patient_id_text="")
    (row,) = find_matches(PATIENT, {})
    assert (row["PatientID"], row["PatientName"], row["NumberOfPatientRelatedStudies"]) == ("P", "New^Name", "2")


def test_keys_of_the_levels_above_narrow_the_lower_ones():
    add_study(1, series=(("CT", 2), ("SR", 1)))
    add_study(2, series=(("CT", 3),))
    assert uids(IMAGE, {"PatientID": "P1", "Modality": "CT"}) == ["1.2.1", "1.2.1"]
    assert uids(SERIES, {"StudyInstanceUID": "1.2.1\\1.2.9"}) == ["1.2.1", "1.2.1"]
    assert [row["SOPInstanceUID"] for row in find_matches(IMAGE, {"InstanceNumber": "3"})] == ["1.2.2.0.2"]
    assert [row["NumberOfSeriesRelatedInstances"] for row in find_matches(SERIES, {"Modality": "SR"})] == ["1"]


def test_what_the_caller_may_not_see_is_not_found():
    add_study(1)
    add_study(2)
    seen = Study.objects.filter(study_uid="1.2.2")
    for level in (PATIENT, STUDY, SERIES, IMAGE):
        assert set(uids(level, {}, studies=seen)) == {"1.2.2"}


def test_what_a_person_rejected_is_not_found_at_any_level():
    add_study(1, series=(("CT", 3), ("MR", 1), ("SR", 1)))
    add_study(2)
    Instance.objects.filter(sop_uid__in=["1.2.1.0.1", "1.2.1.2.0"]).update(rejected="quality")
    Series.objects.filter(series_uid="1.2.1.1").update(rejected="safety")
    Study.objects.filter(study_uid="1.2.2").update(rejected="worklist")
    assert [row["SOPInstanceUID"] for row in find_matches(IMAGE, {})] == ["1.2.1.0.0", "1.2.1.0.2"]
    assert [row["SOPInstanceUID"] for row in find_matches(IMAGE, {"StudyInstanceUID": "1.2.2"})] == []
    (series,) = find_matches(SERIES, {})
    assert (series["SeriesInstanceUID"], series["NumberOfSeriesRelatedInstances"]) == ("1.2.1.0", "2")
    (study,) = find_matches(STUDY, {})
    counts = study["NumberOfStudyRelatedSeries"], study["NumberOfStudyRelatedInstances"]
    assert (study["StudyInstanceUID"], study["ModalitiesInStudy"], counts) == ("1.2.1", "CT", ("1", "2"))
    assert uids(STUDY, {"ModalitiesInStudy": "SR"}) == []


def test_pages_join_without_a_gap(monkeypatch):
    monkeypatch.setattr(query, "PAGE", 3)
    for n in range(8):
        add_study(n)
    everything = uids(STUDY, {})
    assert everything == [f"1.2.{n}" for n in range(7, -1, -1)]
    assert uids(STUDY, {}, offset=2, limit=4) == everything[2:6]
    assert uids(STUDY, {}, offset=20) == []


def test_a_page_costs_the_same_however_many_rows(django_assert_num_queries):
    for n in range(12):
        add_study(n)
    with django_assert_num_queries(4):
        assert len(uids(STUDY, {"PatientName": "*"})) == 12
    with django_assert_num_queries(1):
        assert len(uids(IMAGE, {"PatientID": "P*"})) == 24
