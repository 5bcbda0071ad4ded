"""A start without a release is said loudly and never refused."""

from datetime import date

import pytest

from apps.common.events.models import OutboxEvent
from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.notify.models import Notification
from apps.directory.public import create_user
from apps.safety.models import StopAlarm
from apps.safety.public import note_start, release_for_scan
from apps.workflow.public import get_exam, record_fact
from tests.safety.department import NURSE, answer_all, make_safe_exam

pytestmark = pytest.mark.django_db


class TestStartWithoutRelease:
    def start(self, exam):
        record_fact(exam.id, "mpps_started", at=clock.now(), source="mpps")
        deliver_pending()

    def test_raises_the_stop_alarm_and_is_not_refused(self):
        exam = make_safe_exam("CT-ABD-C", arrived=True)
        create_user(
            actor=Actor.system("test"),
            username="tech",
            name="Tech",
            password="blue-Lamp-42",
            grants=[("technologist", None)],
        )
        self.start(exam)
        assert get_exam(exam.id).state == "in_progress"
        alarm = StopAlarm.objects.get(exam_id=exam.id)
        assert {r["code"] for r in alarm.reasons} == {"safety.unanswered"}
        assert Notification.objects.filter(severity="block").count() == 1
        assert OutboxEvent.objects.filter(name="safety.stop_alarm_raised.v1").count() == 1

    def test_a_released_one_stays_silent(self):
        exam = make_safe_exam("CT-ABD-C", arrived=True)
        answer_all(exam.id, scan=True)
        release_for_scan(exam.id, actor=NURSE)
        self.start(exam)
        assert StopAlarm.objects.count() == 0

    def test_a_plain_exam_with_nothing_open_stays_silent(self):
        exam = make_safe_exam("CT-CHEST", arrived=True)
        self.start(exam)
        assert StopAlarm.objects.count() == 0

    def test_a_plain_exam_of_a_woman_nobody_asked_does_not(self):
        exam = make_safe_exam("CT-CHEST", arrived=True, sex="F", birth_date=date(1996, 1, 1))
        self.start(exam)
        assert StopAlarm.objects.count() == 1

    def test_heard_twice_is_one_alarm(self):
        exam = make_safe_exam("CT-ABD-C", arrived=True)
        at = clock.now()
        assert note_start(exam.id, started_at=at).id == note_start(exam.id, started_at=at).id
