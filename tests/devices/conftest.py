import hashlib
import hmac
import json
from datetime import datetime, timedelta

import pytest

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.devices.models import DeviceKey
from apps.devices.public import get_device, seed_demo, seed_starter
from tests.builders.starter import seed_starter_data

SECRET = "s" * 43


@pytest.fixture
def actor() -> Actor:
    return Actor("person", "1", "张工", ("device_admin",))


@pytest.fixture
def fleet(db):
    seed_starter_data()
    seed_starter()
    seed_demo()


@pytest.fixture
def mr2(fleet):
    """MR-2 with a key."""
    device = get_device("MR-2")
    DeviceKey.objects.create(device=device, secret=SECRET, issued_at=clock.now(), issued_by="test")
    return device


def sign_foreign(body: dict, secret: str = SECRET) -> bytes:
    """Signed as docs/conformance/mqtt.md says, without the product's own code."""
    text = json.dumps(body)
    digest = hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()
    return (text[:-1] + f',"sig":"{digest}"}}').encode()


@pytest.fixture
def make_message():
    def make(
        seq: int, values: dict, *, t: datetime | None = None, device: str = "MR-2", boot: str = "b1", **extra
    ) -> tuple[str, bytes]:
        at = (t or clock.now()).isoformat()
        readings = [{"channel": c, "t": at, **(v if isinstance(v, dict) else {"v": v})} for c, v in values.items()]
        body = {"device": device, "boot": boot, "seq": seq, "sent_at": at, "readings": readings} | extra
        return f"radflow/v1/{device}/readings", sign_foreign(body)

    return make


@pytest.fixture
def minutes():
    start = clock.now() - timedelta(hours=1)
    return lambda n: start + timedelta(minutes=n)
