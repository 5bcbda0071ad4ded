"""What stands on the desk beside the day's stream: a visit, a series, calls to make, an offer to who waits, a plan to review."""

import logging
import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from simulator.department import Machine, Person, Refusal
from simulator.people import invent_person
from simulator.plan import Visit
from simulator.setting import Setting
from simulator.staff import Staff, key_of, rows_of, try_step

log = logging.getLogger("simulator")
# what is asked for, and of which of the desk's patients
ORDERS = {
    "visit": [(0, "CT-CHEST"), (0, "US-ABD")],
    "series": [(1, "US-URINARY")] * 3,
    "close": [(2, "CTA-HEAD"), (2, "CT-ABD-C")],
    "waiting": [(3, "US-THYROID"), (4, "US-THYROID")],
    "calls": [(5, "CT-CHEST"), (6, "MR-LSPINE"), (7, "CT-ABD"), (8, "MR-BRAIN"), (9, "CT-SINUS"), (10, "MR-CSPINE")],
}
CALLS = [["no_answer", "no_answer"], ["left_message"], ["call_back"], ["wrong_number"]]
SERIES_DAYS, CLOSE_MIN = 7, 60
PLAN_FROM_H = 10.0
PLAN = {"days": 3, "modalities": ["CT", "MR"], "moves": "untold", "iterations": 200, "seconds": 20}
"""Fixed iterations: the same plan on every machine, and nobody waits for it."""


def plan_desk(day: date, *, seed: int, pattern: Visit) -> list[Visit]:
    """The orders of a day, sent with its first one; `pattern` gives what does not matter here."""
    rng = random.Random(f"desk:{seed}:{day.isoformat()}")
    people = [invent_person(rng, mrn=f"D{day:%y%m%d}{n:02d}", today=day) for n in range(11)]
    facts = {"hl7_class": "O", "priority": "R", "reason": "复查"}
    return [
        replace(pattern, placer=placer, person=people[who], exam_code=code, **facts)
        for group, orders in ORDERS.items()
        for placer, (who, code) in zip(_placers(day, group), orders)
    ]


class Desk:
    """Each group is handled once, when a radiologist has vetted all of its orders; a group that went on is left alone."""

    def __init__(self, setting: Setting, machine: Machine, staff: Staff) -> None:
        self.machine, self.staff = machine, staff
        self.clerk = Person(setting, "front")
        self.done: set[tuple[date, str]] = set()

    def step(self, exams: dict[str, dict], site: dict[str, Any], now: datetime) -> None:
        local = now.astimezone(ZoneInfo(site["time_zone"]))
        day, hour = local.date(), local.hour + local.minute / 60
        for group in ORDERS:
            rows = [exams.get(placer) for placer in _placers(day, group)]
            if (day, group) in self.done or not all(rows):
                continue
            for exam in rows:
                if exam["state"] == "requested":
                    try_step("vetting", exam, self.staff.vet, exam)
            if all(exam["state"] == "vetted" for exam in rows):
                self.done.add((day, group))
                try_step(group, rows[0], getattr(self, f"do_{group}"), rows, now)
        if hour >= PLAN_FROM_H and (day, "calls") in self.done and (day, "plan") not in self.done:
            self.done.add((day, "plan"))
            try_step("plan", {}, self.ask_plan, site, day)

    def do_visit(self, exams: list[dict], now: datetime) -> None:
        body = {"exam_ids": [exam["id"] for exam in exams], "n": 1, "after": _tomorrow(now)}
        offer = _first(self.clerk.post("/api/schedule/visits/offers", body))
        self.clerk.post("/api/schedule/visits", {"places": _places(offer["places"])} | _key("visit", exams))

    def do_series(self, exams: list[dict], now: datetime) -> None:
        facts = {"every_days": SERIES_DAYS, "slack_days": 2}
        first = self._offer(exams[0], _tomorrow(now))
        body = facts | {"exam_ids": [exam["id"] for exam in exams], "first": first}
        places = self.clerk.post("/api/schedule/series/proposals", body)
        self.clerk.post("/api/schedule/series", facts | {"places": _places(places)} | _key("series", exams))

    def do_close(self, exams: list[dict], now: datetime) -> None:
        """The second contrast sooner than the rule: a radiologist says why."""
        first = self._book(exams[0], _tomorrow(now))
        start = datetime.fromisoformat(first["starts_at"].replace("Z", "+00:00"))
        for n in range(1, 7):
            at = start + timedelta(minutes=n * CLOSE_MIN)
            place = {"exam_id": exams[1]["id"], "resource_id": first["resource_id"], "starts_at": at.isoformat()}
            body = place | {"separation_reason": "术前须一次完成评估，获益大于风险"} | _key("book", exams[1:])
            try:
                return self.staff.radiologist.post("/api/schedule/appointments", body)
            except Refusal as refusal:
                log.info("close: %s", refusal)

    def do_waiting(self, exams: list[dict], now: datetime) -> None:
        """One waits for an earlier time; the other one gives such a time back."""
        late, early = exams
        self._book(late, _tomorrow(now, days=4))
        booked = self._book(early, _tomorrow(now))
        self.clerk.post("/api/schedule/waiting", {"exam_id": late["id"], "notice_h": 1, "note": "希望提前"})
        body = {"reason_code": "patient_asked", "also_exam": True, "version": booked["version"]}
        self.clerk.post(f"/api/schedule/appointments/{booked['id']}/cancel", body)

    def do_calls(self, exams: list[dict], now: datetime) -> None:
        if rows_of(self.clerk.get(f"/api/schedule/exams/{exams[0]['id']}/contacts")):
            return
        for exam, outcomes in zip(exams, CALLS):
            for outcome in outcomes:
                body = {"outcome": outcome, "channel": "phone"}
                self.clerk.post(f"/api/schedule/exams/{exam['id']}/contacts", body)

    def ask_plan(self, site: dict[str, Any], day: date) -> None:
        rows = rows_of(self.clerk.get("/api/schedule/plans", site=site["id"], kind="plan", page_size=1))
        if not any(row["first_day"] >= day.isoformat() and row["cause"] == "person" for row in rows):
            self.clerk.post("/api/schedule/plans", PLAN | {"site_id": site["id"]})

    def _offer(self, exam: dict, after: str) -> dict[str, Any]:
        row = _first(rows_of(self.clerk.get(f"/api/schedule/exams/{exam['id']}/offers", n=1, after=after)))
        return _places([row])[0]

    def _book(self, exam: dict, after: str) -> dict[str, Any]:
        return self.clerk.post("/api/schedule/appointments", self._offer(exam, after) | _key("book", [exam]))


def _placers(day: date, group: str) -> list[str]:
    return [f"DESK{day:%Y%m%d}{group[:2].upper()}{n}" for n in range(len(ORDERS[group]))]


def _tomorrow(now: datetime, days: int = 1) -> str:
    return (now + timedelta(days=days)).isoformat()


def _first(rows: list[dict]) -> dict[str, Any]:
    if not rows:
        raise Refusal(404, {"detail": "nothing is offered"})
    return rows[0]


def _places(rows: list[dict]) -> list[dict[str, Any]]:
    return [{name: row[name] for name in ("exam_id", "resource_id", "starts_at")} for row in rows]


def _key(kind: str, exams: list[dict]) -> dict[str, str]:
    return {"client_key": key_of(kind, exams[0]["id"])}
