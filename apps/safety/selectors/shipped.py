"""Packs, forms and agents from the files that are shipped: for the commands that run without a database."""

import json
from functools import cache
from pathlib import Path

from apps.safety.engine.contrast_lines import Shelf
from apps.safety.engine.facts import AgentFact, Rules
from apps.safety.engine.forms import parse_form
from apps.safety.engine.packs import PACKS, split_pack

HOME = Path(__file__).resolve().parents[1]
MARKET = {"acr": "ACR", "esur": "EMA", "local": "ACR"}


@cache
def load_shipped_rules(pack: str) -> dict[str, Rules]:
    """All topics of one pack and the rules of the magnet."""
    own, magnet = load_policy("allergy"), load_policy("mr")
    topics = split_pack(load_policy(f"pack_{pack}").payload, load_policy(f"pack_{pack}").label)
    allergy = Rules({**own.payload, **topics["allergy"].payload}, topics["allergy"].label)
    return {**topics, "allergy": allergy, "mr": magnet}


@cache
def load_shelf() -> Shelf:
    rows = json.loads((HOME / "data" / "agents.json").read_text(encoding="utf-8"))
    forms = [
        parse_form(json.loads(p.read_text(encoding="utf-8"))) for p in sorted((HOME / "data/forms").glob("*.json"))
    ]
    agents = {
        pack: {
            row["code"]: AgentFact(
                row["code"], row["names"]["en"], row["agent_class"], row["groups"].get(MARKET[pack], "")
            )
            for row in rows
        }
        for pack in PACKS
    }
    names = {
        name.rstrip("0123456789 _"): row["agent_class"]
        for row in rows
        for name in (row["code"], *row["names"].values())
    }
    return Shelf(forms, agents, names, load_policy("allergy"))


@cache
def load_policy(name: str) -> Rules:
    """One policy as it is shipped, by its short name."""
    data = json.loads((HOME / "policies" / f"{name}.json").read_text(encoding="utf-8"))
    return Rules(data["payload"], f"{data['code']}@{data['version']}")
