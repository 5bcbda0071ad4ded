import threading
from collections.abc import Iterator

import pytest

from apps.devices.public import seed_demo as seed_devices
from apps.devices.public import seed_starter as seed_device_rules
from apps.imaging.public import open_acceptor, seed_demo
from apps.imaging.services import asking
from apps.imaging.services.arriving import KNOWN
from apps.safety.public import seed_starter as seed_safety
from tests.builders.pathway import seed_department


@pytest.fixture
def images(settings, tmp_path):
    """An image store of this test's own."""
    settings.RADFLOW_IMAGES = tmp_path / "images"
    KNOWN.forget()
    asking.forget()
    return settings.RADFLOW_IMAGES


@pytest.fixture
def site_id(db, images) -> int:
    site = seed_department()
    seed_device_rules()
    seed_devices()
    seed_safety()
    seed_demo(with_past_doses=False)
    return site


@pytest.fixture
def port(site_id) -> Iterator[int]:
    """A real listener on a free port; the test must use `transactional_db`."""
    acceptor = open_acceptor(host="127.0.0.1", port=0, ae_title="RADFLOW")
    acceptor.limits = acceptor.limits.__class__(min_free_bytes=0)
    thread = threading.Thread(target=acceptor.serve, daemon=True)
    thread.start()
    yield acceptor.port
    acceptor.stop(grace_s=0.5)
    thread.join(3)
