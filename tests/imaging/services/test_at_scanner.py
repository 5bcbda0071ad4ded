"""The technologist and the scanner both tell of one exam, in either order: each step is taken once, and nothing is refused."""

import threading

import pytest
from django.db import connection
from pynetdicom.sop_class import ModalityPerformedProcedureStep

from apps.common.events.relay import deliver_pending
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.imaging.models import Series, Study
from apps.imaging.public import complete_studies, offer_derived
from apps.safety.models import StopAlarm
from apps.safety.public import finish_scan, start_scan
from apps.workflow.models import ExamStamp, Task
from apps.workflow.public import ask_processing, get_exam
from tests.builders.pathway import RADIOLOGIST, TECHNOLOGIST, walk
from tests.imaging.services.wire import associate, book_exam, end_step, make_object, send, start_step
from tests.safety.department import answer_all, seed_safety

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def exam(site_id):
    seed_safety()
    return walk(book_exam(site_id), "check_in")


@pytest.fixture
def scanner(port):
    assoc = associate(port, ModalityPerformedProcedureStep)
    yield assoc
    assoc.release()


def stamps(exam, kind: str) -> int:
    return ExamStamp.objects.filter(exam_id=exam.id, kind=kind).count()


class TestOncePerStep:
    def test_the_technologist_first(self, exam, scanner):
        answer_all(exam.id, scan=True)
        start_scan(exam.id, actor=TECHNOLOGIST)
        assert start_step(scanner, exam, "1.2.3.1") == 0
        assert get_exam(exam.id).state == "in_progress"
        finish_scan(exam.id, actor=TECHNOLOGIST)
        assert end_step(scanner, "1.2.3.1", [make_object(exam)]) == 0
        assert get_exam(exam.id).state == "acquired"
        assert Task.objects.filter(exam_id=exam.id, reason__code="workflow.unexpected_fact").count() == 0

    def test_the_scanner_first(self, exam, scanner):
        assert start_step(scanner, exam, "1.2.3.1") == 0
        before = get_exam(exam.id).version
        start_scan(exam.id, actor=TECHNOLOGIST)
        assert (get_exam(exam.id).version, stamps(exam, "started")) == (before, 1)
        assert end_step(scanner, "1.2.3.1", [make_object(exam)]) == 0
        before = get_exam(exam.id).version
        finish_scan(exam.id, actor=TECHNOLOGIST)
        assert (get_exam(exam.id).state, get_exam(exam.id).version) == ("acquired", before)
        assert stamps(exam, "finished") == 1

    def test_both_at_the_same_moment(self, exam, scanner):
        answer_all(exam.id, scan=True)
        failed: list[BaseException] = []

        def press() -> None:
            try:
                start_scan(exam.id, actor=TECHNOLOGIST)
            except BaseException as error:
                failed.append(error)
            finally:
                connection.close()

        hand = threading.Thread(target=press)
        hand.start()
        assert start_step(scanner, exam, "1.2.3.1") == 0
        hand.join(30)
        assert (failed, get_exam(exam.id).state) == ([], "in_progress")
        assert get_exam(exam.id).stamps["started"] is not None


class TestStopAlarm:
    def test_a_start_without_release_is_taken_and_told(self, site_id, scanner):
        seed_safety()
        exam = walk(book_exam(site_id, code="CT-ABD-C"), "check_in")
        assert start_step(scanner, exam, "1.2.3.1") == 0
        deliver_pending()
        assert get_exam(exam.id).state == "in_progress"
        assert StopAlarm.objects.get(exam_id=exam.id).acknowledged_at is None


class TestExpectedSeries:
    def test_a_scanner_without_steps_is_waited_for_by_its_protocol(self, exam, port):
        policy = PolicySet.objects.get(code="imaging.expected_series", status="active")
        named = [{"names": {"zh-Hans": "静脉期", "en": "venous"}, "words": ["VEN"]}]
        policy.payload = {"exam_types": {exam.exam_type_code: named}}
        policy.save()
        clear_cache()
        assert send(port, make_object(exam)) == [0]
        Study.objects.update(last_heard_at="2026-01-01T00:00:00Z")
        PolicySet.objects.filter(code="imaging.completeness", status="active").update(
            payload={"quiet_s": 60, "open_step_quiet_s": 60, "short_quiet_s": 10**9}
        )
        clear_cache()
        assert complete_studies() == 0
        task = Task.objects.get(exam_id=exam.id, kind="discrepancy", reason__code="imaging.series_missing")
        assert task.reason["params"]["series"] == [named[0]["names"]]
        assert send(port, make_object(exam, 2, SeriesDescription="ABD VEN", SeriesInstanceUID="2.25.77")) == [0]
        Study.objects.update(last_heard_at="2026-01-01T00:00:00Z")
        assert complete_studies() == 1
        assert get_exam(exam.id).state == "acquired"


class TestDerived:
    def test_a_workstations_series_ticks_its_task_off(self, exam, scanner, port):
        ask_processing(exam.id, what="mip", actor=RADIOLOGIST)
        ask_processing(exam.id, what="mpr", actor=RADIOLOGIST)
        source = make_object(exam)
        assert start_step(scanner, exam, "1.2.3.1") == 0
        assert send(port, source) == [0]
        assert end_step(scanner, "1.2.3.1", [source]) == 0
        deliver_pending()
        assert set(Task.objects.filter(kind="processing").values_list("progress", flat=True)) == {"open"}
        made = make_object(
            exam, 2, SeriesDescription="COR MIP 10mm", SeriesInstanceUID="2.25.78", ImageType=["DERIVED", "SECONDARY", "MIP"]
        )  # fmt: skip
        assert send(port, made) == [0]
        study = Study.objects.get()
        offer_derived(study.id)
        offer_derived(study.id)
        rows = dict(Task.objects.filter(kind="processing").values_list("what", "progress"))
        assert rows == {"mip": "done", "mpr": "open"}
        assert [r["series_uid"] for r in Task.objects.get(what="mip").results] == ["2.25.78"]

    def test_a_series_that_a_person_rejected_ticks_nothing_off(self, exam, port):
        ask_processing(exam.id, what="mip", actor=RADIOLOGIST)
        made = make_object(exam, SeriesDescription="COR MIP 10mm", ImageType=["DERIVED", "SECONDARY", "MIP"])
        assert send(port, made) == [0]
        Series.objects.update(rejected="quality")
        assert offer_derived(Study.objects.get().id) == 0
        assert Task.objects.get(what="mip").progress == "open"
        Series.objects.update(rejected="")
        assert offer_derived(Study.objects.get().id) == 1
