"""Quality tests of devices: what is due, what patients wait for, what a second person has not looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from apps.common.policy import find_policy
from apps.devices.engine.axes import LifeCycle
from apps.devices.engine.qa_tests import Due, QaTest, find_due, read_test, read_tests
from apps.devices.models import Device, QaResult, RequiredTest

POLICY = "devices.qa_tests"


@dataclass(frozen=True)
class TestState:
    """One test of one device; `required` while patients wait for it."""

    __test__ = False  # no test class of the runner

    device: Device
    test: QaTest
    due: Due
    due_on: date | None
    last: QaResult | None
    required: RequiredTest | None
    policy_version: str


def find_day(at: datetime, device: Device) -> date:
    """The day at the device's site."""
    return at.astimezone(ZoneInfo(device.room.site.time_zone)).date()


def load_tests() -> tuple[list[QaTest], str]:
    """The tests in force and the label of the policy they come from; none without a policy."""
    policy = find_policy(POLICY)
    return (list(read_tests(policy.payload)), policy.label) if policy else ([], "")


def list_test_states(devices: Iterable[Device], now: datetime) -> list[TestState]:
    """Of devices in service (with room and site), in three queries however many there are."""
    rows = [d for d in devices if d.life_cycle in (LifeCycle.IN_SERVICE, LifeCycle.STANDBY)]
    tests, label = load_tests()
    ids = [d.id for d in rows]
    last = {(r.device_id, r.test): r for r in _list_last(ids)}
    open_rows = RequiredTest.objects.filter(device__in=ids, result=None)
    required = {(r.device_id, r.test): r for r in open_rows}
    out = []
    for device in rows:
        own = [test for test in tests if test.applies_to(device.modality)]
        known = {test.code for test in own}
        own += [
            _read_left(row)
            for (device_id, code), row in required.items()
            if device_id == device.id and code not in known
        ]
        today = find_day(now, device)
        for test in own:
            found = last.get((device.id, test.code))
            due, due_on = find_due(test, find_day(found.at, device) if found else None, today)
            out.append(TestState(device, test, due, due_on, found, required.get((device.id, test.code)), label))
    return out


def _list_last(ids: list[int]) -> QuerySet[QaResult]:
    """The newest result of each test that nobody rejected."""
    rows = QaResult.objects.filter(device__in=ids).exclude(is_accepted=False)
    return rows.order_by("device_id", "test", "-at", "-id").distinct("device_id", "test")


def _read_left(row: RequiredTest) -> QaTest:
    """A test that is waited for but stands in no policy any more."""
    return read_test(row.definition)


def list_qa_results(*, scope: str = "all", device_id: int | None = None) -> QuerySet[QaResult]:
    """`unreviewed` or `all`, the newest first."""
    rows = QaResult.objects.select_related("device").order_by("-at", "-id")
    if scope == "unreviewed":
        rows = rows.filter(is_accepted=None)
    return rows.filter(device_id=device_id) if device_id else rows
