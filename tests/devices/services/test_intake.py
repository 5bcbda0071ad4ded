"""From signed messages to rows, alarms and a watermark: what is stored, what is set aside, what a restart changes (nothing)."""

from datetime import timedelta

import orjson
import pytest
from django.db import connection

from apps.common.events.models import OutboxEvent
from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid, Refused
from apps.devices.models import Alarm, AlarmEvent, AlarmOverride, DeadLetter, DeviceStream, QuarantinedReading
from apps.devices.public import (
    Intake,
    acknowledge_alarms,
    issue_device_key,
    reset_alarm,
    shelve_alarm,
    take_out_of_service,
)
from apps.devices.services import intake_fleet
from tests.devices.conftest import sign_foreign

pytestmark = pytest.mark.django_db


def rows() -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.code, r.seq, r.value, r.quality, r.original, r.original_unit FROM devices_reading r"
            " JOIN devices_channel c ON c.id = r.channel_id ORDER BY r.seq, c.code"
        )
        return cursor.fetchall()


def test_readings_are_stored_once(mr2, make_message):
    intake = Intake()
    first = make_message(1, {"water_flow": 90.0, "room_temp": {"v": 68.0, "unit": "[degF]"}})
    outcome = intake.store([first, first])
    assert (outcome.stored, outcome.watermarks) == (2, [("MR-2", "b1", 1)])
    assert intake.store([first]).stored == 0
    assert Intake().store([first]).stored == 0
    (temp, flow) = rows()
    assert flow == ("water_flow", 1, 90.0, 0, None, None)
    assert (temp[0], round(temp[2], 6), temp[4:]) == ("room_temp", 20.0, (68.0, "[degF]"))
    stream = DeviceStream.objects.get()
    assert (stream.watermark, stream.messages, stream.duplicates) == (1, 1, 3)


def test_watermark_waits_for_a_gap(mr2, make_message):
    intake = Intake()
    messages = {n: make_message(n, {"water_flow": 90.0 + n}) for n in range(1, 5)}
    assert intake.store([messages[1], messages[3]]).watermarks == [("MR-2", "b1", 1)]
    assert Intake().store([messages[4]]).watermarks == [("MR-2", "b1", 1)]
    assert Intake().store([messages[2]]).watermarks == [("MR-2", "b1", 4)]
    assert len(rows()) == 4


def test_what_fits_no_channel_waits_in_quarantine(mr2, make_message):
    message = make_message(
        1,
        {
            "water_flow": 90.0,
            "new_sensor": {"v": 3.0, "unit": "Cel"},
            "room_temp": {"v": 20.0, "unit": "L/min"},
            "room_humidity": {"v": 45.0, "t": (clock.now() + timedelta(hours=2)).isoformat()},
            "power": {"v": 9.0, "t": (clock.now() - timedelta(days=90)).isoformat()},
            "oxygen": {"v": 20.9, "unit": "parsec"},
        },
    )
    outcome = Intake().store([message])
    assert (outcome.stored, outcome.watermarks) == (1, [("MR-2", "b1", 1)])
    found = {row.channel_code: row.reason["code"] for row in QuarantinedReading.objects.all()}
    assert found == {
        "new_sensor": "devices.channel_unknown",
        "room_temp": "devices.unit_unfit",
        "room_humidity": "devices.time_in_future",
        "power": "devices.time_too_old",
        "oxygen": "devices.unit_unfit",
    }


def test_refused_messages_are_kept_with_their_reason_and_counted(mr2, make_message):
    good = make_message(1, {"water_flow": 90.0})
    bad = ("radflow/v1/MR-2/readings", good[1].replace(b"90.0", b"10.0"))
    outcome = Intake().store(
        [bad, ("radflow/v1/MR-2/readings", b"\x00\xff"), bad, good, ("radflow/v1/X-1/readings", b'{"device":"X-1"}')]
    )
    assert outcome.stored == 1
    letters = {row.reason["code"]: (row.count, row.topic) for row in DeadLetter.objects.all()}
    assert letters == {
        "devices.signature_wrong": (2, "radflow/v1/MR-2/readings"),
        "devices.not_json": (1, "radflow/v1/MR-2/readings"),
        "devices.unknown_device": (1, "radflow/v1/X-1/readings"),
    }


def test_a_flooding_device_is_held_back_and_its_watermark_with_it(mr2, make_message):
    intake = Intake()
    intake.fleet.settings |= {"max_messages_per_s": 0.001, "burst_messages": 2}
    outcome = intake.store(
        [make_message(n, {"water_flow": 90.0}, t=clock.now() + timedelta(milliseconds=n)) for n in range(1, 6)]
    )
    assert outcome.watermarks == [("MR-2", "b1", 2)]
    (letter,) = DeadLetter.objects.all()
    assert (letter.reason["code"], letter.count) == ("devices.too_fast", 3)


def flow(make_message, minutes, seq: int, minute: float, value: float) -> tuple[str, bytes]:
    return make_message(seq, {"water_flow": value}, t=minutes(minute))


def test_alarm_from_pending_to_cleared_over_restarts(mr2, make_message, minutes):
    steps = [(0, 90), (1, 40), (1.5, 40), (3, 40), (4, 90), (5, 90), (8, 90)]
    states = []
    for seq, (minute, value) in enumerate(steps, start=1):
        Intake().store([flow(make_message, minutes, seq, minute, value)])  # a new process for each message
        states.append(list(Alarm.objects.filter(rule="water.flow_low").values_list("state", flat=True)))
    assert states == [[], [], [], ["active"], ["recovering"], ["recovering"], ["cleared"]]
    alarm = Alarm.objects.get(rule="water.flow_low")
    assert (alarm.severity, alarm.cause, alarm.policy_version) == ("critical", "cooling", "devices.alarm_rules@2")
    assert alarm.raised_at == minutes(2)
    assert alarm.cleared_at == minutes(6)
    assert [(e.from_state, e.to_state, e.reason["code"]) for e in AlarmEvent.objects.filter(alarm=alarm)] == [
        ("pending", "active", "devices.limit_held"),
        ("active", "recovering", "devices.back_inside"),
        ("recovering", "cleared", "devices.recovered"),
    ]
    told = OutboxEvent.objects.filter(name__startswith="devices.alarm").order_by("id")
    assert [(e.name, e.payload["rule"]) for e in told if e.payload["rule"] == "water.flow_low"] == [
        ("devices.alarm_raised.v1", "water.flow_low"),
        ("devices.alarm_cleared.v1", "water.flow_low"),
    ]


def test_silence_opens_an_alarm_by_time_alone(mr2, make_message):
    intake = Intake()
    at = clock.now()
    intake.store([make_message(1, {"water_flow": 90.0}, t=at)])
    intake.fleet.heard["MR-2/water_flow"] -= 119
    intake.tick()
    assert Alarm.objects.count() == 0
    intake.fleet.heard["MR-2/water_flow"] -= 2
    intake.tick(silence=False)
    assert Alarm.objects.count() == 0
    intake.tick()
    intake.tick()
    alarm = Alarm.objects.get()
    assert (alarm.rule, alarm.raised_at) == ("no_data", at + timedelta(seconds=120))
    intake.store([make_message(2, {"water_flow": 90.0}, t=at + timedelta(seconds=125))])
    alarm.refresh_from_db()
    assert alarm.state == "cleared"


def test_a_backlog_that_drains_is_no_silence(mr2, make_message, minutes):
    intake = Intake()
    for n in (1, 2, 3):
        intake.store([make_message(n, {"water_flow": 90.0}, t=minutes(n * 10))])
        intake.tick()
    assert Alarm.objects.count() == 0


def test_planned_work_records_but_tells_nobody(mr2, make_message, minutes, actor):
    take_out_of_service(mr2.id, actor=actor, cause="planned")
    Intake().store([flow(make_message, minutes, n, n, 40) for n in (1, 2, 3)])
    assert Alarm.objects.get(rule="water.flow_low").muted is True
    assert not OutboxEvent.objects.filter(name="devices.alarm_raised.v1").exists()


def test_a_device_may_have_its_own_limit(mr2, make_message, minutes, actor):
    AlarmOverride.objects.create(
        device=mr2, rule="water.flow_low", on=35, source="vendor sheet", set_at=clock.now(), set_by="张工"
    )
    Intake().store([flow(make_message, minutes, n, n, 40) for n in (1, 2, 3)])
    assert Alarm.objects.count() == 0
    Intake().store([flow(make_message, minutes, n, n, 34) for n in (4, 5, 6)])
    assert Alarm.objects.get().rule == "water.flow_low"


def test_people_acknowledge_shelve_and_may_not_reset_what_clears_by_itself(mr2, make_message, minutes, actor):
    Intake().store([flow(make_message, minutes, n, n, 40) for n in (1, 2, 3)])
    alarm = Alarm.objects.get()
    assert acknowledge_alarms([alarm.id], actor=actor) == 1
    assert acknowledge_alarms([alarm.id], actor=actor) == 0
    alarm.refresh_from_db()
    assert alarm.acknowledged_by == "张工"
    with pytest.raises(Invalid):
        shelve_alarm(alarm.id, until=clock.now() - timedelta(minutes=1), actor=actor)
    shelve_alarm(alarm.id, until=clock.now() + timedelta(hours=1), actor=actor)
    with pytest.raises(Refused) as caught:
        reset_alarm(alarm.id, actor=actor)
    assert caught.value.reason.code == "devices.alarm_not_latched"


@pytest.mark.usefixtures("oxygen")
def test_latched_alarm_is_reset_by_a_person_and_opens_again(make_message, minutes, actor):
    intake = Intake()
    intake.store([make_message(1, {"oxygen": 19.0}, t=minutes(1)), make_message(2, {"oxygen": 20.9}, t=minutes(2))])
    alarm = Alarm.objects.get()
    assert (alarm.rule, alarm.state, alarm.latching) == ("mr.oxygen_low", "active", True)
    reset_alarm(alarm.id, actor=actor)
    intake.tick(silence=False)
    intake.store([make_message(3, {"oxygen": 19.0}, t=minutes(3))])
    assert list(Alarm.objects.order_by("id").values_list("state", flat=True)) == ["cleared", "active"]


@pytest.fixture
def oxygen(mr2, actor):
    """The rule for oxygen in the magnet's room is in force; it latches."""
    from apps.common.policy import activate_policy
    from apps.common.policy.models import PolicySet

    activate_policy(PolicySet.objects.get(code="devices.alarm_rules_proposed").id, actor=actor, source="site survey")


@pytest.mark.usefixtures("oxygen")
def test_a_reset_is_not_lost_when_a_reading_comes_before_the_next_tick(make_message, minutes, actor):
    intake = Intake()
    intake.store([make_message(1, {"oxygen": 19.0}, t=minutes(1)), make_message(2, {"oxygen": 20.9}, t=minutes(2))])
    reset_alarm(Alarm.objects.get().id, actor=actor)
    intake.store([make_message(3, {"oxygen": 20.9}, t=minutes(3))])
    intake.tick(silence=False)
    intake.store([make_message(4, {"oxygen": 19.0}, t=minutes(4))])
    assert list(Alarm.objects.order_by("id").values_list("state", flat=True)) == ["cleared", "active"]


@pytest.mark.usefixtures("oxygen")
def test_a_rule_that_believes_in_a_closed_alarm_opens_the_next_one(make_message, minutes):
    Intake().store([make_message(1, {"oxygen": 19.0}, t=minutes(1))])
    Alarm.objects.update(state="cleared", cleared_at=clock.now())  # its reset was lost
    intake = Intake()
    intake.tick(silence=False)
    intake.store([make_message(2, {"oxygen": 19.0}, t=minutes(2))])
    assert list(Alarm.objects.order_by("id").values_list("state", flat=True)) == ["cleared", "active"]


def test_an_alarm_that_nothing_judges_any_more_is_closed(mr2, make_message, minutes):
    intake = Intake()
    intake.store([flow(make_message, minutes, n, n, 40) for n in (1, 2, 3)])
    intake.tick(silence=False)
    alarm = Alarm.objects.get()
    assert alarm.state == "active"
    AlarmOverride.objects.create(device=mr2, rule=alarm.rule, enabled=False, source="not in use", set_at=clock.now())
    intake.fleet.forget()
    intake.tick(silence=False)
    alarm.refresh_from_db()
    assert (alarm.state, alarm.cleared_at is None) == ("cleared", False)
    assert alarm.events.last().reason["code"] == "devices.rule_gone"
    assert OutboxEvent.objects.filter(name="devices.alarm_cleared.v1").exists()


@pytest.mark.usefixtures("oxygen")
def test_a_reading_from_the_future_does_not_blind_its_rules(make_message):
    intake, now = Intake(), clock.now()
    intake.store([make_message(1, {"oxygen": 20.9}, t=now + timedelta(seconds=290))])
    intake.store([make_message(2, {"oxygen": 19.0}, t=now + timedelta(seconds=10))])
    assert Alarm.objects.get().rule == "mr.oxygen_low"


def test_a_device_whose_clock_is_ahead_is_judged_in_the_order_of_its_readings(mr2, make_message):
    intake, ahead = Intake(), clock.now() + timedelta(seconds=100)
    intake.store([make_message(n, {"water_flow": 40.0}, t=ahead + timedelta(seconds=n)) for n in (1, 2, 3)])
    memory = intake.fleet.evaluator.memory("water.flow_low", "MR-2/water_flow")
    assert (memory.state, memory.last_t) == ("pending", pytest.approx(clock.now().timestamp() + 5, abs=2))


def test_an_intake_that_is_some_seconds_behind_ends_no_hold_early(mr2, make_message):
    """The dip was over before its hold was; that reading waits in the queue when time passes."""
    intake, start = Intake(), clock.now() - timedelta(seconds=130)
    intake.store([make_message(1, {"water_flow": 40.0}, t=start)])
    intake.tick()
    intake.store([make_message(2, {"room_temp": 20.0}, t=start + timedelta(seconds=20))])
    intake.tick()
    intake.store([make_message(3, {"water_flow": 90.0, "room_temp": 20.0}, t=start + timedelta(seconds=50))])
    intake.tick()
    assert not Alarm.objects.exists()
    intake.store([make_message(4, {"water_flow": 40.0}, t=start + timedelta(seconds=52))])
    intake.store([make_message(5, {"room_temp": 20.0}, t=start + timedelta(seconds=120))])
    intake.tick()
    assert Alarm.objects.get().raised_at == start + timedelta(seconds=112)


def test_a_key_issued_a_moment_ago_is_known_at_once(mr2, make_message, actor, monkeypatch):
    intake = Intake()
    assert intake.store([make_message(1, {"water_flow": 90.0})]).stored == 1
    secret = issue_device_key(mr2.id, actor=actor).secret
    topic, payload = make_message(2, {"water_flow": 91.0})
    message = topic, sign_foreign({k: v for k, v in orjson.loads(payload).items() if k != "sig"}, secret)
    assert (
        intake.store([message]).stored == 0
    )  # what is known was read just now: a forger makes nobody read all the time
    monkeypatch.setattr(intake_fleet, "RETRY_S", 0.0)
    assert intake.store([message]).stored == 1
