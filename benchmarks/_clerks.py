"""Clerks who ask over HTTP on time: one thread, bare sockets, so that who measures takes next to nothing of the cores that answer.

A question has its second. One that has to wait for the clerk's last answer is asked late, and its time counts from that second.
"""

import asyncio
import json
import random
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import uvloop


class Wire:
    """One kept connection of one signed-in person."""

    def __init__(self, url: str, cookies: dict[str, str]) -> None:
        parts = urlsplit(url)
        self.host, self.port = parts.hostname, parts.port
        cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
        self.head = f"Host: {parts.netloc}\r\nCookie: {cookie}\r\nX-CSRFToken: {cookies.get('radflow_csrf', '')}\r\n"
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def ask(self, path: str, body: dict | None = None) -> tuple[int, bytes]:
        """(status, body) of a GET, or of a POST with a body."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        data = b"" if body is None else json.dumps(body).encode()
        method = "GET" if body is None else "POST"
        kind = f"Content-Type: application/json\r\nContent-Length: {len(data)}\r\n" if data else ""
        self.writer.write(f"{method} {path} HTTP/1.1\r\n{self.head}{kind}\r\n".encode() + data)
        head = await self.reader.readuntil(b"\r\n\r\n")
        lines = head.decode("latin-1").lower().split("\r\n")
        length = next(int(line[15:]) for line in lines if line.startswith("content-length:"))
        return int(lines[0].split(" ")[1]), await self.reader.readexactly(length)

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()


@dataclass
class Answers:
    """Milliseconds of what was asked after the warm-up, and what went wrong."""

    offers: list[float] = field(default_factory=list)
    bookings: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    url: str
    cookies: dict[str, str]
    clerks: int
    warm_up_s: float
    seconds: float
    every_s: float
    bookings_every_s: float
    """0: nobody books."""
    paths: list[str]
    """Of which each question takes one at random."""
    to_book: list[int]
    make_booking: Callable[[int, dict], dict]
    """The body for an exam and its first offer."""


def run_clerks(plan: Plan, *, begun: Callable[[], None], ended: Callable[[], None]) -> Answers:
    """`begun` is called after the warm-up, `ended` when the time is over, before the last answers."""
    return uvloop.run(_run(plan, begun, ended))


async def _run(plan: Plan, begun: Callable[[], None], ended: Callable[[], None]) -> Answers:
    answers, start = Answers(), time.perf_counter() + 0.5
    work = [_ask(plan, answers, start, number) for number in range(plan.clerks)]
    work += [_book(plan, answers, start)] if plan.bookings_every_s else []
    work += [_call_at(start + plan.warm_up_s, begun), _call_at(start + plan.warm_up_s + plan.seconds, ended)]
    await asyncio.gather(*work)
    return answers


async def _call_at(at: float, call: Callable[[], None]) -> None:
    await _sleep_until(at)
    call()


async def _sleep_until(at: float) -> None:
    await asyncio.sleep(max(0.0, at - time.perf_counter()))


async def _ask(plan: Plan, answers: Answers, start: float, number: int) -> None:
    chance, wire = random.Random(number), Wire(plan.url, plan.cookies)
    due, end = start + chance.random() * plan.every_s, start + plan.warm_up_s + plan.seconds
    while due < end:
        await _sleep_until(due)
        status = await _put(wire, answers, chance.choice(plan.paths))
        if status == 200 and due >= start + plan.warm_up_s:
            answers.offers.append((time.perf_counter() - due) * 1000)
        due += plan.every_s
    wire.close()


async def _book(plan: Plan, answers: Answers, start: float) -> None:
    wire, due, end = Wire(plan.url, plan.cookies), start, start + plan.warm_up_s + plan.seconds
    for exam in plan.to_book:
        due += plan.bookings_every_s
        if due >= end:
            break
        await _sleep_until(due)
        status, body = await wire.ask(f"/api/schedule/exams/{exam}/offers?n=1")
        offers = json.loads(body) if status == 200 else []
        if not offers:
            continue
        at = time.perf_counter()
        status, body = await wire.ask("/api/schedule/appointments", plan.make_booking(exam, offers[0]))
        if status != 201:
            answers.faults.append(f"booking {status}: {body[:200]!r}")
        elif due >= start + plan.warm_up_s:
            answers.bookings.append((time.perf_counter() - at) * 1000)
    wire.close()


async def _put(wire: Wire, answers: Answers, path: str) -> int:
    status = 0
    with suppress(asyncio.IncompleteReadError, ConnectionError):
        status, body = await wire.ask(path)
        if status == 200:
            return status
        answers.faults.append(f"{status}: {body[:200]!r}")
        return status
    answers.faults.append("connection lost")
    wire.close()
    wire.writer = None
    return status
