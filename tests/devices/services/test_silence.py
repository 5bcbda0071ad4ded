"""Silence is counted in the time that somebody listened: over restarts, and over outages of our own."""

import time
from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.devices.models import Alarm
from apps.devices.public import Intake

pytestmark = pytest.mark.django_db


def silent_for(intake: Intake, seconds: float, *, steps: int = 1) -> None:
    """Time in which the ingester listens and nothing comes."""
    for _ in range(steps):
        intake.fleet.listening.s += seconds / steps
        intake.tick()


def restart(intake: Intake) -> Intake:
    """A clean end or a kill: only what was committed is left."""
    del intake
    return Intake()


def test_a_silence_goes_on_over_restarts(mr2, make_message):
    """Its 120 s are counted over all processes together, and no restart gives the device its whole time again."""
    at, intake = clock.now(), Intake()
    intake.store([make_message(1, {"water_flow": 90.0}, t=at)])
    for _ in range(4):
        silent_for(intake, 28)
        intake = restart(intake)
    intake.tick()
    assert not Alarm.objects.exists()
    silent_for(intake, 9)
    assert Alarm.objects.get().raised_at == at + timedelta(seconds=120)
    silent_for(restart(intake), 500)
    assert Alarm.objects.count() == 1


def room_temp_hold(intake: Intake) -> float:
    memory = intake.fleet.evaluator.memory("no_data", "MR-2/room_temp")
    return memory.due - memory.last_t


def test_time_in_which_nobody_listened_is_no_silence(mr2, make_message, monkeypatch):
    """Neither a dead ingester nor a dead broker makes devices silent that could not be heard: they keep what was left of their time."""
    intake = Intake()
    intake.store([make_message(1, {"water_flow": 90.0, "room_temp": 20.0})])
    silent_for(intake, 100)
    intake.store([make_message(2, {"room_temp": 20.0}, t=clock.now() + timedelta(seconds=1))])
    later = time.monotonic() + 7200
    monkeypatch.setattr(time, "monotonic", lambda: later)
    intake = restart(intake)
    for connected in (True, False, True):
        later += 7200
        intake.tick(connected=connected)
    assert not Alarm.objects.exists()
    silent_for(intake, 21)
    assert Alarm.objects.get().channel.code == "water_flow"
    hold_s = room_temp_hold(intake)
    silent_for(intake, hold_s - 22)
    assert Alarm.objects.count() == 1
    silent_for(intake, 2)
    assert Alarm.objects.count() == 2


def test_a_process_that_was_held_up_did_not_listen(mr2, make_message, monkeypatch):
    intake, later = Intake(), time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: later)
    intake.store([make_message(1, {"water_flow": 90.0})])
    for step in (0, 9, 3600):
        later += step
        intake.tick()
    assert intake.fleet.listening.s == pytest.approx(9 + 10)


def test_late_readings_prove_over_a_restart_that_a_channel_speaks(mr2, make_message, minutes):
    """A device whose clock was set back an hour judges nothing for an hour, and is not silent."""
    intake = Intake()
    intake.store([make_message(1, {"water_flow": 90.0}, t=minutes(59))])
    silent_for(intake, 110)
    intake.store([make_message(2, {"water_flow": 90.0}, t=minutes(1))])
    silent_for(restart(intake), 110)
    assert not Alarm.objects.exists()
