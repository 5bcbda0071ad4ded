"""Where an exam could stand at all: scanners that may be used, pools of the site, and the time that it has already."""

from collections.abc import Iterable
from dataclasses import dataclass

from apps.common.prepared import Prepared, Slot, ask_together
from apps.devices.public import ask_held_codes
from apps.scheduling.models import Appointment, Resource, SlotReservation
from apps.scheduling.selectors.demands import POOLS, SCANNERS
from apps.workflow.public import ExamFacts

OWN = Prepared(  # two reads by index: asked as one condition, every occupancy there ever was would be looked at
    lambda: (
        SlotReservation.objects.filter(exam_id=Slot("exam"))
        .values_list("occupancy_id", flat=True)
        .union(
            Appointment.objects.filter(exam_id=Slot("exam"), occupancy__is_live=True).values_list(
                "occupancy_id", flat=True
            ),
            all=True,
        )
    )
)


def list_usable_scanners(modality: str, site_id: int) -> list[Resource]:
    """Those whose device may be used on patients."""
    scanners, held = ask_together(SCANNERS.asked(modality=modality, site=site_id), ask_held_codes())
    return _leave_out(scanners, held)


@dataclass(frozen=True)
class Ground:
    """Where an exam could stand: the scanners that may be used, the pools of its site, and the time that it has by itself."""

    scanners: list[Resource]
    pools: dict[str, Resource]
    own: set[int]


def read_ground(exam: ExamFacts) -> Ground:
    """All of it at one go."""
    scanners, held, pools, own = ask_together(
        SCANNERS.asked(modality=exam.modality, site=exam.site_id),
        ask_held_codes(),
        POOLS.asked(site=exam.site_id),
        OWN.asked(exam=exam.id),
    )
    return Ground(_leave_out(scanners, held), {row.code: row for row in pools}, set(own))


def _leave_out(scanners: Iterable[Resource], held: Iterable[str]) -> list[Resource]:
    codes = set(held)
    return [row for row in scanners if row.device_code not in codes]
