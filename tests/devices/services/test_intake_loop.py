"""One message that our own code cannot bear is set aside; the rest of its batch is stored and everything is acknowledged."""

from threading import Event

import pytest
from django.db import connection

from apps.devices.drivers.mqtt import Arrival
from apps.devices.models import Alarm, DeadLetter
from apps.devices.services import intake, intake_loop
from apps.devices.services.intake_loop import IntakeLoop
from apps.devices.services.live import LivePublisher

pytestmark = pytest.mark.django_db


class Line:
    """The broker's side: what was acknowledged."""

    def __init__(self) -> None:
        self.acknowledged: list[int] = []

    def acknowledge(self, arrivals: list[Arrival]) -> None:
        self.acknowledged += [one.mid for one in arrivals]

    def publish(self, messages, *, retain: bool = True) -> None:
        list(messages)


def test_a_fault_of_ours_in_one_message_ends_nothing(mr2, make_message, monkeypatch):
    poison = make_message(2, {"water_flow": 91.0})
    real = intake_loop.Intake.store

    def store(intake, pairs, **how):
        if poison in pairs:
            raise KeyError("never thought of")
        return real(intake, pairs, **how)

    monkeypatch.setattr(intake_loop.Intake, "store", store)
    loop = IntakeLoop(line := Line(), LivePublisher("redis://127.0.0.1:1/0"), Event(), holds=lambda: True)
    messages = [make_message(1, {"water_flow": 90.0}), poison, make_message(3, {"water_flow": 92.0})]
    loop._store([Arrival(topic, payload, mid, 1, 1) for mid, (topic, payload) in enumerate(messages)])
    with connection.cursor() as cursor:
        cursor.execute("SELECT value FROM devices_reading ORDER BY value")
        assert [value for (value,) in cursor.fetchall()] == [90.0, 92.0]
    assert DeadLetter.objects.get().reason["code"] == "devices.cannot_store"
    assert line.acknowledged == [0, 1, 2]


def test_time_passes_for_nobody_while_a_backlog_drains(mr2, make_message, minutes, monkeypatch):
    """A dip of half a minute that lies in the backlog is no alarm, though its hold was over long ago by the clock."""
    monkeypatch.setattr(intake_loop, "WINDOW", 2)
    monkeypatch.setattr(intake_loop, "SILENCE_AFTER_S", -1.0)
    monkeypatch.setattr(intake_loop, "TICK_S", 0.0)
    loop = IntakeLoop(line := Line(), LivePublisher("redis://127.0.0.1:1/0"), Event(), holds=lambda: True)
    line.connected = True

    def take(*rows: tuple[int, float, float]) -> None:
        messages = [make_message(seq, {"water_flow": value}, t=minutes(at)) for seq, at, value in rows]
        loop._store([Arrival(topic, payload, n, 1, 1) for n, (topic, payload) in enumerate(messages)])
        loop._tick()

    take((1, 0, 90.0), (2, 1, 40.0))
    take((3, 1.5, 90.0), (4, 3, 90.0))
    assert not Alarm.objects.exists()
    take((5, 5, 40.0))
    assert not Alarm.objects.exists()  # its follower may be on its way
    monkeypatch.setattr(intake, "QUIET_S", -1.0)
    loop._tick()
    assert Alarm.objects.get().rule == "water.flow_low"
