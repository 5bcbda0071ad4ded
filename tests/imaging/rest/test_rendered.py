"""Pictures and thumbnails of stored images."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.dicomweb import OBJECT, ROOT, SERIES, STUDY
from tests.imaging.rest.test_images import store

pytestmark = pytest.mark.django_db


def open_picture(answer):
    return Image.open(BytesIO(answer.content))


def test_a_picture_is_windowed_as_the_image_or_the_caller_says(reader):
    answer = reader.get(f"{OBJECT}/rendered", HTTP_ACCEPT="image/png")
    assert answer["Content-Type"] == "image/png"
    assert open_picture(answer).size == (16, 16)
    assert np.asarray(open_picture(answer)).max() == 0  # -1023 .. -768 HU in a window of 40/400
    wide = reader.get(f"{OBJECT}/rendered", {"window": "-896,256,linear"}, HTTP_ACCEPT="image/png")
    values = np.asarray(open_picture(wide))
    assert (values[0, 0], values[-1, -1]) == (1, 255)
    assert wide["ETag"] != answer["ETag"]


def test_a_picture_is_a_jpeg_that_fits(reader):
    answer = reader.get(f"{OBJECT}/frames/1/rendered", {"viewport": "64,32", "quality": "50"}, HTTP_ACCEPT="image/*")
    assert (answer["Content-Type"], open_picture(answer).size) == ("image/jpeg", (32, 32))
    for place in (f"{ROOT}/studies/{STUDY}", f"{ROOT}/studies/{STUDY}/series/{SERIES}", OBJECT, f"{OBJECT}/frames/1"):
        assert open_picture(reader.get(f"{place}/thumbnail")).size == (128, 128)


def test_pixels_that_are_no_squares_keep_their_shape(reader, images):
    ds = make_ct(5)
    ds.PixelSpacing = [2.0, 1.0]
    store(ds, images)
    place = f"{ROOT}/studies/{STUDY}/series/{SERIES}/instances/{SERIES}.5"
    assert open_picture(reader.get(f"{place}/rendered")).size == (16, 32)


@pytest.mark.parametrize(
    ("_case", "query", "status"),
    [
        ("no window", {"window": "40"}, 400),
        ("no width", {"window": "40,0"}, 400),
        ("no number", {"window": "nan,400"}, 400),
        ("no function", {"window": "40,400,cubic"}, 400),
        ("a huge picture", {"viewport": "90000,90000"}, 400),
        ("an empty one", {"viewport": "0,10"}, 400),
        ("too good", {"quality": "101"}, 400),
        ("a film", {"accept": "video/mp4"}, 406),
    ],
)
def test_a_picture_that_cannot_be_made(reader, _case, query, status):
    assert reader.get(f"{OBJECT}/rendered", query).status_code == status
