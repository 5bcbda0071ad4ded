"""At the scanner: rejected images, deviations, an emergency nobody booked."""

from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.devices.public import seed_demo as seed_devices
from apps.devices.public import seed_starter as seed_device_rules
from apps.directory.models import Patient
from apps.workflow.models import Exam, ExamChange, ImageReject
from apps.workflow.public import (
    admit_unscheduled,
    count_rejects,
    get_exam,
    list_performed,
    record_deviation,
    record_reject,
    void_reject,
)
from tests.builders.pathway import TECHNOLOGIST, make_exam, make_patient, seed_department, walk

pytestmark = pytest.mark.django_db


def make_running(code: str = "DX-CHEST"):
    return walk(make_exam(code), "check_in", "start")


def reject(exam, client_id: str = "client-1", **facts):
    values = {"kind": "reject", "reason": "positioning", "client_id": client_id, "actor": TECHNOLOGIST}
    return record_reject(exam.id, **values | facts)


class TestRejects:
    def test_keeps_who_where_why_and_the_policy(self):
        row = reject(make_running(), n_images=2, view="PA", device_code="DX-1")
        assert (row.by, row.by_id, row.device_code, row.modality, row.n_images) == (
            "Sun Wei",
            "tech-1",
            "DX-1",
            "DX",
            2,
        )
        assert row.policy == "workflow.rejects@1"

    def test_sent_twice_is_one(self):
        exam = make_running()
        assert reject(exam).id == reject(exam).id
        with pytest.raises(Conflict):
            reject(make_running())
        assert ImageReject.objects.count() == 1

    def test_nothing_is_rejected_before_the_scan(self):
        with pytest.raises(Refused):
            reject(walk(make_exam("DX-CHEST"), "check_in"))
        assert ImageReject.objects.count() == 0

    def test_reasons_are_the_sites_and_other_needs_words(self):
        exam = make_running()
        with pytest.raises(Invalid):
            reject(exam, reason="boredom")
        with pytest.raises(Invalid):
            reject(exam, reason="other")
        assert ImageReject.objects.count() == 0
        assert reject(exam, reason="other", note="curtain").note == "curtain"

    def test_voided_ones_stay_and_do_not_count(self):
        row = reject(make_running())
        with pytest.raises(Invalid):
            void_reject(row.id, actor=TECHNOLOGIST, note="")
        now = clock.now()
        span = {"since": now - timedelta(hours=1), "until": now + timedelta(hours=1), "sites": None}
        assert [(c.reason, c.n_images) for c in count_rejects(**span)] == [("positioning", 1)]
        void_reject(row.id, actor=TECHNOLOGIST, note="wrong patient's row")
        assert count_rejects(**span) == []
        assert ImageReject.objects.get().void_note == "wrong patient's row"

    def test_performed_exams_name_the_person_and_stay_at_their_site(self):
        exam = walk(make_running(), "finish")
        now = clock.now()
        span = {"since": now - timedelta(hours=1), "until": now + timedelta(hours=1)}
        assert [(p.exam_id, p.by, p.modality) for p in list_performed(**span, sites=None)] == [
            (exam.id, "Zhao Min", "DX")
        ]
        assert list(list_performed(**span, sites=[exam.site_id + 1])) == []
        assert list(list_performed(**span, sites=None, modalities=["CT"])) == []


class TestDeviations:
    def deviate(self, exam, **facts):
        values = {
            "subject": "kv",
            "planned": "100 kV",
            "done": "120 kV",
            "reason": "patient_size",
            "client_id": "client-1",
        }
        return record_deviation(exam.id, actor=TECHNOLOGIST, **values | facts)

    def test_is_a_row_of_the_history_once(self):
        exam = make_running("DX-CHEST")
        row = self.deviate(exam)
        assert (row.kind, row.trigger, row.detail["planned"], row.detail["done"], row.actor_name) == (
            "deviation", "kv", "100 kV", "120 kV", "Sun Wei",
        )  # fmt: skip
        assert self.deviate(exam).id == row.id
        assert get_exam(exam.id).version == exam.version + 1

    def test_needs_a_reason_of_the_site_and_an_exam(self):
        exam = make_running()
        with pytest.raises(Invalid):
            self.deviate(exam, reason="mood")
        with pytest.raises(Invalid):
            self.deviate(exam, reason="other")
        with pytest.raises(Refused):
            self.deviate(walk(make_exam(), "cancel"))
        assert ExamChange.objects.filter(kind="deviation").count() == 0


class TestUnscheduled:
    @pytest.fixture
    def site(self):
        site = seed_department()
        seed_device_rules()
        seed_devices()
        return site

    def admit(self, site, **facts):
        values = {"site_id": site, "device_code": "CT-1", "client_id": "client-door-1", "preset": "stroke"}
        return admit_unscheduled(actor=TECHNOLOGIST, **values | facts)

    def test_nobody_knows_the_patient(self, site):
        exam = self.admit(site, sex="F")
        assert (exam.state, exam.patient_class, exam.priority_code) == ("arrived", "emergency", "stat")
        assert (exam.exam_type_code, exam.slot_device_code, exam.slot_start) == ("CT-HEAD", "CT-1", None)
        assert (exam.patient.is_unknown, exam.patient.sex) == (True, "F")
        assert exam.patient.mrn.startswith("TMP")

    def test_a_known_patient_and_an_exam_in_words(self, site):
        patient = make_patient()
        exam = self.admit(site, patient_id=patient.id, preset="", exam_type_code="CT-CHEST", reason="stab wound")
        assert (exam.patient_id, exam.exam_type_code, exam.reason_for_exam) == (patient.id, "CT-CHEST", "stab wound")

    def test_sent_twice_is_one_patient_and_one_exam(self, site):
        assert self.admit(site).id == self.admit(site).id
        assert (Exam.objects.count(), Patient.objects.count()) == (1, 1)

    @pytest.mark.parametrize(
        "facts",
        [
            {"preset": "love"},
            {"preset": "", "exam_type_code": "MR-BRAIN", "reason": "x"},
            {"preset": "", "exam_type_code": "CT-CHEST", "reason": " "},
            {"device_code": "NOWHERE"},
        ],
    )
    def test_what_cannot_be_leaves_nothing_behind(self, site, facts):
        with pytest.raises(Invalid):
            self.admit(site, **facts)
        assert (Exam.objects.count(), Patient.objects.count()) == (0, 0)
