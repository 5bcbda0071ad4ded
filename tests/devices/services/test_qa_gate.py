"""No patient before the tests: what an outage asks for, who may close it, and that the database refuses every way around."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.devices.models import Device, Downtime, QaResult, RequiredTest
from apps.devices.public import (
    get_device,
    record_qa_result,
    require_more_tests,
    return_to_service,
    review_qa_result,
    take_out_of_service,
)
from apps.devices.services.fleet import edit_device

ENGINEER = Actor("person", "1", "张工", ("device_admin",))
PHYSICIST = Actor("person", "2", "李物理", ("physicist",))


@pytest.fixture
def ct(fleet) -> Device:
    QaResult.objects.all().delete()
    return get_device("CT-1")


@pytest.fixture
def down(ct) -> Device:
    take_out_of_service(ct.id, actor=ENGINEER, cause="breakdown")
    return get_device("CT-1")


def open_tests() -> list[str]:
    return sorted(RequiredTest.objects.filter(result=None).values_list("test", flat=True))


def do(test: str, device: Device, *, value: float | None = None, passed: bool | None = None) -> QaResult:
    return record_qa_result(device.id, test, passed, value=value, actor=ENGINEER)


def test_an_outage_asks_for_its_tests_and_holds(down):
    assert (down.technical, down.clinical, open_tests()) == ("down", "held", ["ct.noise", "ct.water"])


def test_a_utility_outage_of_a_ct_asks_for_none(ct):
    take_out_of_service(ct.id, actor=ENGINEER, cause="utility")
    return_to_service(ct.id, actor=ENGINEER)
    assert get_device("CT-1").clinical == "released"


def test_back_only_when_all_are_done_passed_and_accepted(down):
    water = do("ct.water", down, value=1.2)
    noise = do("ct.noise", down, value=-3)
    review_qa_result(water.id, accepted=True, actor=PHYSICIST)
    with pytest.raises(Refused) as caught:
        return_to_service(down.id, actor=ENGINEER)
    assert caught.value.reason.code == "devices.tests_missing"
    assert caught.value.reason.params["tests"]["en"] == "Noise against its baseline"
    assert (get_device("CT-1").technical, Downtime.objects.get(ended_at=None).device_id) == ("down", down.id)
    review_qa_result(noise.id, accepted=True, actor=PHYSICIST)
    return_to_service(down.id, actor=ENGINEER)
    device = get_device("CT-1")
    assert (device.technical, device.clinical, open_tests()) == ("up", "released", [])


def test_nobody_accepts_what_they_did(down):
    row = do("ct.water", down, value=1.2)
    with pytest.raises(Refused) as caught:
        review_qa_result(row.id, accepted=True, actor=ENGINEER)
    assert caught.value.reason.code == "devices.needs_second_person"
    row.refresh_from_db()
    assert (row.is_accepted, row.reviewer_name) == (None, "")


def test_a_result_is_reviewed_once(down):
    row = do("ct.water", down, value=1.2)
    review_qa_result(row.id, accepted=False, note="phantom not centred", actor=PHYSICIST)
    with pytest.raises(Conflict):
        review_qa_result(row.id, accepted=True, actor=PHYSICIST)
    assert "ct.water" in open_tests()


def test_a_failure_after_a_pass_undoes_the_pass(down):
    earlier = record_qa_result(
        down.id, "ct.water", None, value=1.0, at=clock.now() + timedelta(milliseconds=-1), actor=ENGINEER
    )
    do("ct.water", down, value=40)
    review_qa_result(earlier.id, accepted=True, actor=PHYSICIST)
    assert "ct.water" in open_tests()


def test_what_was_tested_before_the_outage_does_not_count(ct):
    before = record_qa_result(ct.id, "ct.water", None, value=1.0, at=clock.now() - timedelta(minutes=5), actor=ENGINEER)
    take_out_of_service(ct.id, actor=ENGINEER, cause="breakdown")
    review_qa_result(before.id, accepted=True, actor=PHYSICIST)
    assert "ct.water" in open_tests()


def test_a_failed_test_takes_the_device_out(ct):
    row = do("ct.water", ct, value=5.5)
    device = get_device("CT-1")
    down = Downtime.objects.get(ended_at=None)
    assert (row.passed, row.outcome, device.technical, device.clinical) == (False, "action", "down", "held")
    assert (down.cause, down.full, open_tests()) == ("qa_failed", True, ["ct.water"])


def test_a_failed_survey_restricts_and_a_failed_note_changes_nothing(ct):
    mr = get_device("MR-1")
    do("mr.physicist", mr, passed=False)
    assert (get_device("MR-1").clinical, get_device("MR-1").technical) == ("restricted", "up")
    do("ct.visual", ct, passed=False)
    assert (get_device("CT-1").clinical, Downtime.objects.filter(ended_at=None).count()) == ("released", 0)


def test_more_tests_by_hand_only_while_it_is_out(ct):
    with pytest.raises(Refused):
        require_more_tests(ct.id, ["electrical"], actor=ENGINEER)
    take_out_of_service(ct.id, actor=ENGINEER, cause="utility")
    with pytest.raises(Invalid):
        require_more_tests(ct.id, ["electrical", "no.such"], actor=ENGINEER)
    assert open_tests() == []
    require_more_tests(ct.id, ["electrical"], actor=ENGINEER)
    require_more_tests(ct.id, ["electrical"], actor=ENGINEER)
    assert (open_tests(), get_device("CT-1").clinical) == (["electrical"], "held")


@pytest.mark.parametrize(("test", "facts", "field"), [("ct.water", {}, "value"), ("ct.visual", {"value": 1}, "passed")])
def test_a_result_without_its_figure_is_refused(ct, test, facts, field):
    with pytest.raises(Invalid) as caught:
        do(test, ct, **facts)
    assert list(caught.value.fields) == [field]
    assert not QaResult.objects.exists()


def refuse(act) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def test_the_database_refuses_every_way_around(down):
    """Past all services: straight updates."""
    others = Device.objects.filter(pk=down.pk)
    refuse(lambda: others.update(clinical="released"))
    refuse(lambda: others.update(clinical="restricted"))
    waiting = RequiredTest.objects.filter(test="ct.water")
    unreviewed = do("ct.water", down, value=0)
    refuse(lambda: waiting.update(result=unreviewed))
    of_another = do("ct.noise", down, value=0)
    review_qa_result(of_another.id, accepted=True, actor=PHYSICIST)
    refuse(lambda: waiting.update(result=of_another))
    refuse(lambda: QaResult.objects.filter(pk=unreviewed.pk).update(is_accepted=True, reviewer_id=ENGINEER.id))
    review_qa_result(unreviewed.id, accepted=True, actor=PHYSICIST)
    refuse(lambda: QaResult.objects.filter(pk=unreviewed.pk).update(is_accepted=False))
    refuse(lambda: RequiredTest.objects.create(
        device=get_device("CT-2"), test="x", cause="by_hand", required_at=clock.now(), required_by="x")
    )  # fmt: skip


def test_an_edit_does_not_release_either(down):
    with pytest.raises(Refused) as caught:
        edit_device(down.id, version=down.version, changes={"clinical": "released"}, actor=ENGINEER)
    assert caught.value.reason.code == "devices.tests_missing"
    assert get_device("CT-1").clinical == "held"
