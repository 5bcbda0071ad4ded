"""The hospital's side of HL7 v2: orders out, results in."""

import asyncio
import threading
from collections.abc import Callable
from datetime import datetime

from simulator.plan import Visit

START, END = b"\x0b", b"\x1c\r"


def _segment(name: str, fields: dict[int, str]) -> str:
    row = [name] + [""] * max(fields)
    for number, value in fields.items():
        row[number] = value
    return "|".join(row)


def write_order(visit: Visit, *, control_id: str, at: datetime, control: str = "NW", site: str = "MAIN") -> bytes:
    """ORM^O01 (HL7 v2.5.1), UTF-8."""
    p, stamp = visit.person, f"{at:%Y%m%d%H%M%S%z}"
    lines = [
        f"MSH|^~\\&|HIS|SIMHOSP|RADFLOW|{site}|{stamp}||ORM^O01^ORM_O01|{control_id}|P|2.5.1||||||UNICODE UTF-8",
        _segment(
            "PID",
            {
                1: "1",
                3: f"{p.mrn}^^^SIMHOSP^MR",
                5: f"{p.family}^{p.given}^^^^^L^I",
                7: f"{p.birth_date:%Y%m%d}",
                8: p.sex,
                13: p.phone,
            },
        ),
        _segment(
            "PV1", {1: "1", 2: visit.hl7_class, 3: "门诊" if visit.hl7_class == "O" else "病房", 19: f"V{visit.placer}"}
        ),
        _segment("ORC", {1: control, 2: f"{visit.placer}^SIMHOSP", 9: stamp}),
        _segment(
            "OBR",
            {
                1: "1",
                2: f"{visit.placer}^SIMHOSP",
                4: visit.exam_code,
                16: "referrer^刘^明远",
                27: f"^^^^^{visit.priority}",
                31: f"^{visit.reason}",
            },
        ),
    ]
    return ("\r".join(lines) + "\r").encode()


async def _exchange(host: str, port: int, message: bytes, timeout_s: float) -> str:
    reader, writer = await asyncio.wait_for(asyncio.open_connection(host, port), timeout_s)
    try:
        writer.write(START + message + END)
        await writer.drain()
        return (await asyncio.wait_for(reader.readuntil(END), timeout_s))[1:-2].decode("utf-8", "replace")
    finally:
        writer.close()


def send_message(host: str, port: int, message: bytes, *, timeout_s: float = 15.0) -> str:
    """The code of MSA-1; raises OSError or TimeoutError when there is no answer."""
    ack = asyncio.run(_exchange(host, port, message, timeout_s))
    return next((line.split("|")[1] for line in ack.split("\r") if line.startswith("MSA|")), "")


class ResultsInbox(threading.Thread):
    """Listens for ORU^R01 and acknowledges each; `got` is called with the message's text."""

    def __init__(self, host: str, port: int, got: Callable[[str], None] = lambda text: None) -> None:
        super().__init__(daemon=True, name="results-inbox")
        self.host, self.port, self.got, self.count = host, port, got, 0
        self.listening = threading.Event()

    def run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._talk, self.host, self.port, limit=4 * 1024 * 1024)
        self.listening.set()
        async with server:
            await server.serve_forever()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                text = (await reader.readuntil(END))[1:-2].decode("utf-8", "replace")
                self.count += 1
                self.got(text)
                header = text.split("\r")[0].split("|")
                control = header[9] if len(header) > 9 else ""
                ack = f"MSH|^~\\&|HIS|SIMHOSP|RADFLOW|RADIOLOGY|{header[6]}||ACK|A{control}|P|2.5.1\rMSA|AA|{control}\r"
                writer.write(START + ack.encode() + END)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()
