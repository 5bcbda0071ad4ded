"""A body is read up to what some endpoint would take, whoever sends it."""

import asyncio
import json
import threading

import pytest
from django.core.signals import request_finished, request_started
from django.http import HttpResponse, StreamingHttpResponse, UnreadablePostError

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


def ask(view, answers: list[dict] | None = None) -> list[dict]:
    """What the handler sends when this view stands behind it."""
    handler, answers = OneHopHandler(), [] if answers is None else answers
    handler._middleware_chain = view

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        answers.append(message)

    asyncio.run(handler(dict(SCOPE), receive, send))
    return answers


def test_signals_and_view_run_in_one_thread_and_the_request_is_finished_before_it_is_sent():
    seen = []

    def note(sender, **_):
        seen.append(threading.get_ident())

    def view(request):
        note(None)
        return HttpResponse("done")

    for signal in (request_started, request_finished):
        signal.connect(note)
    try:
        start, body = ask(view)
    finally:
        for signal in (request_started, request_finished):
            signal.disconnect(note)
    assert (start["status"], body["body"]) == (200, b"done")
    assert len(seen) == 3 and set(seen) == {seen[0]} and seen[0] != threading.get_ident()


def test_a_streamed_answer_goes_out_part_by_part():
    answers: list[dict] = []
    made, sent_before = set(), []

    def parts():
        for number in range(3):
            sent_before.append(len(answers))
            made.add(threading.get_ident())
            yield f"{number};".encode()

    ask(lambda request: StreamingHttpResponse(parts()), answers)
    assert [answer.get("body") for answer in answers[1:]] == [b"0;", b"1;", b"2;", None]
    assert sent_before == [1, 2, 3]
    assert len(made) == 1


@pytest.mark.django_db(transaction=True)
def test_a_body_of_usual_size_reaches_the_department():
    answers, taken = send_parts(3)
    assert (answers[0]["status"], taken) == (404, 3)


def upload(view, parts: list[dict]) -> tuple[list[dict], int]:
    """What is answered to a body of these parts, and how many of them were taken."""
    handler, answers, taken = OneHopHandler(), [], 0
    handler._middleware_chain = view

    async def receive():
        nonlocal taken
        taken += 1
        return {"type": "http.request", "body": b"", "more_body": True} | parts[taken - 1]

    async def send(message):
        answers.append(message)

    scope = SCOPE | {"path": "/dicom-web/studies/1.2"}
    asyncio.run(handler(dict(scope), receive, send))
    return answers, taken


def test_an_uploaded_study_is_read_by_its_view_as_it_arrives():
    parts = [{"body": b"x" * 3_000_000}, {"body": b"y" * 3_000_000}, {"body": b"end", "more_body": False}]
    (start, body), taken = upload(lambda request: HttpResponse(str(len(request.read()))), parts)
    assert (start["status"], body["body"], taken) == (200, b"6000003", 3)
    assert b"Connection" not in dict(start["headers"])


def test_a_body_that_its_view_does_not_want_is_not_waited_for():
    (start, _), taken = upload(lambda request: HttpResponse(status=403), [{"body": b"x"}])
    assert (start["status"], dict(start["headers"])[b"Connection"], taken) == (403, b"close", 0)


def test_a_view_learns_that_the_caller_went_away():
    def view(request):
        with pytest.raises(UnreadablePostError):
            while request.read(1000):
                pass
        return HttpResponse(status=400)

    (start, _), _ = upload(view, [{"body": b"x" * 1500}, {"type": "http.disconnect"}])
    assert start["status"] == 400
