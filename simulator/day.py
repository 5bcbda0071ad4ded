"""The day's clockwork: every few seconds, look where each visit stands and do what is due. It keeps no plan but the seed's."""

import logging
import time
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from simulator.department import Clock, Machine, Person, Refusal
from simulator.desk import Desk, plan_desk
from simulator.engineer import Engineer, bend
from simulator.messages import ResultsInbox, send_message, write_order
from simulator.modality import Peer
from simulator.nurse import Nurse
from simulator.physics import Physics
from simulator.plan import Visit, plan_day
from simulator.scanners import Scanners
from simulator.setting import Setting
from simulator.staff import Staff, is_due, rows_of, try_step
from simulator.strays import Strays
from simulator.telemetry import Telemetry

log = logging.getLogger("simulator")
OPENS_H, CLOSES_H, ROLLS_H = 7.5, 18.0, 20.0
REJECT_EVERY = 9
"""About 11 of 100 X-ray exams have a rejected or repeated image, as in a Norwegian audit of digital radiography (2012)."""
STEP_S, HURRIED_STEP_S = 5.0, 1.0  # nothing of the day is finer than a minute


class Day:
    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.machine = Machine(setting)
        self.clock = Clock(self.machine)
        self.staff = Staff(setting, self.machine)
        self.engineer = Person(setting, "device")
        self.nurse = Nurse(Person(setting, "nurse"))
        self.desk = Desk(setting, self.machine, self.staff)
        peer = Peer("127.0.0.1", setting.dicom_port, setting.ae_title)
        self.scanners, self.physics = Scanners(peer), Physics(setting, peer)
        self.mender = Engineer(self.machine, self.engineer, self.physics.physicist)
        self.strays = Strays(setting, peer)
        self.site: dict[str, Any] = {}
        self.visits: dict[str, Visit] = {}
        self.desk_orders: list[Visit] = []
        self.day = None
        self.gave_up: set[tuple[str, int]] = set()
        self.said: set[str] = set()

    def open(self) -> None:
        """Waits for the department, then joins it."""
        while True:
            try:
                self.site = next(s for s in self.machine.get("/api/sites")["results"] if s["code"] == "main")
                break
            except (httpx.HTTPError, Refusal, OSError) as error:
                log.info("waiting for the department: %s", error)
                time.sleep(1)
        self.zone = ZoneInfo(self.site["time_zone"])
        self.inbox = ResultsInbox("127.0.0.1", self.setting.his_port)
        self.inbox.start()
        self._set_clock()

    def start_telemetry(self, url: str) -> None:
        Telemetry(
            admin=self.engineer,
            now=self.clock.now,
            factor=lambda: self.clock.factor,
            url=url,
            seed=self.setting.seed,
            faulty=self._bend,
            zone=self.zone,
        ).start()

    def run(self) -> None:
        while True:
            begun = time.monotonic()
            try:
                self.tick()
            except (httpx.HTTPError, OSError, TimeoutError) as error:
                log.info("the department does not answer: %s", error)
            except Refusal as refusal:
                log.warning("%s", refusal)
            except Exception:  # one odd answer must not end the day
                log.exception("this round went wrong")
            step_s = HURRIED_STEP_S if self.clock.factor > 5 else STEP_S
            time.sleep(max(0.05, step_s - (time.monotonic() - begun)))

    def _set_clock(self) -> None:
        """A fresh demo starts in the morning and hurries to a full department; a running day goes on."""
        self.clock.sync()
        local = self.clock.now().astimezone(self.zone)
        if self.clock.is_simulated and OPENS_H <= _hour(local) < ROLLS_H:
            return
        morning = local.replace(hour=7, minute=30, second=0, microsecond=0)
        if self.clock.is_simulated and local > morning:
            morning += timedelta(days=1)
        while not self.site["working_hours"][morning.weekday()]:
            morning += timedelta(days=1)
        self.clock.run(start=morning, factor=self.setting.rush)

    def _pace(self, local: datetime) -> None:
        if self.clock.factor == self.setting.rush != self.setting.pace and _hour(local) >= self.setting.until:
            self.clock.run(start=self.clock.now(), factor=self.setting.pace)
        elif _hour(local) >= ROLLS_H or _hour(local) < OPENS_H - 1:
            self._set_clock()

    def tick(self) -> None:
        now = self.clock.now()
        local = now.astimezone(self.zone)
        self._pace(local)
        if self.day != local.date():
            self._plan(local)
        exams = self._list_exams(local)
        self._send_orders(exams, now)
        tickets = self._list_tickets()
        for placer, exam in exams.items():
            visit = self.visits.get(placer)
            if visit is not None:
                self._follow(exam, visit, now, tickets)
        self._run_scanners(exams, now)
        self.desk.step(exams, self.site, now)
        self.mender.mend(local.date(), _hour(local))
        self.physics.step(now, self.site["id"])
        self.strays.step(exams.values(), local)
        self.nurse.watch(self.site["id"], now)

    def _plan(self, local: datetime) -> None:
        self.day, self.gave_up, self.said = local.date(), set(), set()
        catalogue: list[dict] = []
        page: int | None = 1
        while page:
            answer = self.machine.get("/api/exam-types", page=page, page_size=200)
            catalogue += answer["results"]
            page = answer["next_page"]
        visits = plan_day(
            self.day, seed=self.setting.seed, catalogue=catalogue, zone=self.zone, exams=self.setting.exams
        )
        self.visits = {v.placer: v for v in visits}
        self.desk_orders = plan_desk(self.day, seed=self.setting.seed, pattern=visits[0]) if visits else []

    def _list_exams(self, local: datetime) -> dict[str, dict]:
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        rows: list[dict] = []
        page: int | None = 1
        while page:
            answer = self.machine.get(
                "/api/exams", received_from=midnight.isoformat(), page=page, page_size=500, ordering="received_at"
            )
            rows += answer["results"]
            page = answer["next_page"]
        return {e["placer_number"]: e for e in rows if e["placer_number"]}

    def _list_tickets(self) -> dict[int, dict]:
        answer = self.machine.get("/api/schedule/queue", site=self.site["id"])
        return {row["exam_id"]: row for row in rows_of(answer)}

    def _send_orders(self, exams: dict[str, dict], now: datetime) -> None:
        due = [
            v
            for v in (*self.visits.values(), *self.desk_orders)
            if v.ordered_at <= now and v.placer not in exams and v.placer not in self.said
        ]
        for visit in due[:12]:
            code = self._tell_hospital(visit, "NW", now)
            if code != "AA":
                log.warning("order %s answered %s", visit.placer, code)
            self.said.add(visit.placer)

    def _tell_hospital(self, visit: Visit, control: str, now: datetime) -> str:
        message = write_order(
            visit, control_id=f"{visit.placer}{control}", at=now.astimezone(self.zone), control=control
        )
        return send_message("127.0.0.1", self.setting.mllp_port, message)

    def _follow(self, exam: dict, visit: Visit, now: datetime, tickets: dict[int, dict]) -> None:
        """One step of one visit. A step that was refused is left to people, until the exam changes."""
        key = (visit.placer, exam["version"])
        if key in self.gave_up:
            return
        state, staff = exam["state"], self.staff
        slot = datetime.fromisoformat(exam["slot_start"].replace("Z", "+00:00")) if exam["slot_start"] else None
        before = len(self.gave_up)
        if state == "requested" and is_due(exam["received_at"], 4, now):
            self._try("vetting", key, exam, staff.vet, exam)
        elif state == "vetted" and is_due(exam["received_at"], 6, now):
            self._try("booking", key, exam, staff.book, exam, max(now, visit.wish_at))
        elif state == "booked" and slot:
            if visit.is_cancelled and now >= slot - timedelta(minutes=60):
                if f"CA{visit.placer}" not in self.said:
                    self.said.add(f"CA{visit.placer}")
                    self._tell_hospital(visit, "CA", now)
            elif visit.is_no_show:
                if now >= slot + timedelta(minutes=35):
                    self._try("no-show", key, exam, staff.mark_no_show, exam)
            elif now >= slot - timedelta(minutes=max(-10, visit.early_min)):
                self._try("check-in", key, exam, staff.check_in, exam)
        elif state == "arrived" and is_due(exam["stamps"].get("arrived"), 3, now):
            if self._try("screening", key, exam, staff.screen, exam, visit):
                fresh = self.machine.get(f"/api/exams/{exam['id']}")
                if "make_ready" in fresh["allowed_actions"]:
                    self._try("readiness", key, exam, staff.make_ready, fresh)
                if exam["contrast"] not in ("", "none"):
                    try_step("nursing", exam, self.nurse.prepare, exam, now)
            elif len(self.gave_up) == before:
                self.gave_up.add(key)
        elif (
            state == "acquired"
            and exam["facets"].get("images") == "complete"
            and is_due(exam["stamps"].get("finished"), visit.report_min, now)
        ):
            if exam["facets"].get("report") != "preliminary":  # else only the second signature is left
                if exam["modality"] in ("DX", "MG") and exam["id"] % REJECT_EVERY == 0:
                    self._try("reject", key, exam, staff.reject, exam)
                self._try("post-processing", key, exam, staff.process, exam)
            self._try("report", key, exam, staff.report, exam, visit, now)

    def _try(self, name: str, key: tuple[str, int], exam: dict, act: Any, *args: Any) -> Any:
        try:
            result = act(*args)
            return True if result is None else result
        except Refusal as refusal:
            self.gave_up.add(key)
            log.log(
                logging.INFO if refusal.status == 409 else logging.WARNING,
                "%s of %s: %s",
                name,
                exam["accession"],
                refusal,
            )
            return None

    def _run_scanners(self, exams: dict[str, dict], now: datetime) -> None:
        by_id = {e["id"]: e for e in exams.values()}
        for code, job in list(self.scanners.jobs.items()):
            visit = self.visits.get(job.placer)
            exam = by_id.get(job.exam_id)
            if visit is None or (exam and exam["state"] in ("cancelled", "discontinued")):
                self.scanners.forget(code)
            elif job.is_over(now):
                self.scanners.finish(code, visit.modality, visit, now.astimezone(self.zone))
        waiting: dict[str, list[dict]] = {}
        for exam in exams.values():
            if exam["state"] == "ready" and exam["slot_device_code"] and exam["placer_number"] in self.visits:
                waiting.setdefault(exam["slot_device_code"], []).append(exam)
        down = {
            d["code"] for d in self.machine.get("/api/devices", page_size=100)["results"] if d["technical"] == "down"
        }
        tickets = self._list_tickets() if waiting else {}
        for code, rows in waiting.items():
            if code in down or not self.scanners.is_free(code):
                continue
            exam = min(rows, key=lambda e: (e["priority_rank"], e["slot_start"]))
            visit = self.visits[exam["placer_number"]]
            self._call(exam, code, tickets)
            if exam["contrast"] not in ("", "none"):
                try_step("injection", exam, self.staff.inject, exam, visit, now)
                if visit.has_reaction:
                    try_step("reaction", exam, self.staff.react, exam, now)
            self.scanners.start(code, visit.modality, exam, visit, now.astimezone(self.zone))  # DICOM times are local

    def _call(self, exam: dict, code: str, tickets: dict[int, dict]) -> None:
        ticket = tickets.get(exam["id"])
        if ticket and ticket["state"] == "waiting":
            body = {"room_code": code.lower()}
            try_step("call", exam, self.machine.post, f"/api/schedule/tickets/{ticket['ticket_id']}/call", body)

    def _bend(self, device: str, channel: str, now: datetime) -> float | None:
        return bend(device, channel, _hour(now.astimezone(self.zone)))


def _hour(local: datetime) -> float:
    return local.hour + local.minute / 60
