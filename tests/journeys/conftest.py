import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.department import Department


@pytest.fixture(scope="session")
def department() -> Iterator[Department]:
    """One running department with demo data, shared by all journeys of a run: a journey makes the patients it needs."""
    with tempfile.TemporaryDirectory(prefix="radflow-journey-") as folder:
        department = Department(Path(folder) / "var")
        try:
            department.start()
            yield department
        finally:
            department.remove()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The first journey waits for the department to start; on a busy machine that takes minutes."""
    for item in items:
        if "journeys" in item.path.parts and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(600))
