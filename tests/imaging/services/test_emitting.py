"""Objects that the department makes: right in a foreign judge's eyes, one in use a source, sent on like all others."""

import subprocess

import pytest
from pydicom import dcmread

from apps.common.kernel.errors import NotFound
from apps.imaging.models import ForwardItem, Instance, OwnObject, Study
from apps.imaging.public import Capture, EnclosedPdf, Section, TextReport, emit_object, withdraw_objects
from apps.imaging.selectors.store import get_root, visible_instances
from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.test_images import store
from tests.imaging.services.test_forwarding import add_destination

pytestmark = pytest.mark.django_db
REPORT = TextReport(
    lang="zh",
    sections=(Section("technique", "平扫"), Section("findings", "右肺上叶见结节。\n大小约6mm。"), Section("impression", "右肺上叶结节。")),
    author="Li^Si=李^四",
    verifier="Wu^Min=吴^敏",
    organization="影像中心",
    verified_at="20261129093000",
    accession="A00001",
)  # fmt: skip
PDF = EnclosedPdf(b"%PDF-1.4\n%%EOF\n", "影像诊断报告")
PICTURE = Capture(rows=3, columns=5, rgb=bytes(range(45)), comment="layout")


@pytest.fixture
def study(site_id, images) -> Study:
    store(make_ct(1), images)
    return Study.objects.get()


def emit(study, content, edition: str = "v1") -> Instance:
    return emit_object(study.pk, content, source=f"report:1/{type(content).__name__}", edition=edition, description="R")


def read(instance: Instance):
    return dcmread(get_root() / instance.path)


@pytest.mark.peer("dicom3tools")
@pytest.mark.parametrize(("content", "kind"), [(REPORT, "BasicTextSR"), (PDF, "EncapsulatedPDF"), (PICTURE, "SCImage")])
def test_a_foreign_judge_finds_no_error(study, content, kind):
    made = emit(study, content)
    said = judge(made)
    assert kind in said
    assert [line for line in said.splitlines() if line.startswith("Error")] == []


@pytest.mark.peer("dicom3tools")
def test_nor_in_the_next_edition(study):
    emit(study, REPORT)
    assert [line for line in judge(emit(study, REPORT, "v2")).splitlines() if line.startswith("Error")] == []


@pytest.mark.peer("dicom3tools")
def test_what_is_made_agrees_with_the_study_it_joins(study, images):
    """dcentvfy holds every object of a study against the others: one patient, one study, one frame of reference."""
    store(make_ct(2), images)
    for content in (REPORT, PDF, PICTURE):
        emit(study, content)
        emit(study, content, "v2")
    files = [get_root() / row.path for row in visible_instances().filter(series__study=study)]
    assert len(files) == 5
    said = subprocess.run(["dcentvfy", *files], capture_output=True, text=True, timeout=60)
    assert [line for line in (said.stdout + said.stderr).splitlines() if "Error" in line] == []


def judge(instance: Instance) -> str:
    return subprocess.run(
        ["dciodvfy", get_root() / instance.path], capture_output=True, text=True, timeout=60
    ).stderr  # fmt: skip


def test_the_report_says_its_sections_and_who_signed(study):
    ds = read(emit(study, REPORT))
    texts = [item.ContentSequence[0].TextValue for item in ds.ContentSequence if item.ValueType == "CONTAINER"]
    assert texts == ["平扫", "右肺上叶见结节。\r\n大小约6mm。", "右肺上叶结节。"]
    assert str(ds.VerifyingObserverSequence[0].VerifyingObserverName) == "Wu^Min=吴^敏"
    assert (ds.PatientID, ds.StudyInstanceUID, ds.VerificationFlag) == ("MRN00001", "2.25.77", "VERIFIED")


def test_the_pdf_comes_back_as_it_went_in(study):
    ds = read(emit(study, PDF))
    assert ds.EncapsulatedDocument[: ds.EncapsulatedDocumentLength] == PDF.pdf


def test_the_picture_comes_back_as_it_went_in(study):
    ds = read(emit(study, PICTURE))
    assert ds.pixel_array.tobytes() == PICTURE.rgb


def test_the_same_edition_again_makes_no_object(study):
    first = emit(study, REPORT)
    assert emit(study, REPORT).pk == first.pk
    assert OwnObject.objects.get().number == 1


def test_the_next_edition_takes_the_place_of_the_one_before(study):
    first, second = emit(study, REPORT), emit(study, REPORT, "v2")
    old, new = read(first), read(second)
    assert (old.InstanceNumber, new.InstanceNumber, new.SeriesInstanceUID) == (1, 2, old.SeriesInstanceUID)
    named = new.PredecessorDocumentsSequence[0].ReferencedSeriesSequence[0].ReferencedSOPSequence[0]
    assert named.ReferencedSOPInstanceUID == first.sop_uid
    assert list(visible_instances().filter(sop_class=REPORT.sop_class)) == [second]


def test_a_withdrawn_object_is_shown_no_more(study):
    made = emit(study, PDF)
    withdraw_objects(study.pk, ["report:1/EnclosedPdf"])
    made.refresh_from_db()
    assert made.rejected == "quality" and OwnObject.objects.get().instance is None


def test_it_goes_to_every_destination(study):
    peer = add_destination("PACS", 104)
    made = emit(study, PDF)
    assert [item.peer_id for item in ForwardItem.objects.filter(instance=made)] == [peer.pk]


def test_no_study_no_object(db):
    with pytest.raises(NotFound):
        emit_object(0, PDF, source="report:1/pdf", edition="v1", description="R")
    assert not OwnObject.objects.exists()
