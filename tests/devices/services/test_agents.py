"""An agent that left or fell silent: one alarm a device, muted in planned work, closed when it is back."""

from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.devices.models import Alarm, AlarmEvent, DeviceStream, Downtime
from apps.devices.public import Intake, check_agents, get_device

pytestmark = pytest.mark.django_db
MIN = timedelta(minutes=1)


@pytest.fixture
def stream(fleet) -> DeviceStream:
    now = clock.now()
    return DeviceStream.objects.create(
        device=get_device("MR-2"), boot="b1", first_at=now, last_at=now, agent_at=now, agent_online=True,
        agent={"agent": "radflow-edge 1.0", "held": 7, "dropped": 0, "offset_s": 0.1},
    )  # fmt: skip


def change(stream: DeviceStream, **facts) -> None:
    DeviceStream.objects.filter(pk=stream.pk).update(**facts)


def test_the_last_will_opens_one_alarm_and_being_back_closes_it(stream):
    now = clock.now()
    assert check_agents(now + 4 * MIN) == 0
    change(stream, agent_online=False)
    assert (check_agents(now + MIN), check_agents(now + 2 * MIN)) == (1, 0)
    alarm = Alarm.objects.get(rule="agent.offline")
    assert (alarm.device.code, alarm.channel, alarm.severity, alarm.cause) == ("MR-2", None, "medium", "agent")
    assert alarm.reason["code"] == "devices.agent_left" and alarm.reason["params"]["held"] == 7
    change(stream, agent_online=True)
    assert check_agents(now + 3 * MIN) == 1
    alarm.refresh_from_db()
    assert (alarm.state, alarm.cleared_at) == ("cleared", now + 3 * MIN)
    assert list(AlarmEvent.objects.values_list("to_state", flat=True)) == ["active", "cleared"]


def test_silence_opens_it_and_any_word_closes_it(stream):
    now = clock.now()
    assert (check_agents(now + 4.9 * MIN), check_agents(now + 6 * MIN)) == (0, 1)
    assert Alarm.objects.get().reason["code"] == "devices.agent_silent"
    change(stream, last_at=now + 7 * MIN)
    assert check_agents(now + 8 * MIN) == 1
    assert Alarm.objects.get().state == "cleared"


def test_planned_work_mutes_it(stream):
    now = clock.now()
    Downtime.objects.create(device=stream.device, started_at=now, cause="planned", started_by="x")
    change(stream, agent_online=False)
    assert check_agents(now) == 1
    assert (Alarm.objects.get().muted, Alarm.objects.get().told_at) == (True, None)


def test_the_intake_leaves_it_open(stream, mr2, make_message):
    change(stream, agent_online=False)
    check_agents(clock.now())
    Intake().store([make_message(1, {"water_flow": 110.0})])
    assert Alarm.objects.get(rule="agent.offline").cleared_at is None


def test_a_sender_without_an_agent_and_a_retired_device_raise_none(stream):
    change(stream, agent=None, agent_online=None)
    assert check_agents(clock.now() + 99 * MIN) == 0
    change(stream, agent={"agent": "x"}, agent_online=False)
    type(stream.device).objects.filter(pk=stream.device_id).update(life_cycle="retired")
    assert check_agents(clock.now()) == 0
