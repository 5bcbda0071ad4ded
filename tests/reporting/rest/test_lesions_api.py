import pytest

from apps.common.policy import seed_policies
from apps.reporting.models import FollowUp, Lesion, LesionReading, Snippet
from tests.builders.desk import Browser
from tests.builders.pathway import seed_department
from tests.builders.reports import make_acquired, make_person

pytestmark = pytest.mark.django_db
LIVER = {"organ": "liver", "label": "S6", "role": "target", "size_mm": "40.0"}


@pytest.fixture
def desk():
    seed_department()
    seed_policies()
    make_person("rad-a", "radiologist", "吴敏")
    return Browser("rad-a", "en")


def begin(desk, **facts) -> dict:
    answer = desk.send("post", "/api/reports", {"exam_ids": [make_acquired(**facts).id], "lang": "en"})
    assert answer.status_code == 201, answer.content
    return answer.json()


def test_lesions_are_followed_from_the_baseline_to_a_response(desk):
    first = begin(desk)
    made = desk.send("post", f"/api/reports/{first['id']}/lesions", LIVER)
    assert made.status_code == 201, made.content
    table = made.json()
    assert [(point["sum_mm"], point["overall"], point["is_this"]) for point in table["points"]] == [(40.0, "", True)]
    assert (table["summary"], table["policy_version"]) == ("", "reporting.recist@1")

    second = begin(desk, patient_id=first["patient"]["id"])
    lesion = table["lesions"][0]["id"]
    answer = desk.send("put", f"/api/reports/{second['id']}/lesions/{lesion}", {"size_mm": "28.0"}).json()
    assert [point["overall"] for point in answer["points"]] == ["", "PR"]
    assert answer["summary"] == (
        "Sum of target diameters 28.0 mm (baseline 40.0 mm, -30.0%; smallest 40.0 mm). RECIST 1.1: partial response."
    )
    again = desk.send("put", f"/api/reports/{second['id']}/lesions/{lesion}", {"size_mm": "28.1"}).json()
    assert [point["overall"] for point in again["points"]] == ["", "SD"]
    assert LesionReading.objects.count() == 2


def test_a_new_lesion_is_progression(desk):
    first = begin(desk)
    desk.send("post", f"/api/reports/{first['id']}/lesions", LIVER)
    second = begin(desk, patient_id=first["patient"]["id"])
    new = {"organ": "lung", "label": "RUL", "role": "new", "state": "present"}
    answer = desk.send("post", f"/api/reports/{second['id']}/lesions", new).json()
    assert [(point["has_new"], point["overall"]) for point in answer["points"]] == [(False, ""), (True, "PD")]


def test_faults_of_the_baseline_are_told_in_words(desk):
    report = begin(desk)
    small = {**LIVER, "size_mm": "8.0"}
    (fault,) = desk.send("post", f"/api/reports/{report['id']}/lesions", small).json()["faults"]
    assert fault["text"] == "Lesion 1 measures 8.0 mm at baseline; a target measures at least 10 mm."


@pytest.mark.parametrize(
    "body",
    [
        {"state": "measured"},
        {"state": "absent", "size_mm": "3.0"},
        {"state": "measured", "size_mm": "0"},
        {"state": "nonsense", "size_mm": "3.0"},
        {"size_mm": "1000"},
    ],
)
def test_a_size_and_a_reason_for_none_exclude_each_other(desk, body):
    report = begin(desk)
    facts = {"organ": "liver", "label": "S6", "role": "target"} | body
    assert desk.send("post", f"/api/reports/{report['id']}/lesions", facts).status_code == 400
    assert (FollowUp.objects.count(), Lesion.objects.count()) == (0, 0)


def test_a_lesion_that_another_exam_knows_stays_and_a_closed_follow_up_begins_anew(desk):
    first = begin(desk)
    table = desk.send("post", f"/api/reports/{first['id']}/lesions", LIVER).json()
    lesion = table["lesions"][0]["id"]
    second = begin(desk, patient_id=first["patient"]["id"])
    path = f"/api/reports/{second['id']}/lesions"
    refused = desk.send("delete", f"{path}/{lesion}")
    assert (refused.status_code, refused.json()["code"]) == (409, "reporting.lesion_known")
    assert Lesion.objects.count() == 1
    own = desk.send("post", path, {**LIVER, "label": "S7"}).json()["lesions"][1]["id"]
    assert [row["id"] for row in desk.send("delete", f"{path}/{own}").json()["lesions"]] == [lesion]
    assert desk.send("delete", path).json()["lesions"] == []
    assert desk.send("delete", path).status_code == 404
    assert desk.send("put", f"{path}/{lesion}", {"size_mm": "20.0"}).status_code == 404
    assert len(desk.send("post", path, LIVER).json()["points"]) == 1


def test_lesions_of_another_patient_are_not_there(desk):
    first = begin(desk)
    lesion = desk.send("post", f"/api/reports/{first['id']}/lesions", LIVER).json()["lesions"][0]["id"]
    stranger = begin(desk)
    assert stranger["patient"]["id"] != first["patient"]["id"]
    path = f"/api/reports/{stranger['id']}/lesions"
    assert desk.get(path).json()["lesions"] == []
    assert desk.send("put", f"{path}/{lesion}", {"size_mm": "20.0"}).status_code == 404


SNIPPET = {
    "word": "jj",
    "lang": "zh",
    "title": "肺结节随访",
    "findings": "结节 [填写 大小] mm。",
    "impression": "肺结节。",
}


def test_own_snippets_are_ones_own_and_shared_ones_everybodys(desk):
    mine = desk.send("post", "/api/report-snippets", SNIPPET).json()
    shared = desk.send("post", "/api/report-snippets", SNIPPET | {"is_shared": True}).json()
    assert (mine["is_shared"], shared["is_shared"]) == (False, True)
    make_person("res-a", "resident")
    other = Browser("res-a", "en")
    assert [row["id"] for row in other.get("/api/report-snippets?lang=zh").json()["results"]] == [shared["id"]]
    assert other.get("/api/report-snippets?lang=en").json()["results"] == []
    for row in (mine, shared):
        assert other.send("put", f"/api/report-snippets/{row['id']}", SNIPPET | {"word": "x"}).status_code == 404
        assert other.send("delete", f"/api/report-snippets/{row['id']}").status_code == 404
    refused = other.send("post", "/api/report-snippets", SNIPPET | {"is_shared": True, "word": "y"})
    assert refused.json()["errors"][0]["field"] == "is_shared"
    assert Snippet.objects.count() == 2
    assert desk.send("delete", f"/api/report-snippets/{mine['id']}").status_code == 204
    assert Snippet.objects.count() == 1


def test_a_word_is_taken_once_and_text_is_needed(desk):
    desk.send("post", "/api/report-snippets", SNIPPET)
    twice = desk.send("post", "/api/report-snippets", SNIPPET)
    assert (twice.status_code, twice.json()["errors"][0]["field"]) == (400, "word")
    empty = desk.send("post", "/api/report-snippets", SNIPPET | {"word": "kk", "findings": " ", "impression": ""})
    assert empty.json()["errors"][0]["field"] == "findings"
    assert desk.send("post", "/api/report-snippets", SNIPPET | {"word": "a/b"}).status_code == 400
    changed = desk.send("put", f"/api/report-snippets/{Snippet.objects.get().id}", SNIPPET | {"title": "T"})
    assert changed.json()["title"] == "T"
