"""How several processes share the tests: the longest pieces are begun first, so that no process ends long before the others.

All journeys of the department that they share are one piece; any other file is one. A drill has a department of its own.
Journeys wait most of the time, and a browser on a busy machine waits too long: whoever does anything else steps back behind them.
"""

import os

import pytest

SHARED_DEPARTMENT = ("tests/journeys/test_browser.py", "tests/journeys/test_alarm.py")
LONG = ("tests/journeys/", "tests/architecture/test_api_fuzz.py")
BEHIND = 5  # steps of nice(2)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: (not item.nodeid.startswith(SHARED_DEPARTMENT), not item.nodeid.startswith(LONG)))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    is_shared = "PYTEST_XDIST_WORKER" in os.environ
    if is_shared and os.nice(0) < BEHIND and not item.nodeid.startswith(SHARED_DEPARTMENT):
        os.nice(BEHIND - os.nice(0))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log):
    from xdist.scheduler import LoadScopeScheduling

    class LongestFirst(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "journeys" if nodeid.startswith(SHARED_DEPARTMENT) else nodeid.split("::", 1)[0]

    config.option.loadscopereorder = False
    return LongestFirst(config, log)
