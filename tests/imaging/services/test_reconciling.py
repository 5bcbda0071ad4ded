"""The reconciliation desk: what is shown and sent afterwards, what the exams hear, and every act taken back."""

import threading

import pytest
from django.db import connection

from apps.common.audit.models import AuditEntry
from apps.common.events.relay import deliver_pending
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.imaging.models import (
    DicomPeer,
    DoseRecord,
    ForwardItem,
    Instance,
    ReconcileAct,
    Series,
    Study,
)
from apps.imaging.public import (
    correct_study,
    file_study,
    match_again,
    merge_studies,
    reject_parts,
    split_study,
    undo_act,
)
from apps.imaging.selectors.delivery import find_coercion, find_file
from apps.imaging.selectors.forwarding import count_sent, list_destinations, list_items
from apps.imaging.selectors.store import get_root, visible_instances, visible_studies
from apps.imaging.services.forwarding import list_due_lanes
from apps.workflow.models import Exam
from apps.workflow.public import get_exam
from tests.builders.pathway import make_patient
from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.test_images import store
from tests.imaging.services.desk import BY, fresh, make_study, read
from tests.imaging.services.wire import book_exam

pytestmark = pytest.mark.django_db


@pytest.fixture
def exam(site_id):
    return book_exam(site_id)


@pytest.fixture
def study(exam, images) -> Study:
    return make_study(images)


def snapshot() -> list:
    rows = Instance.objects.order_by("id").values_list("sop_uid", "series__series_uid", "series__study__study_uid")
    return [list(rows), list(visible_studies().values_list("study_uid", "match", "patient_id_text", "coerced"))]


def test_filing_corrects_what_is_delivered_and_the_exam_hears_of_its_images(study, exam):
    before = snapshot()
    received = (get_root() / Instance.objects.first().path).read_bytes()
    ForwardItem.objects.update(status="sent")
    act = file_study(study.id, exam.id, with_correction=True, version=study.version, **BY)
    study = fresh(study)
    assert (study.match, study.patient_id, study.patient_id_text) == ("matched", exam.patient_id, exam.patient.mrn)
    assert get_exam(exam.id).facets["images"] == "arrived"
    ds = read("2.25.78.1")
    assert (ds.PatientID, ds.AccessionNumber) == (exam.patient.mrn, exam.accession)
    assert ds.OriginalAttributesSequence[0].ModifiedAttributesSequence[0].PatientID == "MRN00001"
    assert (get_root() / Instance.objects.first().path).read_bytes() == received
    assert act.detail["sent_again"] == {"PACS": 3}
    assert ForwardItem.objects.filter(status="waiting").count() == 3
    assert AuditEntry.objects.filter(action="study.filed", patient_id=exam.patient_id).count() == 1
    undo_act(act.id, **BY)
    assert snapshot() == before
    assert get_exam(exam.id).facets["images"] == "none"
    assert read("2.25.78.1").PatientID == "MRN00001"


def test_filing_without_correction_leaves_the_objects_as_they_came(study, exam):
    file_study(study.id, exam.id, with_correction=False, version=study.version, **BY)
    assert find_file(Instance.objects.first()) == get_root() / Instance.objects.first().path


def test_images_under_the_uid_of_somebody_elses_exam_leave_it(site_id, images, exam):
    other = book_exam(site_id, patient=make_patient(names="李红"))
    store(make_ct(1, study=exam.study_uid), images)
    study = Study.objects.get()
    file_study(study.id, other.id, with_correction=True, version=study.version, **BY)
    (moved,) = visible_studies()
    assert moved.study_uid != exam.study_uid
    assert list(moved.links.values_list("exam_id", flat=True)) == [other.id]
    assert fresh(study).absorbed_by_id == moved.id
    match_again()
    assert list(fresh(study).links.all()) == []
    store(make_ct(7, study=exam.study_uid, series="2.25.99", patient=exam.patient.mrn), images)
    assert visible_studies().count() == 2  # its own images are seen, and a person says whose they are


def test_a_correction_is_taken_back_and_nothing_else_may_stand_on_it(study, exam):
    act = correct_study(study.id, {"PatientID": "M7", "PatientName": "Li^Hong=李^红"}, version=study.version, **BY)
    assert (read("2.25.78.1").PatientID, str(read("2.25.78.1").PatientName)) == ("M7", "Li^Hong=李^红")
    later = file_study(study.id, exam.id, with_correction=False, version=fresh(study).version, **BY)
    with pytest.raises(Refused) as refused:
        undo_act(act.id, **BY)
    assert refused.value.reason.code == "imaging.act_not_last"
    undo_act(later.id, **BY)
    undo_act(act.id, **BY)
    assert read("2.25.78.1").PatientID == "MRN00001"
    with pytest.raises(Refused) as refused:
        undo_act(act.id, **BY)
    assert refused.value.reason.code == "imaging.act_undone"


@pytest.mark.parametrize(
    ("_case", "values", "error"),
    [("as they are", {"PatientID": "MRN00001"}, Refused), ("too long", {"AccessionNumber": "1" * 17}, Invalid)],
)
def test_a_correction_that_corrects_nothing_or_does_not_fit(study, _case, values, error):
    with pytest.raises(error):
        correct_study(study.id, values, version=study.version, **BY)
    assert (fresh(study).coerced, ReconcileAct.objects.count()) == ({}, 0)


def test_rejected_images_are_neither_shown_nor_sent_and_kept(study):
    act = reject_parts(study.id, "safety", version=study.version, **BY)
    assert (visible_studies().count(), visible_instances().count()) == (0, 0)
    assert all((get_root() / i.path).exists() for i in Instance.objects.all())
    assert match_again() == 0
    assert [i.status for i in ForwardItem.objects.all()] == ["waiting"] * 3
    assert list_due_lanes() == []
    (pacs,) = list_destinations()
    assert (pacs.n_waiting, pacs.oldest_at, list_items(pacs.pk, "waiting").count()) == (0, None, 0)
    assert count_sent(study.id)[0]["waiting"] == 0
    with pytest.raises(Refused):
        reject_parts(study.id, "safety", version=fresh(study).version, **BY)
    undo_act(act.id, **BY)
    assert visible_instances().count() == 3
    assert list_due_lanes() == [DicomPeer.objects.get(ae_title="PACS").pk]


def test_one_series_is_rejected_alone(study):
    series = Series.objects.get(series_uid="2.25.79")
    reject_parts(study.id, "quality", series_ids=[series.id], version=study.version, **BY)
    assert sorted(visible_instances().values_list("sop_uid", flat=True)) == ["2.25.78.1", "2.25.78.2"]
    assert visible_studies().count() == 1


def test_a_split_series_goes_to_its_exam_under_new_uids_and_late_images_follow(study, exam, images):
    before = snapshot()
    series = Series.objects.get(series_uid="2.25.79")
    act = split_study(study.id, exam.id, series_ids=[series.id], version=study.version, **BY)
    moved = Instance.objects.get(received_uid="2.25.79.3")
    target = moved.series.study
    assert (target.match, target.patient_id_text, target.n_instances) == ("matched", exam.patient.mrn, 1)
    assert fresh(study).n_instances == 2
    ds = read(moved.sop_uid)
    assert (ds.StudyInstanceUID, ds.SeriesInstanceUID) == (target.study_uid, moved.series.series_uid)
    assert (ds.PatientID, ds.SOPInstanceUID) == (exam.patient.mrn, moved.sop_uid)
    old = ds.OriginalAttributesSequence[0].ModifiedAttributesSequence[0]
    assert (old.StudyInstanceUID, old.SOPInstanceUID) == ("2.25.77", "2.25.79.3")
    assert ForwardItem.objects.get(instance=moved).study_id == target.id
    store(make_ct(4, series="2.25.79"), images)
    assert Instance.objects.get(sop_uid="2.25.79.4").series.study_id == target.id
    store(make_ct(3, series="2.25.79"), images)  # the same bytes once more
    assert Instance.objects.count() == 4
    undo_act(act.id, **BY)
    assert snapshot()[0][:3] == before[0]
    assert list(visible_studies()) == [fresh(study)]
    assert get_exam(exam.id).facets["images"] == "none"


def test_single_images_are_split_and_their_series_stays(study):
    image = Instance.objects.get(sop_uid="2.25.78.2")
    act = split_study(study.id, None, instance_ids=[image.id], version=study.version, **BY)
    moved = Instance.objects.get(pk=image.pk)
    assert (moved.received_uid, moved.series.study.match) == ("2.25.78.2", "unmatched")
    assert Instance.objects.get(sop_uid="2.25.78.1").series.series_uid == "2.25.78"
    undo_act(act.id, **BY)
    assert Instance.objects.get(pk=image.pk).sop_uid == "2.25.78.2"
    assert Series.objects.count() == 2


def test_a_moved_series_is_given_out_without_asking_again_for_every_image(study, exam, django_assert_num_queries):
    series = Series.objects.get(series_uid="2.25.78")
    act = split_study(study.id, exam.id, series_ids=[series.id], version=study.version, **BY)
    rows = list(Instance.objects.filter(series=series).select_related("series__study"))
    with django_assert_num_queries(2):
        told = [find_coercion(row).renamed for row in rows]
    assert len(told) == 2
    assert told[0] == told[1] == {
        **{row.received_uid: row.sop_uid for row in rows},
        "2.25.78": rows[0].series.series_uid,
        "2.25.77": rows[0].series.study.study_uid,
    }  # fmt: skip
    undo_act(act.id, **BY)
    split_study(study.id, exam.id, series_ids=[series.id], version=fresh(study).version, **BY)
    again = Instance.objects.select_related("series__study").get(pk=rows[0].pk)
    assert find_coercion(again).renamed[again.received_uid] == again.sop_uid != rows[0].sop_uid


def test_two_studies_are_merged_and_parted_again(study, images):
    store(make_ct(1, study="2.25.50", series="2.25.51"), images)
    second = Study.objects.get(study_uid="2.25.50")
    before = snapshot()
    act = merge_studies(second.id, study.id, version=second.version, into_version=study.version, **BY)
    assert [s.pk for s in visible_studies()] == [study.pk]
    assert fresh(study).n_instances == 4
    moved = Instance.objects.get(received_uid="2.25.51.1")
    assert read(moved.sop_uid).StudyInstanceUID == "2.25.77"
    store(make_ct(9, study="2.25.50", series="2.25.52"), images)
    assert Instance.objects.get(sop_uid="2.25.52.9").series.study_id == study.id
    Instance.objects.get(sop_uid="2.25.52.9").series.delete()
    undo_act(act.id, **BY)
    assert snapshot() == before


def test_studies_of_two_patients_are_not_merged(study, exam, site_id, images):
    store(make_ct(1, study="2.25.50", series="2.25.51"), images)
    second = Study.objects.get(study_uid="2.25.50")
    other = book_exam(site_id, patient=make_patient(names="李红"))
    file_study(study.id, exam.id, with_correction=False, version=study.version, **BY)
    file_study(second.id, other.id, with_correction=False, version=second.version, **BY)
    study, second = fresh(study), fresh(second)
    with pytest.raises(Refused) as refused:
        merge_studies(second.id, study.id, version=second.version, into_version=study.version, **BY)
    assert refused.value.reason.code == "imaging.other_patient"
    assert fresh(second).absorbed_by_id is None


def test_what_a_report_stands_on_is_not_taken_back(study, exam):
    act = file_study(study.id, exam.id, with_correction=False, version=study.version, **BY)
    Exam.objects.filter(pk=exam.id).update(state="reported")
    with pytest.raises(Refused) as refused:
        undo_act(act.id, **BY)
    assert refused.value.reason.code == "imaging.act_reported"
    assert fresh(study).match == "matched"


def test_the_dose_follows_images_that_are_split(study, exam):
    Series.objects.update(modality="CT")
    act = split_study(study.id, exam.id, series_ids=list(Series.objects.filter(series_uid="2.25.79").values_list("id", flat=True)), version=study.version, **BY)  # fmt: skip
    deliver_pending()
    owners = set(DoseRecord.objects.values_list("exam_id", flat=True))
    assert act.kind == "split"
    assert owners <= {None, exam.id}


def test_a_desk_that_saw_an_older_state_gets_the_present_one(study, exam):
    correct_study(study.id, {"PatientID": "M7"}, version=study.version, **BY)
    with pytest.raises(Conflict) as lost:
        file_study(study.id, exam.id, with_correction=True, version=study.version, **BY)
    assert lost.value.current["version"] == study.version + 1
    assert fresh(study).match != "matched"


@pytest.mark.django_db(transaction=True)
def test_of_two_desks_at_once_one_wins(study, exam):
    results: list[str] = []

    def decide(kind: str) -> None:
        try:
            reject_parts(study.id, kind, version=study.version, **BY)
            results.append("done")
        except Conflict:
            results.append("lost")
        finally:
            connection.close()

    desks = [threading.Thread(target=decide, args=(kind,)) for kind in ("safety", "quality")]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join(20)
    assert sorted(results) == ["done", "lost"]
    assert ReconcileAct.objects.count() == 1
