import numpy as np
import pytest

from apps.common.kernel import clock
from apps.imaging.models import Instance, Series
from apps.qc.models import Case, Subject
from apps.qc.public import sort_pictures
from apps.qc.services.enrol import enrol_image
from apps.qc.services.pictures import Look
from tests.builders.pathway import make_exam, seed_department
from tests.builders.stored_studies import draw_for, store

RAMP = np.arange(0, 1001, dtype=np.float32)  # 1st and 99th percentile: 10 and 990


@pytest.mark.parametrize(
    ("look", "edges"),
    [
        (Look(), (10, 990)),
        (Look(gain=2), (-480, 1480)),
        (Look(shift=0.5), (-480, 500)),
        (Look(window=(40, 400), gain=3), (-160, 240)),
    ],
)
def test_a_look_is_a_window_or_relative_to_the_picture(look, edges):
    assert look.find_edges(RAMP) == pytest.approx(edges)


def make_case(tmp_path, settings, *, slices: int = 4) -> Case:
    """A stored study of an exam, enrolled and raised."""
    settings.RADFLOW_IMAGES = tmp_path
    seed_department()
    exam = make_exam()
    study = store(draw_for(exam, slices=slices), exam, tmp_path)
    subject: Subject = enrol_image(
        study.id, exam.id, n_series=1, n_instances=slices, device_code="CT-1", closed_at=clock.now()
    )
    return Case.objects.create(
        subject=subject, kind="image", ref=subject.ref, origin="drawn", queue="random", opened_at=clock.now()
    )


def add_picture(series: Series, uid: str, **facts) -> Instance:
    one = series.instances.first()
    one.pk, one.sop_uid, one.sha256 = None, uid, uid
    for name, value in facts.items():
        setattr(one, name, value)
    one.save(force_insert=True)
    return one


@pytest.mark.django_db
def test_a_blind_reader_is_shown_no_picture_with_writing_and_is_told_how_many(tmp_path, settings):
    case = make_case(tmp_path, settings)
    series = Series.objects.get()
    capture = add_picture(series, "2.25.1", sop_class="1.2.840.10008.5.1.4.1.1.7", facts={"BurnedInAnnotation": "YES"})
    page = add_picture(series, "2.25.2", sop_class="1.2.840.10008.5.1.4.1.1.7.4", n_frames=3)
    screen = add_picture(series, "2.25.3", facts={"ImageType": "DERIVED\\SECONDARY\\SCREEN SAVE"})
    pictures = sort_pictures(case.subject)
    assert {capture.id, page.id, screen.id}.isdisjoint({instance for _, instance, _ in pictures.shown})
    assert (len(pictures.shown), pictures.n_undeclared) == (4, 0)
    assert pictures.list_left_out() == [
        {"why": "burned_in", "n": 1},
        {"why": "capture", "n": 3},
        {"why": "dose", "n": 1},
    ]


@pytest.mark.django_db
def test_no_picture_of_a_long_study_is_dropped_and_ultrasound_that_says_nothing_is_counted(tmp_path, settings):
    case = make_case(tmp_path, settings)
    Instance.objects.update(n_frames=150)
    Series.objects.update(modality="US")
    pictures = sort_pictures(case.subject)
    assert (len(pictures.shown), pictures.n_undeclared) == (600, 600)
