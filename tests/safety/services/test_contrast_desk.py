"""Lots, stock and the injection against its plan."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest

from apps.common.kernel import clock
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.directory.public import record_measure
from apps.safety.models import ContrastAgent, ContrastLot, Injection, StockMove
from apps.safety.public import block_lot, find_bottle, move_stock, record_injection, save_lot, update_agent
from apps.safety.services.stocking import count_stock
from tests.safety.department import NURSE, TECHNOLOGIST, make_safe_exam

pytestmark = pytest.mark.django_db
AGENT = "iohexol_350"


@pytest.fixture
def exam():
    """CT enterography of a man of 63 kg: 69.3 mL at 3.5 mL/s by the shipped rule."""
    exam = make_safe_exam("CT-ENTERO", arrived=True)
    record_measure(exam.patient_id, weight_kg=Decimal(63), height_cm=Decimal(170), source="test", actor=NURSE)
    return exam


def inject(exam, volume_ml=70, **facts):
    return record_injection(
        exam.id, agent_code=AGENT, volume_ml=Decimal(volume_ml), actor=TECHNOLOGIST, **{"lot": "L1", **facts}
    )


def codes(error):
    return [r.code for r in error.value.others]


def test_the_plan_stays_with_the_injection(exam):
    phases = [{"fluid": "contrast", "volume_ml": 70}, {"fluid": "saline", "volume_ml": 20}]
    row = inject(exam, rate_ml_per_s=Decimal("3.5"), phases=phases, peak_pressure_psi=180)
    assert (row.plan["volume_ml"], row.plan["rate_ml_per_s"], row.plan["policy_version"]) == (
        69.3,
        3.5,
        "safety.dose@2",
    )
    assert (row.peak_pressure_psi, row.warnings) == (180, [])


def test_a_peak_above_the_cannulas_limit_is_told_and_too_fast_a_rate_needs_words(exam):
    """The demonstration's limit is 300 psi; 22 G takes 5 mL/s by the shipped policy."""
    assert inject(exam, gauge=22, peak_pressure_psi=300).warnings == []
    row = inject(exam, gauge=22, peak_pressure_psi=325, note="repeated")
    assert ("safety.pressure_over_limit", {"peak": 325, "limit": 300, "gauge": 22}) in [
        (w["code"], w["params"]) for w in row.warnings
    ]


def test_a_rate_that_the_cannula_does_not_take_needs_words(exam):
    with pytest.raises(Refused) as error:
        inject(exam, gauge=22, rate_ml_per_s=Decimal("5.1"))
    assert (codes(error), Injection.objects.count()) == (["safety.dose_rate_over_cannula"], 0)


def test_phases_that_do_not_make_up_the_volume_need_words_and_an_injectors_stand(exam):
    phases = [{"fluid": "contrast", "volume_ml": 50}, {"fluid": "saline", "volume_ml": 20}]
    with pytest.raises(Refused) as error:
        inject(exam, phases=phases)
    assert (codes(error), Injection.objects.count()) == (["safety.dose_phases_off_volume"], 0)
    told = inject(exam, phases=phases, source="injector").warnings
    assert [w["code"] for w in told] == ["safety.dose_phases_off_volume"]


def test_an_implausible_dose_needs_words(exam):
    with pytest.raises(Refused) as error:
        inject(exam, volume_ml=200)
    assert (codes(error), Injection.objects.count()) == (["safety.dose_volume_off_plan"], 0)
    row = inject(exam, volume_ml=200, note="two phases in one")
    assert (row.note, [w["code"] for w in row.warnings]) == ("two phases in one", ["safety.dose_volume_off_plan"])


def test_what_an_injector_reports_has_happened_and_a_test_bolus_has_no_plan(exam):
    assert inject(exam, volume_ml=200, source="injector").warnings
    assert inject(exam, volume_ml=15, kind="test_bolus").warnings == []


@pytest.mark.parametrize(
    ("days", "blocked", "code"),
    [(-1, False, "safety.lot_expired"), (400, True, "safety.lot_blocked"), (0, False, None)],
)
def test_an_expired_or_recalled_lot_is_refused(exam, days, blocked, code):
    lot = save_lot(AGENT, lot="L1", expires_on=clock.now().date() + timedelta(days=days), actor=NURSE)
    if blocked:
        block_lot(lot.id, is_blocked=True, version=lot.version, reason_text="recall 17", actor=NURSE)
    if code is None:
        assert inject(exam).warnings == []
        return
    with pytest.raises(Refused) as error:
        inject(exam)
    assert (codes(error), Injection.objects.count()) == ([code], 0)
    assert inject(exam, note="seen after it was given").warnings[0]["code"] == code


def test_stock_follows_what_came_was_used_thrown_away_and_counted(exam):
    lot = save_lot(AGENT, lot="L1", container_ml=Decimal(100), actor=NURSE)
    here = exam.site_id
    sent = uuid.uuid4()
    for _ in range(2):
        move_stock(lot.id, site_id=here, kind="receipt", containers=10, client_id=sent, actor=NURSE)
    inject(exam, volume_ml=40, kind="part")
    inject(exam, volume_ml=30, kind="part")
    assert count_stock(lot.id, site_id=here) == 9, "the second phase came from the open bottle"
    inject(exam, volume_ml=80, note="repeated after a failed scan")
    move_stock(lot.id, site_id=here, kind="waste", containers=2, note="dropped", actor=NURSE)
    assert count_stock(lot.id, site_id=here) == 6
    counted = move_stock(lot.id, site_id=here, kind="count", containers=5, actor=NURSE)
    assert (counted.containers, count_stock(lot.id, site_id=here)) == (-1, 5)
    same = move_stock(lot.id, site_id=here, kind="count", containers=5, actor=NURSE)
    assert (same.containers, same.counted) == (0, 5)


def test_a_movement_of_nothing_is_no_movement(exam):
    lot = save_lot(AGENT, lot="L1", actor=NURSE)
    with pytest.raises(Invalid):
        move_stock(lot.id, site_id=exam.site_id, kind="receipt", containers=0, actor=NURSE)
    assert not StockMove.objects.filter(lot=lot).exists()


def test_a_gs1_code_finds_agent_lot_and_expiry(exam):
    agent = ContrastAgent.objects.get(code=AGENT)
    update_agent(agent.id, version=agent.version, gtins=["09506000134352"], maker="Maker", actor=NURSE)
    code = "01095060001343521728033110NEW7"
    found = find_bottle(code)
    assert (found.id, found.agent.code, found.lot, found.expires_on.isoformat()) == (None, AGENT, "NEW7", "2028-03-31")
    kept = save_lot(AGENT, lot="NEW7", actor=NURSE)
    assert (find_bottle(code).id, ContrastLot.objects.filter(lot="NEW7").count()) == (kept.id, 1)
    assert find_bottle("01095060001343521728033110") is None, "an item without a lot is no bottle"


def test_the_pharmacy_changes_an_agent_and_stale_or_half_changes_are_refused(exam):
    agent = ContrastAgent.objects.get(code="gadobutrol")
    changed = update_agent(
        agent.id,
        version=agent.version,
        concentration=Decimal(1),
        concentration_unit="mmol/mL",
        is_verified=True,
        actor=NURSE,
    )
    with pytest.raises(Conflict):
        update_agent(agent.id, version=agent.version, maker="x", actor=NURSE)
    with pytest.raises(Invalid):
        update_agent(agent.id, version=changed.version, concentration_unit="", actor=NURSE)
    other = ContrastAgent.objects.get(code="gadoterate")
    update_agent(other.id, version=other.version, is_default=True, actor=NURSE)
    agent.refresh_from_db()
    assert (agent.is_default, agent.concentration_unit, agent.maker) == (False, "mmol/mL", "")
