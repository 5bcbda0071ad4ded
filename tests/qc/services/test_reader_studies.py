import json

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.directory.public import record_measure
from apps.imaging.models import Study
from apps.qc.engine.roi import Region
from apps.qc.models import ReaderScore, ReaderSeat, ReaderStudy, RoiMeasurement
from apps.qc.public import (
    ReaderCase,
    get_progress,
    get_reader_results,
    get_reader_study,
    get_sheet,
    list_my_studies,
    list_roi_series,
    list_scored_cases,
    lock_reader_study,
    make_reader_study,
    measure_roi,
    render_reading,
    submit_scores,
)
from tests.builders.desk import Browser
from tests.builders.pathway import make_exam
from tests.builders.reports import make_person
from tests.builders.stored_studies import draw_for, store_series

pytestmark = pytest.mark.django_db
GOOD = {"noise": 4, "sharpness": 3, "overall": 4}


@pytest.fixture
def people(db):
    return {
        n: make_person(n, role, n) for n, role in (("phys", "physicist"), ("rad", "radiologist"), ("res", "resident"))
    }


@pytest.fixture
def study(settings, tmp_path, people):
    """Two cases under two reconstructions, two readers."""
    settings.RADFLOW_IMAGES = tmp_path
    cases = []
    for n in range(2):
        exam = make_exam()
        stored = store_series(draw_for(exam, seed=5 + n, slices=4), exam, tmp_path, {"FBP": 12.0, "IR": 6.0})
        cases.append(ReaderCase(stored.id, f"case {n}", 22.0 if n == 0 else None))
    Study.objects.filter(pk=stored.id).update(patient_id=exam.patient_id)
    record_measure(exam.patient_id, weight_kg=70, height_cm=175, actor=people["phys"])
    site = get_site(cases)
    readers = [people["rad"].id, people["res"].id]
    return make_reader_study("two reconstructions", site_id=site, cases=cases, reader_ids=readers, window=(40, 400), seed=7, actor=people["phys"])  # fmt: skip


def get_site(cases):
    return Study.objects.get(pk=cases[0].study_id).site_id


def score_all(study, person, *, noise):
    for place in range(1, 5):
        submit_scores(study.id, place, scores=GOOD | {"noise": noise}, reason="", actor=person)


def test_progress_of_all_readers_costs_two_queries(study, people, django_assert_num_queries):
    score_all(study, people["rad"], noise=5)
    with django_assert_num_queries(2):
        told = get_progress(study)
    assert [(row["done"], row["total"]) for row in told] == [(4, 4), (0, 4)]


def test_a_reader_sees_neither_case_nor_condition_nor_the_others(study, people):
    score_all(study, people["rad"], noise=5)
    sheet = get_sheet(study.id, None, people["res"].id)
    assert (sheet["place"], sheet["done"], sheet["scores"], sheet["n_pictures"]) == (1, [False] * 4, {}, 4)
    told = json.dumps(sheet)
    assert "FBP" not in told and "case 0" not in told and '"IR"' not in told
    assert list_my_studies(people["res"].id) == [
        {"id": study.id, "title": "two reconstructions", "state": "open", "done": 0, "total": 4}
    ]
    assert render_reading(study.id, 1, 0, people["res"].id)[:4] == b"\x89PNG"


def test_only_its_readers_open_a_sheet(study, people):
    for call in (lambda: get_sheet(study.id, 1, people["phys"].id), lambda: get_sheet(study.id, 5, people["rad"].id)):
        with pytest.raises(NotFound):
            call()
    with pytest.raises(NotFound):
        submit_scores(study.id, 1, scores=GOOD, reason="", actor=people["phys"])
    with pytest.raises(NotFound):
        render_reading(study.id, 1, 9, people["rad"].id)
    assert ReaderScore.objects.count() == 0


@pytest.mark.parametrize("scores", [{"noise": 4}, GOOD | {"noise": 0}, GOOD | {"noise": 6}, GOOD | {"other": 3}])
def test_scores_that_are_none_are_refused(study, people, scores):
    with pytest.raises(Invalid):
        submit_scores(study.id, 1, scores=scores, reason="", actor=people["rad"])
    assert ReaderScore.objects.count() == 0


def test_what_stood_before_a_change_is_kept_and_after_the_lock_it_needs_a_reason(study, people):
    score_all(study, people["rad"], noise=4)
    submit_scores(study.id, 1, scores=GOOD | {"noise": 2}, reason="", actor=people["rad"])
    row = next(r for r in ReaderScore.objects.all() if r.changes)
    assert (row.scores["noise"], row.changes[0]["scores"]["noise"]) == (2, 4)
    score_all(study, people["res"], noise=3)
    lock_reader_study(study.id, version=1, reason="", actor=people["phys"])
    with pytest.raises(Invalid):
        submit_scores(study.id, 1, scores=GOOD, reason=" ", actor=people["rad"])
    assert ReaderScore.objects.get(pk=row.pk).scores["noise"] == 2
    submit_scores(study.id, 1, scores=GOOD, reason="wrong key", actor=people["rad"])
    assert ReaderScore.objects.get(pk=row.pk).changes[1]["reason"] == "wrong key"
    assert AuditEntry.objects.filter(action="qc.reader_score_changed").count() == 2


def test_nothing_new_after_the_lock_and_an_early_lock_says_why(study, people):
    with pytest.raises(Refused):
        get_reader_results(get_reader_study(study.id))
    with pytest.raises(Refused):
        list_scored_cases(get_reader_study(study.id), criterion="noise", condition="IR", score=4)
    with pytest.raises(Invalid):
        lock_reader_study(study.id, version=1, reason="", actor=people["phys"])
    assert ReaderStudy.objects.get().state == "open"
    lock_reader_study(study.id, version=1, reason="a reader left", actor=people["phys"])
    with pytest.raises(Conflict):
        lock_reader_study(study.id, version=2, reason="x", actor=people["phys"])
    with pytest.raises(Refused):
        submit_scores(study.id, 1, scores=GOOD, reason="late", actor=people["rad"])
    assert ReaderScore.objects.count() == 0


def test_results_by_criterion(study, people):
    score_all(study, people["rad"], noise=4)
    score_all(study, people["res"], noise=4)
    lock_reader_study(study.id, version=1, reason="", actor=people["phys"])
    told = get_reader_results(get_reader_study(study.id))
    noise = told["criteria"][0]
    assert (told["n_scores"], told["n_changed"], noise["code"]) == (8, 0, "noise")
    assert [(c["condition"], c["n"], c["median"]) for c in noise["conditions"]] == [("FBP", 4, 4.0), ("IR", 4, 4.0)]
    assert (noise["why"], noise["agreement"][0]["n"]) == ("too_few", 4)
    behind = list_scored_cases(get_reader_study(study.id), criterion="noise", condition="IR", score=4)
    assert {(row["label"], row["reader"]) for row in behind} == {
        (f"case {n}", who) for n in (0, 1) for who in ("rad", "res")
    }
    assert list_scored_cases(get_reader_study(study.id), criterion="noise", condition="IR", score=3) == []
    assert list_scored_cases(get_reader_study(study.id), criterion="sharpness", condition="FBP", score=3)[0]["study_id"]


def place_regions(study_id: int, person):
    """A target and a fat region in the middle of the third slice, gains relative to FBP."""
    series = sorted(list_roi_series(study_id), key=lambda one: one["description"])
    at = series[0]["slices"][2]
    centre = [at["u_mm"] + at["columns"] / 2 * at["column_mm"], at["v_mm"] + at["rows"] / 2 * at["row_mm"]]
    regions = [
        Region("t", "target", "ellipse", *centre, 30.0, 30.0),
        Region("s", "fat", "rectangle", *centre, 12.0, 12.0),
    ]
    return measure_roi(study_id, instance_id=at["instance_id"], regions=regions, reference_uid=series[0]["series_uid"], actor=person)  # fmt: skip


def test_what_was_measured_in_its_cases_stands_beside_the_scores_before_any_lock(study, people):
    first, second = sorted(set(study.items.values_list("study_id", flat=True)))
    place_regions(first, people["phys"])
    kept = place_regions(first, people["phys"])  # the newest counts
    phys = Browser("phys")
    told = phys.get(f"/api/qc/reader-studies/{study.id}/measures").json()
    assert (told["n_measured"], told["unmeasured"]) == (1, ["case 1"])
    noise = next(one for one in told["measures"] if one["code"] == "noise")
    of = {row["description"]: row["regions"][0]["sd"] for row in kept.results}
    assert {c["condition"]: c["values"] for c in noise["conditions"]} == {name: [sd] for name, sd in of.items()}
    place_regions(second, people["phys"])
    lines = phys.get(f"/api/qc/reader-studies/{study.id}/measures/csv").content.decode("utf-8-sig").splitlines()
    assert (lines[0].split(",")[:5], len(lines)) == (["case", "condition", "bmi", "mean_hu", "noise_hu"], 5)
    score_all(study, people["rad"], noise=4)
    assert phys.get(f"/api/qc/reader-studies/{study.id}/results/csv").status_code == 409
    lock_reader_study(study.id, version=1, reason="x", actor=people["phys"])
    lines = phys.get(f"/api/qc/reader-studies/{study.id}/results/csv").content.decode("utf-8-sig").splitlines()
    assert {tuple(line.split(",")[:2]) for line in lines[1:]} >= {("score", "noise"), ("measure", "cnr")}
    assert Browser("rad").get(f"/api/qc/reader-studies/{study.id}/measures").status_code == 403


def test_who_cannot_be_a_reader_and_what_cannot_be_compared(study, people):
    base = {"site_id": study.site_id, "window": (40, 400), "actor": people["phys"]}
    cases = [ReaderCase(study.items.first().study_id, "a")]
    for readers in ([], [people["phys"].id], ["0" * 8]):
        with pytest.raises(Invalid):
            make_reader_study("x", cases=cases, reader_ids=readers, **base)
    with pytest.raises(Invalid):
        make_reader_study("x", cases=[*cases, *cases], reader_ids=[people["rad"].id], **base)
    assert (ReaderStudy.objects.count(), ReaderSeat.objects.count()) == (1, 2)


def test_the_organiser_and_a_reader_over_http(study):
    rad, phys = Browser("rad"), Browser("phys")
    path = f"/api/qc/readings/{study.id}"
    assert rad.get(path).json()["place"] == 1
    done = rad.send("post", f"{path}/1", {"scores": GOOD})
    assert (done.status_code, done.json()["done"]) == (200, [True, False, False, False])
    assert rad.get(path).json()["place"] == 2
    assert rad.get(f"{path}/1/pictures/0")["Content-Type"] == "image/png"
    assert rad.get(f"/api/qc/reader-studies/{study.id}").status_code == 403
    detail = phys.get(f"/api/qc/reader-studies/{study.id}").json()
    assert [(p["name"], p["done"], p["total"]) for p in detail["progress"]] == [("rad", 1, 4), ("res", 0, 4)]
    assert [c["conditions"] for c in detail["cases"]] == [["FBP", "IR"]] * 2
    assert [c["bmi"] for c in detail["cases"]] == [22.0, 22.9]  # told; of the patient's own measures
    assert phys.get(f"/api/qc/reader-studies/{study.id}/results").status_code == 409
    assert (
        phys.send("post", f"/api/qc/reader-studies/{study.id}/lock", {"version": 1, "reason": "x"}).status_code == 200
    )
    lines = phys.get(f"/api/qc/reader-studies/{study.id}/scores/csv").content.decode("utf-8-sig").splitlines()
    assert (lines[0], len(lines)) == ("case,condition,bmi,reader,noise,sharpness,overall,changes", 2)


def test_regions_placed_once_are_measured_in_every_series(study, people):
    item = study.items.first()
    row = place_regions(item.study_id, people["phys"])
    regions = [Region(**one) for one in row.regions]
    at = list_roi_series(item.study_id)[0]["slices"][2]
    told = {r["description"]: r for r in row.results}
    assert sorted(told) == ["FBP", "IR"]
    first, second = (told[name]["regions"][0] for name in ("FBP", "IR"))
    assert second["sd"] < first["sd"] and first["n"] == second["n"]
    assert [r["regions"][1]["warning"] for r in row.results] == ["few_pixels"] * 2
    assert (told["FBP"]["gain"], row.made_by_name, row.software) == (0.0, "phys", "roi 1")
    with pytest.raises(Invalid):
        far = [Region("t", "target", "ellipse", 9000.0, 0.0, 5.0, 5.0)]
        measure_roi(item.study_id, instance_id=at["instance_id"], regions=far, actor=people["phys"])
    with pytest.raises(NotFound):
        measure_roi(item.study_id, instance_id=at["instance_id"] + 999, regions=regions, actor=people["phys"])
    assert RoiMeasurement.objects.count() == 1
    phys = Browser("phys")
    (kept,) = phys.get(f"/api/qc/studies/{item.study_id}/rois").json()
    assert (kept["id"], phys.get(f"/api/qc/rois/{row.id}/csv").status_code) == (row.id, 200)
    assert Browser("rad").get(f"/api/qc/studies/{item.study_id}/rois").status_code == 403
