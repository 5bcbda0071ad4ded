"""Hospital systems that send HL7 v2 over MLLP, each on a line of its own, one message after the other's acknowledgement."""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

START, END = b"\x0b", b"\x1c\r"
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


ENHANCED = "E"
"""Begins the name of a sender that asks for safe storage only: MSH-15 AL, MSH-16 NE."""


def write_head(kind: str, sender: str, control_id: str) -> str:
    asked = "AL|NE" if sender.startswith(ENHANCED) else "|"
    return f"MSH|^~\\&|{sender}|BENCH|RADFLOW|MAIN|20261120090000+0800||{kind}|{control_id}|P|2.5.1|||{asked}||UNICODE UTF-8"


def write_person(n: int, phone: int | None = None) -> str:
    return f"PID|1||B{n}^^^BENCH^MR||赵^敏{n}^^^^^L^I||19680412|F|||||138{n if phone is None else phone:08d}"


def write_lab(sender: str, n: int) -> bytes:
    """A creatinine of one of 500 patients, each at a second of its own."""
    at = f"{EPOCH + timedelta(seconds=n):%Y%m%d%H%M%S}+0000"
    obr, obx = f"OBR|1|||RENAL|||{at}", f"OBX|1|NM|creatinine||{60 + n % 60}|umol/L|||||F|||{at}"
    parts = [write_head("ORU^R01^ORU_R01", sender, f"L{n}"), write_person(n % 500), obr, obx]
    return ("\r".join(parts) + "\r").encode()


def write_arrival(sender: str, n: int) -> bytes:
    """A person nobody here has heard of."""
    parts = [write_head("ADT^A04^ADT_A01", sender, f"A{n}"), write_person(1_000_000 + n), "PV1|1|O"]
    return ("\r".join(parts) + "\r").encode()


def write_update(sender: str, n: int) -> bytes:
    """One of 500 patients has another phone each time."""
    parts = [
        write_head("ADT^A08^ADT_A01", sender, f"U{n}"),
        write_person(n % 500, phone=n),
        f"PV1|1|I|W{n % 20}^{n % 9}|||||||||||||||||",
    ]
    return ("\r".join(parts) + "\r").encode()


def write_order(sender: str, n: int) -> bytes:
    parts = [
        write_head("ORM^O01^ORM_O01", sender, f"O{n}"),
        write_person(n % 500),
        "PV1|1|O",
        f"ORC|NW|P{n}^BENCH|||||||20261120090000+0800",
        f"OBR|1|P{n}^BENCH||CT-CHEST|||||||||||||referrer^刘^明远|||||||||||^^^^^R||||^咳嗽",
    ]
    return ("\r".join(parts) + "\r").encode()


@dataclass
class Tally:
    """Seconds from the last byte sent to the acknowledgement, answers by MSA-1, what had to be sent again."""

    waits: list[float] = field(default_factory=list)
    codes: dict[str, int] = field(default_factory=dict)
    acknowledged: list[int] = field(default_factory=list)
    repeated: int = 0


async def send_all(
    port: int, messages: Iterator[tuple[int, bytes]], tally: Tally, is_over: Callable[[], bool] = lambda: False
) -> None:
    """Sends until the messages end or time is over. A line that breaks is opened again and the unanswered message sent once more, as a
    hospital's engine does."""
    line = None
    for n, message in messages:
        if is_over():
            break
        while True:
            try:
                if line is None:
                    line = await asyncio.open_connection("127.0.0.1", port)
                reader, writer = line
                began = time.perf_counter()
                writer.write(START + message + END)
                await writer.drain()
                answer = await asyncio.wait_for(reader.readuntil(END), 60)
                break
            except (OSError, asyncio.IncompleteReadError, TimeoutError):
                line, tally.repeated = None, tally.repeated + 1
                await asyncio.sleep(0.2)
        tally.waits.append(time.perf_counter() - began)
        code = next((s[4:6] for s in answer.split(b"\r") if s.startswith(b"MSA|")), b"").decode()
        tally.codes[code] = tally.codes.get(code, 0) + 1
        if code in ("AA", "CA"):
            tally.acknowledged.append(n)
    if line:
        line[1].close()


def show_waits(waits: list[float]) -> str:
    """p50 / p95 / p99 / max in ms."""
    row = sorted(waits)
    at = [row[min(len(row) - 1, int(len(row) * q))] * 1000 for q in (0.5, 0.95, 0.99)]
    return " / ".join(f"{ms:.0f}" for ms in (*at, row[-1] * 1000))
