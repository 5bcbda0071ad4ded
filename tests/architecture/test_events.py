import re

from apps.common.events import list_events
from tests.architecture.floors import ROOT, read_floors

NAME = re.compile(r"^[a-z]+\.[a-z0-9_]+\.v[1-9][0-9]*$")


def list_wire_events() -> list[str]:
    return [name for name, event in list_events().items() if event.__module__.startswith("apps.")]


def test_wire_names_carry_their_app_and_a_version():
    wrong = [name for name in list_wire_events() if not NAME.match(name) or name.split(".")[0] not in read_floors()]
    assert wrong == []


def test_every_wire_event_is_documented():
    text = (ROOT / "docs" / "events.md").read_text()
    assert [name for name in list_wire_events() if f"`{name}`" not in text] == []
