"""The outbox keeps what it was given until it is confirmed; the clock is judged by quick answers only."""

import pytest

from edge.clock import Offset
from edge.outbox import Outbox


def test_numbers_go_on_after_a_restart_and_after_everything_was_confirmed(tmp_path):
    box = Outbox(tmp_path / "a.sqlite")
    assert [box.add([{"v": n}]) for n in range(3)] == [1, 2, 3]
    box.confirm(3)
    box.close()
    again = Outbox(tmp_path / "a.sqlite")
    assert (again.boot, again.last, again.low, again.held) == (box.boot, 3, 4, 0)
    assert again.add([{"v": 9}]) == 4
    assert again.take(0, 10) == [(4, [{"v": 9}])]
    assert again.low == 4


def test_two_processes_share_one_file(tmp_path):
    one, two = Outbox(tmp_path / "a.sqlite"), Outbox(tmp_path / "a.sqlite")
    assert (one.add([]), two.add([]), one.add([])) == (1, 2, 3)
    assert [seq for seq, _ in two.take(1, 10)] == [2, 3]


def test_a_full_outbox_gives_up_the_oldest_and_says_so(tmp_path):
    box = Outbox(tmp_path / "a.sqlite", most=2)
    for n in range(5):
        box.add([{"v": n}])
    assert (box.held, box.low, box.dropped) == (2, 4, 3)


@pytest.mark.parametrize(
    ("_case", "samples", "seconds", "correction"),
    [
        ("nothing known", [], None, 0.0),
        ("a slow answer tells nothing", [(0, 50, 3)], None, 0.0),
        ("an answer before the question tells nothing", [(5, 50, 4)], None, 0.0),
        ("as good as equal", [(0, 1.2, 1)], 0.7, 0.0),
        ("an hour behind", [(0, 3600.5, 1)], 3600.0, 3600.0),
        ("one odd sample of three does not count", [(0, 10.5, 1), (0, 99.5, 1), (0, 11.5, 1)], 11.0, 11.0),
    ],
)
def test_the_offset_of_the_clock(_case, samples, seconds, correction):
    offset = Offset()
    for sent, told, received in samples:
        offset.add(sent=sent, told=told, received=received)
    assert offset.seconds == pytest.approx(seconds) if seconds is not None else offset.seconds is None
    assert offset.correction_s == pytest.approx(correction)
