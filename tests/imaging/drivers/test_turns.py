"""Whose turn the database connection is: asked between any two messages of a peer, and given up when it pauses or goes."""

from tests.imaging.drivers.department import wait_until
from tests.imaging.drivers.line import Line, make_echo, make_greeting


def test_between_messages_others_may_take_their_turn(department):
    line = Line(department.port)
    line.send(make_greeting() + make_echo() * 3)  # all there at once: no pause
    assert line.read_pdu()[0] == 0x02
    assert [line.read_end() for _ in range(3)] == ["status:0000"] * 3
    wait_until(lambda: len(department.rests) == 4)
    assert department.rests == [False, False, False, True]
    line.close()
    wait_until(lambda: len(department.rests) == 5)
    assert department.rests[-1] is True
