"""Which topics there are, and what one must be allowed to read them."""

from dataclasses import dataclass

from apps.common.kernel.errors import NotFound
from apps.devices.public import get_device
from apps.scheduling.public import get_run


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
    "plan": "schedule.plan",
    "plans": "schedule.plan",
}


def parse_topic(name: object) -> TopicName:
    """`kind:number`; raises NotFound."""
    if isinstance(name, str) and len(name) < 60:
        kind, _, ref = name.partition(":")
        if kind in PERMISSIONS and ref.isascii() and ref.isdigit() and len(ref) < 18:
            return TopicName(kind, int(ref))
    raise NotFound("dashboards.no_such_topic", topic=str(name)[:60])


def get_topic_site(topic: TopicName) -> int:
    """The site whose grants open the topic; raises NotFound for a device or a plan run that does not exist."""
    if topic.kind == "device":
        return get_device(topic.ref).room.site_id
    return get_run(topic.ref).site_id if topic.kind == "plan" else topic.ref
