"""Several ingesters share the devices by parts: nobody's reading is lost or judged twice, over kills and over a new number of parts."""

import time
from collections.abc import Iterator
from datetime import timedelta

import paho.mqtt.client as paho
import pytest
from django.db import connection
from paho.mqtt.enums import CallbackAPIVersion

from apps.common.kernel import clock
from apps.devices.engine.parts import list_parts
from apps.devices.models import Alarm, DeadLetter, Device, DeviceKey, DeviceStream, IntakeLayout
from apps.devices.services.intake_locks import PART_LOCK, check_owners
from benchmarks.telemetry_ingest import Mosquitto
from tests.department import find_free_ports, wait_until
from tests.devices.conftest import SECRET
from tests.devices.ingester.conftest import Ingester, count_rows

pytestmark = pytest.mark.servers
ROUNDS = 60


@pytest.fixture(params=["embedded", pytest.param("mosquitto", marks=pytest.mark.peer("mosquitto"))])
def any_broker(request, tmp_path):
    if request.param == "embedded":
        yield request.getfixturevalue("broker")
        return
    broker = Mosquitto(tmp_path / "mosquitto", *find_free_ports(1))
    broker.prepare()
    with (tmp_path / "mosquitto.log").open("wb") as log:
        child = broker.start(log)
    broker.wait(child)
    yield broker
    child.terminate()
    child.wait(10)


@pytest.fixture
def codes(fleet_with_key) -> list[str]:
    """Devices with a key each, some in each of two parts."""
    rows = list(Device.objects.exclude(code="MR-2"))
    DeviceKey.objects.bulk_create(
        DeviceKey(device=d, secret=SECRET, issued_at=clock.now(), issued_by="test") for d in rows
    )
    found = [d.code for d in rows] + ["MR-2"]
    assert all(any(map(part.owns, found)) for part in list_parts(2))
    return found


@pytest.fixture
def start(any_broker, tmp_path, monkeypatch) -> Iterator:
    """Ingesters of so many parts; whoever still runs at the end is killed."""
    made: list[Ingester] = []

    def begin(parts: int) -> Ingester:
        monkeypatch.setenv("RADFLOW_INGESTER_PARTS", str(parts))
        one = Ingester(any_broker.url(), tmp_path / f"ingester-{len(made)}.log")
        one.start()
        made.append(one)
        return one

    yield begin
    for one in made:
        if one.process and one.process.poll() is None:
            one.kill()


class Desk:
    """Publishes one reading of every device a round."""

    def __init__(self, broker, codes, make_message) -> None:
        self.codes, self.make, self.n = codes, make_message, 0
        self.begin = clock.now() - timedelta(minutes=50)
        self.client = paho.Client(CallbackAPIVersion.VERSION2, client_id="desk")
        if broker.passwords["devices"]:
            self.client.username_pw_set("devices", broker.passwords["devices"])
        self.client.connect("127.0.0.1", broker.port)
        self.client.loop_start()

    def publish(self, rounds: int) -> None:
        for _ in range(rounds):
            self.n += 1
            sent = [
                self.client.publish(
                    *self.make(self.n, {"room_temp": 21.0}, t=self.begin + timedelta(seconds=self.n), device=code),
                    qos=1,
                )
                for code in self.codes
            ]
            for one in sent:
                one.wait_for_publish(10)

    @property
    def total(self) -> int:
        return self.n * len(self.codes)


@pytest.fixture
def desk(any_broker, codes, make_message):
    has_room = set(Device.objects.filter(channels__code="room_temp").values_list("code", flat=True))
    desk = Desk(any_broker, [code for code in codes if code in has_room], make_message)
    assert len(desk.codes) > 3
    yield desk
    desk.client.disconnect()
    desk.client.loop_stop()


def wait_rows(desk: Desk, *ingesters: Ingester) -> None:
    words = "".join(one.log.read_text()[-600:] for one in ingesters)
    wait_until(lambda: count_rows() == desk.total, timeout_s=60, what=f"{desk.total} rows\n{words}")
    wait_until(
        lambda: set(DeviceStream.objects.values_list("watermark", flat=True)) == {desk.n},
        timeout_s=10,
        what="watermarks",
    )


def list_doctor() -> list[str]:
    return [reason.code for reason in check_owners()]


def test_each_has_its_devices_and_one_that_stands_by_takes_over(start, desk, any_broker):
    one, two = start(2), start(2)
    for each in (one, two):
        each.wait_connected()
    spare = start(2)
    wait_until(lambda: list_doctor() == [], timeout_s=10, what="owners of both parts")
    desk.publish(ROUNDS)
    one.kill()
    desk.publish(ROUNDS)
    spare.wait_connected()
    desk.client.publish(*desk.make(1, {"room_temp": 21.0}, device="NOBODY-1"), qos=1).wait_for_publish(10)
    desk.publish(1)
    wait_rows(desk, one, two, spare)
    wait_until(DeadLetter.objects.exists, timeout_s=10, what="what nobody knows")
    assert DeadLetter.objects.get().count == 1  # by one of them
    two.kill()
    wait_until(lambda: list_doctor() == ["devices.doctor_part_unowned"], timeout_s=10, what="the missing owner")


def test_an_alarm_of_a_part_is_not_closed_by_another(start, desk):
    one, two = start(2), start(2)
    for each in (one, two):
        each.wait_connected()
    sick = {
        code: ("water_flow", 31.4) if code.startswith("MR") else ("room_temp", 30.0)
        for code in ("MR-1", "MR-2", "CT-1", "CT-2")
    }
    assert all(any(map(part.owns, sick)) for part in list_parts(2))
    for code, (channel, value) in sick.items():
        for n in range(1, 16):
            bad = desk.make(n, {channel: value}, t=clock.now() - timedelta(minutes=16 - n), device=code)
            desk.client.publish(*bad, qos=1).wait_for_publish(10)
    alarms = Alarm.objects.filter(rule__in=("water.flow_low", "room.ct_hot"))
    wait_until(lambda: set(alarms.values_list("device__code", flat=True)) == set(sick), timeout_s=30, what="alarms")
    opened = set(alarms.values_list("pk", flat=True))
    time.sleep(7)  # both have read the fleet again and looked at what is open
    assert set(alarms.filter(cleared_at=None).values_list("pk", flat=True)) == opened


def test_one_whose_session_with_the_database_ends_loses_nothing(start, desk):
    one = start(1)
    one.wait_connected()
    start(1)  # stands by and may be the faster one
    for _ in range(4):
        desk.publish(10)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s", [PART_LOCK]
            )
        desk.publish(10)
    wait_rows(desk, one)
    wait_until(lambda: list_doctor() == [], timeout_s=10, what="an owner")


def test_from_one_to_two_and_back_nothing_is_lost(start, desk):
    one = start(1)
    one.wait_connected()
    desk.publish(5)
    other = start(2)  # waits for the first to end
    wait_until(lambda: "waits for the ingesters of 1 parts" in other.log.read_text(), timeout_s=30, what="the wait")
    one.kill()
    desk.publish(ROUNDS)  # into the session of the one that is gone, or of those that come
    third = start(2)
    desk.publish(ROUNDS)
    wait_rows(desk, other, third)
    wait_until(lambda: IntakeLayout.objects.get().parts == 2, timeout_s=10, what="2 parts")
    for each in (other, third):
        each.kill()
    desk.publish(ROUNDS)
    last = start(1)
    desk.publish(ROUNDS)
    wait_rows(desk, last)
    wait_until(lambda: IntakeLayout.objects.get().parts == 1, timeout_s=10, what="1 parts")
    assert last.stop() == 0
