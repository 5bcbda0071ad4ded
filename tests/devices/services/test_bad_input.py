"""Whatever a device sends: counted, shown with its reason, and a neighbour in the same batch is stored as if nothing were."""

from datetime import timedelta

import pytest
from django.db import connection

from apps.common.kernel import clock
from apps.devices.models import DeadLetter, DeviceKey, DeviceStream, QuarantinedReading
from apps.devices.public import Intake, get_device
from tests.devices.conftest import SECRET, sign_foreign

pytestmark = pytest.mark.django_db
AT = "2026-11-25T01:51:00Z"


@pytest.fixture
def ct1(mr2):
    device = get_device("CT-1")
    DeviceKey.objects.create(device=device, secret=SECRET, issued_at=clock.now(), issued_by="test")
    return device


def values_of(code: str) -> list[tuple[str, float]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.code, r.value FROM devices_reading r JOIN devices_channel c ON c.id = r.channel_id"
            " JOIN devices_device d ON d.id = c.device_id WHERE d.code = %s ORDER BY r.t, r.seq",
            [code],
        )
        return cursor.fetchall()


def body(**changes) -> dict:
    at = clock.now().isoformat()
    reading = {"channel": "water_flow", "t": at, "v": 90.0}
    return {"device": "MR-2", "boot": "b1", "seq": 1, "sent_at": at, "readings": [reading]} | changes


def reading(**changes) -> dict:
    return {"readings": [body()["readings"][0] | changes]}


TOPIC = "radflow/v1/MR-2/readings"
REFUSED = [
    ("value is a text", lambda: (TOPIC, sign_foreign(body(**reading(v="90")))), "bad_field"),
    ("value is a list", lambda: (TOPIC, sign_foreign(body(**reading(v=[90.0])))), "bad_field"),
    ("value is not a number", lambda: (TOPIC, sign_foreign(body(**reading(v=float("nan"))))), "not_json"),
    ("channel is a number", lambda: (TOPIC, sign_foreign(body(**reading(channel=7)))), "bad_field"),
    ("quality is an object", lambda: (TOPIC, sign_foreign(body(**reading(q={})))), "bad_field"),
    ("sequence is a fraction", lambda: (TOPIC, sign_foreign(body(seq=1.5))), "bad_field"),
    ("time without a zone", lambda: (TOPIC, sign_foreign(body(**reading(t="2026-11-25T01:51:00")))), "time_without_zone"),
    ("year 9999", lambda: (TOPIC, sign_foreign(body(**reading(t="9999-12-31T23:59:59Z")))), "bad_field"),
    ("year 1", lambda: (TOPIC, sign_foreign(body(**reading(t="0001-01-01T00:00:00Z")))), "bad_field"),
    ("one megabyte", lambda: (TOPIC, sign_foreign(body(pad="x" * 1_000_000))), "too_large"),
    ("one megabyte of brackets", lambda: (TOPIC, b"[" * 1_000_000), "too_large"),
    ("no UTF-8", lambda: (TOPIC, b'{"device":"MR-2","boot":"\xff\xfe"}'), "not_json"),
    ("half a surrogate", lambda: (TOPIC, b'{"device":"MR-2","boot":"\\ud800"}'), "not_json"),
    ("a zero byte in the topic", lambda: ("radflow/v1/MR\0-2/readings", b"{}"), "bad_topic"),
    ("a topic that was no UTF-8", lambda: ("radflow/v1/\ufffd\ufffd/readings", b"{}"), "bad_topic"),
    ("topic of another device", lambda: ("radflow/v1/CT-1/readings", sign_foreign(body())), "device_mismatch"),
    ("another device's name on its own topic", lambda: (TOPIC, sign_foreign(body(device="CT-1"))), "device_mismatch"),
    ("another device's key", lambda: (TOPIC, sign_foreign(body(), "k" * 43)), "signature_wrong"),
]  # fmt: skip


@pytest.mark.parametrize(("_case", "make", "code"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_message_that_is_refused_is_one_dead_letter_and_hurts_nobody(ct1, make_message, _case, make, code):
    bad = make()
    outcome = Intake().store([bad, make_message(1, {"room_temp": 21.0}, device="CT-1"), bad])
    assert [mark for mark in outcome.watermarks if mark[0] != "MR-2"] == [("CT-1", "b1", 1)]
    assert values_of("CT-1") == [("room_temp", 21.0)]
    assert values_of("MR-2") == []
    (letter,) = DeadLetter.objects.all()
    assert (letter.reason["code"], letter.count, letter.size) == (f"devices.{code}", 2, len(bad[1]))
    assert len(letter.payload) <= 4000


@pytest.mark.parametrize(
    ("_case", "change", "code"),
    [
        ("unknown unit", {"unit": "parsec"}, "unit_unfit"),
        ("unit of another kind", {"unit": "Cel"}, "unit_unfit"),
        ("ahead by a day", {"t": timedelta(days=1)}, "time_in_future"),
        ("behind by a year", {"t": -timedelta(days=365)}, "time_too_old"),
        ("unknown channel", {"channel": "not_there"}, "channel_unknown"),
    ],
)
def test_a_reading_that_fits_nothing_waits_and_the_others_of_its_message_are_stored(mr2, _case, change, code):
    if "t" in change:
        change = {"t": (clock.now() + change["t"]).isoformat()}
    good = body()["readings"][0]
    message = (TOPIC, sign_foreign(body(readings=[good | change, good | {"channel": "room_temp", "v": 21.0}])))
    outcome = Intake().store([message])
    assert (outcome.stored, outcome.watermarks) == (1, [("MR-2", "b1", 1)])
    assert values_of("MR-2") == [("room_temp", 21.0)]
    (row,) = QuarantinedReading.objects.all()
    assert (row.reason["code"], row.value) == (f"devices.{code}", 90.0)


def test_a_second_value_of_a_channel_at_the_same_time_is_passed_over(mr2):
    good = body()["readings"][0]
    message = (
        TOPIC,
        sign_foreign(body(readings=[good, good | {"v": 12.0}, good | {"channel": "room_temp", "v": 21.0}])),
    )
    assert Intake().store([message]).stored == 2
    assert sorted(values_of("MR-2")) == [("room_temp", 21.0), ("water_flow", 90.0)]


def test_duplicates_and_messages_out_of_order_are_stored_once_each(mr2, make_message, minutes):
    made = {n: make_message(n, {"water_flow": 80.0 + n}, t=minutes(n)) for n in (1, 2, 3)}
    intake = Intake()
    assert intake.store([made[3], made[1], made[3], made[2], made[1]]).stored == 3
    assert [value for _, value in values_of("MR-2")] == [81.0, 82.0, 83.0]
    stream = DeviceStream.objects.get()
    assert (stream.watermark, stream.messages, stream.duplicates) == (3, 3, 2)


def test_a_row_that_is_there_already_breaks_a_batch_and_is_passed_over_the_second_time(mr2, make_message, minutes):
    """A stream that ran far ahead of a gap may have forgotten what it stored: the table knows."""
    from django.db import IntegrityError, transaction

    made = [make_message(n, {"water_flow": 80.0 + n}, t=minutes(n)) for n in (1, 2)]
    Intake().store(made[:1])
    DeviceStream.objects.update(watermark=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Intake().store(made)
    outcome = Intake().store(made, again=True)
    assert (outcome.stored, outcome.watermarks) == (1, [("MR-2", "b1", 2)])
    assert [value for _, value in values_of("MR-2")] == [81.0, 82.0]


def test_the_largest_integers_and_smallest_numbers_are_stored(mr2):
    good = body()["readings"][0]
    readings = [
        good | {"v": 2**63 - 1},
        good | {"channel": "room_temp", "v": -1e-300},
        good | {"channel": "power", "v": 1.7976931348623157e308},
    ]
    assert Intake().store([(TOPIC, sign_foreign(body(readings=readings)))]).stored == 3
    assert dict(values_of("MR-2")) == {"water_flow": 2.0**63, "room_temp": -1e-300, "power": 1.7976931348623157e308}


def test_a_message_whose_readings_are_wrong_holds_nobody_back(mr2, make_message):
    """It would be refused again: it is kept as a dead letter and the watermark goes past it. A wrong signature moves nothing."""
    wrong = body()["readings"][0] | {"channel": "l / min"}
    intake = Intake()
    intake.store([make_message(1, {"water_flow": 90.0})])
    made = [(TOPIC, sign_foreign(body(seq=2, boot="b1", readings=[wrong]))), make_message(3, {"water_flow": 91.0})]
    assert intake.store(made).watermarks == [("MR-2", "b1", 3)]
    assert DeadLetter.objects.get().reason["params"]["field"] == "readings[0].channel"
    forged = (TOPIC, sign_foreign(body(seq=4, boot="b1", readings=[wrong]), "x" * 43))
    assert intake.store([forged, make_message(5, {"water_flow": 92.0})]).watermarks == [("MR-2", "b1", 3)]
