from collections.abc import Iterator

import pytest

from tests.imaging.drivers.department import Department


@pytest.fixture
def department(tmp_path) -> Iterator[Department]:
    made = Department(tmp_path)
    made.port = made.start()
    yield made
    made.stop()
