"""Images go when policy says how long they are kept: files and rows of studies that are over; what is held, open or owed stays."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from apps.common.audit.models import AuditEntry
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.retention import apply_retention, count_due, lift_hold, place_hold
from apps.imaging.models import DicomPeer, ForwardItem, Instance, Study
from apps.imaging.selectors.dicomweb import fill_metadata
from apps.imaging.selectors.store import visible_studies
from apps.imaging.selectors.studies import filter_studies
from apps.workflow.models import Exam
from tests.builders.pathway import make_exam
from tests.builders.stored_studies import draw_for, store
from tests.common.test_retention import set_days
from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.test_images import store as receive

pytestmark = pytest.mark.django_db
HEAD = Actor("person", "u1", "Head", ("head",))


@pytest.fixture
def study(site_id, images) -> Study:
    """Of an exam that is over, forty days old."""
    return make_old(images)


def make_old(images, *, days: int = 40, state: str = "delivered") -> Study:
    exam = make_exam()
    study = store(draw_for(exam, seed=exam.id, slices=3), exam, images, folder=exam.accession)
    Exam.objects.filter(pk=exam.id).update(state=state)
    Study.objects.filter(pk=study.pk).update(
        last_heard_at=clock.real_now() - timedelta(days=days), n_instances=3, patient_id=exam.patient.id
    )
    study.refresh_from_db()
    return study


def list_files(images) -> list[str]:
    return sorted(str(path.relative_to(images)) for path in images.rglob("*") if path.is_file())


def test_images_of_an_exam_that_is_over_go_and_the_trail_says_so(study, images):
    fill_metadata(study.pk)
    young = make_old(images, days=29)
    kept = set(Instance.objects.filter(series__study=young).values_list("path", flat=True))
    size = sum(Instance.objects.filter(series__study=study).values_list("size", flat=True))
    set_days(images=30)
    assert apply_retention() == {"images": 1}
    assert set(list_files(images)) == kept
    assert set(Instance.objects.values_list("path", flat=True)) == kept
    entry = AuditEntry.objects.get(action="study.images_removed")
    assert (entry.obj, entry.patient_id) == (f"study:{study.pk}", study.patient_id)
    assert (entry.detail["n"], entry.detail["bytes"]) == (3, size)
    study.refresh_from_db()
    assert (study.n_instances, study.size_bytes, study.links.count()) == (0, 0, 1)
    assert [s.pk for s in visible_studies()] == [young.pk] == [s.pk for s in filter_studies({})]
    assert apply_retention() == {}


@pytest.mark.parametrize("days", [None, 41])
def test_without_a_number_or_before_it_all_images_stay(study, images, days):
    before = list_files(images)
    set_days(images=days)
    assert (apply_retention(), list_files(images)) == ({}, before)


def test_a_legal_hold_keeps_them_until_it_is_lifted(study, images):
    set_days(images=30)
    hold = place_hold(study.patient_id, reason="court", actor=HEAD)
    before = list_files(images)
    assert (count_due("images"), apply_retention(), list_files(images)) == (0, {}, before)
    lift_hold(hold.id, reason="over", actor=HEAD)
    assert apply_retention() == {"images": 1}


def test_a_hold_on_the_exams_patient_counts_too(study, images):
    set_days(images=30)
    other = make_exam().patient.id
    Exam.objects.filter(study_links__study=study).update(patient_id=other)
    place_hold(other, reason="court", actor=HEAD)
    assert apply_retention() == {}


@pytest.mark.parametrize("state", ["booked", "in_progress", "acquired", "reported"])
def test_images_that_somebody_waits_for_stay(site_id, images, state):
    make_old(images, state=state)
    set_days(images=30)
    assert apply_retention() == {}


@pytest.mark.parametrize(
    ("_case", "facts"),
    [("images still come", {"state": "receiving"}), ("nobody knows whose they are", {"patient_id": None})],
)
def test_a_study_that_is_not_settled_stays(study, _case, facts):
    Study.objects.filter(pk=study.pk).update(**facts)
    set_days(images=30)
    assert apply_retention() == {}


@pytest.mark.parametrize(("status", "gone"), [("waiting", {}), ("parked", {}), ("sent", {"images": 1})])
def test_what_a_destination_has_not_got_stays(study, status, gone):
    peer = DicomPeer.objects.create(ae_title="PACS", host="127.0.0.1", port=104)
    for row in Instance.objects.filter(series__study=study):
        now = clock.now()
        ForwardItem.objects.create(peer=peer, instance=row, study=study, status=status, next_try_at=now, created_at=now)
    set_days(images=30)
    assert apply_retention() == gone


def test_counted_beforehand_nothing_is_deleted(study, images, capsys):
    before = list_files(images)
    set_days(images=None)
    call_command("count_retention", "images")
    call_command("count_retention", "images", "--days", "30")
    call_command("count_retention", "images", "--days", "41")
    assert capsys.readouterr().out.split("\n")[:3] == ["kept for ever", "1", "0"]
    assert list_files(images) == before


def test_killed_between_files_and_rows_the_next_run_ends_it(study, images):
    (images / Instance.objects.filter(series__study=study).first().path).unlink()
    set_days(images=30)
    assert (apply_retention(), Instance.objects.count()) == ({"images": 1}, 0)


def test_images_that_come_later_are_kept_and_shown(study, images):
    set_days(images=30)
    apply_retention()
    assert not visible_studies().exists()
    again = make_ct(1, study=study.study_uid, series="2.25.900")
    assert receive(again, images) == 0
    assert visible_studies().get().pk == study.pk
    assert (images / Instance.objects.get().path).exists()
