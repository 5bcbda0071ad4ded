from datetime import timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.events.models import OutboxEvent
from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid
from apps.common.notify.models import Notification
from apps.common.policy import get_policy
from apps.devices.models import QaResult, WorkOrder
from apps.devices.public import get_device
from apps.devices.public import seed_demo as seed_fleet
from apps.devices.public import seed_starter as seed_models
from apps.qc.models import PhantomBaseline, PhantomMeasurement
from apps.qc.public import analyse_study, get_chart, list_charts, measure_phantom, recognise_phantom, set_baseline
from apps.qc.services.phantom_seed import seed_past_phantoms
from apps.qc.services.phantoms import judge_measurement
from tests.builders.pathway import HEAD, seed_department
from tests.builders.reports import make_person
from tests.builders.water import store_phantom

pytestmark = pytest.mark.django_db
NOW = clock.real_now()


@pytest.fixture
def site(settings, tmp_path):
    settings.RADFLOW_IMAGES = tmp_path
    site = seed_department()
    seed_models()
    seed_fleet()
    make_person("phys-a", "physicist", "谢工")
    return site


def add_records(site, values, *, noise=5.0):
    """One a day before today, the last of them yesterday."""
    for n, water in enumerate(values):
        PhantomMeasurement.objects.create(
            key=f"r{n}", source="record", kind="water", device_code="CT-1", site_id=site, kvp=120, kernel="Br40", water=water, uniformity=0.5,
            noise=noise, n_slices=5, n_px=5000, software="x", policy_version="x", measured_at=NOW - timedelta(days=len(values) - n),
        )  # fmt: skip


def take_baseline(**changes):
    facts = {
        "kind": "water",
        "kvp": 120.0,
        "kernel": "Br40",
        "first_at": NOW - timedelta(days=99),
        "last_at": NOW - timedelta(hours=1),
    }
    return set_baseline("CT-1", **facts | {"reason": "after the survey", "actor": HEAD} | changes)


def count_outcomes():
    events = OutboxEvent.objects.filter(name="qc.phantom_breached.v1").count()
    return (
        events,
        Notification.objects.count(),
        QaResult.objects.filter(test__startswith="phantom").count(),
        WorkOrder.objects.count(),
    )


def test_a_good_phantom_is_measured_once_and_nobody_is_told(site, tmp_path):
    study = store_phantom(tmp_path, site_id=site, at=NOW, hu=1.0, noise_hu=5.0)
    (row,) = measure_phantom(study.id)
    assert measure_phantom(study.id) == []
    assert (row.device_code, row.kvp, row.kernel, row.kind, row.n_slices) == ("CT-1", 120.0, "Br40", "water", 5)
    assert (row.water, row.noise) == (pytest.approx(1.0, abs=0.15), pytest.approx(5.0, rel=0.05))
    assert (row.breaches, PhantomMeasurement.objects.count()) == ([], 1)
    assert count_outcomes() == (0, 0, 0, 0)
    assert get_device("CT-1").clinical == "released"


def test_a_patient_is_no_phantom(site, tmp_path):
    study = store_phantom(tmp_path, site_id=site, at=NOW, patient_id="M000001")
    assert (recognise_phantom(study.id), measure_phantom(study.id)) == (None, [])
    assert PhantomMeasurement.objects.count() == 0


def test_water_beyond_its_tolerance_tells_the_physicist_and_leaves_the_scanner_in_use(site, tmp_path):
    (row,) = measure_phantom(store_phantom(tmp_path, site_id=site, at=NOW, hu=5.0).id)
    assert [(b["parameter"], b["rule"], b["severity"], b["limit"]) for b in row.breaches] == [
        ("water", "tolerance", "warn", 4.0)
    ]
    assert count_outcomes() == (1, 1, 0, 0)
    event = OutboxEvent.objects.get(name="qc.phantom_breached.v1").payload
    assert (event["device_code"], event["codes"], event["severity"]) == ("CT-1", ["water.tolerance"], "warn")
    assert get_device("CT-1").clinical == "released"


def test_water_far_off_holds_the_scanner_and_opens_a_work_order(site, tmp_path):
    measure_phantom(store_phantom(tmp_path, site_id=site, at=NOW, hu=9.0).id)
    assert count_outcomes() == (1, 1, 1, 1)
    result = QaResult.objects.get(test__startswith="phantom")
    assert (result.test, result.passed, result.device.code) == ("phantom.water", False, "CT-1")
    assert get_device("CT-1").clinical == "held"


def test_what_was_told_yesterday_is_not_told_again(site, tmp_path):
    measure_phantom(store_phantom(tmp_path, site_id=site, at=NOW - timedelta(days=1), hu=5.0).id)
    measure_phantom(store_phantom(tmp_path, site_id=site, at=NOW, hu=5.0, uid="2.25.78").id)
    assert count_outcomes() == (2, 1, 0, 0)


def test_a_baseline_is_set_by_name_and_judges_what_comes_after(site, tmp_path):
    add_records(site, [0.0, 0.4, -0.4, 0.2, -0.2] * 3)
    baseline = take_baseline()
    assert (baseline.set_by_name, baseline.centres["water"]["n"], baseline.reason) == (
        HEAD.name,
        15,
        "after the survey",
    )
    assert baseline.centres["water"]["mean"] == pytest.approx(0.0, abs=1e-9)
    assert AuditEntry.objects.filter(action="qc.baseline_set").count() == 1
    (row,) = measure_phantom(store_phantom(tmp_path, site_id=site, at=NOW, hu=2.0).id)
    assert {b["rule"] for b in row.breaches if b["parameter"] == "water"} == {"shewhart", "ewma"}
    assert not any(b["parameter"] == "noise" for b in row.breaches)


def test_a_baseline_without_words_or_with_too_few_measurements_is_refused(site):
    add_records(site, [0.0] * 9)
    with pytest.raises(Invalid):
        take_baseline()
    add = PhantomMeasurement.objects.get(key="r0")
    add.pk, add.key = None, "r9"
    add.save()
    with pytest.raises(Invalid):
        take_baseline(reason="  ")
    assert PhantomBaseline.objects.count() == 0
    assert take_baseline().centres["noise"] == {"mean": 5.0, "sd": 0.05, "n": 10}


def test_the_chart_shows_points_limits_and_the_moving_average(site):
    add_records(site, [0.0, 0.4, -0.4, 0.2, -0.2] * 2 + [1.0, 1.0])
    take_baseline(last_at=NOW - timedelta(days=2, hours=12))
    chart = get_chart("CT-1", kind="water", kvp=120.0, kernel="Br40", days=30)
    assert len(chart["points"]) == 12
    water = chart["parameters"][0]
    assert [water[k] for k in ("parameter", "tolerance", "hard_tolerance")] == ["water", [-4.0, 4.0], [-7.0, 7.0]]
    assert water["upper"] == pytest.approx(3 * water["sd"]) and water["lower"] == pytest.approx(-3 * water["sd"])
    assert [e and round(e["value"], 2) for e in water["ewma"]] == [None] * 10 + [0.2, 0.36]
    assert [(r["device_code"], r["n"], r["last"].key) for r in list_charts()] == [("CT-1", 12, "r11")]
    assert list_charts([]) == []


def test_the_demonstration_has_thirty_days_and_one_drift_that_is_found(site, settings):
    settings.RADFLOW_DEMO = True
    assert seed_past_phantoms() == 4 * 30
    assert seed_past_phantoms() == 0
    told = {r.device_code for r in PhantomMeasurement.objects.exclude(breaches=[]) if "water" in str(r.breaches)}
    assert "CT-2" in told
    assert PhantomBaseline.objects.count() == 4
    assert {d.clinical for d in (get_device("CT-1"), get_device("CT-2"))} == {"released"}


def test_without_pylinac_the_reason_is_kept_and_said(site, tmp_path, settings):
    settings.RADFLOW_PHANTOM_PYTHON = tmp_path / "nowhere"
    study = store_phantom(tmp_path, site_id=site, at=NOW, description="CatPhan 504")
    row = analyse_study(study.id)
    assert (row.state, row.reason["code"], row.result) == ("unavailable", "qc.pylinac_missing", {})
    assert measure_phantom(study.id) == []


def test_another_kernel_is_a_chart_of_its_own(site, tmp_path):
    add_records(site, [0.1 * (n % 3) for n in range(12)])
    baseline = take_baseline()
    measure_phantom(store_phantom(tmp_path, site_id=site, at=NOW, noise_hu=15.0).id)
    PhantomMeasurement.objects.filter(source="images").update(kernel="Hr60")
    row = PhantomMeasurement.objects.get(source="images")
    assert judge_measurement(row, get_policy("qc.phantoms", site_id=site).payload) == []
    assert [(c["kernel"], c["n"], c["baseline"]) for c in list_charts()] == [("Br40", 12, baseline), ("Hr60", 1, None)]
    row.kernel = "Br40"
    assert "noise" in {b.parameter for b in judge_measurement(row, get_policy("qc.phantoms", site_id=site).payload)}
