"""Who has not read what is urgent is told by mail that it waits, once, and nothing of what it says."""

from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.common.notify import mark_read, notify, render_message
from apps.common.notify.models import Notification, OutgoingMessage
from apps.common.policy.seeding import seed_policies
from apps.directory.models import User
from apps.directory.public import mail_unread
from apps.directory.services.mails import find_mail_faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def li(settings) -> User:
    seed_policies()
    settings.RADFLOW_SMTP_URL, settings.RADFLOW_ADDRESS = "smtp://127.0.0.1:1", "https://radflow.example"
    return User.objects.create(username="li", name="李医生", email="li@hospital.example", language="en")


def tell(person: User, *, minutes_ago: int, severity: str = "error") -> None:
    notify([person.pk], Reason("common.not_found", {"patient": "王某"}), severity=severity)
    Notification.objects.filter(pk=Notification.objects.latest("id").pk).update(
        created_at=clock.now() - timedelta(minutes=minutes_ago)
    )


def test_what_is_urgent_and_unread_is_told_once_without_its_words(li):
    tell(li, minutes_ago=11)
    tell(li, minutes_ago=12, severity="block")
    assert (mail_unread(), mail_unread(), OutgoingMessage.objects.count()) == (1, 1, 1)
    row = OutgoingMessage.objects.get()
    assert (row.channel, row.address) == ("email", "li@hospital.example")
    text = render_message(row)
    assert text.splitlines()[0] == "Radflow: 2 urgent messages are unread"
    assert "https://radflow.example" in text and "王某" not in text
    tell(li, minutes_ago=11)
    mail_unread()
    assert OutgoingMessage.objects.count() == 2


def test_what_is_read_fresh_old_or_not_urgent_is_not_told(li):
    tell(li, minutes_ago=11)
    mark_read(li.pk)
    tell(li, minutes_ago=9)
    tell(li, minutes_ago=25 * 60)
    tell(li, minutes_ago=11, severity="warning")
    assert mail_unread() == 0


@pytest.mark.parametrize("facts", [{"email": ""}, {"is_active": False}, {"is_demo": True}])
def test_who_has_no_address_or_is_gone_is_not_mailed(li, facts):
    User.objects.filter(pk=li.pk).update(**facts)
    tell(li, minutes_ago=11)
    assert mail_unread() == 0


def test_without_a_mail_server_nothing_is_queued(li, settings):
    settings.RADFLOW_SMTP_URL = ""
    tell(li, minutes_ago=11)
    assert (mail_unread(), OutgoingMessage.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"severities": ["loud"]}, "severities"),
        ({"severities": "error"}, "severities"),
        ({"after_min": 0}, "after_min"),
        ({"for_h": True}, "for_h"),
        ({"after_min": 60, "for_h": 1}, "for_h"),
    ],
)
def test_a_wrong_policy_names_its_fault(facts, path):
    payload = {"severities": ["error"], "after_min": 10, "for_h": 24}
    assert find_mail_faults(payload) == []
    assert [where for where, _ in find_mail_faults(payload | facts)] == [path]
