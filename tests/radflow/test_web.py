"""Several web processes on one port: all of them answer, one that ends is replaced, none outlives the parent."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest

from tests.department import ROOT, find_free_ports, is_alive, wait_until

SCRIPT = """
import os, sys
import uvicorn
from radflow.services.web import Parent

async def answer(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": [(b"connection", b"close")]})
    await send({"type": "http.response.body", "body": str(os.getpid()).encode()})

Parent(uvicorn.Config(answer, port=int(sys.argv[1]), lifespan="off", log_level="warning"), 2).run()
"""


class Web:
    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        env = {**os.environ, "PYTHONPATH": f"{ROOT / 'platform'}:{ROOT}"}
        self.process = subprocess.Popen([sys.executable, "-c", SCRIPT, str(port)], cwd=ROOT, env=env)
        self.seen: set[int] = set()

    def ask(self) -> int | None:
        try:
            pid = int(httpx.get(self.url, timeout=5).text)
        except httpx.TransportError:
            return None
        self.seen.add(pid)
        return pid

    def wait_for(self, count: int) -> set[int]:
        """As many living processes that answered."""

        def living() -> set[int]:
            self.ask()
            return {pid for pid in self.seen if is_alive(pid)}

        wait_until(lambda: len(living()) == count, timeout_s=60, what=f"{count} processes answer")
        return living()


@pytest.fixture
def web() -> Iterator[Web]:
    started = Web(find_free_ports(1)[0])
    yield started
    started.process.kill()
    started.process.wait(30)


def test_both_answer_and_one_that_ends_is_replaced(web):
    first = web.wait_for(2)
    assert web.process.pid not in first
    os.kill(min(first), signal.SIGKILL)
    wait_until(lambda: not is_alive(min(first)), timeout_s=30, what="one is gone")
    second = web.wait_for(2)
    assert max(first) in second and min(first) not in second


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_none_outlives_the_parent(web, number):
    children = web.wait_for(2)
    web.process.send_signal(number)
    web.process.wait(30)
    wait_until(lambda: not any(map(is_alive, children)), timeout_s=30, what="the children are gone")
    assert web.ask() is None
