"""Acts of the desk beside filing: taken away, set aside, bytes set apart, what follows a split, what the queues forget."""

from datetime import timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.kernel import clock
from apps.common.kernel.errors import Conflict, Refused
from apps.imaging.models import (
    DicomPeer,
    DoseRecord,
    ForwardedStudy,
    ForwardItem,
    Instance,
    QuarantinedObject,
    ReconcileAct,
    Series,
    StorageCommitment,
    Study,
)
from apps.imaging.public import (
    correct_study,
    discard_object,
    file_study,
    match_again,
    purge_discarded,
    purge_queues,
    queue_study,
    reject_parts,
    replace_object,
    set_aside,
    split_study,
    take_away,
    undo_act,
)
from apps.imaging.selectors.apart import find_in_use
from apps.imaging.selectors.forwarding import count_sent
from apps.imaging.selectors.node import describe_node
from apps.imaging.selectors.store import get_root
from apps.imaging.services.sweep import sweep_files
from apps.workflow.public import get_exam
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


def test_a_study_is_taken_away_from_its_exam_and_the_act_is_taken_back(study, exam):
    file_study(study.id, exam.id, with_correction=False, version=study.version, **BY)
    study = fresh(study)
    ForwardItem.objects.update(status="sent")
    act = take_away(study.id, version=study.version, **BY)
    assert (fresh(study).match, fresh(study).patient_id, fresh(study).links.count()) == ("unmatched", None, 0)
    assert get_exam(exam.id).facets["images"] == "none"
    assert match_again() == 0
    undo_act(act.id, **BY)
    assert list(fresh(study).links.values_list("exam_id", "how")) == [(exam.id, "hand")]
    assert ForwardItem.objects.exclude(status="sent").count() == 0
    with pytest.raises(Refused, match="is_matched"):
        set_aside(study.id, version=fresh(study).version, **BY)


def test_a_filed_study_that_was_complete_is_told_again_with_its_exam(study, exam):
    Study.objects.update(state="complete")
    file_study(study.id, exam.id, with_correction=False, version=fresh(study).version, **BY)
    assert fresh(study).state == "receiving"


def test_a_complete_study_given_back_to_its_exam_is_told_again(study, exam):
    file_study(study.id, exam.id, with_correction=False, version=study.version, **BY)
    act = take_away(study.id, version=fresh(study).version, **BY)
    Study.objects.update(state="complete")
    undo_act(act.id, **BY)
    assert fresh(study).state == "receiving"


def test_a_filing_that_corrected_nothing_sends_nothing_anew_when_it_is_taken_back(study, exam):
    act = file_study(study.id, exam.id, with_correction=False, version=study.version, **BY)
    ForwardItem.objects.update(status="sent")
    undo_act(act.id, **BY)
    assert set(ForwardItem.objects.values_list("status", flat=True)) == {"sent"}


def test_images_of_no_patient_are_set_aside_and_wait_for_nobody(study):
    was = study.match
    act = set_aside(study.id, version=study.version, **BY)
    assert (fresh(study).match, fresh(study).match_reason["code"]) == ("technical", "imaging.set_aside")
    assert match_again() == 0
    assert describe_node()["n_unmatched"] == 0
    with pytest.raises(Refused, match="is_technical"):
        set_aside(study.id, version=fresh(study).version, **BY)
    undo_act(act.id, **BY)
    assert fresh(study).match == was


@pytest.mark.parametrize(
    ("_case", "patient", "match"),
    [
        ("phantom", "QA-CT-1", "technical"),
        ("comparison", "recon-3", "technical"),
        ("a patient's number", "QA0012", "unmatched"),
    ],
)
def test_phantoms_and_comparisons_are_known_by_their_patient_id(site_id, images, _case, patient, match):
    ds = make_ct(1, patient=patient)
    ds.AccessionNumber = ""
    store(ds, images)
    assert Study.objects.get().match == match


def set_apart(images, n: int = 1, **values) -> QuarantinedObject:
    other = make_ct(n)
    other.SeriesDescription = "changed"
    for name, value in values.items():
        setattr(other, name, value)
    store(other, images)
    return QuarantinedObject.objects.get()


def test_bytes_set_apart_are_discarded_and_the_act_is_taken_back_while_they_are_kept(study, images):
    row = set_apart(images)
    act = discard_object(row.id, **BY)
    row.refresh_from_db()
    assert (act.kind, row.outcome, list(act.studies.all())) == ("discard", "discarded", [study])
    assert AuditEntry.objects.filter(action="study.bytes_discarded", obj=f"study:{study.id}").count() == 1
    with pytest.raises(Refused, match="quarantine_closed"):
        replace_object(row.id, **BY)
    undo_act(act.id, **BY)
    assert QuarantinedObject.objects.get().closed_at is None
    act = discard_object(row.id, **BY)
    QuarantinedObject.objects.update(closed_at=clock.now() - timedelta(days=31))
    assert (purge_discarded(), purge_discarded()) == (1, 0)
    assert not (get_root() / row.path).exists()
    with pytest.raises(Refused, match="quarantine_gone"):
        undo_act(act.id, **BY)


def test_bytes_set_apart_take_the_place_of_those_in_use_and_go_back(study, images):
    row, first = set_apart(images), Instance.objects.get(sop_uid="2.25.78.1")
    ForwardItem.objects.update(status="sent")
    act = replace_object(row.id, **BY)
    assert read("2.25.78.1").SeriesDescription == "changed"
    assert [i.instance_id for i in ForwardItem.objects.filter(status="waiting")] == [first.pk]
    apart = QuarantinedObject.objects.get()
    assert (apart.sha256, apart.path, apart.outcome) == (first.sha256, first.path, "replaced")
    store(make_ct(1), images)  # the first bytes once more: they are known, and stay where they lie
    assert (get_root() / first.path).exists()
    sweep_files()
    assert (Instance.objects.count(), QuarantinedObject.objects.count()) == (3, 1)
    undo_act(act.id, **BY)
    back = Instance.objects.get(pk=first.pk)
    assert (back.sha256, back.path, back.facts) == (first.sha256, first.path, first.facts)
    assert read("2.25.78.1").SeriesDescription == "Chest 5.0"


def test_bytes_set_apart_replace_nothing_when_the_image_moved_meanwhile(study, images, monkeypatch):
    row = set_apart(images)

    def find_and_move(sop_uid: str):
        found = find_in_use(sop_uid)
        now = clock.now()
        other = Study.objects.create(study_uid="2.25.5", first_at=now, last_at=now, last_heard_at=now)
        Series.objects.filter(pk=found.series_id).update(study=other)
        return found

    monkeypatch.setattr("apps.imaging.services.quarantine.find_in_use", find_and_move)
    with pytest.raises(Conflict):
        replace_object(row.id, **BY)
    assert (QuarantinedObject.objects.get().closed_at, ReconcileAct.objects.count()) == (None, 0)


@pytest.mark.parametrize(
    ("_case", "name", "value"), [("patient", "PatientID", "M9"), ("series", "SeriesInstanceUID", "2.25.1")]
)
def test_bytes_of_another_patient_or_place_replace_nothing(study, images, _case, name, value):
    row = set_apart(images, **{name: value})
    with pytest.raises(Refused, match="quarantine_other"):
        replace_object(row.id, **BY)
    assert (QuarantinedObject.objects.get().closed_at, ReconcileAct.objects.count()) == (None, 0)


def make_report(*events: str) -> Instance:
    """A dose report of the first study that tells of these irradiations."""
    study = Study.objects.get(study_uid="2.25.77")
    series = Series.objects.create(study=study, series_uid="2.25.90", modality="SR")
    row = Instance.objects.get(sop_uid="2.25.78.1")
    row.pk, row.series, row.sop_uid, row.sop_class, row.rows = (
        None,
        series,
        "2.25.90.1",
        "1.2.840.10008.5.1.4.1.1.88.67",
        None,
    )
    row.save()
    DoseRecord.objects.create(
        study=study, key="k", source="report", modality="CT", started_at=clock.now(), read_at=clock.now(),
        files=["2.25.90.1"], values={"events": [{"uid": uid} for uid in events]},
    )  # fmt: skip
    return row


@pytest.mark.parametrize(
    ("_case", "told", "goes"),
    [
        ("all of what goes", ["2.25.5.9"], True),
        ("also of what stays", ["2.25.5.9", "2.25.5.8"], False),
        ("of nothing known", [], False),
    ],
)
def test_a_dose_report_follows_the_images_it_tells_of(study, exam, _case, told, goes):
    Instance.objects.filter(series__series_uid="2.25.79").update(facts={"IrradiationEventUID": "2.25.5.9"})
    Instance.objects.filter(series__series_uid="2.25.78").update(
        facts={"IrradiationEventUID": ["2.25.5.8", "2.25.5.7"]}
    )
    report = make_report(*told)
    series = Series.objects.get(series_uid="2.25.79")
    split_study(study.id, exam.id, series_ids=[series.id], version=fresh(study).version, **BY)
    report.refresh_from_db()
    assert (report.series.study_id != study.id) is goes


def test_a_dose_report_does_not_stay_behind_alone(study, exam):
    report = make_report()
    shown = Instance.objects.filter(rows__isnull=False).values_list("id", flat=True)
    split_study(study.id, exam.id, instance_ids=list(shown), version=fresh(study).version, **BY)
    report.refresh_from_db()
    assert report.series.study_id != study.id


def test_what_was_sent_long_ago_is_forgotten_and_still_sent_anew_after_a_correction(study):
    ForwardItem.objects.update(status="sent", sent_at=clock.now() - timedelta(days=31))
    late = ForwardItem.objects.last()
    ForwardItem.objects.filter(pk=late.pk).update(status="waiting")
    assert purge_queues() == (0, 0)  # one object of the study is still on its way
    ForwardItem.objects.filter(pk=late.pk).update(status="sent")
    assert purge_queues() == (3, 0)
    assert (ForwardItem.objects.count(), ForwardedStudy.objects.get().n_objects) == (0, 3)
    assert count_sent(study.id)[0]["sent"] == 3
    act = correct_study(study.id, {"PatientID": "M7"}, version=fresh(study).version, **BY)
    assert act.detail["sent_again"] == {"PACS": 3}
    assert (ForwardItem.objects.filter(status="waiting").count(), ForwardedStudy.objects.count()) == (3, 0)


def forget_sent() -> None:
    ForwardItem.objects.update(status="sent", sent_at=clock.now() - timedelta(days=31))
    assert purge_queues() == (3, 0)


def test_images_that_the_queue_forgot_are_sent_anew_under_the_study_that_they_are_split_to(study):
    forget_sent()
    series = study.series.get(series_uid="2.25.79")
    act = split_study(study.id, None, series_ids=[series.pk], version=study.version, **BY)
    assert act.detail["sent_again"] == {"PACS": 1}
    (item,) = ForwardItem.objects.filter(status="waiting")
    assert (item.instance.series_id, item.study_id != study.id) == (series.pk, True)


def test_a_rejection_tells_who_holds_images_that_the_queue_forgot(study):
    forget_sent()
    series = study.series.get(series_uid="2.25.79")
    act = reject_parts(study.id, "quality", series_ids=[series.pk], version=study.version, **BY)
    assert act.detail["held_by"] == {"PACS": 3}


def test_a_study_that_is_sent_by_hand_counts_once_though_the_queue_forgot_it(study):
    forget_sent()
    queue_study(study.id, DicomPeer.objects.get(is_forwarded_to=True).pk, actor=BY["actor"])
    (told,) = count_sent(study.id)
    assert (told["sent"], told["waiting"]) == (0, 3)


def test_a_study_with_a_parked_object_keeps_no_other_from_being_forgotten(study, images, monkeypatch):
    store(make_ct(9, study="2.25.99", series="2.25.98"), images)
    ForwardItem.objects.update(status="sent", sent_at=clock.now() - timedelta(days=31))
    ForwardItem.objects.filter(pk=ForwardItem.objects.filter(study=study).first().pk).update(status="parked")
    monkeypatch.setattr("apps.imaging.services.queue_keeping.AT_ONCE", 1)
    assert purge_queues() == (1, 0)
    assert set(ForwardItem.objects.values_list("study_id", flat=True)) == {study.id}


def test_answered_commitments_are_forgotten_after_their_time(site_id):
    old = {"calling_ae": "X", "address": "", "references": [], "asked_at": clock.real_now() - timedelta(days=31), "next_try_at": clock.real_now()}  # fmt: skip
    for status in ("waiting", "reported", "parked"):
        StorageCommitment.objects.create(transaction_uid=status, status=status, **old)
    assert purge_queues() == (0, 2)
    assert [row.status for row in StorageCommitment.objects.all()] == ["waiting"]
