import asyncio
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.common.kernel.errors import NotFound
from apps.dashboards.engine.board import apply, diff
from apps.dashboards.engine.outlet import LONGEST, Outlet, gap_frame
from apps.dashboards.selectors.topics import get_topic_site, parse_topic
from apps.dashboards.services.hub import Hub
from apps.devices.public import get_device
from apps.devices.public import seed_demo as seed_devices
from apps.devices.public import seed_starter as seed_device_rules
from tests.builders.pathway import seed_department

ITEMS = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 3))
BOARDS = st.builds(lambda items, n: {"items": items, "n": n}, ITEMS, st.integers(0, 2))


@given(BOARDS, BOARDS)
def test_a_delta_turns_the_old_state_into_the_new(old, new):
    delta = diff(old, new)
    assert (delta is None) == (old == new)
    assert apply(old, delta or {}) == new


def read(outlet: Outlet) -> list[dict]:
    frames = [json.loads(text) for _, _, text in outlet.frames]
    outlet.frames.clear()
    return frames


def run(scenario):
    async def main():
        hub = Hub(build=lambda name: json.loads(json.dumps(scenario.state)))
        hub.start = lambda: None
        await scenario(hub)

    asyncio.run(main())


class scenario:
    state: dict = {}

    def __init__(self, function):
        self.function = function
        self.state = {"items": {"1": {"v": 1}}}

    async def __call__(self, hub):
        await self.function(hub, self)


def test_a_reader_gets_the_state_then_changes_numbered_without_holes():
    @scenario
    async def play(hub, world):
        outlet = Outlet()
        key = hub.attach(outlet)
        await hub.subscribe(key, "exams:1")
        world.state = {"items": {"1": {"v": 2}, "2": {"v": 1}}}
        await hub._refresh(hub.topics["exams:1"])
        await hub._refresh(hub.topics["exams:1"])
        hub.note({"topic": "exams:1", "type": "call", "data": {"ticket": "C12"}})
        snapshot, delta, call = read(outlet)
        assert (snapshot["type"], snapshot["seq"], snapshot["data"]) == ("snapshot", 0, {"items": {"1": {"v": 1}}})
        assert (delta["type"], delta["seq"]) == ("delta", 1)
        assert delta["data"] == {"upsert": {"1": {"v": 2}, "2": {"v": 1}}}
        assert (call["type"], call["seq"], call["data"]) == ("call", 2, {"ticket": "C12"})

        late = Outlet()
        await hub.subscribe(hub.attach(late), "exams:1")
        (second,) = read(late)
        assert second["seq"] == 2 and second["data"] == world.state

        hub.detach(key)
        assert hub.topics["exams:1"].outlets and outlet.frames == type(outlet.frames)()

    run(play)


def test_an_announcement_marks_only_topics_that_somebody_reads():
    @scenario
    async def play(hub, world):
        key = hub.attach(Outlet())
        await hub.subscribe(key, "exams:1")
        hub.note({"dirty": ["exams:1", "exams:2"]})
        assert hub.topics["exams:1"].dirty and "exams:2" not in hub.topics
        hub.unsubscribe(key, "exams:1")
        assert hub.topics == {}

    run(play)


def test_a_board_that_cannot_be_built_keeps_its_last_state():
    @scenario
    async def play(hub, world):
        outlet = Outlet()
        await hub.subscribe(hub.attach(outlet), "exams:1")
        hub.build = lambda name: 1 / 0
        await hub._refresh(hub.topics["exams:1"])
        assert [f["type"] for f in read(outlet)] == ["snapshot"]
        assert hub.topics["exams:1"].state == {"items": {"1": {"v": 1}}}

    run(play)


def test_a_slow_reader_is_told_of_the_gap_and_misses_no_alarm():
    outlet = Outlet()
    outlet.put("alarms:1", "alarm", "A1")
    for n in range(LONGEST):
        outlet.put("exams:1", "delta", str(n))
    outlet.put("alarms:1", "alarm", "A2")
    kept = [text for _, _, text in outlet.frames]
    assert kept[:2] == ["A1", gap_frame("exams:1")] and kept[-1] == "A2"
    assert len(outlet.frames) < LONGEST


@pytest.mark.parametrize(
    "name", ["", "exams", "exams:", "exams:x", "exams:-1", "kings:1", None, 7, "exams:" + "9" * 40, "exams:²"]
)
def test_a_topic_that_does_not_exist_is_refused(name):
    with pytest.raises(NotFound):
        parse_topic(name)


def test_topics_say_what_they_need():
    assert parse_topic("waiting:3").permission == "kiosk.board"
    assert parse_topic("exams:3").ref == 3


@pytest.mark.django_db
def test_a_topic_opens_with_the_grants_of_its_site():
    seed_department()
    seed_device_rules()
    seed_devices()
    device = get_device("MR-2")
    assert get_topic_site(parse_topic(f"device:{device.id}")) == device.room.site_id
    assert get_topic_site(parse_topic("alarms:12")) == 12
    with pytest.raises(NotFound):
        get_topic_site(parse_topic("device:999999"))
