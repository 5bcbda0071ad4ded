"""Watch items over HTTP: who may judge, one verdict, mutes with an end, precision with its interval."""

from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.devices.models import Channel, WatchItem
from tests.devices.rest.test_devices_rest import client_of, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fleet")]
FLOW = {"value": 31, "unit": "L/min", "channel": {"zh-Hans": "冷却水流量", "en": "Chilled water flow"}}


@pytest.fixture
def channel() -> Channel:
    return Channel.objects.get(device__code="MR-2", code="water_flow")


def make_item(channel: Channel, hours_ago: float = 1, **facts) -> WatchItem:
    at = clock.now() - timedelta(hours=hours_ago)
    times = dict.fromkeys(("evidence_from", "started_at", "last_at", "opened_at"), at)
    plain = {"detector": "DET-NOVELTY", "form": "1/60s", "score": 0.9, "threshold": 0.8}
    reason = {"code": "devices.watch_det_novelty", "params": FLOW}
    return WatchItem.objects.create(
        device_id=channel.device_id, channel=channel, **{**plain, **times, "reason": reason, **facts}
    )


def judged(verdict: str) -> dict:
    return {"verdict": verdict, "judged_at": clock.now(), "judged_by": "x"}


def test_lists_by_state_device_and_detector(channel):
    reader = client_of("device_admin")
    one = make_item(channel)
    two = make_item(channel, 2, detector="DET-SLOPE", **judged("useful"))
    three = make_item(Channel.objects.get(device__code="MR-1", code="water_flow"), 3)

    def ids(**query) -> list[int]:
        return [row["id"] for row in reader.get("/api/watch-items", query).json()["results"]]

    assert ids() == [one.pk, three.pk]
    assert ids(state="all") == [one.pk, two.pk, three.pk]
    assert ids(state="useful") == [two.pk]
    assert ids(device_id=channel.device_id) == [one.pk]
    assert ids(state="all", detector="DET-SLOPE") == [two.pk]
    assert reader.get("/api/watch-items", {"state": "x"}).status_code == 400
    row = reader.get(f"/api/watch-items/{one.pk}").json()
    assert row["reason"]["text"] == "Chilled water flow 31 L/min: unlike anything in its past"
    assert (row["earlier"], row["mute"]) == ({"useful": 0, "not_useful": 0}, None)


def test_one_verdict(channel):
    item, url = make_item(channel), "/api/watch-items/{}/verdict"
    assert send(client_of("technologist"), "post", url.format(item.pk), verdict="useful").status_code == 403
    admin = client_of("device_admin")
    assert send(admin, "post", url.format(item.pk), verdict="").status_code == 400
    done = send(admin, "post", url.format(item.pk), verdict="not_useful", note="filling")
    assert (done.status_code, done.json()["verdict"], done.json()["note"]) == (200, "not_useful", "filling")
    again = send(admin, "post", url.format(item.pk), verdict="useful")
    assert (again.status_code, again.json()["code"]) == (409, "devices.watch_judged")
    assert again.json()["detail"] == "t-device_admin has judged this item already: not useful."
    assert send(admin, "post", url.format(0), verdict="useful").status_code == 404


def test_a_mute_is_set_shown_and_ended(channel):
    admin, url = client_of("device_admin"), f"/api/devices/{channel.device_id}/watch-mutes/water_flow"
    until = clock.now() + timedelta(days=2)
    item = make_item(channel)
    assert send(admin, "put", url, until=clock.now() - timedelta(days=1)).status_code == 400
    assert send(admin, "put", url.replace("water_flow", "x"), until=until).status_code == 404
    assert send(admin, "put", url, until=until, note="flushing").json()["muted_by"] == "t-device_admin"
    assert [row["note"] for row in admin.get("/api/watch-mutes").json()["results"]] == ["flushing"]
    assert admin.get("/api/watch-mutes", {"device_id": channel.device_id + 1}).json()["results"] == []
    assert admin.get(f"/api/watch-items/{item.pk}").json()["mute"]["note"] == "flushing"
    assert admin.delete(url).status_code == 204
    assert admin.delete(url).status_code == 404
    assert admin.get("/api/watch-mutes").json()["results"] == []


def test_precision_has_an_interval_once_something_is_judged(channel):
    for n in range(8):
        make_item(channel, n, **judged("useful"))
    make_item(channel, 9, **judged("not_useful"))
    make_item(channel, 10, **judged("not_useful"))
    make_item(channel, 11, form="2/60s")
    first, second = client_of("device_admin").get("/api/watch-precision").json()
    assert (first["useful"], first["not_useful"], first["open"], first["share"]) == (8, 2, 0, 0.8)
    # by hand from the formula: ((p + z2/2n) ± z sqrt(p(1-p)/n + z2/4n2)) / (1 + z2/n) with p = 0.8, n = 10, z2 = 3.8415
    assert [round(x, 3) for x in first["interval"]] == [0.49, 0.943]
    assert (second["form"], second["open"], second["share"], second["interval"]) == ("2/60s", 1, None, None)


def test_an_order_comes_from_an_alarm_or_an_item(channel):
    admin, item = client_of("device_admin"), make_item(channel)
    body = {"device_id": channel.device_id, "watch_item_id": item.pk}
    assert send(admin, "post", "/api/work-orders", **body, alarm_id=1).status_code == 400
    order = send(admin, "post", "/api/work-orders", **body).json()
    assert (order["watch_item_id"], order["reason"]["code"]) == (item.pk, "devices.watch_det_novelty")
    shown = admin.get(f"/api/watch-items/{item.pk}").json()
    assert [one["number"] for one in shown["work_orders"]] == [order["number"]]
