"""Starter data: forms and agents that are shipped; never touches what a person changed."""

import json
from datetime import timedelta
from pathlib import Path

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.policy import activate_policy, draft_policy, get_policy
from apps.directory.public import find_site_by_code
from apps.safety.engine.forms import parse_form
from apps.safety.models import ContrastAgent, ContrastLot, ScreeningForm
from apps.safety.services.stocking import move_stock

DATA = Path(__file__).resolve().parents[1] / "data"
# agent, lot, mL a bottle, days until it expires, bottles received
DEMO_LOTS = (
    ("iohexol_350", "K2609A", 100, 700, 120),
    ("iodixanol_320", "D2611B", 100, 700, 40),
    ("iodixanol_320", "D2511A", 100, 30, 3),
    ("gadobutrol", "G2607C", 15, 700, 60),
)
DEMO_RULE = {
    "code": "ct_by_weight",
    "agent_class": "iodine",
    "modality": "CT",
    "unit": "mL/kg",
    "amount": 1,
    "duration_s": 20,
    "flush_ml": 40,
    "max_volume_ml": 120,
}
DEMO_PRESSURE_PSI = 300


def seed_starter() -> None:
    now = clock.now()
    definitions = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((DATA / "forms").glob("*.json"))]
    forms = [(parse_form(definition), definition) for definition in definitions]
    ScreeningForm.objects.bulk_create(
        [ScreeningForm(code=f.code, version=f.version, definition=d, created_at=now) for f, d in forms],
        ignore_conflicts=True,
    )
    agents = json.loads((DATA / "agents.json").read_text(encoding="utf-8"))
    ContrastAgent.objects.bulk_create([ContrastAgent(**entry) for entry in agents], ignore_conflicts=True)


def seed_demo() -> None:
    """Lots in stock for the agents that the demonstration department uses, one that runs out, and its own dose rules."""
    now = clock.now()
    site = find_site_by_code("main")
    for code, lot, container_ml, days, received in DEMO_LOTS:
        row, is_new = ContrastLot.objects.get_or_create(
            agent=ContrastAgent.objects.get(code=code),
            lot=lot,
            defaults={
                "expires_on": (now + timedelta(days=days)).date(),
                "container_ml": container_ml,
                "barcode": f"DEMO-{lot}",
                "recorded_by": "Radflow",
                "recorded_at": now,
            },
        )
        if is_new and site:
            move_stock(row.id, site_id=site.id, kind="receipt", containers=received, actor=Actor.system("prepare"))
    seed_demo_doses()


def seed_demo_doses() -> None:
    """The department's rules beside those that are shipped, as two of its people would put them in force; once."""
    shipped = get_policy("safety.dose")
    if shipped.version > 1:
        return
    payload = {**shipped.payload, "rules": [*shipped.payload["rules"], DEMO_RULE]}
    payload["cannulas"] = {
        gauge: {**row, "pressure_psi": DEMO_PRESSURE_PSI} for gauge, row in shipped.payload["cannulas"].items()
    }
    row = draft_policy(
        "safety.dose",
        payload=payload,
        source=f"{shipped.source}. Demonstration department: CT by weight and the injector's limit are invented",
        change_reason="Demonstration",
        actor=Actor.system("system"),
    )
    activate_policy(row.id, actor=Actor.system("prepare"))
