"""Tests that patients wait for: asked for by an outage, by a failure or by a person; the caller holds the device's lock."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from django.db.models.functions import Greatest

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.devices.engine.qa_tests import QaTest
from apps.devices.models import Device, Downtime, QaResult, RequiredTest
from apps.devices.selectors.qa import load_tests

FAILED, BY_HAND = "failed", "by_hand"


def load_tests_of(modality: str) -> tuple[list[QaTest], str]:
    tests, label = load_tests()
    return [test for test in tests if test.applies_to(modality)], label


def find_tests_after(cause: str, modality: str) -> list[QaTest]:
    return [test for test in load_tests_of(modality)[0] if cause in test.after]


def require_tests(
    device: Device, tests: Iterable[QaTest], *, cause: str, actor: Actor, downtime: Downtime | None
) -> list[RequiredTest]:
    """Adds those that are not open already; the device must be held."""
    known = set(RequiredTest.objects.filter(device=device, result=None).values_list("test", flat=True))
    label = load_tests()[1]
    return RequiredTest.objects.bulk_create(
        RequiredTest(
            device=device, test=test.code, definition=asdict(test), policy_version=label, cause=cause, downtime=downtime,
            required_at=clock.now(), required_by=actor.name,
        )
        for test in tests
        if test.code not in known
    )  # fmt: skip


def require_again(device: Device, test: QaTest, *, failed_at: datetime, actor: Actor, downtime: Downtime) -> None:
    """A failed test is waited for, and what passed before the failure does not count any more."""
    waiting = RequiredTest.objects.filter(device=device, test=test.code, result=None)
    if not waiting.update(required_at=Greatest("required_at", failed_at)):
        require_tests(device, [test], cause=FAILED, actor=actor, downtime=downtime)


def settle_tests(result: QaResult) -> int:
    """An accepted, passed result closes what waited for it; one that is older than the demand does not."""
    waiting = RequiredTest.objects.filter(device_id=result.device_id, test=result.test, result=None)
    return waiting.filter(required_at__lte=result.at).update(result=result)


def list_open_tests(device_id: int) -> dict[str, str]:
    """Names of the tests that a device still waits for, in each language."""
    rows = RequiredTest.objects.filter(device_id=device_id, result=None).order_by("id")
    names = [row.definition.get("names") or {"zh-Hans": row.test, "en": row.test} for row in rows]
    return {"zh-Hans": "、".join(n["zh-Hans"] for n in names), "en": ", ".join(n["en"] for n in names)}
