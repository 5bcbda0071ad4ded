"""Two hands on one critical result: the first receipt stands, and nobody's own act is refused because of it."""

import threading
import time

import pytest
from django.db import connection, transaction

from apps.reporting.models import Handover, Release
from apps.reporting.public import acknowledge_result, confirm_receipt, flag_critical
from tests.builders.pathway import seed_department
from tests.builders.reports import make_person, make_signed

pytestmark = pytest.mark.django_db(transaction=True)
WAITS_FOR_US = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"


def wait_for_a_waiter() -> None:
    until = time.monotonic() + 20
    with connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute(WAITS_FOR_US)
            if cursor.fetchone()[0]:
                return
            time.sleep(0.02)
    raise AssertionError("nobody waits")


def test_an_acknowledgement_stands_though_the_desk_confirms_at_the_same_moment():
    seed_department()
    rad, referrer = make_person("rad-a", "radiologist", "吴敏"), make_person("ref-a", "referrer", "刘明远")
    report = make_signed(rad, referrer_id=referrer.id, referrer_name="刘明远")
    notice = flag_critical(report.id, category=1, finding="x", told_to="Dr Liu", method="phone", actor=rad)
    release_id, errors = Release.objects.get().id, []

    def acknowledge() -> None:
        try:
            acknowledge_result(release_id, actor=referrer)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    other = threading.Thread(target=acknowledge)
    with transaction.atomic():
        confirm_receipt(notice.id, received_by="值班医生", actor=rad)
        other.start()
        wait_for_a_waiter()
    other.join(timeout=20)
    notice.refresh_from_db()
    assert (errors, notice.received_by) == ([], "值班医生")
    assert Handover.objects.get().acknowledged_at is not None
