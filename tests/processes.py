"""How several processes share the tests: the journeys are one piece, which is begun first; any other file is one."""

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not is_journey(item.nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log):
    from xdist.scheduler import LoadScopeScheduling

    class JourneysApart(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "journeys" if is_journey(nodeid) else nodeid.split("::", 1)[0]

    config.option.loadscopereorder = False
    return JourneysApart(config, log)


def is_journey(nodeid: str) -> bool:
    return nodeid.startswith("tests/journeys/")
