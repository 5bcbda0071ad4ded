import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.department import Machine
from tests.department import Department, wait_until
from tests.journeys.people import make_setting
from tests.processes import find_department

_running: dict[str, Department] = {}


@pytest.fixture(scope="session")
def department() -> Iterator[Department]:
    """One running department with demo data, shared by all journeys of a run: a journey makes the patients it needs."""
    for department in _run("department"):
        machine = Machine(make_setting(department))
        wait_until(lambda: machine.get("/api/clock")["simulated"], timeout_s=60, what="the day begins")
        yield department


@pytest.fixture(scope="session")
def quiet() -> Iterator[Department]:
    """The demonstration's people and devices without the simulator's patients."""
    yield from _run("quiet", RADFLOW_SIMULATOR="off")


@pytest.fixture(scope="session")
def bare() -> Iterator[Department]:
    """As a hospital begins: no demonstration. Its tests leave it running, whatever they killed."""
    yield from _run("bare", RADFLOW_DEMO="0")


def _run(name: str, **settings: str) -> Iterator[Department]:
    with tempfile.TemporaryDirectory(prefix=f"radflow-{name}-") as folder:
        department = Department(Path(folder) / "var", **settings)
        try:
            department.start()
            _running[name] = department
            yield department
        finally:
            department.remove()
            _running.pop(name, None)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """A department ends with the last of its tests: it would take its share of the machine from every test after it."""
    for name in [*_running]:
        if not nextitem or find_department(nextitem.nodeid) != name:
            _running.pop(name).remove()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The first journey waits for the department to start; on a busy machine that takes minutes."""
    for item in items:
        if "journeys" in item.path.parts and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(600))
