"""Plans, usage and accepted tests of the demonstration fleet: only where there are none, and only where the policies are."""

from dataclasses import asdict
from datetime import timedelta

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.devices.models import Device, MaintenancePlan, QaResult, UsageEntry
from apps.devices.selectors.qa import find_day
from apps.devices.services.required_tests import load_tests_of

SEED, SECOND = Actor.system("prepare"), Actor.system("prepare-review")
SATURDAY = 5


def seed_quality(found: dict) -> None:
    if MaintenancePlan.objects.exists() or not load_tests_of("CT")[0]:
        return
    devices = {d.code: d for d in Device.objects.select_related("room__site")}
    now = clock.now()
    counted = now - timedelta(days=found["usage"]["days"])
    for row in found["plans"]:
        facts = {key: value for key, value in row.items() if key not in ("device", "in_days")}
        device = devices[row["device"]]
        if "in_days" in row:
            facts["next_on"] = find_day(now, device) + timedelta(days=row["in_days"])
        MaintenancePlan.objects.create(device=device, counted_from=counted, **facts)
    _seed_usage(found["usage"], devices)
    for row in found["tests"]:
        for code in row["devices"]:
            _seed_tests(devices[code], row)


def _seed_usage(row: dict, devices: dict[str, Device]) -> None:
    now = clock.now()
    days = [now - timedelta(days=n) for n in range(row["days"] - 1, 0, -1)]
    UsageEntry.objects.bulk_create(
        UsageEntry(
            device=devices[row["device"]], meter=row["meter"], at=day,
            amount=row["weekend" if day.weekday() >= SATURDAY else "weekday"] + row["more"][n // 7 % len(row["more"])],
        )
        for n, day in enumerate(days)
    )  # fmt: skip


def _seed_tests(device: Device, row: dict) -> None:
    """At the same hour of earlier days, from yesterday on: those of today are the day's own work."""
    tests, label = load_tests_of(device.modality)
    test = next(t for t in tests if t.code == row["test"])
    ages = row.get("ages") or range(1, row["days"] + 1)
    skip = row.get("skips", {}).get(device.code, 0)
    now, values = clock.now(), row.get("values")
    QaResult.objects.bulk_create(
        QaResult(
            device=device, test=test.code, definition=asdict(test), policy_version=label, passed=True,
            values={"value": values[n % len(values)]} if values else {}, at=now - timedelta(days=age + skip), actor_id=SEED.id,
            actor_name=SEED.name, is_accepted=True, reviewed_at=now - timedelta(days=age + skip), reviewer_id=SECOND.id,
            reviewer_name=SECOND.name,
        )
        for n, age in enumerate(ages)
    )  # fmt: skip
