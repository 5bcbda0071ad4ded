"""Post-processing from the vetting to the derived series."""

from datetime import timedelta

import pytest

from apps.common.events.models import OutboxEvent
from apps.common.kernel import clock
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.workflow.models import Task
from apps.workflow.public import DerivedSeries, act_on_processing, ask_processing, close_task, offer_series, request
from tests.builders.pathway import HEAD, RADIOLOGIST, TECHNOLOGIST, make_exam, walk

pytestmark = pytest.mark.django_db
SCAN = ("check_in", "start", "finish")


def tasks(exam) -> dict[str, Task]:
    return {t.what: t for t in Task.objects.filter(exam_id=exam.id, kind="processing").order_by("id")}


def series(uid: str, description: str, from_scanner: bool = False) -> DerivedSeries:
    return DerivedSeries("1.2.3", uid, description, ("DERIVED", "SECONDARY"), "WS1", from_scanner)


class TestAskedForByRule:
    def test_vetting_asks_once_however_often_it_is_vetted(self):
        exam = walk(make_exam("CTA-HEAD"), "vet")
        assert {t.what: (t.progress, t.due_at, t.opened_by) for t in tasks(exam).values()} == {
            "mip": ("open", None, "Radflow"),
            "vr": ("open", None, "Radflow"),
        }
        act_on_processing(tasks(exam)["vr"].id, "withdraw", actor=RADIOLOGIST, note="not needed")
        walk(exam, "vet")
        assert [t.what for t in Task.objects.filter(exam_id=exam.id)] == ["mip", "vr"]

    def test_an_exam_without_a_rule_asks_for_nothing(self):
        assert tasks(walk(make_exam("CT-CHEST"), "vet")) == {}

    def test_another_exam_type_takes_back_what_nobody_began(self):
        exam = walk(make_exam("CTA-HEAD"), "vet")
        act_on_processing(tasks(exam)["vr"].id, "take", actor=TECHNOLOGIST)
        request(exam.id, "vet", actor=RADIOLOGIST, detail={"exam_type": "CT-HEAD"})
        assert {w: t.progress for w, t in tasks(exam).items()} == {"mip": "withdrawn", "vr": "taken"}

    def test_the_clock_starts_with_the_images(self):
        exam = walk(make_exam("CTA-HEAD"), "vet", *SCAN)
        due = tasks(exam)["mip"].due_at
        assert timedelta(minutes=59) < due - clock.now() <= timedelta(minutes=60)

    def test_a_cancelled_exam_needs_none(self):
        exam = walk(make_exam("CTA-HEAD"), "vet", "cancel")
        assert {t.progress for t in tasks(exam).values()} == {"withdrawn"}
        assert all(t.closed_at for t in tasks(exam).values())


class TestByHand:
    def test_the_same_kind_is_open_once(self):
        exam = walk(make_exam("CT-CHEST"), "vet", *SCAN)
        row = ask_processing(exam.id, what="mpr", actor=RADIOLOGIST, note="sagittal")
        assert (row.asked_note, row.opened_by, row.due_at is None) == ("sagittal", "Liu Yang", False)
        with pytest.raises(Refused) as refused:
            ask_processing(exam.id, what="mpr", actor=RADIOLOGIST)
        assert refused.value.reason.code == "workflow.processing_open"
        assert Task.objects.filter(exam_id=exam.id).count() == 1

    def test_unknown_kinds_people_and_absent_patients_are_refused(self):
        exam = walk(make_exam("CT-CHEST"), "vet")
        with pytest.raises(Invalid):
            ask_processing(exam.id, what="alchemy", actor=RADIOLOGIST)
        with pytest.raises(Invalid):
            ask_processing(exam.id, what="mpr", actor=RADIOLOGIST, assignee_id="nobody")
        walk(exam, "cancel")
        with pytest.raises(Refused):
            ask_processing(exam.id, what="mpr", actor=RADIOLOGIST)
        assert Task.objects.filter(kind="processing").count() == 0


class TestWork:
    def make(self) -> Task:
        return ask_processing(walk(make_exam("CT-CHEST"), "vet", *SCAN).id, what="mpr", actor=RADIOLOGIST)

    def test_taken_returned_taken_and_finished(self):
        row = self.make()
        taken = act_on_processing(row.id, "take", actor=TECHNOLOGIST, expected_version=1)
        assert (taken.progress, taken.assignee_name, taken.version) == ("taken", "Sun Wei", 2)
        back = act_on_processing(row.id, "return", actor=TECHNOLOGIST, note="thin slices are missing")
        assert (back.progress, back.assignee_name, back.returned_note) == ("returned", "", "thin slices are missing")
        done = act_on_processing(row.id, "finish", actor=TECHNOLOGIST)
        assert (done.progress, done.closed_by) == ("done", "Sun Wei")
        names = OutboxEvent.objects.filter(name__startswith="workflow.task_").values_list("name", flat=True)
        assert sorted(names) == ["workflow.task_changed.v1"] * 2 + [
            "workflow.task_closed.v1",
            "workflow.task_opened.v1",
        ]

    def test_words_version_and_table_are_asked(self):
        row = self.make()
        with pytest.raises(Invalid):
            act_on_processing(row.id, "return", actor=TECHNOLOGIST, note=" ")
        with pytest.raises(Conflict):
            act_on_processing(row.id, "take", actor=TECHNOLOGIST, expected_version=9)
        row.refresh_from_db()
        assert (row.progress, row.version) == ("open", 1)
        act_on_processing(row.id, "finish", actor=TECHNOLOGIST)
        with pytest.raises(Refused):
            act_on_processing(row.id, "take", actor=TECHNOLOGIST)

    def test_the_general_list_of_tasks_cannot_close_it(self):
        row = self.make()
        with pytest.raises(NotFound) as error:
            close_task(row.id, actor=HEAD, note="done")
        assert error.value.reason.code == "workflow.task_missing"
        row.refresh_from_db()
        assert row.closed_at is None


class TestDerivedSeries:
    def test_its_words_finish_the_task_once(self):
        exam = walk(make_exam("CTA-HEAD"), "vet", *SCAN)
        assert offer_series(exam.id, [series("9.1", "COR MIP 10mm")]) == 1
        assert offer_series(exam.id, [series("9.1", "COR MIP 10mm")]) == 0
        row = tasks(exam)["mip"]
        assert (row.progress, row.closed_by, [r["series_uid"] for r in row.results]) == ("done", "Radflow", ["9.1"])
        assert tasks(exam)["vr"].progress == "open"

    def test_a_mute_one_of_a_workstation_waits_for_a_person(self):
        exam = walk(make_exam("CTPA"), "vet", *SCAN)
        assert offer_series(exam.id, [series("9.1", "processed")]) == 1
        row = tasks(exam)["mip"]
        assert (row.progress, row.closed_at) == ("proposed", None)
        act_on_processing(row.id, "finish", actor=RADIOLOGIST)
        assert tasks(exam)["mip"].progress == "done"

    def test_what_a_scanner_derives_on_its_own_is_nobodys(self):
        exam = walk(make_exam("CTPA"), "vet", *SCAN)
        assert offer_series(exam.id, [series("9.1", "dose page", from_scanner=True)]) == 0
        assert tasks(exam)["mip"].results == []

    def test_a_site_may_want_every_one_confirmed(self):
        exam = walk(make_exam("CTPA"), "vet", *SCAN)
        policy = PolicySet.objects.get(code="workflow.processing", status="active")
        policy.payload["on_match"] = "propose"
        policy.save()
        clear_cache()
        offer_series(exam.id, [series("9.1", "MIP")])
        assert tasks(exam)["mip"].progress == "proposed"
