"""A destination that does not take the stored transfer syntax: decoded on the way, or parked with the reason."""

from io import BytesIO

import pydicom
import pytest
from pydicom.encaps import encapsulate
from pydicom.uid import (
    MPEG4HP41,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ImplicitVRLittleEndian,
    RLELossless,
)

from apps.imaging.models import ForwardItem, Instance
from apps.imaging.public import forward_to
from apps.imaging.selectors.store import get_root
from tests.imaging.drivers.objects import make_ct, turn_big
from tests.imaging.rest.test_images import store
from tests.imaging.services.nodes import Archive, add_destination

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    made = Archive()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def peer(site_id, archive):
    return add_destination("PACS", archive.port)


@pytest.mark.parametrize(
    "syntax", [ImplicitVRLittleEndian, RLELossless, DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian]
)
def test_an_object_in_a_syntax_that_is_not_taken_is_decoded_on_its_way(peer, archive, images, syntax):
    ds, plain = make_ct(1), make_ct(1)
    if syntax.is_encapsulated:
        ds.compress(syntax, generate_instance_uid=False)
    if syntax == ExplicitVRBigEndian:
        ds = turn_big(ds)
    ds.file_meta.TransferSyntaxUID = syntax
    store(ds, images)
    stored = (get_root() / Instance.objects.get().path).read_bytes()
    assert forward_to(peer.pk) == 1
    (sent,) = (pydicom.dcmread(BytesIO(body), force=True) for _, body in archive.received)
    assert (sent.PixelData, sent.SOPInstanceUID, sent.Rows) == (plain.PixelData, plain.SOPInstanceUID, plain.Rows)
    assert (get_root() / Instance.objects.get().path).read_bytes() == stored


@pytest.mark.parametrize(
    ("syntax", "code"),
    [(RLELossless, "imaging.forward_not_recoded"), (MPEG4HP41, "imaging.forward_not_accepted")],
)
def test_what_cannot_be_decoded_is_parked_with_its_reason(peer, archive, images, syntax, code):
    ds = make_ct(1)
    if syntax.is_encapsulated:
        ds.PixelData = encapsulate([b"no run lengths"])
        ds["PixelData"].is_undefined_length = True
    ds.file_meta.TransferSyntaxUID = syntax
    store(ds, images)
    store(make_ct(2), images)
    assert forward_to(peer.pk) == 1
    assert ForwardItem.objects.get(status="parked").reason["code"] == code
