"""What an operator's tools read: metrics by route, log lines with ids, an id for every request."""

import json
import logging

import pytest
from django.test import Client

from apps.common.events.models import Delivery, OutboxEvent
from apps.common.kernel import clock, trace
from apps.common.observe.logs import AddIds, JsonLines

pytestmark = pytest.mark.django_db


def read_samples(**headers: str) -> dict[str, float]:
    answer = Client(headers=headers).get("/metrics")
    assert answer.status_code == 200
    lines = [line for line in answer.content.decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


def test_answers_are_counted_by_pattern_and_never_by_path():
    name = 'radflow_http_requests_total{method="GET",route="api/exams/<int:exam_id>",status="401"}'
    before = read_samples().get(name, 0)
    Client().get("/api/exams/47110815")
    after = read_samples()
    assert after[name] == before + 1
    assert not any("47110815" in sample for sample in after)


def test_gauges_tell_what_waits_in_the_outbox():
    event = OutboxEvent.objects.create(name="x", aggregate="x:1", payload={}, occurred_at=clock.now(), recorded_at=clock.real_now())  # fmt: skip
    for subscriber, status in (("a", "open"), ("b", "parked"), ("c", "done")):
        Delivery.objects.create(event=event, subscriber=subscriber, status=status, next_try_at=clock.real_now())
    samples = read_samples()
    assert samples['radflow_outbox_deliveries{status="open"}'] == 1
    assert samples['radflow_outbox_deliveries{status="parked"}'] == 1
    assert samples["radflow_outbox_oldest_seconds"] >= 0
    assert samples['radflow_disk_free_bytes{place="images"}'] > 0
    assert samples["radflow_gauges_failed"] == 0


@pytest.mark.parametrize(
    ("_case", "headers", "status"),
    [
        ("this machine", {}, 200),
        ("through the proxy", {"X-Forwarded-For": "10.0.0.9"}, 403),
        ("with the token", {"X-Forwarded-For": "10.0.0.9", "Authorization": "Bearer told"}, 200),
        ("with another token", {"X-Forwarded-For": "10.0.0.9", "Authorization": "Bearer guessed"}, 403),
    ],
)
def test_metrics_are_for_this_machine_or_the_token(_case, headers, status, settings):
    settings.RADFLOW_METRICS_TOKEN = "told"
    assert Client(headers=headers).get("/metrics").status_code == status


def test_without_a_token_none_opens_it(settings):
    settings.RADFLOW_METRICS_TOKEN = ""
    headers = {"X-Forwarded-For": "10.0.0.9", "Authorization": "Bearer "}
    assert Client(headers=headers).get("/metrics").status_code == 403


def test_a_request_keeps_the_id_of_the_proxy_unless_it_is_unfit():
    assert Client(headers={"X-Request-ID": "abc-123"}).get("/healthz")["X-Request-ID"] == "abc-123"
    made = Client(headers={"X-Request-ID": "a b\tc" * 40}).get("/healthz")["X-Request-ID"]
    assert len(made) == 16 and int(made, 16) >= 0


def write_line(message: str, *args, exc_info=None) -> str:
    record = logging.LogRecord("apps.x", logging.WARNING, __file__, 1, message, args, exc_info)
    AddIds().filter(record)
    return JsonLines("relay").format(record)


def test_a_json_line_carries_the_ids_of_what_is_worked_on():
    with trace.working_on(request_id="r1"), trace.working_on(event_id=7):
        line = json.loads(write_line("张三 %s", "late"))
    assert {name: line[name] for name in ("level", "process", "logger", "message", "request_id", "event_id")} == {
        "level": "WARNING",
        "process": "relay",
        "logger": "apps.x",
        "message": "张三 late",
        "request_id": "r1",
        "event_id": "7",
    }
    assert "event_id" not in json.loads(write_line("after"))


def test_a_traceback_stays_on_its_line():
    try:
        raise ValueError("two\nlines")
    except ValueError as error:
        line = write_line("failed", exc_info=(type(error), error, error.__traceback__))
    assert "\n" not in line
    assert json.loads(line)["traceback"].endswith("ValueError: two\nlines")


def test_the_sites_authority_is_given_to_whoever_asks(tmp_path, settings):
    settings.RADFLOW_WEB_TLS = tmp_path
    assert Client().get("/site-ca.crt").status_code == 404
    (tmp_path / "site-ca.crt").write_text("certificate")
    answer = Client().get("/site-ca.crt")
    assert (answer.content, answer["Content-Type"]) == (b"certificate", "application/x-x509-ca-cert")
