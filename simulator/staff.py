"""What the people of the department do for one visit, given where its exam stands: one step at a time, never ahead of the clock."""

import logging
import uuid
from datetime import datetime, timedelta
from typing import Any

from simulator.department import Machine, Person, Refusal
from simulator.plan import Visit
from simulator.setting import Setting
from simulator.texts import write_report

log = logging.getLogger("simulator")
CONFIRMED = {"identity", "loose_metal_removed", "metal_in_field"}  # questions whose safe answer is yes
LONG_WAIT = timedelta(minutes=90)  # from the wished time to the slot: then the patient asks to be called earlier
SPACE = uuid.UUID("6f3f1a52-0f0e-4a7c-9a44-2d0a5a3a5f10")


class Staff:
    """Front desk and nurse act with the machine's token; radiologists sign in, because a signature is a person's."""

    def __init__(self, setting: Setting, machine: Machine) -> None:
        self.machine, self.setting = machine, setting
        self.radiologist, self.second = Person(setting, "rad"), Person(setting, "rad2")
        self.technologist = Person(setting, "tech")

    def vet(self, exam: dict[str, Any]) -> None:
        self.radiologist.post(f"/api/exams/{exam['id']}/actions", {"action": "vet", "version": exam["version"]})

    def book(self, exam: dict[str, Any], after: datetime) -> None:
        """The first slot that is offered after a time; whoever finds none, or a late one, waits for a cancellation."""
        rows = rows_of(self.machine.get(f"/api/schedule/exams/{exam['id']}/offers", n=1, after=after.isoformat()))
        if not rows:
            self.wait(exam)
            return
        body = {k: rows[0][k] for k in ("exam_id", "resource_id", "starts_at")}
        self.machine.post("/api/schedule/appointments", body | {"client_key": key_of("book", exam["id"])})
        if datetime.fromisoformat(body["starts_at"].replace("Z", "+00:00")) - after >= LONG_WAIT:
            self.wait(exam)

    def wait(self, exam: dict[str, Any]) -> None:
        self.machine.post("/api/schedule/waiting", {"exam_id": exam["id"], "notice_h": 1})

    def check_in(self, exam: dict[str, Any]) -> None:
        body = {"exam_id": exam["id"], "identified_by": ["name", "birth_date"]}
        self.machine.post("/api/schedule/checkin", body)

    def mark_no_show(self, exam: dict[str, Any]) -> None:
        self.machine.post(f"/api/exams/{exam['id']}/actions", {"action": "mark_no_show", "version": exam["version"]})

    def screen(self, exam: dict[str, Any], visit: Visit) -> bool:
        """Asks what is open, has it checked and releases; False while something still speaks against the scan."""
        sheet = self.machine.get(f"/api/safety/exams/{exam['id']}")
        open_items = [i["code"] for i in sheet["items"] if i["value"] == "unanswered"]
        path = f"/api/safety/exams/{exam['id']}"
        if open_items:
            answers = [
                {"item": code, "value": "yes" if code in CONFIRMED else "no", "source": "patient"}
                for code in open_items
            ]
            sheet = self.machine.post(
                f"{path}/answers", {"client_id": key_of("answers", exam["id"]), "answers": answers}
            )
        if exam["contrast"] not in ("", "none") and self._lacks_renal(sheet):
            lab = {"code": "creatinine", "value": 68 + visit.slices, "unit": "umol/L", "taken_at": exam["received_at"]}
            self.machine.post(f"/api/patients/{exam['patient']['id']}/labs", lab)
            sheet = self.machine.post(f"{path}/reassess")
        if sheet.get("needs_check") and not sheet.get("check"):
            sheet = self.technologist.post(f"{path}/check")
        keys = [p["key"] for p in sheet["open_points"] if p["can_accept"]]
        if keys:
            sheet = self.radiologist.post(f"{path}/decisions", {"keys": keys, "why": "临床获益大于风险"})
        if sheet["open_points"]:
            return False
        self.technologist.post(f"{path}/release")
        return True

    def _lacks_renal(self, sheet: dict[str, Any]) -> bool:
        return any("renal" in p["key"] or "egfr" in p["key"] for p in sheet["open_points"])

    def make_ready(self, exam: dict[str, Any]) -> None:
        self.machine.post(f"/api/exams/{exam['id']}/actions", {"action": "make_ready", "version": exam["version"]})

    def inject(self, exam: dict[str, Any], visit: Visit, at: datetime) -> None:
        agents = [a for a in rows_of(self.machine.get("/api/safety/agents")) if a["is_default"]]
        agents = [a for a in agents if a["agent_class"] == exam["contrast"]]
        if not agents:
            return
        iodine = exam["contrast"].startswith("iod")
        self.machine.post(
            f"/api/safety/exams/{exam['id']}/injections",
            {
                "client_id": key_of("injection", exam["id"]),
                "agent_code": agents[0]["code"],
                "lot": f"L{visit.ordered_at:%y%m}A",
                "volume_ml": round(min(100.0, visit.person.weight_kg * (1.2 if iodine else 0.2)), 1),
                "rate_ml_per_s": 3.0 if iodine else 2.0,
                "site": "right_elbow",
                "gauge": 20,
                "at": at.isoformat(),
            },
        )

    def react(self, exam: dict[str, Any], at: datetime) -> None:
        table = self.machine.get("/api/safety/reaction-table")
        tiles = [tile for group in table["groups"] for tile in group["tiles"]]
        mild = next((tile["code"] for tile in tiles if tile["grade"] == "mild"), None)
        if mild:
            body = {"client_id": key_of("reaction", exam["id"]), "started_at": at.isoformat(), "symptoms": [mild]}
            self.machine.post(f"/api/safety/exams/{exam['id']}/reactions", body)

    def reject(self, exam: dict[str, Any]) -> None:
        """Now and then an X-ray has to be taken again: mostly the position, sometimes motion or the exposure."""
        reasons = ("positioning", "positioning", "positioning", "motion", "exposure", "collimation", "artefact")
        body = {
            "kind": "repeat" if exam["id"] % 5 == 0 else "reject",
            "reason": reasons[exam["id"] % len(reasons)],
            "client_id": key_of("reject", exam["id"]),
            "device_code": exam["slot_device_code"],
            "view": exam["body_part"][:64],
        }
        self.technologist.post(f"/api/exams/{exam['id']}/rejects", body)

    def process(self, exam: dict[str, Any]) -> None:
        """Takes what waits for this exam's images and finishes most; the rest stays on the worklist."""
        for task in rows_of(self.technologist.get("/api/processing", exam=exam["id"], open=True)):
            path = f"/api/processing/{task['id']}/actions"
            self.technologist.post(path, {"action": "take"})
            if task["id"] % 6:
                self.technologist.post(path, {"action": "finish"})

    def report(self, exam: dict[str, Any], visit: Visit) -> None:
        """Writes and signs; the department releases what is verified. Two radiologists share the work."""
        reader = self.radiologist if exam["id"] % 2 else self.second
        report = reader.post("/api/reports", {"exam_ids": [exam["id"]], "lang": "zh"})
        texts = write_report(visit.modality, has_finding=visit.has_finding)
        draft = reader.call(
            "PUT",
            f"/api/reports/{report['id']}/draft",
            texts | {"client": "simulator", "sequence": 1, "revision": report["draft"]["revision"]},
        )
        revision = draft.get("revision") or draft["draft"]["revision"]
        reader.post(
            f"/api/reports/{report['id']}/sign",
            {"revision": revision, "password": self.setting.password, "override_reason": ""},
        )


def rows_of(answer: Any) -> list[dict[str, Any]]:
    """The rows of a list, paged or not."""
    return answer if isinstance(answer, list) else answer.get("results", [])


def key_of(kind: str, exam_id: int) -> str:
    """The same act always carries the same id: sent twice, done once."""
    return str(uuid.uuid5(SPACE, f"{kind}:{exam_id}"))


def try_step(name: str, exam: dict[str, Any], act: Any, *args: Any) -> Any:
    """One step; what the department refuses is told once and left to people."""
    try:
        return act(*args)
    except Refusal as refusal:
        level = logging.INFO if refusal.status == 409 else logging.WARNING
        log.log(level, "%s of %s: %s", name, exam.get("accession"), refusal)
        return None


def is_due(stamp: str | None, minutes: float, now: datetime) -> bool:
    """`minutes` of department time have passed since `stamp`."""
    return bool(stamp) and now >= datetime.fromisoformat(stamp.replace("Z", "+00:00")) + timedelta(minutes=minutes)
