"""The front door of dashboards, for its own rest and consumers: nobody stands above."""

from apps.dashboards.engine.outlet import Outlet
from apps.dashboards.selectors.energy import DeviceEnergy, read_device_energy
from apps.dashboards.selectors.kpis import read_kpis
from apps.dashboards.services.access import find_grants
from apps.dashboards.services.announce import announce, announce_occurrence
from apps.dashboards.services.editor_checks import EditorText, answer_editor, parse_editor_text
from apps.dashboards.services.hub import Hub, get_hub
from apps.dashboards.services.kpis import measure_recent

__all__ = [
    "DeviceEnergy",
    "EditorText",
    "Hub",
    "Outlet",
    "announce",
    "announce_occurrence",
    "answer_editor",
    "find_grants",
    "get_hub",
    "measure_recent",
    "parse_editor_text",
    "read_device_energy",
    "read_kpis",
]
