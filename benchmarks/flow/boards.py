"""Two hundred open boards of a real department: how long after an action each of them shows it, and how long a ticket takes.

`python -m benchmarks.flow.boards [boards] [actions]`; defaults 200 and 30. Half are waiting-room walls with a device token, the rest
department boards and live exam lists of signed-in people, every one a WebSocket of its own. The desk checks walk-ins in, one every
two seconds. Two times are told: from the desk's click (its POST is sent) and from the moment the desk
itself has its answer, until a board has the row in hand. The limit is one second after the action, the ticket's two seconds.
RADFLOW_BENCH_VAR keeps the data folder; RADFLOW_BENCH_FIRST=1 (root) lets department and boards go first on a busy machine.
"""

import asyncio
import json
import os
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

import websockets

from benchmarks._clerks import Wire
from benchmarks._department import open_department
from benchmarks._processes import go_first, read_cpu
from benchmarks.api_reads import sign_in
from tests.department import Department

LIMIT_MS, TICKET_LIMIT_MS = 1000.0, 2000.0
EVERY_S, LONGEST_S = 2.0, 20.0
WALLS, DEPARTMENTS = 0.5, 0.3
"""Parts of the boards; the rest are live exam lists."""


@dataclass
class Board:
    topic: str
    cookies: str = ""
    token: str = ""
    seen: asyncio.Event = field(default_factory=asyncio.Event)
    wanted: str = ""
    seen_at: float = 0.0
    heard: list[tuple[float, str]] = field(default_factory=list)

    async def watch(self, url: str, ready: asyncio.Event) -> None:
        address = url.replace("http", "ws", 1) + "/ws/live"
        headers = {"Cookie": self.cookies, "Origin": url} if self.cookies else {"Origin": url}
        async with websockets.connect(address, additional_headers=headers, max_size=None, open_timeout=60) as socket:
            if self.token:
                await socket.send(json.dumps({"op": "token", "token": self.token}))
            await socket.send(json.dumps({"op": "subscribe", "topic": self.topic}))
            async for text in socket:
                if '"type": "snapshot"' in text:
                    ready.set()
                elif '"type": "refused"' in text:
                    raise RuntimeError(f"{self.topic}: {text}")
                elif '"type": "delta"' in text:
                    self.heard.append((time.perf_counter(), text))
                    self.look()

    def begin(self) -> None:
        self.seen.clear()
        self.heard.clear()
        self.wanted = ""

    def want(self, text: str) -> None:
        """A wall learns from the desk's answer what to look for; it may have come before."""
        self.wanted = text
        self.look()

    def look(self) -> None:
        if not self.wanted or self.seen.is_set():
            return
        found = next((at for at, text in self.heard if self.wanted in text), None)
        if found is not None:
            self.seen_at = found
            self.seen.set()


@dataclass
class Figures:
    tickets: list[float] = field(default_factory=list)
    from_click: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    from_answer: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    missed: list[str] = field(default_factory=list)


def main(arguments: Sequence[str]) -> int:
    count, acts = (int(arguments[at]) if len(arguments) > at else usual for at, usual in enumerate((200, 30)))
    with open_department(RADFLOW_SIMULATOR="off") as department:
        department.start()
        if os.environ.get("RADFLOW_BENCH_FIRST"):
            go_first([department.process.pid, os.getpid()])
        figures = asyncio.run(_measure(department, count, acts))
    return _report(figures, count)


async def _measure(department: Department, count: int, acts: int) -> Figures:
    url = department.ready["url"].rstrip("/")
    password = (department.var / "demo-logins.txt").read_text(encoding="utf-8").split()[1]
    front, head = (sign_in(url, who, password) for who in ("front", "head"))
    site = front.get("/api/session").json()["sites"][0]["id"]
    head.get("/api/session").raise_for_status()  # as a page does: a socket wants a session that was seen
    boards = list(_make_boards(department, count, site, _join(dict(head.cookies))))
    watching = [asyncio.create_task(_open(board, url)) for board in boards]
    opened = await asyncio.gather(*(asyncio.wait_for(asyncio.shield(task), 120) for task in watching))
    figures, wire = Figures(), Wire(url, dict(front.cookies))
    exams = _make_walk_ins(front, site, acts)
    before, begun = read_cpu(department.children()), time.perf_counter()
    for exam in exams:
        await asyncio.sleep(EVERY_S)
        await _check_in(wire, exam, boards, figures)
        failed = [task for task in opened if task.done()]
        if failed:
            raise RuntimeError(f"{len(failed)} boards lost their line: {failed[0].exception()}")
    spent, wall = read_cpu(department.children()), time.perf_counter() - begun
    used = {name: (spent[name] - before.get(name, 0)) / wall for name in spent}
    print("cores: " + ", ".join(f"{name} {value:.2f}" for name, value in sorted(used.items()) if value >= 0.01))
    for task in opened:
        task.cancel()
    wire.close()
    return figures


def _make_boards(department: Department, count: int, site: int, cookies: str) -> Iterable[Board]:
    token = (department.var / "secrets" / "token-kiosk-board").read_text(encoding="utf-8").strip()
    walls, departments = round(count * WALLS), round(count * DEPARTMENTS)
    for n in range(count):
        if n < walls:
            yield Board(f"waiting:{site}", token=token)
        else:
            yield Board(f"{'department' if n < walls + departments else 'exams'}:{site}", cookies=cookies)


def _join(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


async def _open(board: Board, url: str) -> asyncio.Task:
    """The task that watches, once the whole state has come."""
    ready = asyncio.Event()
    task = asyncio.create_task(board.watch(url, ready))
    waiting = asyncio.create_task(ready.wait())
    await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
    if task.done():
        waiting.cancel()
        task.result()
    return task


def _make_walk_ins(front, site: int, count: int) -> list[int]:
    """X-rays of people without an appointment: no hour of the day keeps them from coming."""
    exams = []
    for n in range(count):
        name = {"issuer": "bench", "type": "MR", "value": f"B{uuid4().hex[:12].upper()}"}
        facts = {"name": f"Board {n}", "sex": "F", "birth_date": "1979-05-01", "identifiers": [name]}
        patient = _post(front, "/api/patients", facts)
        order = {
            "patient_id": patient["id"], "site_id": site, "patient_class": "outpatient", "exam_type_codes": ["DX-CHEST"],
            "priority": "routine", "reason": "cough", "referrer_name": "Dr Li",
        }  # fmt: skip
        exams.append(_post(front, "/api/orders", order)["exams"][0]["id"])
    return exams


def _post(client, path: str, body: dict) -> dict:
    answer = client.post(path, json=body, headers={"X-CSRFToken": client.cookies["radflow_csrf"]})
    answer.raise_for_status()
    return answer.json()


async def _check_in(wire: Wire, exam: int, boards: list[Board], figures: Figures) -> None:
    """A wall has the ticket's number, a department board another count of who waits, a list the exam as arrived."""
    for board in boards:
        board.begin()
    clicked = time.perf_counter()
    body = {"exam_id": exam, "identified_by": ["name", "birth_date"]}
    status, answer = await wire.ask("/api/schedule/checkin", body)
    answered = time.perf_counter()
    if status != 200:
        figures.missed.append(f"check-in {status}: {answer[:200]!r}")
        return
    figures.tickets.append((answered - clicked) * 1000)
    label = json.loads(answer)["arrivals"][0]["ticket"]["label"]
    shows = {"waiting": f'"ticket": "{label}"', "department": '"waiting": [', "exams": f'"{exam}": {{'}
    for board in boards:
        board.want(shows[board.topic.split(":")[0]])
    await asyncio.wait([asyncio.create_task(board.seen.wait()) for board in boards], timeout=LONGEST_S)
    for board in boards:
        kind = board.topic.split(":")[0]
        if not board.seen.is_set():
            figures.missed.append(f"{kind}: exam {exam} not within {LONGEST_S:.0f} s")
            continue
        figures.from_click[kind].append((board.seen_at - clicked) * 1000)
        figures.from_answer[kind].append(max(0.0, (board.seen_at - answered) * 1000))


def _report(figures: Figures, count: int) -> int:
    if not figures.tickets:
        print("nobody could be checked in: " + "; ".join(figures.missed[:3]))
        return 1
    print(f"{count} boards, {len(figures.tickets)} check-ins, load at the end {os.getloadavg()[0]:.1f}")
    print(f"ticket: {_spread(figures.tickets)} (limit {TICKET_LIMIT_MS:.0f})")
    for kind, rows in sorted(figures.from_answer.items()):
        print(
            f"{kind}: after the action {_spread(rows)} (limit {LIMIT_MS:.0f}); from the click {_spread(figures.from_click[kind])}"
        )
    for line in sorted(set(figures.missed))[:10]:
        print(f"missed: {line}")
    worst = max(max(rows) for rows in figures.from_answer.values())
    return 1 if figures.missed or worst > LIMIT_MS or max(figures.tickets) > TICKET_LIMIT_MS else 0


def _spread(values: Sequence[float]) -> str:
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"p50 {statistics.median(ordered):.0f}, p95 {p95:.0f}, worst {ordered[-1]:.0f} ms"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
