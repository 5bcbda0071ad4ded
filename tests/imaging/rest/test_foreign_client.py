"""A foreign DICOMweb client against a real HTTP server: search, metadata, frames, objects, storing."""

import numpy as np
import pytest
import requests
from dicomweb_client.api import DICOMwebClient
from pydicom.uid import RLELossless

from apps.common.kernel.actor import Actor
from apps.directory.public import issue_token
from tests.imaging.drivers.objects import make_ct

pytestmark = pytest.mark.django_db(transaction=True)
STUDY, SERIES = "2.25.77", "2.25.78"


@pytest.fixture
def foreign(site_id, live_server) -> DICOMwebClient:
    session = requests.Session()
    _, words = issue_token(actor=Actor.system("test"), name="foreign", role="dicom_admin")
    session.headers["Authorization"] = f"Bearer {words}"
    return DICOMwebClient(url=f"{live_server.url}/dicom-web", session=session)


def test_it_stores_finds_and_gets_everything_back(foreign):
    packed = make_ct(3, size=64)
    plain = packed.PixelData
    packed.compress(RLELossless, generate_instance_uid=False)
    told = foreign.store_instances([make_ct(1), make_ct(2), packed])
    assert len(told.ReferencedSOPSequence) == 3 and "FailedSOPSequence" not in told

    (study,) = foreign.search_for_studies(search_filters={"PatientName": "wang*"}, fields=["StudyDescription"])
    assert study["0020000D"]["Value"] == [STUDY]
    assert len(foreign.search_for_series(STUDY)) == 1
    assert len(foreign.search_for_instances(STUDY, SERIES, limit=2, get_remaining=True)) == 3
    assert foreign.search_for_studies(search_filters={"PatientID": "NOBODY"}) == []

    metadata = foreign.retrieve_series_metadata(STUDY, SERIES)
    assert [row["00200013"]["Value"] for row in metadata] == [[1], [2], [3]]
    (frame,) = foreign.retrieve_instance_frames(STUDY, SERIES, f"{SERIES}.1", [1])
    assert frame == make_ct(1).PixelData
    (frame,) = foreign.retrieve_instance_frames(STUDY, SERIES, f"{SERIES}.3", [1])
    assert frame == plain
    place = metadata[1]["7FE00010"]["BulkDataURI"].partition("/dicom-web")[2]  # its Host header names no port
    assert b"".join(foreign.retrieve_bulkdata(f"{foreign.base_url}{place}")) == make_ct(2).PixelData

    found = {ds.SOPInstanceUID: ds for ds in foreign.retrieve_study(STUDY)}
    assert len(found) == 3
    assert np.array_equal(found[f"{SERIES}.3"].pixel_array.tobytes(), plain)
    assert foreign.retrieve_instance(STUDY, SERIES, f"{SERIES}.2").PixelData == make_ct(2).PixelData
    assert (
        foreign.retrieve_instance_rendered(STUDY, SERIES, f"{SERIES}.1", media_types=("image/png",))[:4] == b"\x89PNG"
    )
