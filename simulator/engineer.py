"""The chiller of two magnets gives out; the engineer takes the worse one down; when the water flows again it is tested, a second person accepts the test, and it comes back."""

from datetime import date
from typing import Any

from simulator.department import Machine, Person
from simulator.staff import try_step

FAULTY_DEVICE, FAULTY_CHANNEL = "MR-2", "water_flow"
FAULT_FROM_H, FAULT_TO_H = 9.9, 11.6
NEIGHBOUR, NEIGHBOUR_TO_H, NEIGHBOUR_FLOW = "MR-1", 11.0, 71.0
"""On the same chiller: its flow falls a little, and comes back earlier."""


def bend(device: str, channel: str, hour: float) -> float | None:
    """The day's fault: the chilled water of one magnet fails and comes back, and its neighbour feels it."""
    if device == FAULTY_DEVICE and channel == FAULTY_CHANNEL and FAULT_FROM_H <= hour < FAULT_TO_H:
        return round(max(4.0, 110 - (hour - FAULT_FROM_H) * 400), 1)
    if device == NEIGHBOUR and channel == FAULTY_CHANNEL and FAULT_FROM_H + 0.1 <= hour < NEIGHBOUR_TO_H:
        return NEIGHBOUR_FLOW
    return None


class Engineer:
    def __init__(self, machine: Machine, engineer: Person, physicist: Person) -> None:
        self.machine, self.engineer, self.physicist = machine, engineer, physicist
        self.said: set[str] = set()

    def mend(self, day: date, hour: float) -> None:
        """Each step once a day."""
        steps = (
            ("down", FAULT_FROM_H + 0.25 <= hour < FAULT_TO_H, self._take_down),
            ("back", FAULT_TO_H + 0.2 <= hour < FAULT_TO_H + 1, self._bring_back),
        )
        for name, is_now, act in steps:
            key = f"{day}:{name}"
            if not is_now or key in self.said:
                continue
            self.said.add(key)
            rows = self.machine.get("/api/devices", page_size=100)["results"]
            device = next((d for d in rows if d["code"] == FAULTY_DEVICE), None)
            if device and (device["technical"] == "down") == (name == "back"):
                try_step(name, {"accession": FAULTY_DEVICE}, act, f"/api/devices/{device['id']}", device["id"])

    def _take_down(self, path: str, device_id: int) -> None:
        self.engineer.post(f"{path}/out-of-service", {"cause": "utility", "note": "冷却水流量低"})

    def _bring_back(self, path: str, device_id: int) -> None:
        for test in self.machine.get("/api/qa-tests", device_id=device_id):
            if test["required_cause"]:
                self._test(path, test)
        self.engineer.post(f"{path}/return-to-service", {"note": "冷却水恢复，QC 通过"})

    def _test(self, path: str, test: dict[str, Any]) -> None:
        middle = sum(test["tolerance"]) / 2 if test["tolerance"] else None
        body = {"test": test["code"], "value": middle, "passed": None if test["tolerance"] else True}
        done = self.engineer.post(f"{path}/qa-results", body)
        self.physicist.post(f"/api/qa-results/{done['id']}/review", {"accepted": True})
