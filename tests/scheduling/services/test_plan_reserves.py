"""Reserves in an exported calendar: mids-1 while all of them are kept, mids-2 as soon as one is released."""

from datetime import time

import pytest

from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.models import Reserve
from apps.scheduling.public import Scope, apply_changes, export_horizon
from apps.workflow.public import get_exam
from tests.builders.plans import run_plan
from tests.builders.scheduling import CLERK, NOW, make_bookable, make_scanner

pytestmark = pytest.mark.usefixtures("safety_is_clear")


@pytest.fixture(autouse=True)
def plans_folder(settings, tmp_path):
    settings.RADFLOW_PLANS = tmp_path / "plans"


def keep(scanner, release_h: int, *, opens: int = 8, closes: int = 18) -> None:
    """Tomorrow, Thursday: for emergencies, until so many hours before."""
    Reserve.objects.create(
        resource=scanner, weekday=3, starts=time(opens), ends=time(closes), max_rank=0, release_h=release_h
    )


def export(site_id) -> dict:
    return export_horizon(Scope(site_id, NOW.date(), 2), now=NOW).instance


def test_kept_reserves_are_what_mids_1_says(site_id):
    keep(make_scanner("CT-A"), 1)
    found = export(site_id)
    assert (found["format"], "now" in found) == ("mids-1", False)
    (block,) = found["blocks"]
    assert set(block) == {"scanner", "start", "end", "allow_max_priority"}


def test_a_released_one_makes_it_mids_2_with_every_release_and_the_minute_counts(site_id):
    """It is 09:00; tomorrow's 08:00 is 23 hours away, so that 23 hours are released to the minute and 22 are not."""
    scanner = make_scanner("CT-A")
    keep(scanner, 23, closes=10), keep(scanner, 22, opens=8, closes=9)
    found = export(site_id)
    assert (found["format"], found["now"]) == ("mids-2", 9 * 12)
    assert sorted(block["released_at"] - found["now"] for block in found["blocks"]) == [0, 12]
    problem = read_problem(found)
    assert (problem.now, len(problem.blocks)) == (9 * 12, 2)


def test_a_plan_uses_released_time_and_goes_into_the_calendar(site_id, department_clock):
    scanner = make_scanner("CT-A", opens="09:00", closes="10:00")
    keep(scanner, 48)
    exam = make_bookable()
    run = run_plan(site_id, days=2)
    assert run.instance["format"] == "mids-2"
    assert len(apply_changes(run.pk, actor=CLERK).applied) == 1
    assert get_exam(exam.id).slot_start.day == 26
