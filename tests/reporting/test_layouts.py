"""The layout desk: proposed from stored images, changed, kept, put out."""

import subprocess

import pytest
from pydicom import dcmread

from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.imaging.models import Instance, KeyImage, OwnObject
from apps.imaging.selectors.store import get_root
from apps.reporting.public import emit_layout, keep_habit, propose_layout, render_layout, save_layout
from apps.reporting.selectors.layouts import list_stacks
from tests.builders.http import client_of, post
from tests.builders.pathway import CLERK, seed_department
from tests.builders.reports import make_acquired
from tests.builders.stored_studies import draw_for, store

pytestmark = pytest.mark.django_db


@pytest.fixture
def exam(db, settings, tmp_path):
    settings.RADFLOW_IMAGES = tmp_path / "images"
    seed_department()
    exam = make_acquired()
    store(draw_for(exam, slices=12), exam, tmp_path / "images")
    return exam


def tiles_of(pages) -> list[dict]:
    return [tile for page in pages for tile in page["tiles"] if tile]


def propose(exam, **wishes):
    return propose_layout(exam, list_stacks(exam.id), **wishes)


def save(exam, *, pages=None, version=0, format="a4"):
    pages = pages if pages is not None else propose(exam, rows=2, cols=2)[1]
    return save_layout(exam, format=format, pages=pages, version=version, actor=CLERK)


def test_a_chest_is_proposed_in_both_windows_with_its_key_image_in_front(exam):
    instance = Instance.objects.order_by("id")[5]
    KeyImage.objects.create(
        study_id=instance.series.study_id, instance=instance, title="113000", author_id="1", author="x",
        at=instance.received_at,
    )  # fmt: skip
    format, pages = propose(exam, rows=2, cols=2)
    assert (format, [page["title"] for page in pages]) == ("a4", ["key", "Routine lung", "Routine soft"])
    assert [tile["instance_id"] for tile in tiles_of(pages[:1])] == [instance.id]
    assert [len(page["tiles"]) for page in pages[1:]] == [4, 4]


def test_a_habit_is_the_next_proposal(exam):
    keep_habit(exam, format="film", rows=3, cols=2, actor=CLERK)
    format, pages = propose(exam)
    assert (format, pages[0]["rows"], pages[0]["cols"]) == ("film", 3, 2)


def test_two_who_save_do_not_overwrite_each_other(exam):
    save(exam)
    assert save(exam, version=1).version == 2
    for stale in (0, 1):
        with pytest.raises(Conflict):
            save(exam, version=stale, format="film")


def test_a_picture_of_another_exam_has_no_place(exam):
    pages = propose(exam, rows=1, cols=1)[1]
    pages[0]["tiles"][0]["instance_id"] += 999
    with pytest.raises(Invalid):
        save(exam, pages=pages)


def test_nothing_saved_nothing_put_out(exam):
    with pytest.raises(Refused):
        render_layout(exam.id, lang="en")
    with pytest.raises(Refused):
        emit_layout(exam.id, lang="en", actor=CLERK)


@pytest.mark.peer("dicom3tools")
def test_pages_lie_among_the_images_and_fewer_pages_take_the_others_away(exam):
    save(exam, pages=propose(exam, rows=2, cols=2)[1])
    emit_layout(exam.id, lang="zh-Hans", actor=CLERK)
    first = OwnObject.objects.get(source=f"layout:{exam.id}/1").instance
    said = subprocess.run(["dciodvfy", get_root() / first.path], capture_output=True, text=True, timeout=60).stderr
    assert [line for line in said.splitlines() if line.startswith("Error") and "PatientID" not in line] == []
    pixels = dcmread(get_root() / first.path).pixel_array
    assert pixels.shape == (1754, 1240, 3) and pixels[120:].mean() > 5
    save(exam, pages=propose(exam, rows=2, cols=2)[1][:1], version=1)
    emit_layout(exam.id, lang="zh-Hans", actor=CLERK)
    assert OwnObject.objects.get(source=f"layout:{exam.id}/2").instance is None
    assert OwnObject.objects.get(source=f"layout:{exam.id}/1").instance == first


def test_a_picture_taken_out_of_use_leaves_its_place_empty_on_the_page(exam):
    pages = save(exam).pages
    first = tiles_of(pages)[0]["instance_id"]
    Instance.objects.filter(pk=first).update(rejected="wrong")
    emit_layout(exam.id, lang="en", actor=CLERK)
    assert OwnObject.objects.get(source=f"layout:{exam.id}/1").instance is not None
    Instance.objects.update(rejected="wrong")
    with pytest.raises(Refused):
        emit_layout(exam.id, lang="en", actor=CLERK)


@pytest.mark.peer("poppler")
def test_the_pdf_has_the_sheet_s_size_and_its_head_is_found(exam, tmp_path):
    save(exam, format="film")
    (tmp_path / "l.pdf").write_bytes(render_layout(exam.id, lang="zh-Hans"))
    said = subprocess.run(["pdftotext", tmp_path / "l.pdf", "-"], capture_output=True, text=True, check=True).stdout
    assert "张三" in said and exam.accession in said
    info = subprocess.run(["pdfinfo", tmp_path / "l.pdf"], capture_output=True, text=True, check=True).stdout
    assert "1008 x 1224 pts" in info and "Pages:           2" in info


def test_the_desk_over_http(exam):
    tech = client_of("technologist")
    path = f"/api/exams/{exam.id}/layout"
    seen = tech.get(path).json()
    assert (seen["version"], len(seen["stacks"]), len(seen["stacks"][0]["slices"])) == (0, 1, 12)
    pages = post(tech, f"{path}/proposal", rows=2, cols=3).json()["pages"]
    pages[0]["tiles"][0] = None
    body = {"format": "a4", "pages": pages, "version": 0}
    saved = tech.put(path, data=body, content_type="application/json").json()
    assert (saved["version"], saved["pages"]) == (1, pages)
    assert tech.put(path, data=body, content_type="application/json").status_code == 409
    tile = tiles_of(pages)[0]
    picture = tech.get(f"{path}/tiles/{tile['instance_id']}", {"size": 64, "center": 40, "width": 400})
    assert (picture["Content-Type"], picture.content[:2]) == ("image/jpeg", b"\xff\xd8")
    assert tech.get(f"{path}/tiles/999999").status_code == 404
    assert post(tech, f"{path}/emission").json()["emitted_at"] is not None
    assert tech.get(f"{path}/pdf").content[:5] == b"%PDF-"
