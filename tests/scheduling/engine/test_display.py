from datetime import UTC, datetime, timedelta

import pytest

from apps.common.kernel.errors import Refused
from apps.common.kernel.lifecycle import Lifecycle
from apps.scheduling.engine.display import mask_name, round_wait, say_call, ticket_label
from apps.scheduling.engine.noshow import is_overdue, may_undo
from apps.scheduling.engine.states import (
    APPOINTMENT_TABLE,
    PORTER_TABLE,
    TICKET_TABLE,
    AppointmentState,
    PorterState,
    TicketState,
)

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("张小三", "张*三"),
        ("欧阳娜娜", "欧**娜"),
        ("Anna Berg", "A*** B***"),
        ("李", "李*"),
        ("", "*"),
    ],
)
def test_masks_names(name: str, masked: str) -> None:
    assert mask_name(name) == masked


def test_labels_tickets() -> None:
    assert (ticket_label("A", 7), ticket_label("M", 1234)) == ("A007", "M1234")


def test_no_show_is_proposed_from_the_end_of_the_grace_on() -> None:
    start = NOW - timedelta(minutes=30)
    assert is_overdue(start, now=NOW, grace_min=30)
    assert not is_overdue(start, now=NOW - timedelta(seconds=1), grace_min=30)


def test_undo_ends_with_its_window() -> None:
    assert may_undo(NOW - timedelta(seconds=12), now=NOW, undo_s=10, transit_s=2)
    assert not may_undo(NOW - timedelta(seconds=12, microseconds=1), now=NOW, undo_s=10, transit_s=2)


@pytest.mark.parametrize(
    ("table", "states"),
    [(APPOINTMENT_TABLE, AppointmentState), (TICKET_TABLE, TicketState), (PORTER_TABLE, PorterState)],
)
def test_every_state_and_action_leads_to_a_state_or_a_refusal(table: dict, states: type) -> None:
    lifecycle = Lifecycle(table)
    actions = {action for _, action in table}
    for state in states:
        for action in actions:
            if (state, action) in table:
                assert lifecycle.next(state, action) in set(states)
            else:
                with pytest.raises(Refused):
                    lifecycle.next(state, action)


def test_a_voice_reads_sign_by_sign_and_no_name() -> None:
    said = say_call("A017", {"zh-Hans": "CT 一室", "en": "CT room 1"})
    assert said == {"zh-Hans": "请 A 零 一 七 号到 CT 一室", "en": "Number A 0 1 7, please go to CT room 1"}
    assert say_call("A1", {"en": "X"})["zh-Hans"] == "请 A 一 号到 X"


@pytest.mark.parametrize(("minutes", "shown"), [(-3, 0), (0, 0), (0.1, 5), (5, 5), (5.1, 10)])
def test_the_public_reads_waits_in_steps_of_five(minutes: float, shown: int) -> None:
    assert round_wait(minutes) == shown
