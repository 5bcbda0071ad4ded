"""The MLLP line: frames in pieces, cut, outside a frame, too long. What is refused is named, and the line lives on where it can."""

import asyncio
import ssl

import pytest

from apps.common.kernel.reason import Reason
from apps.interop.drivers.mllp import END, START, Limits, serve

LIMITS = Limits(message_bytes=1000, idle_s=5.0)


def talk(*parts: bytes, answers: int, tls: tuple | None = None) -> list[bytes]:
    """Sends the parts one by one to a listener and reads so many answers; a refusal begins with its code."""

    async def handle(message: bytes, peer: str) -> bytes:
        return b"AA " + message[:20]

    async def refuse(head: bytes, reason: Reason, peer: str) -> bytes:
        return f"{reason.code} ".encode() + head[:5]

    async def run() -> list[bytes]:
        server = await serve("127.0.0.1", 0, handle, refuse=refuse, limits=LIMITS, tls=tls[0] if tls else None)
        port = server.sockets[0].getsockname()[1]
        more = {"ssl": tls[1], "server_hostname": "localhost"} if tls else {}
        reader, writer = await asyncio.open_connection("127.0.0.1", port, **more)
        got = []
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(0.01)
        for _ in range(answers):
            got.append((await asyncio.wait_for(reader.readuntil(END), 5))[1:-2])
        writer.close()
        server.close()
        return got

    return asyncio.run(run())


def test_a_frame_in_pieces_and_two_in_one_packet():
    assert talk(b"\x0bone", b"\x1c", b"\r\x0btwo\x1c\r", answers=2) == [b"AA one", b"AA two"]


def test_what_is_outside_a_frame_is_skipped():
    assert talk(b"noise\x0bone\x1c\r\r\n\x0btwo\x1c\r", answers=2) == [b"AA one", b"AA two"]


@pytest.mark.parametrize("size", [1100, 9000, 15_000])
def test_a_message_that_is_too_long_is_refused_by_name_and_the_line_lives_on(size):
    got = talk(START + b"MSH|x" + b"y" * size + END, START + b"next" + END, answers=2)
    assert got == [b"interop.too_long MSH|x", b"AA next"]


def test_a_message_without_end_is_given_up():
    assert talk(START + b"MSH|x" + b"y" * 40_000, answers=1) == [b"interop.too_long MSH|x"]


def test_the_listener_by_tls(certificate):
    cert, key = certificate
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(cert, key)
    assert talk(START + b"one" + END, answers=1, tls=(server, ssl.create_default_context(cafile=str(cert)))) == [
        b"AA one"
    ]


def test_several_listeners_share_a_port():
    async def handle(message: bytes, peer: str) -> bytes:
        return b"AA " + message

    async def run() -> list[bytes]:
        first = await serve("127.0.0.1", 0, handle, limits=LIMITS, reuse_port=True)
        port = first.sockets[0].getsockname()[1]
        second = await serve("127.0.0.1", port, handle, limits=LIMITS, reuse_port=True)
        first.close()  # one that ends leaves the port to the others
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(START + b"one" + END)
        got = await asyncio.wait_for(reader.readuntil(END), 5)
        writer.close()
        second.close()
        return [got[1:-2]]

    assert asyncio.run(run()) == [b"AA one"]
