"""Foreign programs that some tests talk to: without them those tests are deselected and counted, or fail where CI requires them."""

import os
import shutil

import pytest

PROGRAMS = {
    "dcmtk": ("storescu", "findscu", "echoscu", "getscu", "movescu", "storescp"),
    "orthanc": ("Orthanc",),
    "dicom3tools": ("dciodvfy",),
    "mosquitto": ("mosquitto_pub", "mosquitto_sub"),
    "chromium": ("chromium",),
    "node": ("node",),
    "poppler": ("pdftotext",),
}
REQUIRED = os.environ.get("RADFLOW_REQUIRE_PEERS") == "1"
_left_out: dict[str, int] = {}


def is_present(peer: str) -> bool:
    path = f"{os.environ.get('PATH', '')}:/usr/sbin"
    return all(shutil.which(program, path=path) for program in PROGRAMS[peer])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    kept, dropped = [], []
    for item in items:
        missing = sorted({p for mark in item.iter_markers("peer") for p in mark.args if not is_present(p)})
        if missing and not REQUIRED:
            dropped.append(item)
            for peer in missing:
                _left_out[peer] = _left_out.get(peer, 0) + 1
        else:
            kept.append(item)
    if dropped:
        config.hook.pytest_deselected(items=dropped)
        items[:] = kept


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    missing = sorted({p for mark in item.iter_markers("peer") for p in mark.args if not is_present(p)})
    if missing:
        pytest.fail(f"required here but not installed: {', '.join(missing)}", pytrace=False)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process of several tells the one that sums up."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = _left_out


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node) -> None:
    _left_out.update(getattr(node, "workeroutput", {}).get("left_out", {}))


def pytest_terminal_summary(terminalreporter) -> None:
    if _left_out:
        words = ", ".join(f"{peer} ({count})" for peer, count in sorted(_left_out.items()))
        terminalreporter.write_line(f"peers absent, their tests deselected: {words}")
