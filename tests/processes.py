"""How several processes share the tests: the longest pieces are begun first, so that no process ends long before the others.

All tests of one department are one piece; any other file is one. Starting a department takes about as long as a drill in it.
Journeys wait most of the time, and a browser on a busy machine waits too long: whoever does anything else steps back behind them.
"""

import os

import pytest

DEPARTMENTS = {
    "department": ("tests/journeys/test_browser.py", "tests/journeys/test_alarm.py"),
    "quiet": ("tests/journeys/test_dicom_drill.py", "tests/journeys/test_main_job.py"),
    "bare": ("tests/journeys/test_kill_drills.py", "tests/journeys/test_operations.py"),
}
"""The fixture of each department, and who shares it."""
LONG = ("tests/journeys/", "tests/architecture/test_api_fuzz.py")
BEHIND = 5  # steps of nice(2)


def find_department(nodeid: str) -> str | None:
    return next((name for name, files in DEPARTMENTS.items() if nodeid.startswith(files)), None)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    order = [*DEPARTMENTS, None]
    items.sort(key=lambda item: (order.index(find_department(item.nodeid)), not item.nodeid.startswith(LONG)))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    is_shared = "PYTEST_XDIST_WORKER" in os.environ
    if is_shared and os.nice(0) < BEHIND and find_department(item.nodeid) != "department":
        os.nice(BEHIND - os.nice(0))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log):
    from xdist.scheduler import LoadScopeScheduling

    class LongestFirst(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return find_department(nodeid) or nodeid.split("::", 1)[0]

    config.option.loadscopereorder = False
    return LongestFirst(config, log)
