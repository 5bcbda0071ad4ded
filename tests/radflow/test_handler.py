"""A body is read up to what some endpoint would take, whoever sends it."""

import asyncio
import json

import pytest

from radflow.handler import MOST_BYTES, OneHopHandler

SCOPE = {
    "type": "http", "method": "POST", "path": "/api/nowhere", "query_string": b"", "server": ("localhost", 80),
    "headers": [(b"host", b"localhost"), (b"content-type", b"application/json")],
}  # fmt: skip


def send_parts(n_parts: int, part: bytes = b"x" * 65_536) -> tuple[list[dict], int]:
    """What is answered, and how many parts were taken."""
    answers, taken = [], 0

    async def receive():
        nonlocal taken
        if taken == n_parts:
            await asyncio.sleep(3600)
        taken += 1
        return {"type": "http.request", "body": part, "more_body": taken < n_parts}

    async def send(message):
        answers.append(message)

    asyncio.run(OneHopHandler()(dict(SCOPE), receive, send))
    return answers, taken


@pytest.mark.django_db
def test_an_endless_body_is_refused_before_it_fills_the_disk():
    (start, body), taken = send_parts(10_000)
    assert start["status"] == 413 and dict(start["headers"])[b"content-type"] == b"application/problem+json"
    assert json.loads(body["body"])["code"] == "common.too_large"
    assert taken == MOST_BYTES // 65_536 + 1


@pytest.mark.django_db(transaction=True)
def test_a_body_of_usual_size_reaches_the_department():
    answers, taken = send_parts(3)
    assert (answers[0]["status"], taken) == (404, 3)
