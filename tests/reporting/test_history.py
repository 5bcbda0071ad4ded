"""The invented history as one command leaves it: exams with an appointment, a study and a released report each."""

import pytest
from django.core.management import call_command

from apps.common.files import open_file
from apps.common.kernel.errors import Refused
from apps.imaging.models import Study, StudyLink
from apps.imaging.public import seed_history as seed_studies
from apps.reporting.models import Release, Report, ReportExam, ReportVersion
from apps.reporting.public import seed_history as seed_reports
from apps.scheduling.models import Appointment
from apps.scheduling.public import seed_history as seed_appointments
from apps.workflow.public import find_exam_by_accession
from tests.builders.pathway import seed_department
from tests.builders.scheduling import make_scanner

pytestmark = pytest.mark.django_db
TABLES = (Appointment, Study, StudyLink, Report, ReportExam, ReportVersion, Release)


def test_every_exam_has_its_appointment_study_and_report_once(monkeypatch, tmp_path, settings):
    settings.RADFLOW_FILES = tmp_path
    monkeypatch.setattr("apps.workflow.management.commands.seed_history.tidy", lambda: None)  # no VACUUM in a test
    seed_department()
    scanners = {make_scanner().pk, make_scanner().pk}
    for exams in (40, 50, 50):
        call_command("seed_history", patients=10, exams=exams, verbosity=0)
    assert [table.objects.count() for table in TABLES] == [50] * 7
    exam = find_exam_by_accession("H0000000042", "HISTORY")
    study = Study.objects.get(links__exam_id=exam.id)
    assert (study.study_uid, study.accession, study.patient_id) == (exam.study_uid, exam.accession, exam.patient_id)
    report = Report.objects.get(links__exam_id=exam.id)
    assert (report.state, report.first_signed_at) == ("final", exam.stamps["verified"])
    assert report.patient_id == exam.patient_id
    assert report.versions.get().release.released_at == exam.stamps["delivered"]
    assert open_file(report.releases.get().pdf_sha256).startswith(b"%PDF")
    booked = Appointment.objects.get(exam_id=exam.id)
    assert booked.starts_at == exam.slot_start and booked.occupancy.resource_id in scanners


@pytest.mark.parametrize("seed", [seed_studies, seed_reports, seed_appointments])
def test_a_real_department_takes_no_invented_history(seed, settings):
    settings.RADFLOW_DEMO = False
    with pytest.raises(Refused):
        seed()
