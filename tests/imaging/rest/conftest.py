import pytest
from django.test import Client

from apps.imaging.rest.dicomweb import base
from tests.builders.http import client_of
from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.test_images import store


@pytest.fixture
def reader(site_id, images) -> Client:
    """A radiologist; a series of three slices is stored."""
    base.sittings.forget()
    for n in (1, 2, 3):
        assert store(make_ct(n), images) == 0
    return client_of("radiologist")
