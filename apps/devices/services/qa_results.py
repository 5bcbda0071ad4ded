"""Results of quality tests, and the second person who accepts them. A failure does at once what its test says."""

from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.devices.engine.axes import Clinical, DownCause
from apps.devices.engine.qa_tests import OnFail, Outcome, QaTest, TestKind, judge_value, read_test
from apps.devices.models import Device, Downtime, QaResult, RequiredTest
from apps.devices.services.downtimes import change_downtime
from apps.devices.services.fleet import lock_device, save_axes, take_out_of_service
from apps.devices.services.required_tests import BY_HAND, load_tests_of, require_again, require_tests, settle_tests

FAULT = {TestKind.MEASURE: "devices.value_missing", TestKind.CHECK: "devices.verdict_missing"}


def record_qa_result(
    device_id: int, test: str, passed: bool | None, *, actor: Actor, at: datetime | None = None, values: dict | None = None,
    value: float | None = None, note: str = "",
) -> QaResult:  # fmt: skip
    """Stores a result. A measured test is judged here by its `value`; of any other one `passed` is the caller's verdict."""
    at = at or clock.now()
    if at > clock.now():
        raise Invalid({"at": Reason("devices.done_in_future", severity="error")})
    with transaction.atomic():
        device = lock_device(device_id)
        found, label = _find_test(device, test)
        outcome = _judge(found, passed, value)
        row = QaResult.objects.create(
            device=device, test=test, definition=asdict(found), policy_version=label, passed=outcome != Outcome.ACTION,
            outcome=outcome, values=(values or {}) if value is None else {"value": value}, note=note, at=at, actor_id=actor.id,
            actor_name=actor.name,
        )  # fmt: skip
        record(actor, "device.qa_recorded", obj=f"device:{device.id}", detail={"test": test, "passed": row.passed})
        if not row.passed:
            _act_on_failure(device, found, at, actor)
    return row


def _find_test(device: Device, code: str) -> tuple[QaTest, str]:
    """By the policy in force, else as it was when it was asked for, else a plain check (the constancy of a phantom)."""
    tests, label = load_tests_of(device.modality)
    for test in tests:
        if test.code == code:
            return test, label
    waiting = RequiredTest.objects.filter(device=device, test=code, result=None).first()
    if waiting and waiting.definition:
        return read_test(waiting.definition), waiting.policy_version
    names = {"zh-Hans": code, "en": code}
    return QaTest(code, names, TestKind.CHECK, OnFail.HOLD, source=""), ""


def _judge(test: QaTest, passed: bool | None, value: float | None) -> Outcome:
    if test.kind == TestKind.MEASURE and value is not None:
        return judge_value(test, value)
    if test.kind == TestKind.MEASURE or passed is None:
        field = "value" if test.kind == TestKind.MEASURE else "passed"
        raise Invalid({field: Reason(FAULT[test.kind], severity="error")})
    return Outcome.OK if passed else Outcome.ACTION


def _act_on_failure(device: Device, test: QaTest, at: datetime, actor: Actor) -> None:
    if test.on_fail == OnFail.RESTRICT and device.clinical == Clinical.RELEASED:
        device.clinical = Clinical.RESTRICTED
        save_axes(device)
    if test.on_fail != OnFail.HOLD:
        return
    down = Downtime.objects.filter(device=device, ended_at=None).first()
    if down is None:
        down = take_out_of_service(device.id, actor=actor, cause=DownCause.QA_FAILED, note=test.code)
        device.refresh_from_db()
    elif not down.full:  # it was in use in part, and may not be any more
        down = change_downtime(
            device.id, changes={"full": True, "cause": DownCause.QA_FAILED, "note": test.code}, actor=actor
        )
        device.refresh_from_db()
    if device.clinical != Clinical.HELD:
        device.clinical = Clinical.HELD
        save_axes(device)
    require_again(device, test, failed_at=at, actor=actor, downtime=down)


def review_qa_result(result_id: int, *, accepted: bool, note: str = "", actor: Actor) -> QaResult:
    """Another person than the one who did the test accepts it or not; an accepted pass closes what waited for it."""
    with transaction.atomic():
        row = QaResult.objects.select_related("device").filter(pk=result_id).first()
        if row is None:
            raise NotFound("devices.result_unknown")
        lock_device(row.device_id)
        row.refresh_from_db()
        if row.is_accepted is not None:
            raise Conflict("devices.already_reviewed", name=row.reviewer_name)
        row.is_accepted, row.reviewed_at, row.review_note = accepted, clock.now(), note
        row.reviewer_id, row.reviewer_name = actor.id, actor.name
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as error:
            raise Refused("devices.needs_second_person", name=row.actor_name) from error
        if accepted and row.passed:
            settle_tests(row)
        record(
            actor, "device.qa_reviewed", obj=f"device:{row.device_id}", detail={"test": row.test, "accepted": accepted}
        )
    return row


def require_more_tests(device_id: int, codes: list[str], *, actor: Actor) -> list[RequiredTest]:
    """Whoever repaired it knows what else must be tested before patients: only of a device that is out of service."""
    with transaction.atomic():
        device = lock_device(device_id)
        down = Downtime.objects.filter(device=device, ended_at=None, full=True).first()
        if down is None:
            raise Refused("devices.not_down", device=device.code)
        tests = {test.code: test for test in load_tests_of(device.modality)[0]}
        if unknown := sorted(set(codes) - set(tests)):
            raise Invalid({"tests": Reason("devices.test_unknown", {"test": ", ".join(unknown)}, severity="error")})
        if device.clinical != Clinical.HELD:
            device.clinical = Clinical.HELD
            save_axes(device)
        rows = require_tests(device, [tests[c] for c in codes], cause=BY_HAND, actor=actor, downtime=down)
        record(actor, "device.tests_required", obj=f"device:{device.id}", detail={"tests": [r.test for r in rows]})
    return rows
