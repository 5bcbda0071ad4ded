"""The intake's own MQTT reader against bytes from the standard, and against a broker of the test's that does what brokers may do."""

import socket
import threading

import pytest

from apps.devices.drivers import mqtt_frames as frames
from apps.devices.drivers.mqtt import Subscriber
from tests.department import wait_until


def test_packets_as_the_standard_writes_them():
    hello = frames.make_connect("ab", keepalive_s=30, username="u", password="p")
    assert hello == b"\x10\x14\x00\x04MQTT\x04\xc0\x00\x1e\x00\x02ab\x00\x01u\x00\x01p"
    assert frames.make_connect("ab", keepalive_s=30, username=None, password=None)[9:12] == b"\x00\x00\x1e"
    assert frames.make_subscribe(10, ["a/b", "c/d"]) == b"\x82\x0e\x00\x0a\x00\x03a/b\x01\x00\x03c/d\x01"
    assert frames.make_publish("a", b"xy", mid=258, retain=True) == b"\x33\x07\x00\x01a\x01\x02xy"
    assert frames.make_pubacks([1, 513]) == b"\x40\x02\x00\x01\x40\x02\x02\x01"


@pytest.mark.parametrize("size", [0, 119, 120, 121, 127, 128, 16_377, 16_378, 16_379, 70_000, 2_097_200])
def test_a_packet_of_any_size_comes_through_in_pieces(size):
    payload = bytes(n % 251 for n in range(size))
    stream = frames.make_publish("t", payload, mid=7, retain=False) + frames.make_pubacks([9])
    for step in (len(stream), 1 + size // 3, 4096):
        cutter, found = frames.Cutter(), []
        for at in range(0, len(stream), step):
            found += cutter.cut(stream[at : at + step])
        assert [first for first, _ in found] == [0x32, 0x40]
        assert frames.read_publish(*found[0]) == ("t", payload, 7)


def test_cut_at_every_byte():
    stream = frames.make_publish("t", b"x" * 130, mid=7, retain=False) * 2
    cutter = frames.Cutter()
    found = [packet for n in range(len(stream)) for packet in cutter.cut(stream[n : n + 1])]
    assert len(found) == 2 and found[0] == found[1]


def test_what_is_no_mqtt_is_refused():
    with pytest.raises(frames.ProtocolError):
        frames.Cutter().cut(b"\x32\xff\xff\xff\xff\x01")
    with pytest.raises(frames.ProtocolError):
        frames.read_publish(0x32, b"\x00\x09abc")


def test_a_topic_that_is_no_utf8_is_still_read():
    topic, payload, mid = frames.read_publish(0x32, b"\x00\x03a\xff\xfe\x00\x05{}")
    assert (topic, payload, mid) == ("a\ufffd\ufffd", b"{}", 5)


class FakeBroker:
    """One connection at a time; `heard` is what the subscriber sent, packet by packet."""

    def __init__(self) -> None:
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        self.heard: list[tuple[int, bytes]] = []
        self.line: socket.socket | None = None

    def accept(self, code: int = 0) -> None:
        self.line, _ = self.server.accept()
        cutter = frames.Cutter()
        self.heard = found = []
        threading.Thread(target=self._listen, args=(self.line, cutter, found), daemon=True).start()
        wait_until(lambda: self.of(1), timeout_s=5, what="CONNECT")
        self.line.sendall(bytes([0x20, 2, 0, code]))

    @staticmethod
    def _listen(line: socket.socket, cutter: frames.Cutter, found: list) -> None:
        try:
            while data := line.recv(4096):
                found.extend(cutter.cut(data))
        except OSError:
            pass

    def hang_up(self) -> None:
        self.line.shutdown(socket.SHUT_RDWR)
        self.line.close()

    def of(self, kind: int) -> list[bytes]:
        return [body for first, body in self.heard if first >> 4 == kind]


@pytest.fixture
def broker():
    broker = FakeBroker()
    yield broker
    broker.server.close()
    if broker.line:
        broker.line.close()


@pytest.fixture
def subscriber(broker):
    subscriber = Subscriber(f"mqtt://us%40er:p@127.0.0.1:{broker.port}", "me", "radflow/v1/+/readings")
    subscriber.start()
    yield subscriber
    subscriber.stop()


def take(subscriber, n: int) -> list:
    found = []
    wait_until(
        lambda: found.extend(subscriber.take(100, wait_s=0.1, linger_s=0, enough=1)) or len(found) >= n,
        timeout_s=5, what="messages",
    )  # fmt: skip
    return found


def test_nothing_is_acknowledged_before_it_is_said(broker, subscriber):
    broker.accept()
    wait_until(lambda: broker.of(8), timeout_s=5, what="SUBSCRIBE")
    (hello,) = broker.of(1)
    assert hello.endswith(b"\x00\x02me\x00\x05us@er\x00\x01p") and hello[7] == 0xC0
    broker.line.sendall(frames.make_publish("a", b"1", mid=5, retain=False) + b"\x30\x04\x00\x01a0")
    found = take(subscriber, 2)
    assert [(one.topic, one.payload, one.mid, one.qos) for one in found] == [("a", b"1", 5, 1), ("a", b"0", 0, 0)]
    assert broker.of(4) == []
    subscriber.acknowledge(found)
    wait_until(lambda: broker.of(4) == [b"\x00\x05"], timeout_s=5, what="one answer")


def test_a_new_connection_gets_no_answers_of_the_old_one_and_the_newest_unanswered_mark(broker, subscriber):
    broker.accept()
    wait_until(lambda: subscriber.connected, timeout_s=5, what="the connection")
    subscriber.publish([("mark/a", b"old")])
    subscriber.publish([("mark/a", b"new"), ("mark/b", b"answered")])
    wait_until(lambda: len(broker.of(3)) == 3, timeout_s=5, what="three marks")
    answered = broker.of(3)[2][8:10]
    broker.line.sendall(b"\x40\x02" + answered + frames.make_publish("a", b"1", mid=5, retain=False))
    (stale,) = take(subscriber, 1)
    broker.hang_up()
    broker.accept()
    wait_until(lambda: broker.of(3), timeout_s=5, what="the mark again")
    broker.line.sendall(frames.make_publish("a", b"1", mid=5, retain=False))
    (fresh,) = take(subscriber, 1)
    subscriber.acknowledge([stale])
    subscriber.acknowledge([fresh])
    wait_until(lambda: broker.of(4), timeout_s=5, what="an answer")
    assert broker.of(4) == [b"\x00\x05"]
    assert [body[10:] for body in broker.of(3)] == [b"new"]


def test_a_refusal_is_tried_again(broker, subscriber, caplog):
    broker.accept(code=4)
    broker.hang_up()
    broker.accept()
    wait_until(lambda: subscriber.connected, timeout_s=5, what="the second try")
    assert "user name or password" in caplog.text
