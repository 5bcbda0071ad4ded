"""The socket itself: who reads which topic, asked over the wire of Channels."""

import asyncio
import json

import pytest
from asgiref.testing import ApplicationCommunicator

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.dashboards.consumers.live import LiveConsumer
from apps.dashboards.selectors.topics import PERMISSIONS
from apps.devices.public import get_device
from apps.devices.public import seed_demo as seed_devices
from apps.devices.public import seed_starter as seed_device_rules
from apps.directory.engine.roles import Role, load_table
from apps.directory.public import find_site_by_code, get_site, issue_token
from apps.scheduling.models import PlanRun
from tests.builders.pathway import seed_department

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def topics() -> dict[str, str]:
    """Name of each kind's topic at the main site."""
    site = seed_department()
    seed_device_rules()
    seed_devices()
    run = PlanRun.objects.create(
        site_id=site, first_day=clock.now().date(), days=1, seconds=5, asked_at=clock.now(), asked_by="test"
    )
    refs = {"device": get_device("MR-2").id, "plan": run.pk}
    return {kind: f"{kind}:{refs.get(kind, site)}" for kind in PERMISSIONS}


def token_of(role: str, site: str | None = None) -> str:
    at = get_site(find_site_by_code(site).id) if site else None
    return issue_token(actor=Actor.system("test"), name=f"{role}@{site}", role=role, site=at)[1]


class Socket(ApplicationCommunicator):
    def __init__(self) -> None:
        super().__init__(LiveConsumer.as_asgi(), {"type": "websocket", "path": "/ws/live", "headers": []})

    async def connect(self) -> None:
        await self.send_input({"type": "websocket.connect"})
        assert (await self.receive_output(20))["type"] == "websocket.accept"

    async def say(self, **frame) -> None:
        await self.send_input({"type": "websocket.receive", "text": json.dumps(frame)})

    async def hear(self) -> dict:
        return json.loads((await self.receive_output(20))["text"])


async def ask(token: str, names: list[str]) -> dict[str, str]:
    """The type of the first answer to each subscription, over one socket."""
    socket = Socket()
    await socket.connect()
    await socket.say(op="token", token=token)
    answers: dict[str, str] = {}
    for name in names:
        await socket.say(op="subscribe", topic=name)
        frame = await socket.hear()
        answers[name] = frame["type"]
        assert frame["topic"] == name
    await socket.send_input({"type": "websocket.disconnect", "code": 1000})
    await socket.wait(20)
    return answers


def test_a_role_reads_exactly_the_topics_of_the_table(topics):
    wrong = []
    for role in Role:
        answers = asyncio.run(ask(token_of(role), list(topics.values())))
        for kind, name in topics.items():
            may = role in load_table()[PERMISSIONS[kind]]["roles"]
            if answers[name] != ("snapshot" if may else "refused"):
                wrong.append(f"{role} {name}: {answers[name]}")
    assert wrong == []


def test_a_grant_at_another_site_reads_no_topic_of_this_one(topics):
    for role in (Role.HEAD, Role.TECHNOLOGIST, Role.DEVICE_ADMIN, Role.KIOSK):
        answers = asyncio.run(ask(token_of(role, "east"), list(topics.values())))
        assert set(answers.values()) == {"refused"}


def test_what_is_no_topic_is_refused_and_the_socket_lives_on(topics):
    names = ["kings:1", "device:999999", topics["exams"]]
    assert list(asyncio.run(ask(token_of(Role.HEAD), names)).values()) == ["refused", "refused", "snapshot"]


def test_a_wrong_token_ends_the_socket(topics):
    async def play() -> dict:
        socket = Socket()
        await socket.connect()
        await socket.say(op="token", token="rf_wrong")
        return await socket.receive_output(timeout=20)

    assert asyncio.run(play())["code"] == 4401
