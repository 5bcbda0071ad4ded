"""Spans for an OpenTelemetry collector, when RADFLOW_OTLP_ENDPOINT names one and the packages of requirements/tracing.txt are there.

What is told: requests by route, HL7 messages by control id, deliveries by subscriber, tasks by name, each with the ids of its log lines and
as the child of what led to it, also in another process. Never a path, a payload, a statement or the words of an error: they hold patients.
"""

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec

from apps.common.kernel import trace

log = logging.getLogger(__name__)
NEEDED = "opentelemetry.exporter.otlp.proto.http.trace_exporter"


def start(endpoint: str, service: str) -> bool:
    """Whether spans are told from now on. `endpoint`: of OTLP over HTTP, such as http://collector:4318/v1/traces."""
    if not endpoint or not is_installed():
        if endpoint:
            log.error("RADFLOW_OTLP_ENDPOINT is set, but the packages are missing: python3 scripts/setup.py tracing")
        return False
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

    trace.listen(_Teller(lambda: OTLPSpanExporter(endpoint=endpoint, timeout=5), service))
    return True


def is_installed() -> bool:
    try:
        return find_spec(NEEDED) is not None
    except ModuleNotFoundError:
        return False


class _Teller:
    """A tracer a process: the thread that sends in bulk does not outlive a fork."""

    def __init__(self, make_exporter, service: str) -> None:
        self._make, self._resource = make_exporter, {"service.name": f"radflow-{service}"}
        self._pid, self._tracer = 0, None

    @contextmanager
    def open(self, name: str, parent: str, kind: str) -> Iterator[trace.Note]:
        from opentelemetry.propagate import extract
        from opentelemetry.trace import SpanKind, Status, StatusCode

        context = extract({"traceparent": parent}) if parent else None
        with self._find_tracer().start_as_current_span(
            name, context=context, kind=SpanKind[kind.upper()], record_exception=False, set_status_on_exception=False
        ) as span:

            def note(name: str = "", facts: Mapping[str, str | int] = trace.NOTHING, *, failed: bool = False) -> None:
                if name:
                    span.update_name(name)
                if failed:
                    span.set_status(Status(StatusCode.ERROR))
                span.set_attributes({key if "." in key else f"radflow.{key}": value for key, value in facts.items()})

            try:
                yield note
            except Exception as error:
                note("", {"error.type": type(error).__name__}, failed=True)
                raise

    def carry(self) -> str:
        from opentelemetry.propagate import inject

        carried: dict[str, str] = {}
        inject(carried)
        return carried.get("traceparent", "")

    def _find_tracer(self):
        if self._pid != os.getpid():
            from opentelemetry.sdk.resources import Resource
            from opentelemetry.sdk.trace import TracerProvider
            from opentelemetry.sdk.trace.export import BatchSpanProcessor

            provider = TracerProvider(resource=Resource.create(self._resource | {"process.pid": os.getpid()}))
            provider.add_span_processor(BatchSpanProcessor(self._make()))
            self._pid, self._tracer = os.getpid(), provider.get_tracer("radflow")
        return self._tracer
