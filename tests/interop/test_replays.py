"""A file of hospital messages goes through the receiver of the line: stored raw, each control id once, in order."""

import json

import pytest
from django.core.management import call_command

from apps.interop.engine.message_files import split_messages
from apps.interop.models import InboundMessage
from apps.interop.public import receive_message, replay_file
from apps.workflow.public import find_order_exams
from tests.interop.test_orders import order

pytestmark = pytest.mark.django_db


def test_frames_and_text_are_split_alike(department):
    first, second = order("M1"), order("M2", placer="A2")
    framed = b"noise\x0b" + first + b"\x1c\r\x0b" + second + b"\x1c\r"
    plain = b"FHS|^~\\&\r\nBHS|^~\\&\r\n" + (first + b"\r\n" + second).replace(b"\r", b"\n") + b"BTS|2\nFTS|1\n"
    assert [raw for _, raw in split_messages(framed)] == [first, second]
    assert [raw for _, raw in split_messages(plain)] == [first, second]
    assert framed[next(split_messages(framed))[0] :].startswith(first)
    assert list(split_messages(b"\r\n \r\n")) == []


def test_a_file_is_taken_in_once_and_what_came_over_the_line_is_known(department):
    receive_message(order("M1"), peer="127.0.0.1")
    data = order("M1") + order("M2", placer="A2") + order("M3", placer="A3", exam="NO-SUCH")
    told = replay_file(data, name="day.hl7")
    assert (told.n, told.known, dict(told.answers)) == (3, 1, {"AA": 2, "AE": 1})
    assert told.faults[0][0] == len(order("M1") + order("M2", placer="A2")) and "ERR" in told.faults[0][1]
    assert InboundMessage.objects.get(control_id="M2").peer == "file:day.hl7"
    again = replay_file(data, name="day.hl7")
    assert (again.known, dict(again.answers)) == (3, {"AA": 2, "AE": 1})
    assert len(find_order_exams("GH", "A2")) == 1 and InboundMessage.objects.count() == 3


def test_the_command_says_what_became_of_each_file(department, tmp_path, capsys):
    good, empty = tmp_path / "good.hl7", tmp_path / "empty.hl7"
    good.write_bytes(order("M1", charset="GB18030", codec="gb18030"))
    empty.write_bytes(b"")
    call_command("replay_hl7", str(good))
    assert json.loads(capsys.readouterr().out) == {"file": str(good), "messages": 1, "known": 0, "answers": {"AA": 1}}
    with pytest.raises(SystemExit) as end:
        call_command("replay_hl7", str(empty), str(tmp_path / "absent"))
    assert end.value.code == 2
    assert [fault["file"] for fault in json.loads(capsys.readouterr().err)["errors"]] == [
        str(empty),
        str(tmp_path / "absent"),
    ]
