import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.department import Department
from tests.processes import SHARED_DEPARTMENT

_running: list[Department] = []


@pytest.fixture(scope="session")
def department() -> Iterator[Department]:
    """One running department with demo data, shared by all journeys of a run: a journey makes the patients it needs."""
    with tempfile.TemporaryDirectory(prefix="radflow-journey-") as folder:
        department = Department(Path(folder) / "var")
        try:
            department.start()
            _running.append(department)
            yield department
        finally:
            _stop(department)


def _stop(department: Department) -> None:
    department.remove()
    _running.clear()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """The simulated day ends with the last journey: it would take its share of the machine from every test after it."""
    if _running and not (nextitem and nextitem.nodeid.startswith(SHARED_DEPARTMENT)):
        _stop(_running[0])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The first journey waits for the department to start; on a busy machine that takes minutes."""
    for item in items:
        if "journeys" in item.path.parts and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(600))
