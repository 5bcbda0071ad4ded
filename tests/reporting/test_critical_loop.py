"""The loop of a critical result: attempts are kept, the clock tells the next people, receipt ends it."""

from datetime import timedelta

import pytest

from apps.common.kernel.errors import Refused
from apps.common.notify import list_unread
from apps.reporting.models import CriticalContact, CriticalResult, Report
from apps.reporting.public import (
    confirm_receipt,
    escalate_criticals,
    flag_critical,
    record_contact,
    start_report,
    withdraw_critical,
)
from tests.builders.desk import Browser
from tests.builders.pathway import seed_department
from tests.builders.reports import make_acquired, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def rad():
    seed_department()
    return make_person("rad-a", "radiologist", "吴敏")


@pytest.fixture
def notice(rad):
    report = start_report([make_acquired().id], actor=rad)
    return flag_critical(report.id, category=1, finding="张力性气胸", told_to="刘医生", method="phone", actor=rad)


def told(person) -> list[str]:
    return [row.reason["code"] for row in list_unread(person.id)]


def test_the_clock_tells_the_teller_then_the_head_and_goes_on(rad, notice):
    head = make_person("head-a", "head", "韩主任")
    at = notice.found_at
    assert escalate_criticals(at + timedelta(minutes=29)) == 0
    assert escalate_criticals(at + timedelta(minutes=30)) == 1
    assert (told(rad), told(head)) == (["reporting.critical_waits"], [])
    assert escalate_criticals(at + timedelta(minutes=31)) == 0
    assert escalate_criticals(at + timedelta(minutes=61)) == 1
    assert told(head) == ["reporting.critical_overdue"]
    assert escalate_criticals(at + timedelta(minutes=76)) == 1
    assert list(CriticalContact.objects.values_list("outcome", flat=True)) == ["escalated"] * 3


def test_after_a_silent_night_one_message_is_sent(rad, notice):
    head = make_person("head-a", "head")
    assert escalate_criticals(notice.found_at + timedelta(hours=10)) == 1
    assert (len(told(head)), len(told(rad))) == (1, 1)
    notice.refresh_from_db()
    assert notice.next_step_at > notice.found_at + timedelta(hours=10)


def test_receipt_ends_it(rad, notice):
    record_contact(notice.id, to="值班医生", method="phone", outcome="not_reached", actor=rad)
    confirm_receipt(notice.id, received_by="刘医生", actor=rad)
    assert escalate_criticals(notice.found_at + timedelta(days=2)) == 0
    with pytest.raises(Refused):
        record_contact(notice.id, to="x", method="phone", outcome="reached", actor=rad)
    assert CriticalContact.objects.get().to == "值班医生"


def test_the_screen_lists_what_is_open_late_or_closed(rad, notice):
    browser = Browser("rad-a", "en")

    def count(state: str) -> int:
        return browser.get(f"/api/criticals?state={state}").json()["count"]

    assert [count(s) for s in ("open", "late", "closed")] == [1, 0, 0]
    CriticalResult.objects.update(due_at=notice.found_at - timedelta(minutes=1))
    assert count("late") == 1
    path = f"/api/criticals/{notice.id}"
    body = {"to": "Dr Liu", "method": "phone", "outcome": "left_message"}
    assert browser.send("post", f"{path}/contacts", body).status_code == 201
    assert browser.send("post", f"{path}/contacts", body | {"outcome": "escalated"}).status_code == 400
    (row,) = browser.get("/api/criticals").json()["results"]
    assert [contact["to"] for contact in row["contacts"]] == ["Dr Liu"]
    assert browser.send("post", f"{path}/receipt", {"received_by": "Dr Liu"}).status_code == 200
    assert [count(s) for s in ("open", "closed", "closed_late")] == [0, 1, 1]


def test_one_flagged_by_mistake_is_withdrawn_with_its_trace(rad, notice):
    record_contact(notice.id, to="值班医生", method="phone", outcome="not_reached", actor=rad)
    withdraw_critical(notice.id, reason="看错患者", is_verifier=False, actor=rad)
    notice.refresh_from_db()
    assert (notice.withdrawn_by_name, notice.withdrawn_reason, notice.contacts.count()) == ("吴敏", "看错患者", 1)
    assert not Report.objects.get(pk=notice.report_id).is_critical
    assert escalate_criticals(notice.found_at + timedelta(days=2)) == 0
    for act in (
        lambda: confirm_receipt(notice.id, received_by="刘医生", actor=rad),
        lambda: withdraw_critical(notice.id, reason="again", is_verifier=True, actor=rad),
    ):
        with pytest.raises(Refused):
            act()
    browser = Browser("rad-a")
    assert [browser.get(f"/api/criticals?state={s}").json()["count"] for s in ("open", "closed", "withdrawn")] == [
        0,
        0,
        1,
    ]


def test_another_mark_stays_critical_and_others_may_not_withdraw(rad, notice):
    flag_critical(notice.report_id, category=2, finding="肺栓塞", told_to="刘医生", method="phone", actor=rad)
    other = make_person("res-a", "resident", "何苗")
    with pytest.raises(Refused):
        withdraw_critical(notice.id, reason="x", is_verifier=False, actor=other)
    notice.refresh_from_db()
    assert notice.withdrawn_at is None
    withdraw_critical(notice.id, reason="重复", is_verifier=True, actor=other)
    assert Report.objects.get(pk=notice.report_id).is_critical
