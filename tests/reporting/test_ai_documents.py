"""Structured reports of models among the images of a study become results of the products that the policy names."""

import pytest

from apps.common.kernel import clock
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.imaging.models import Instance, Series, Study, StudyLink
from apps.reporting.models import AiResult
from apps.reporting.public import take_ai_documents
from tests.builders.dose import write
from tests.builders.model_reports import CHEST_CAD, WITH_FINDINGS, make_report, mark, summary
from tests.builders.pathway import seed_department
from tests.builders.reports import make_acquired

pytestmark = pytest.mark.django_db


@pytest.fixture
def study(settings, tmp_path):
    settings.RADFLOW_IMAGES = tmp_path
    seed_department()
    exam, now = make_acquired(), clock.now()
    study = Study.objects.create(
        study_uid="2.25.7", site_id=exam.site_id, accession=exam.accession, first_at=now, last_at=now, last_heard_at=now
    )
    StudyLink.objects.create(study=study, exam_id=exam.id, how="study_uid", at=now)
    Series.objects.create(study=study, series_uid="2.25.8", modality="SR")
    row = PolicySet.objects.get(code="reporting.ai", status="active")
    row.payload["products"] = [{"product": "Chest helper", "target": "nodule", "role": "assistant"}]
    row.save()
    clear_cache()
    return study


def keep(study, tmp_path, ds, *, sop_uid="2.25.8.1"):
    (tmp_path / f"{sop_uid}.dcm").write_bytes(write(ds))
    Instance.objects.create(
        series=study.series.get(), sop_uid=sop_uid, sop_class=CHEST_CAD, transfer_syntax="1.2.840.10008.1.2.1",
        path=f"{sop_uid}.dcm", size=1, sha256=sop_uid, received_at=clock.now(),
    )  # fmt: skip


def test_a_known_product_is_taken_once_with_its_marks(study, tmp_path):
    keep(study, tmp_path, make_report(summary(WITH_FINDINGS), mark(sop_uid="2.25.91")))
    assert (take_ai_documents(study.id), take_ai_documents(study.id)) == (1, 0)
    result = AiResult.objects.select_related("model").get()
    assert (result.model.target, result.model.role, result.is_positive) == ("nodule", "assistant", True)
    assert (result.document_uid, result.findings.get().sop_uid) == ("2.25.8.1", "2.25.91")


def test_the_first_word_of_a_version_stands_and_others_are_left(study, tmp_path):
    keep(study, tmp_path, make_report(summary(WITH_FINDINGS), mark()))
    keep(study, tmp_path, make_report(mark(), mark()), sop_uid="2.25.8.2")
    keep(study, tmp_path, make_report(mark(), product="Unknown"), sop_uid="2.25.8.3")
    keep(study, tmp_path, make_report(mark(), version="3"), sop_uid="2.25.8.4")
    (tmp_path / "2.25.8.5.dcm").write_bytes(b"no DICOM")
    Instance.objects.filter(sop_uid="2.25.8.3").update(path="2.25.8.5.dcm")
    assert take_ai_documents(study.id) == 2
    assert list(AiResult.objects.order_by("id").values_list("document_uid", flat=True)) == ["2.25.8.1", "2.25.8.4"]
