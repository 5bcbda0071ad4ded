"""Urgent messages that nobody read are told by mail: how many wait and where, and nothing of what they say."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings

from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.common.notify import list_waiting, queue_message
from apps.common.policy import add_check, find_policy
from apps.directory.models import User

POLICY = "directory.mail"
SEVERITIES = ("info", "warning", "error", "block")


def find_mail_faults(payload: Any) -> list[tuple[str, str]]:
    if not isinstance(payload, Mapping):
        return [("payload", "must be an object")]
    faults = []
    severities = payload.get("severities")
    if not isinstance(severities, list) or any(one not in SEVERITIES for one in severities):
        faults.append(("severities", "must be a list of info, warning, error, block"))
    numbers = {name: payload.get(name) for name in ("after_min", "for_h")}
    for name, value in numbers.items():
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 10_000:
            faults.append((name, "must be a whole number from 1 to 10000"))
    if not faults and numbers["after_min"] >= numbers["for_h"] * 60:
        faults.append(("for_h", "must be longer than after_min"))
    return faults


add_check(POLICY, find_mail_faults)


def mail_unread() -> int:
    """Queues one mail for everybody with an address whose urgent messages have waited, and another when more have come since; returns how
    many were asked for. Without a mail server nothing is queued."""
    policy = find_policy(POLICY)
    if policy is None or not settings.RADFLOW_SMTP_URL:
        return 0
    rules, now = policy.payload, clock.now()
    until, since = now - timedelta(minutes=rules["after_min"]), now - timedelta(hours=rules["for_h"])
    waiting = {one.user_id: one for one in list_waiting(severities=rules["severities"], since=since, until=until)}
    people = User.objects.filter(pk__in=list(waiting), is_active=True, is_demo=False).exclude(email="")
    for person in people:
        found = waiting[person.pk]
        queue_message(
            f"unread:{person.pk}:{found.newest}",
            channel="email",
            address=person.email,
            language=person.language,
            reasons=[
                Reason("directory.mail_subject", {"count": found.count}),
                Reason(
                    "directory.mail_text", {"name": person.name, "count": found.count, "minutes": rules["after_min"]}
                ),
                Reason("directory.mail_where", {"address": settings.RADFLOW_ADDRESS}),
            ],
        )
    return len(people)
