"""The fleet at a glance: what waits at each device."""

from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid
from apps.devices.models import Certificate, MaintenancePlan, Part
from apps.devices.public import act_on_work_order, get_device, move_stock, open_work_order, save_part
from apps.devices.selectors.board import read_board

pytestmark = pytest.mark.django_db


def test_the_board_counts_work_papers_and_parts_that_wait(fleet, actor):
    now = clock.now()
    device = get_device("MR-2")
    Certificate.objects.all().delete()
    Part.objects.update(least=0)

    def tile():
        (found,) = read_board(now, [get_device("MR-2")]).tiles
        return found.plans_due, found.papers_due, found.papers_expired, found.parts_short

    assert tile() == (0, 0, 0, 0)
    plan = MaintenancePlan.objects.filter(device=device).first()
    order = open_work_order(device_id=device.pk, actor=actor, summary="PM", plan=plan)
    open_work_order(device_id=device.pk, actor=actor, summary="no plan")
    day = timedelta(days=1)
    facts = {"device": device, "issuer": "x", "number": "1", "lead_days": 30, "on_expiry": "remind"}
    today = now.date()
    old = Certificate.objects.create(kind="electrical", valid_from=today - 400 * day, valid_to=today - 2 * day, **facts)
    Certificate.objects.create(kind="radiation", valid_from=today - 40 * day, valid_to=today + 9 * day, **facts)
    Certificate.objects.create(kind="acceptance", valid_from=today - 40 * day, valid_to=today + 99 * day, **facts)
    site_id = device.room.site_id
    save_part(None, actor=actor, site_id=site_id, number="P1", name="cell", least=1, fits=[device.model.code])
    save_part(None, actor=actor, site_id=site_id, number="P2", name="fan", least=1, fits=["CT-64"])
    save_part(None, actor=actor, site_id=site_id, number="P3", name="any", least=0, fits=[device.model.code])
    assert tile() == (1, 2, 1, 1)
    act_on_work_order(order.pk, "start", version=order.version, actor=actor)
    assert tile()[0] == 1
    facts["number"] = "2"
    Certificate.objects.create(kind=old.kind, valid_from=today - day, valid_to=today + 300 * day, **facts)
    move_stock(Part.objects.get(number="P1").pk, 1, actor=actor)
    assert tile() == (1, 1, 0, 0)


def test_a_part_for_an_unknown_model_is_refused(fleet, actor):
    site_id = get_device("MR-2").room.site_id
    with pytest.raises(Invalid):
        save_part(None, actor=actor, site_id=site_id, number="P1", name="cell", fits=["none"])
    assert not Part.objects.filter(number="P1").exists()
