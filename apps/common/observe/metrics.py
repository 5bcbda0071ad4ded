"""What processes count themselves, for Prometheus. With PROMETHEUS_MULTIPROC_DIR every process of a machine writes there, and any web
process answers for all of them."""

import os
import socket

from prometheus_client import values

if values.ValueClass is not values.MutexValue:  # containers that share the folder may have the same pids
    values.ValueClass = values.MultiProcessValue(lambda: f"{socket.gethostname()}-{os.getpid()}")

from prometheus_client import Counter, Histogram

SHORT_S = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
LONG_S = (0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 240)
COUNTERS = {
    "requests": Counter("radflow_http_requests", "Answers of the web by route.", ["method", "route", "status"]),
    "deliveries": Counter("radflow_deliveries", "Events that reached a subscriber or failed.", ["subscriber", "outcome"]),
    "tasks": Counter("radflow_tasks", "Background tasks that ended.", ["task", "outcome"]),
    "messages": Counter("radflow_hl7_messages", "HL7 v2 messages answered, by acknowledgement code.", ["code"]),
}  # fmt: skip
DURATIONS = {
    "requests": Histogram("radflow_http_request_seconds", "From request to answer.", ["method", "route"], buckets=SHORT_S),
    "tasks": Histogram("radflow_task_seconds", "From begin to end of a background task.", ["task"], buckets=LONG_S),
}  # fmt: skip
