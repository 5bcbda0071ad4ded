"""Waits of the hospital's lines are moments of real time: a clock that is set back must not hold a line for the length of the step."""

from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.interop.models import Destination, OutboundMessage
from apps.interop.public import send_pending
from tests.interop.test_outgoing import put

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("_case", "line_s", "tries", "message_s", "sent"),
    [
        ("line and message wait", 60, 1, 60, 0),
        ("the message waits", None, 1, 60, 0),
        ("never tried, written by a clock that was ahead", None, 0, 60, 1),
        ("both longer than any wait: the clock was set back", 90_000, 1, 90_000, 1),
    ],
)
def test_a_clock_that_is_set_back_holds_no_line(partners, _case, line_s, tries, message_s, sent):
    row, partner = partners()
    now = clock.real_now()
    message = put(row, 1, 1)
    OutboundMessage.objects.update(attempts=tries, next_try_at=now + timedelta(seconds=message_s))
    Destination.objects.update(next_try_at=line_s and now + timedelta(seconds=line_s))
    assert (send_pending(), len(partner.got)) == (sent, sent)
    message.refresh_from_db()
    assert message.status == ("sent" if sent else "pending")
