"""What the nurse does beside the scanners: consent, fasting, cannula, now and then a sedation, and the end of the observation."""

from datetime import datetime, timedelta
from typing import Any, Protocol

from simulator.staff import key_of, rows_of, try_step

ATE_AGO, FAST_MIN = timedelta(hours=5), 240
FASTING_EVERY, SEDATED_EVERY, LATE_EVERY = 3, 4, 5
VEINS = (("right_elbow", 20), ("left_elbow", 20), ("right_forearm", 22))
LOOK_EVERY, LEAVES_AFTER, LEAVES_LATE_AFTER = timedelta(minutes=2), timedelta(minutes=2), timedelta(minutes=15)
STROKE = [[60 + 40 * n, 500 + (180 if n % 2 else -160)] for n in range(12)]


class Says(Protocol):
    def get(self, path: str, **query: Any) -> Any: ...
    def post(self, path: str, body: Any = None) -> Any: ...


class Nurse:
    """Acts by HTTP as a person of the department; which patients get what follows from the exam's number."""

    def __init__(self, person: Says) -> None:
        self.person = person
        self.looked: datetime | None = None

    def prepare(self, exam: dict[str, Any], now: datetime) -> None:
        """The patient is here and screened: what the lanes ask for before the injection."""
        path = f"/api/safety/exams/{exam['id']}"
        sheet = self.person.get(path)
        is_asked = any(document["about"] == "consent" for document in sheet["documents"])
        if is_asked and not any(s["about"] == "consent" and not s["withdrawn_at"] for s in sheet["signatures"]):
            body = {"about": "consent", "strokes": [STROKE], "client_id": key_of("consent", exam["id"])}
            self.person.post(f"{path}/signatures", body)
        row = sheet["preparation"]
        if not row or row["lane"] != "to_prepare":
            return
        if exam["id"] % FASTING_EVERY == 0:
            body = {"since": (now - ATE_AGO).isoformat(), "minutes": FAST_MIN}
            row = self.person.post(f"/api/safety/preparations/{row['id']}/fasting", body)
        site, gauge = VEINS[exam["id"] % len(VEINS)]
        body = {"version": row["version"], "iv_site": site, "iv_gauge": gauge, "iv_attempts": 1 + (exam["id"] % 7 == 0)}
        self.person.post(f"/api/safety/preparations/{row['id']}/place_iv", body)
        if exam["modality"] == "MR" and exam["id"] % SEDATED_EVERY == 0 and not sheet["sedation"]:
            body = {
                "drug": "咪达唑仑",
                "dose": "按医嘱",
                "route": "iv",
                "ordered_by": "值班医生",
                "check_every_min": 10,
            }
            self.person.post(f"{path}/sedation", body)

    def watch(self, site_id: int, now: datetime) -> None:
        """Who was observed long enough may leave; some a little late, so that an overdue clock is seen."""
        if self.looked is not None and now - self.looked < LOOK_EVERY:
            return
        self.looked = now
        for card in rows_of(self.person.get("/api/safety/lanes", site_id=site_id)):
            row, exam = card["preparation"], card["exam"]
            if row["lane"] != "observing" or not row["observe_until"]:
                continue
            until = datetime.fromisoformat(row["observe_until"].replace("Z", "+00:00"))
            if now >= until + (LEAVES_LATE_AFTER if exam["id"] % LATE_EVERY == 0 else LEAVES_AFTER):
                try_step("discharge", exam, self._let_go, card)

    def _let_go(self, card: dict[str, Any]) -> None:
        row, sedation = card["preparation"], card["sedation"]
        path = f"/api/safety/preparations/{row['id']}"
        if sedation:
            self.person.post(f"/api/safety/sedations/{sedation['id']}/recovered", {"note": "清醒，生命体征平稳"})
        if row["iv_at"] and not row["iv_removed_at"]:
            row = self.person.post(f"{path}/remove_iv")
        self.person.post(f"{path}/discharge", {"version": row["version"]})
