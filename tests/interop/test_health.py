"""What watches the department sees of the hospital's lines, and of tables that are not those of this version."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from apps.common.kernel import clock
from apps.common.rest import health
from apps.interop.models import Destination, InboundMessage, OutboundMessage
from apps.interop.public import receive_message
from apps.interop.services import inbound
from apps.interop.services.health import check_interface
from tests.interop.test_orders import order
from tests.interop.test_outgoing import put

pytestmark = pytest.mark.django_db


def read_metrics() -> dict[str, float]:
    text = Client(REMOTE_ADDR="127.0.0.1").get("/metrics").content.decode()
    return {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if "radflow_hl7" in line and line[0] != "#"}  # fmt: skip


def test_the_lines_stand_in_the_metrics_and_the_doctor_names_what_is_wrong(department):
    assert list(check_interface()) == []
    row = Destination.objects.create(code="his", host="127.0.0.1", port=1, application="HIS")
    old = clock.real_now() - timedelta(minutes=30)
    Destination.objects.update(down_since=old, failures=3)
    for n in range(3):
        put(row, n, 0)
    OutboundMessage.objects.filter(exam_id=0).update(status="parked")
    OutboundMessage.objects.filter(exam_id=1).update(created_at=clock.now() - timedelta(minutes=20))
    assert b"MSA|AE" in receive_message(order(exam="NOPE"), peer="a")
    told = read_metrics()
    assert told['radflow_hl7_outbound{partner="his",state="pending"}'] == 2
    assert told['radflow_hl7_outbound{partner="his",state="parked"}'] == 1
    assert told['radflow_hl7_outbound_oldest_seconds{partner="his"}'] == pytest.approx(1200, abs=60)
    assert told['radflow_hl7_partner_down_seconds{partner="his"}'] == pytest.approx(1800, abs=60)
    assert told['radflow_hl7_inbound_parked{sender="HIS|GH"}'] == 1
    assert [r.code.removeprefix("interop.doctor_") for r in check_interface()] == ["partner_down", "line_waits", "parked_out", "parked_in"]  # fmt: skip


def test_a_process_before_its_tables_is_not_ready(monkeypatch):
    monkeypatch.setattr(health, "_are_tables_current", False)
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda self, targets: [("interop", "0099_next")])
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"ready": False, "database": True, "tables": False})
    monkeypatch.undo()
    assert Client().get("/readyz").json()["ready"] is True


def test_a_message_before_its_tables_is_not_answered_and_kept_nowhere(department, monkeypatch):
    def ask(*_):
        with connection.cursor() as cursor:
            cursor.execute("SELECT column_of_the_next_version FROM interop_inboundmessage")

    monkeypatch.setitem(inbound.HANDLERS, "ORM^O01", ask)
    with pytest.raises(ProgrammingError):
        receive_message(order(), peer="a")
    assert not InboundMessage.objects.exists()
    monkeypatch.undo()
    assert b"MSA|AA" in receive_message(order(), peer="a")
