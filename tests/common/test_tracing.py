"""One request is followed into the subscribers of its events and into tasks, at a collector that speaks OTLP; nothing of a patient goes there."""

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from apps.common.events.models import Delivery
from apps.common.events.relay import deliver_pending
from apps.common.kernel import trace
from apps.common.observe import tracing
from radflow.celery import app, name_origin
from tests.builders.http import client_of
from tests.department import wait_until

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


@pytest.fixture
def collector():
    """The spans that came, as (name, span)."""
    heard = []

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            told = ExportTraceServiceRequest.FromString(body)
            heard.extend(s for r in told.resource_spans for scope in r.scope_spans for s in scope.spans)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *words) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port, heard
    server.shutdown()
    server.server_close()


@pytest.fixture
def spans(collector, monkeypatch):
    port, heard = collector
    monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "50")
    assert tracing.start(f"http://127.0.0.1:{port}/v1/traces", "tests")
    yield heard
    trace.listen(None)


def find(spans, name: str):
    wait_until(lambda: any(s.name == name for s in spans), timeout_s=10, what=f"{name} in {[s.name for s in spans]}")
    return next(s for s in spans if s.name == name)


def test_what_a_request_leads_to_is_its_child_in_another_process(spans):
    facts = {"name": "赵敏", "sex": "F", "birth_date": "1980-01-02"}
    answer = client_of("front_desk").post(
        "/api/patients", data=facts, content_type="application/json", HTTP_TRACEPARENT=ROOT
    )
    assert answer.status_code == 201, answer.content
    request = find(spans, "POST api/patients")
    assert request.trace_id.hex() == ROOT[3:35] and request.parent_span_id.hex() == ROOT[36:52]
    delivery = Delivery.objects.select_related("event").last()
    assert delivery.event.trace == f"00-{ROOT[3:35]}-{request.span_id.hex()}-01"
    deliver_pending()
    heard = find(spans, delivery.subscriber)
    assert heard.trace_id == request.trace_id and heard.parent_span_id == request.span_id
    said = b"".join(s.SerializeToString() for s in spans)
    assert "赵敏".encode() not in said and b"1980-01-02" not in said


def test_a_task_is_the_child_of_whoever_asked_for_it(spans):
    headers = {}
    with trace.working_on("a desk", request_id="r-1"):
        name_origin(headers)
    find(spans, "a desk")
    note_seen.apply(headers=headers)
    task, desk = find(spans, note_seen.name), find(spans, "a desk")
    assert task.parent_span_id == desk.span_id
    assert {a.key for a in task.attributes} == {"radflow.task_id"}


def test_of_what_fails_its_kind_is_told_and_not_its_words(spans):
    with pytest.raises(LookupError), trace.working_on("work", event_id=7):
        raise LookupError("赵敏 is nowhere")
    work = find(spans, "work")
    assert work.status.code == 2 and not work.events and not work.status.message
    assert {(a.key, a.value.string_value) for a in work.attributes} == {
        ("radflow.event_id", "7"),
        ("error.type", "LookupError"),
    }


def test_a_collector_that_is_away_holds_up_nobody(monkeypatch, caplog):
    monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "50")
    assert tracing.start("http://127.0.0.1:9/v1/traces", "tests")
    try:
        began = time.monotonic()
        for _ in range(100):
            with trace.working_on("work"):
                pass
        assert time.monotonic() - began < 5
    finally:
        trace.listen(None)


def test_without_the_packages_the_department_works_and_says_what_is_missing(monkeypatch, caplog):
    monkeypatch.setattr(tracing, "find_spec", lambda name: None)
    assert not tracing.start("http://127.0.0.1:9/v1/traces", "tests") and "setup.py tracing" in caplog.text
    assert not tracing.start("", "tests") and trace.carry() == ""


@app.task(name="tests.note_seen")
def note_seen() -> None: ...
