"""Dose records from stored objects: once, tied to the exam, judged."""

from datetime import UTC, datetime, timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.devices.models import UsageEntry
from apps.directory.models import Patient
from apps.imaging.models import DoseEvent, DoseRecord, Instance, Study
from apps.imaging.public import file_study, fill_study_dose, review_dose, take_away
from simulator.dose_report import make_ct_report, make_dx_report
from tests.builders.dose import find, make_image, make_row
from tests.builders.pathway import HEAD, make_patient
from tests.imaging.services.dose_files import keep
from tests.imaging.services.wire import book_exam

pytestmark = pytest.mark.django_db


def row_of(exam):
    row = make_row(exam.steps[0].study_uid, exam.accession)
    row.PatientID, row.PatientBirthDate = exam.patient.mrn, f"{exam.patient.birth_date:%Y%m%d}"
    return row


def ct_of(exam, scans=((7.2, 320.0),), at=datetime(2026, 11, 22, 12)):
    return make_ct_report(row_of(exam), at=at, device="CT-1", region="CHEST", protocol="Chest", scans=list(scans))


@pytest.fixture
def exam(site_id):
    return book_exam(site_id, patient=make_patient(names="王小明", birth_date=datetime(1980, 2, 29).date()))


def test_a_dose_report_becomes_a_record_of_its_exam_as_soon_as_it_comes(exam):
    keep(ct_of(exam))
    deliver_pending()

    row = DoseRecord.objects.get()
    assert (row.exam_id, row.patient_id, row.exam_code, row.device_code) == (
        exam.id,
        exam.patient_id,
        "CT-CHEST",
        "CT-1",
    )
    assert (row.source, row.modality, row.protocol, row.total_dlp, row.max_ctdivol) == (
        "report",
        "CT",
        "Chest",
        235.2,
        7.2,
    )
    assert (row.n_events, row.metric, row.is_standard) == (2, 235.2, True)
    assert row.effective_dose_msv == round(235.2 * 0.014, 4)
    assert row.effective_dose_basis == {
        "k": 0.014,
        "region": "chest",
        "age_group": "adult",
        "policy_version": "imaging.dose_k@1",
    }
    assert row.started_at == datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
    assert (row.findings, row.is_flagged) == ([], False)
    assert [(e.kind, e.ctdivol, e.is_compared) for e in row.events.all()] == [
        ("Constant Angle Acquisition", 0.12, False),
        ("Spiral Acquisition", 7.2, True),
    ]


def test_read_again_nothing_changes(exam):
    keep(ct_of(exam))
    deliver_pending()
    before = DoseRecord.objects.values().get()

    assert fill_study_dose(Study.objects.get().id) == 1

    assert DoseRecord.objects.values().get() == before
    assert DoseEvent.objects.count() == 2


def test_a_cumulative_report_replaces_the_values_of_the_same_record(exam):
    first, second = ct_of(exam), ct_of(exam, [(7.2, 320.0), (6.0, 300.0)])
    for one, two in zip(find(first, "113769"), find(second, "113769")):
        two.UID = one.UID
    second.ContentTime = "130000"
    keep(first)
    deliver_pending()
    record_id = DoseRecord.objects.get().id

    keep(second)
    deliver_pending()

    row = DoseRecord.objects.get()
    assert (row.id, row.n_events, row.total_dlp, len(row.files)) == (record_id, 3, 415.2, 2)


def test_continued_reports_are_two_records(exam):
    keep(ct_of(exam), ct_of(exam, [(6.0, 300.0)], at=datetime(2026, 11, 22, 12, 40)))
    deliver_pending()

    assert sorted(DoseRecord.objects.values_list("total_dlp", flat=True)) == [184.8, 235.2]


def test_a_dose_far_above_the_level_is_flagged_and_told_once(exam):
    keep(ct_of(exam, [(18.0, 400.0)]))
    told = deliver_pending()
    fill_study_dose(Study.objects.get().id)

    row = DoseRecord.objects.get()
    assert told
    assert [f["code"] for f in row.findings] == ["imaging.dose_dlp_high", "imaging.dose_ctdivol_high"]
    assert row.findings[0]["policy_version"] == "imaging.dose@1 imaging.drl_uk_2024@1"
    assert row.is_flagged


def test_a_dose_above_its_local_percentile_is_flagged(exam):
    now = clock.now()
    DoseRecord.objects.bulk_create(
        DoseRecord(
            key=f"{n}", source="imported", modality="CT", exam_code="CT-CHEST", device_code="CT-1", protocol="Chest",
            started_at=datetime(2026, 11, 1, tzinfo=UTC) - timedelta(days=n), is_standard=True, metric=100.0 + n, read_at=now,
        )
        for n in range(20)
    )  # fmt: skip
    keep(ct_of(exam))
    deliver_pending()

    row = DoseRecord.objects.get(study__isnull=False)
    assert [f["code"] for f in row.findings] == ["imaging.dose_local_high"]
    assert row.findings[0]["params"]["n"] == 20


def test_images_tell_of_dose_only_where_no_report_does(exam):
    image = make_image(
        StudyInstanceUID=exam.steps[0].study_uid, PatientID=exam.patient.mrn, AccessionNumber=exam.accession,
        ImageAndFluoroscopyAreaDoseProduct="1.5", SOPInstanceUID="2.25.1",
    )  # fmt: skip
    keep(image)
    study = Study.objects.get()
    fill_study_dose(study.id)
    assert DoseRecord.objects.get().total_dap_gym2 == 1.5e-5

    keep(
        make_dx_report(
            row_of(exam), at=datetime(2026, 11, 22, 12), device="DR-1", region="CHEST", protocol="PA", daps=[1.4e-5]
        )
    )
    deliver_pending()

    row = DoseRecord.objects.get()
    assert (row.source, row.total_dap_gym2) == ("report", 1.4e-5)


def test_a_study_that_is_taken_away_takes_its_dose_along(exam, site_id):
    keep(ct_of(exam))
    deliver_pending()
    study = Study.objects.get()
    take_away(study.id, actor=HEAD, note="wrong patient", version=study.version)
    deliver_pending()
    row = DoseRecord.objects.get()
    assert (row.exam_id, row.patient_id, row.exam_code) == (None, None, "")

    other = book_exam(site_id, hours=3, patient=Patient.objects.get(pk=exam.patient_id))
    study.refresh_from_db()
    file_study(study.id, other.id, with_correction=False, actor=HEAD, note="his", version=study.version)
    deliver_pending()
    row.refresh_from_db()
    assert (row.exam_id, row.patient_id) == (other.id, other.patient_id)


def test_a_file_that_is_no_dose_report_leaves_no_record(exam):
    report = ct_of(exam)
    report.ContentSequence = report.ContentSequence[:2]
    keep(report)
    deliver_pending()

    assert DoseRecord.objects.count() == 0
    assert Instance.objects.count() == 1
    assert [why["code"] for why in Study.objects.get().dose_refusals] == ["imaging.dose_report_empty"]


def test_a_dose_page_that_is_a_picture_is_said_and_forgotten_once_a_report_comes(exam):
    page = ct_of(exam)
    del page.ContentSequence, page.ConceptNameCodeSequence
    page.SOPClassUID, page.SOPInstanceUID, page.Modality = "1.2.840.10008.5.1.4.1.1.7", "2.25.990", "CT"
    page.SeriesInstanceUID, page.SeriesDescription = "2.25.991", "Dose Report"
    keep(page)
    deliver_pending()
    study = Study.objects.get()
    fill_study_dose(study.pk)
    study.refresh_from_db()
    assert [(why["code"], why["params"]) for why in study.dose_refusals] == [
        ("imaging.dose_page_is_picture", {"series": "Dose Report"})
    ]
    keep(ct_of(exam))
    deliver_pending()
    study.refresh_from_db()
    assert (DoseRecord.objects.count(), study.dose_refusals) == (1, [])


class TestReview:
    @pytest.fixture
    def row(self, exam):
        keep(ct_of(exam, [(18.0, 400.0)]))
        deliver_pending()
        return DoseRecord.objects.get()

    def test_it_is_written_with_a_name_and_audited(self, row):
        review_dose(row.id, actor=HEAD, note=" obese patient ", version=row.version)

        row.refresh_from_db()
        assert (row.reviewed_by, row.review_note) == (HEAD.name, "obese patient")
        assert AuditEntry.objects.filter(action="dose.reviewed").count() == 1

    def test_it_needs_a_note_and_the_version_that_was_seen(self, row):
        with pytest.raises(Invalid):
            review_dose(row.id, actor=HEAD, note=" ", version=row.version)
        with pytest.raises(Conflict):
            review_dose(row.id, actor=HEAD, note="seen", version=row.version + 1)
        row.refresh_from_db()
        assert row.reviewed_at is None

    def test_it_happens_once_and_only_to_an_alarm(self, row):
        review_dose(row.id, actor=HEAD, note="seen", version=row.version)
        with pytest.raises(Refused):
            review_dose(row.id, actor=HEAD, note="again", version=row.version + 1)
        DoseRecord.objects.update(is_flagged=False, reviewed_at=None)
        with pytest.raises(Refused):
            review_dose(row.id, actor=HEAD, note="again", version=row.version + 1)


def test_the_charge_counts_once_on_the_scanner_and_follows_the_report(exam):
    keep(ct_of(exam))
    deliver_pending()
    (entry,) = UsageEntry.objects.filter(meter="mas")
    events = DoseRecord.objects.get().values["events"]
    expected = sum(e["ma"] * e["exposure_s"] for e in events)
    assert (entry.device.code, entry.amount > 100, entry.amount) == ("CT-1", True, pytest.approx(expected))
    fill_study_dose(Study.objects.get().id)
    assert UsageEntry.objects.get(meter="mas").amount == entry.amount
    keep(ct_of(exam, scans=((7.2, 320.0), (5.0, 640.0)), at=datetime(2026, 11, 22, 12, 5)))
    deliver_pending()
    assert UsageEntry.objects.get(meter="mas").amount > entry.amount


def test_an_unknown_scanner_has_no_meter(exam):
    keep(ct_of(exam))
    deliver_pending()
    assert UsageEntry.objects.filter(meter="mas").delete()[0] == 1
    Study.objects.update(device_code="X")
    assert fill_study_dose(Study.objects.get().id) == 1
    assert not UsageEntry.objects.filter(meter="mas").exists()
