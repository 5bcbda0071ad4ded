"""Which topics there are, and what one must be allowed to read them."""

from dataclasses import dataclass

from apps.common.kernel.errors import NotFound


@dataclass(frozen=True)
class TopicName:
    kind: str
    ref: int

    @property
    def permission(self) -> str:
        return PERMISSIONS[self.kind]


PERMISSIONS = {
    "department": "dashboard.department",
    "exams": "exam.read",
    "waiting": "kiosk.board",
    "device": "device.read",
    "alarms": "alarm.read",
}
BY_SITE = frozenset({"department", "exams", "waiting", "alarms"})


def parse_topic(name: object) -> TopicName:
    """`kind:number`; raises NotFound."""
    if isinstance(name, str) and len(name) < 60:
        kind, _, ref = name.partition(":")
        if kind in PERMISSIONS and ref.isascii() and ref.isdigit() and len(ref) < 18:
            return TopicName(kind, int(ref))
    raise NotFound("dashboards.no_such_topic", topic=str(name)[:60])
