"""A plan run from the calendar and back: what is exported, what is proposed, and what becomes of a run that ends early."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid, Refused
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.models import Appointment, PlanRun
from apps.scheduling.public import (
    Scope,
    apply_changes,
    ask_nightly_plans,
    ask_plan,
    export_horizon,
    finish_lost_runs,
    get_run,
    replay_run,
    run_next_plan,
    stop_run,
)
from apps.scheduling.services.planning.run import find_folder
from tests.builders.pathway import make_patient
from tests.builders.plans import run_plan
from tests.builders.scheduling import CLERK, NOW, at, book, make_bookable, make_scanner
from tests.builders.separations import add_injection, make_cta, set_egfr

pytestmark = pytest.mark.usefixtures("safety_is_clear")
TODAY = NOW.date()
DAY = 24 * 60


@pytest.fixture(autouse=True)
def plans_folder(settings, tmp_path):
    settings.RADFLOW_PLANS = tmp_path / "plans"


def export(site_id: int, **facts):
    return export_horizon(Scope(site_id, TODAY, 3, **facts), now=clock.now())


def test_the_instance_names_nobody(site_id):
    exam = make_bookable()
    make_scanner("CT-A")
    text = json.dumps(export(site_id).instance)
    assert exam.patient.name not in text and exam.accession not in text
    problem = read_problem(export(site_id).instance)
    assert [(r.id, r.patient) for r in problem.requests] == [("R0001", "P0001")]


def test_what_must_stay_takes_its_time_out_of_the_calendar(site_id):
    scanner, soon, far = make_scanner("CT-A"), make_bookable(), make_bookable()
    book(soon, scanner, at(60))
    moving = book(far, scanner, at(DAY + 60))
    found = export(site_id, modalities=("CT",))
    assert [o["appointment"] for o in found.origins.values()] == [moving.pk]
    (row,) = [s for s in found.instance["scanners"] if s["id"] == "CT-A"]
    # 10:00 Shanghai is slot 120 of day 0; one slot is 5 minutes
    assert not any(start <= 120 < end for start, end in row["open"])
    assert any(start <= 288 + 120 < end for start, end in row["open"])
    assert found.reference == [{"request": "R0001", "scanner": "CT-A", "start": 288 + 120, "batch": None}]


@pytest.mark.parametrize("moves, n", [("none", 0), ("untold", 1), ("all", 1)])
def test_the_scope_says_which_bookings_may_move(site_id, moves, n):
    scanner = make_scanner("CT-A")
    book(make_bookable(), scanner, at(DAY + 60))
    assert len(export(site_id, moves=moves).reference) == n


def test_a_run_proposes_a_time_for_who_has_none(site_id):
    make_scanner("CT-A")
    exam = make_bookable()
    run = run_plan(site_id)
    (change,) = run.changes.all()
    assert (run.state, run.log) == ("done", "")
    assert (change.kind, change.exam_id, change.to_resource.code) == ("book", exam.id, "CT-A")
    assert change.to_starts_at >= NOW + timedelta(days=1)
    assert change.saves > 0 and change.reasons[0]["code"] == "scheduling.change_books"
    assert run.settled["summary"]["placed"] == [0, 1]
    assert (run.cost, run.bound, run.gap) == (0, 0, 0.0) and run.trace[-1][1:] == [0, 0]
    assert not find_folder(run.pk).exists()
    assert Appointment.objects.count() == 0


def test_who_finds_no_time_is_named_with_the_rule(site_id):
    make_scanner("CT-A", opens="08:00", closes="08:05")
    exam = make_bookable()
    run = run_plan(site_id)
    (change,) = run.changes.all()
    assert (change.kind, change.exam_id) == ("unplaced", exam.id)
    assert change.reasons[0]["code"] == "scheduling.plan_hours"


def test_safety_bars_an_exam_before_the_optimiser_sees_it(site_id, safety_says, monkeypatch):
    from apps.common.kernel.reason import Reason
    from apps.safety.public import Assessment
    from apps.scheduling.services.planning import safety_days

    held = Assessment("hold", (Reason("safety.pregnancy_open"),), ())
    monkeypatch.setattr(safety_days, "assess_starts", lambda exam_id, starts: [held] * len(starts))
    make_scanner("CT-A")
    make_bookable()
    run = run_plan(site_id)
    assert [(c.kind, c.reasons[0]["code"]) for c in run.changes.all()] == [("unplaced", "safety.pregnancy_open")]
    assert run.instance["requests"] == []


def test_the_same_iterations_and_seed_give_the_same_plan(site_id):
    make_scanner("CT-A")
    for _ in range(4):
        make_bookable()
    run = run_plan(site_id)
    again = replay_run(run.pk, actor=CLERK)
    assert run_next_plan()
    again = get_run(again.pk)
    assert again.comparison == {"is_same": True, "n_different": 0, "cost": run.cost, "other_cost": run.cost}
    assert again.result == run.result and not again.changes.exists()


def test_only_one_run_works_at_a_time(site_id):
    make_scanner("CT-A")
    first, second = (ask_plan(site_id, actor=CLERK, days=1) for _ in range(2))
    PlanRun.objects.filter(pk=first.pk).update(state="running", beat_at=clock.real_now())
    assert run_next_plan() is False
    assert get_run(second.pk).state == "queued"


def test_a_lost_worker_leaves_its_best_plan(site_id):
    make_scanner("CT-A")
    make_bookable()
    done = run_plan(site_id)
    lost = replay_run(done.pk, actor=CLERK)
    stale = clock.real_now() - timedelta(minutes=2)
    PlanRun.objects.filter(pk=lost.pk).update(
        state="running", beat_at=stale, replay_of=None, origins=done.origins, instance=done.instance
    )
    find_folder(lost.pk).mkdir(parents=True)
    (find_folder(lost.pk) / "plan.json").write_text(json.dumps(done.result))
    assert finish_lost_runs() == 1
    found = get_run(lost.pk)
    assert (found.state, found.log) == ("done", "the worker was lost\n")
    assert [c.to_starts_at for c in found.changes.all()] == [c.to_starts_at for c in done.changes.all()]
    assert not find_folder(lost.pk).exists()


def test_a_lost_worker_without_a_plan_failed(site_id):
    run = ask_plan(site_id, actor=CLERK)
    PlanRun.objects.filter(pk=run.pk).update(state="running", beat_at=clock.real_now())
    assert finish_lost_runs() == 0
    PlanRun.objects.filter(pk=run.pk).update(beat_at=clock.real_now() - timedelta(minutes=2))
    assert finish_lost_runs() == 1
    assert get_run(run.pk).state == "failed"


def test_a_queued_run_is_called_off_and_a_decided_one_is_not(site_id):
    run = ask_plan(site_id, actor=CLERK)
    assert stop_run(run.pk, actor=CLERK).state == "cancelled"
    with pytest.raises(Refused):
        stop_run(run.pk, actor=CLERK)
    assert run_next_plan() is False


def test_the_policy_limits_length_and_time(site_id):
    for facts in ({"days": 15}, {"seconds": 181}, {"first_day": TODAY - timedelta(days=1)}):
        with pytest.raises(Invalid):
            ask_plan(site_id, actor=CLERK, **facts)
    assert not PlanRun.objects.exists()


@pytest.mark.parametrize("local, n", [("02:29", 0), ("02:30", 1), ("04:59", 1), ("05:00", 0)])
def test_the_night_has_one_run_a_site(site_id, department_clock, local, n):
    hour, minute = map(int, local.split(":"))
    midnight = NOW - timedelta(hours=9)
    department_clock.now = midnight + timedelta(hours=hour, minutes=minute)
    found = ask_nightly_plans(now=clock.now())
    assert found == PlanRun.objects.filter(cause="nightly").count()
    assert PlanRun.objects.filter(cause="nightly", site_id=site_id).count() == n
    assert ask_nightly_plans(now=clock.now()) == 0


def test_a_plan_made_elsewhere_comes_back_as_proposals(site_id, tmp_path):
    scanner, exam = make_scanner("CT-A"), make_bookable()
    out = StringIO()
    call_command("export_horizon", site="main", days=3, out=str(tmp_path / "in.json"), stdout=out)
    run = PlanRun.objects.get()
    assert out.getvalue() == f"run {run.pk}\n"
    (request,) = json.loads((tmp_path / "in.json").read_text())["requests"]
    # 10:00 on the second day
    plan = {"assignments": [{"request": request["id"], "scanner": "CT-A", "start": 288 + 120}]}
    (tmp_path / "plan.json").write_text(json.dumps(plan))
    call_command("import_plan", str(run.pk), str(tmp_path / "plan.json"), stdout=StringIO())
    (change,) = run.changes.all()
    assert (change.exam_id, change.to_resource_id, change.to_starts_at) == (exam.id, scanner.pk, at(DAY + 60))
    with pytest.raises(SystemExit):
        call_command("import_plan", str(run.pk), str(tmp_path / "plan.json"), stdout=StringIO())


@pytest.mark.parametrize("start", [0, 999_999])
def test_a_plan_that_breaks_a_rule_proposes_nothing(site_id, tmp_path, start):
    make_scanner("CT-A")
    make_bookable()
    call_command("export_horizon", site="main", days=3, out=str(tmp_path / "in.json"), stdout=StringIO())
    run = PlanRun.objects.get()
    plan = {"assignments": [{"request": "R0001", "scanner": "CT-A", "start": start}]}
    (tmp_path / "plan.json").write_text(json.dumps(plan))
    with pytest.raises(SystemExit):
        call_command("import_plan", str(run.pk), str(tmp_path / "plan.json"), stdout=StringIO())
    assert not run.changes.exists() and get_run(run.pk).result is None


def test_two_exams_with_iodine_of_one_patient_are_planned_apart_and_applied(site_id):
    make_scanner("CT-A", opens="08:00", closes="18:00")
    patient = make_patient()
    set_egfr(patient, 90)
    exams = [make_cta(patient), make_cta(patient)]
    run = run_plan(site_id, days=2)
    first, second = run.changes.order_by("to_starts_at")
    assert {first.exam_id, second.exam_id} == {exam.id for exam in exams}
    assert second.to_starts_at - first.to_ends_at >= timedelta(hours=4)
    assert [(row["gap_ab"], row["gap_ba"]) for row in run.instance["separations"]] == [(48, 48)]
    assert len(apply_changes(run.pk, actor=CLERK).applied) == 2


def test_contrast_outside_the_run_bars_the_hours_around_it(site_id):
    make_scanner("CT-A", opens="00:00", closes="00:00")
    patient = make_patient()
    set_egfr(patient, 90)
    add_injection(make_bookable(patient_id=patient.id), "iodine", at(DAY))
    booked = book(make_cta(patient), make_scanner("CT-B"), at(2 * DAY))
    exam = make_cta(patient)
    found = export(site_id, moves="none", modalities=("CT",))
    (key,) = [key for key, origin in found.origins.items() if origin["exam"] == exam.id]
    (request,) = [row for row in found.instance["requests"] if row["id"] == key]
    # 4 h around 09:00 on the second day and around the booking at 09:00 on the third; one slot is 5 minutes
    length = -(-(booked.ends_at - booked.starts_at) // timedelta(minutes=5))
    given, fixed = 288 + 108, 2 * 288 + 108
    assert request["windows"] == [[0, given - 48], [given + 48, fixed - 48], [fixed + length + 48, 3 * 288]]


def test_a_booking_whose_separation_was_set_aside_is_not_moved(site_id):
    scanner, patient = make_scanner("CT-A"), make_patient()
    near = [book(make_cta(patient), scanner, at(DAY + 60))]
    near.append(book(make_cta(patient), scanner, at(DAY + 180), separation_reason="the surgeon waits"))
    far = book(make_cta(make_patient()), scanner, at(DAY + 300))
    found = export(site_id)
    assert [origin["appointment"] for origin in found.origins.values()] == [far.pk]
    assert found.instance["separations"] == []
