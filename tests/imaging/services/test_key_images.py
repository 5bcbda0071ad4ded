"""Key images: marked, told by a document that is made when the marks rest, made again when they change, sent on."""

import json
import subprocess
import urllib.request
from datetime import timedelta

import pytest
from pydicom import dcmread
from pydicom.uid import EnhancedCTImageStorage, KeyObjectSelectionDocumentStorage

from apps.common.audit.models import AuditEntry
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.imaging.models import ForwardItem, Instance, KeyImage, KeyObject, Study
from apps.imaging.public import add_key_image, forward_to, remove_key_image, write_key_objects
from apps.imaging.selectors.store import get_root
from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.test_images import store
from tests.imaging.services.nodes import Orthanc
from tests.imaging.services.test_forwarding import add_destination

pytestmark = pytest.mark.django_db
READER = Actor("person", "u1", "Wu^Min=吴^敏")
OTHER = Actor("person", "u2", "Li^Si")
SERIES = "2.25.78"


@pytest.fixture
def study(site_id, images) -> Study:
    for n in (1, 2, 3):
        store(make_ct(n), images)
    ds = make_ct(8, series="2.25.79")
    ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = EnhancedCTImageStorage
    ds.SeriesNumber, ds.NumberOfFrames, ds.PixelData = 3, 4, ds.PixelData * 4
    store(ds, images)
    study = Study.objects.get()
    study.state, study.completed_at = "complete", clock.now()
    study.save()
    return study


def mark(study, number: int = 1, *, actor=READER, **more) -> KeyImage:
    return add_key_image(study.pk, sop_uid=f"{SERIES}.{number}", frame=1, actor=actor, **more)


def let_rest() -> None:
    KeyObject.objects.update(marks_changed_at=clock.real_now() - timedelta(seconds=61))
    KeyObject.objects.filter(made_at__isnull=False).update(made_at=clock.real_now() - timedelta(seconds=90))


def read_document(row: KeyObject):
    return dcmread(get_root() / row.instance.path)


def test_a_mark_is_kept_and_audited(study):
    made = mark(study, 2, title="113004")
    assert (made.instance.sop_uid, made.frame, made.title, made.author) == (f"{SERIES}.2", 1, "113004", "Wu^Min=吴^敏")
    entry = AuditEntry.objects.get(action="key_image.added")
    assert (entry.obj, entry.actor_id) == (f"study:{study.pk}", "u1")


def test_the_same_mark_again_is_the_same_mark(study):
    assert mark(study).pk == mark(study, actor=OTHER).pk
    assert AuditEntry.objects.filter(action="key_image.added").count() == 1


@pytest.mark.parametrize(
    ("_case", "sop_uid", "frame", "title", "error"),
    [
        ("no such image", "2.25.1", 1, "113000", NotFound),
        ("no such frame", f"{SERIES}.1", 2, "113000", Invalid),
        ("a title that needs a modifier", f"{SERIES}.1", 1, "113001", Invalid),
    ],
)
def test_what_cannot_be_marked(study, _case, sop_uid, frame, title, error):
    with pytest.raises(error):
        add_key_image(study.pk, sop_uid=sop_uid, frame=frame, title=title, actor=READER)
    assert not KeyImage.objects.exists() and not KeyObject.objects.exists()


def test_an_image_that_was_rejected_cannot_be_marked(study):
    Instance.objects.filter(sop_uid=f"{SERIES}.1").update(rejected="quality")
    with pytest.raises(NotFound):
        mark(study)


def test_a_study_takes_so_many_marks(study, monkeypatch):
    from apps.imaging.services import key_images

    policy = key_images.get_policy("imaging.key_images")
    monkeypatch.setitem(policy.payload, "most", 1)
    monkeypatch.setattr(key_images, "get_policy", lambda code: policy)
    mark(study)
    with pytest.raises(Refused):
        mark(study, 2)
    assert KeyImage.objects.count() == 1


def test_no_document_before_the_marks_rest(study):
    mark(study)
    assert write_key_objects() == 0
    let_rest()
    assert write_key_objects() == 1
    assert write_key_objects() == 0
    assert KeyObject.objects.get().number == 1


def test_the_document_says_who_marked_what(study):
    mark(study)
    mark(study, 3, actor=OTHER)
    add_key_image(study.pk, sop_uid="2.25.79.8", frame=4, actor=READER)
    add_key_image(study.pk, sop_uid="2.25.79.8", frame=2, actor=READER)
    let_rest()
    write_key_objects()
    ds = read_document(KeyObject.objects.get())
    assert (ds.SOPClassUID, ds.Modality) == (KeyObjectSelectionDocumentStorage, "KO")
    assert (ds.StudyInstanceUID, ds.PatientID, str(ds.PatientName)) == ("2.25.77", "MRN00001", "Wang^Xiaoming=王^小明")
    assert ds.ConceptNameCodeSequence[0].CodeValue == "113000"
    images = [item.ReferencedSOPSequence[0] for item in ds.ContentSequence if item.ValueType == "IMAGE"]
    assert [i.ReferencedSOPInstanceUID for i in images] == [f"{SERIES}.1", f"{SERIES}.3", "2.25.79.8"]
    assert ["ReferencedFrameNumber" in i for i in images] == [False, False, True]
    assert list(images[2].ReferencedFrameNumber) == [2, 4]
    assert [str(i.PersonName) for i in ds.ContentSequence if i.ValueType == "PNAME"] == ["Wu^Min=吴^敏", "Li^Si"]
    evidence = ds.CurrentRequestedProcedureEvidenceSequence[0]
    assert [s.SeriesInstanceUID for s in evidence.ReferencedSeriesSequence] == [SERIES, "2.25.79"]


def test_its_study_stays_complete_and_counts_it(study):
    mark(study)
    let_rest()
    write_key_objects()
    study.refresh_from_db()
    assert (study.state, study.n_series, study.n_instances) == ("complete", 3, 5)


def test_changed_marks_are_told_by_the_next_version(study):
    mark(study)
    let_rest()
    write_key_objects()
    first = KeyObject.objects.get()
    remove_key_image(study.pk, mark(study, 2).pk, actor=OTHER)
    mark(study, 3)
    let_rest()
    write_key_objects()
    second = KeyObject.objects.get()
    old, new = dcmread(get_root() / first.instance.path), read_document(second)
    assert (old.InstanceNumber, new.InstanceNumber) == (1, 2)
    assert old.SeriesInstanceUID == new.SeriesInstanceUID
    assert Instance.objects.get(pk=first.instance_id).rejected == "quality"
    assert Instance.objects.get(pk=second.instance_id).rejected == ""


def test_without_a_mark_there_is_no_document(study):
    made = mark(study)
    let_rest()
    write_key_objects()
    remove_key_image(study.pk, made.pk, actor=READER)
    let_rest()
    write_key_objects()
    row = KeyObject.objects.get()
    assert (row.instance, row.number) == (None, 1)
    assert Instance.objects.get(sop_class=KeyObjectSelectionDocumentStorage).rejected == "quality"


def test_each_title_has_a_document_of_its_own(study):
    mark(study)
    mark(study, title="113004")
    let_rest()
    assert write_key_objects() == 2
    titles = {read_document(row).ConceptNameCodeSequence[0].CodeMeaning for row in KeyObject.objects.all()}
    assert titles == {"Of Interest", "For Teaching"}


def test_a_document_goes_to_every_destination(study):
    peer = add_destination("PACS", 104)
    mark(study)
    let_rest()
    write_key_objects()
    assert [item.peer_id for item in ForwardItem.objects.filter(instance=KeyObject.objects.get().instance)] == [peer.pk]


@pytest.mark.peer("dicom3tools")
def test_a_foreign_judge_finds_no_error(study):
    mark(study)
    add_key_image(study.pk, sop_uid="2.25.79.8", frame=4, actor=READER, title="113000")
    let_rest()
    write_key_objects()
    path = get_root() / KeyObject.objects.get().instance.path
    said = subprocess.run(["dciodvfy", path], capture_output=True, text=True, timeout=60).stderr
    assert "KeyObjectSelectionDocument" in said
    assert [line for line in said.splitlines() if line.startswith("Error")] == []


@pytest.mark.peer("orthanc")
def test_orthanc_takes_the_document(study, tmp_path):
    foreign = Orthanc(tmp_path)
    peer = add_destination("ORTHANC", foreign.port)
    mark(study)
    let_rest()
    write_key_objects()
    foreign.start()
    try:
        assert forward_to(peer.pk) == 1
        with urllib.request.urlopen(f"http://127.0.0.1:{foreign.http}/instances?expand") as answer:
            (row,) = json.load(answer)
        uid = KeyObject.objects.get().instance.sop_uid
        assert row["MainDicomTags"]["SOPInstanceUID"] == uid
        with urllib.request.urlopen(f"http://127.0.0.1:{foreign.http}/instances/{row['ID']}/file") as answer:
            (tmp_path / "back.dcm").write_bytes(answer.read())
        back = dcmread(tmp_path / "back.dcm")
        assert back.ContentSequence[-1].ReferencedSOPSequence[0].ReferencedSOPInstanceUID == f"{SERIES}.1"
    finally:
        foreign.stop()
