"""The editor's socket says what REST says, to whom REST says it."""

import asyncio
import json

import pytest
from asgiref.testing import ApplicationCommunicator

from apps.dashboards.consumers.checks import CheckConsumer
from apps.dashboards.public import parse_editor_text
from tests.builders.desk import Browser
from tests.builders.pathway import seed_department
from tests.builders.reports import CLEAN, make_acquired, make_person

WRONG = {**CLEAN, "impression": "左肺上叶结节。"}
GOOD = {"op": "check", "n": 1, "report": 1, "findings": "", "impression": ""}


@pytest.mark.parametrize(
    "change",
    [{"op": "say"}, {"n": "1"}, {"report": -1}, {"findings": 3}, {"impression": "长" * 50_001}, {"stage": "audit"}],
)
def test_a_frame_that_is_none_is_not_read(change):
    assert parse_editor_text(GOOD) is not None
    assert parse_editor_text(GOOD | change) is None


async def ask(session, *frames: dict) -> list[dict]:
    scope = {"type": "websocket", "path": "/ws/checks", "headers": [], "session": session}
    socket = ApplicationCommunicator(CheckConsumer.as_asgi(), scope)
    await socket.send_input({"type": "websocket.connect"})
    answers = [await socket.receive_output(20)]
    for frame in frames:
        await socket.send_input({"type": "websocket.receive", "text": json.dumps(frame)})
        answers.append(await socket.receive_output(20))
    if not frames:
        answers.append(await socket.receive_output(20))
    await socket.send_input({"type": "websocket.disconnect", "code": 1000})
    return [json.loads(row["text"]) if "text" in row else row for row in answers[1:]]


@pytest.mark.django_db(transaction=True)
def test_who_may_read_the_report_gets_what_rest_says():
    seed_department()
    make_person("rad-a", "radiologist", "吴敏")
    browser = Browser("rad-a", "en")
    report = browser.send("post", "/api/reports", {"exam_ids": [make_acquired().id]}).json()
    body = {name: WRONG[name] for name in ("findings", "impression")} | {"stage": "sign"}
    told = browser.send("post", f"/api/reports/{report['id']}/check", body).json()
    frame = body | {"op": "check", "n": 7, "report": report["id"], "language": "en"}
    session = browser.session
    checked, missing, bad = asyncio.run(ask(session, frame, frame | {"report": 10**9}, {"op": "?"}))
    assert (checked["n"], checked["type"], len(told)) == (7, "checked", 1)
    (found,) = checked["findings"]
    assert {name: found[name] for name in told[0]} == told[0]
    assert (missing["type"], missing["reason"]["code"]) == ("refused", "reporting.report_missing")
    assert bad["reason"]["code"] == "dashboards.bad_frame"
    make_person("nurse-a", "nurse", "何洁")
    nurse = Browser("nurse-a")
    nurse.get("/api/session")
    (refused,) = asyncio.run(ask(nurse.session, frame))
    assert (refused["type"], refused["reason"]["code"]) == ("refused", "reporting.report_missing")


@pytest.mark.django_db(transaction=True)
def test_nobody_is_sent_away():
    seed_department()
    assert asyncio.run(ask(None))[0]["code"] == 4401
