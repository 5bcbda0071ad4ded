"""What research tells: that an export may be written now."""

from dataclasses import dataclass

from apps.common.events import Event


@dataclass(frozen=True)
class ExportReleased(Event):
    NAME = "research.export_released.v1"
    export_id: int
    project_id: int
