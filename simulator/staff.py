"""What the people of the department do for one visit, given where its exam stands: one step at a time, never ahead of the clock."""

import logging
import uuid
from datetime import datetime, timedelta
from typing import Any

from simulator.department import Machine, Person, Refusal
from simulator.plan import Visit
from simulator.setting import Setting
from simulator.texts import FINDING, write_report

log = logging.getLogger("simulator")
CONFIRMED = {"identity", "loose_metal_removed", "metal_in_field"}  # questions whose safe answer is yes
LONG_WAIT = timedelta(minutes=90)  # from the wished time to the slot: then the patient asks to be called earlier
TAUGHT_EVERY, CRITICAL_EVERY = 6, 4  # exams: which are first written by a resident, which findings are urgent to tell
COUNTERSIGN_MIN = 45
SPACE = uuid.UUID("6f3f1a52-0f0e-4a7c-9a44-2d0a5a3a5f10")


class Staff:
    """Front desk and nurse act with the machine's token; radiologists sign in, because a signature is a person's."""

    def __init__(self, setting: Setting, machine: Machine) -> None:
        self.machine, self.setting = machine, setting
        self.radiologist, self.second = Person(setting, "rad"), Person(setting, "rad2")
        self.resident = Person(setting, "resident")
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
        decided = {d["key"] for d in sheet["decisions"]}
        keys = [p["key"] for p in sheet["open_points"] if p["can_accept"] and p["key"] not in decided]
        if keys:
            sheet = self.radiologist.post(f"{path}/decisions", {"keys": keys, "why": "临床获益大于风险"})
        for waiting in [d for d in sheet["decisions"] if d["needs_second"] and not d["seconded_at"]]:
            sheet = self.second.post(f"/api/safety/decisions/{waiting['id']}/second")
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
        plan = self.machine.get(f"/api/safety/exams/{exam['id']}/dose")["plan"] or {}
        lots = rows_of(self.machine.get("/api/safety/lots", agent_code=agents[0]["code"], in_stock=True))
        usable = [lot["lot"] for lot in lots if lot["state"] == "in_use"]
        usual = min(100.0, visit.person.weight_kg * (1.2 if exam["contrast"].startswith("iod") else 0.1))
        self.machine.post(
            f"/api/safety/exams/{exam['id']}/injections",
            {
                "client_id": key_of("injection", exam["id"]),
                "agent_code": agents[0]["code"],
                "lot": usable[0] if usable else f"L{visit.ordered_at:%y%m}A",
                "volume_ml": round(plan.get("volume_ml") or usual, 1),
                "rate_ml_per_s": plan.get("rate_ml_per_s") or 2.0,
                "saline_ml": plan.get("flush_ml"),
                "site": "right_elbow",
                "gauge": 20,
                "temperature_c": 37,
                "source": "injector",
                "peak_pressure_psi": 120 + exam["id"] % 90,
                "at": at.isoformat(),
            },
        )

    def react(self, exam: dict[str, Any], at: datetime) -> None:
        """Mild ones, every fourth beside the vein."""
        table = self.machine.get("/api/safety/reaction-table")
        groups = table["extravasation_groups" if exam["id"] % 4 == 0 else "groups"]
        tiles = [tile for group in groups for tile in group["tiles"]]
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

    def report(self, exam: dict[str, Any], visit: Visit, now: datetime) -> None:
        """Writes and signs; the department releases what is verified. Two radiologists share the work, a resident learns."""
        reader = self.radiologist if exam["id"] % 2 else self.second
        is_taught, is_preliminary = exam["id"] % TAUGHT_EVERY == 2, exam["facets"].get("report") == "preliminary"
        if exam["modality"] == "CT" and not is_preliminary:
            self._ask_models(reader, exam, visit)
        texts = write_report(visit.modality, has_finding=visit.has_finding)
        if is_taught and is_preliminary:
            if is_due(exam["stamps"].get("preliminary"), COUNTERSIGN_MIN, now):
                self._countersign(reader, exam, visit, texts)
            return
        report = self._write_and_sign(self.resident if is_taught else reader, exam, texts)
        if not is_taught and visit.has_finding and visit.modality in FINDING and exam["id"] % CRITICAL_EVERY == 1:
            self._tell_critical(reader, report["id"], exam, texts["impression"])

    def _countersign(self, reader: Person, exam: dict[str, Any], visit: Visit, texts: dict) -> None:
        if not visit.has_finding:
            self._write_and_sign(reader, exam, texts)
            return
        texts["impression"] = texts["impression"].rstrip("。") + "，请结合临床。"
        self._write_and_sign(reader, exam, texts, discordance="minor", note="建议注明随访。")

    def _write_and_sign(self, reader: Person, exam: dict[str, Any], texts: dict, **facts: str) -> dict[str, Any]:
        report = reader.post("/api/reports", {"exam_ids": [exam["id"]], "lang": "zh"})
        draft = reader.call(
            "PUT",
            f"/api/reports/{report['id']}/draft",
            texts | {"client": f"sim-{reader.username}", "sequence": 1, "revision": report["draft"]["revision"]},
        )
        revision = draft.get("revision") or draft["draft"]["revision"]
        reader.post(
            f"/api/reports/{report['id']}/sign",
            {"revision": revision, "password": self.setting.password, "override_reason": "", **facts},
        )
        return report

    def _ask_models(self, reader: Person, exam: dict[str, Any], visit: Visit) -> None:
        """Two invented detectors with faults of their own speak of the nodule; the reader says whether there is one."""
        first = None
        for version, wrong_every in (("1.0", 7), ("2.0", 11)):
            says = visit.has_finding != (exam["id"] % wrong_every == 3)
            body = {"product": "Demo nodule finder", "version": version, "role": "assistant", "target": "nodule"}
            body |= {"accession": exam["accession"], "is_positive": says}
            body |= {"findings": [{"label": "nodule", "probability": 0.8}] if says else []}
            first = first or self.machine.post("/api/ai/results", body)
        if exam["id"] % 5:
            reader.post(f"/api/ai/results/{first['id']}/verdict", {"is_present": visit.has_finding})

    def _tell_critical(self, reader: Person, report_id: int, exam: dict[str, Any], finding: str) -> None:
        """A fracture within hours, what asks for follow-up within days; every other one is confirmed at once, the rest wait for the clock."""
        body = {
            "category": 2 if exam["modality"] == "DX" else 3,
            "finding": finding,
            "told_to": exam["referrer_name"] or "值班医生",
            "method": "phone",
        }
        notice = reader.post(f"/api/reports/{report_id}/criticals", body)
        if exam["id"] % (CRITICAL_EVERY * 2) == 1:
            reader.post(f"/api/criticals/{notice['id']}/receipt", {"received_by": body["told_to"]})


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
