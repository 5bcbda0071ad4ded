"""Starter data: forms and agents that are shipped; never touches what a person changed."""

import json
from datetime import timedelta
from pathlib import Path

from apps.common.kernel import clock
from apps.safety.engine.forms import parse_form
from apps.safety.models import ContrastAgent, ContrastLot, ScreeningForm

DATA = Path(__file__).resolve().parents[1] / "data"
DEMO_LOTS = (("iohexol_350", "K2609A", 100), ("iodixanol_320", "D2611B", 100), ("gadobutrol", "G2607C", 15))


def seed_starter() -> None:
    now = clock.now()
    for path in sorted((DATA / "forms").glob("*.json")):
        definition = json.loads(path.read_text(encoding="utf-8"))
        form = parse_form(definition)
        ScreeningForm.objects.get_or_create(
            code=form.code, version=form.version, defaults={"definition": definition, "created_at": now}
        )
    for entry in json.loads((DATA / "agents.json").read_text(encoding="utf-8")):
        ContrastAgent.objects.get_or_create(code=entry["code"], defaults=entry)


def seed_demo() -> None:
    """One open lot for the agents that the demonstration department uses."""
    now = clock.now()
    for code, lot, container_ml in DEMO_LOTS:
        ContrastLot.objects.get_or_create(
            agent=ContrastAgent.objects.get(code=code),
            lot=lot,
            defaults={
                "expires_on": (now + timedelta(days=700)).date(),
                "container_ml": container_ml,
                "barcode": f"DEMO-{lot}",
                "recorded_by": "Radflow",
                "recorded_at": now,
            },
        )
