"""The demonstration's project: invented like everything else there, with a cohort that was drawn."""

from datetime import timedelta

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.directory.public import list_sites
from apps.research.models import Project
from apps.research.services.cohorts import draw_cohort, make_cohort
from apps.research.services.projects import make_project

APPROVAL = "DEMO-EC-1"
DAYS_BACK, DAYS_AHEAD, APPROVED_DAYS = 365, 1, 365


def seed_demo() -> None:
    """Once; a project that was closed since stays closed."""
    if Project.objects.filter(approval_number=APPROVAL).exists():
        return
    actor, today = Actor.system("prepare"), clock.now().date()
    project = make_project(
        title="演示：CT 随访队列 / Demo: follow-up by CT",
        purpose="演示数据，患者均为虚构 / Demonstration data, every patient is invented",
        committee="演示委员会 / Demo committee",
        approval_number=APPROVAL,
        approved_until=today + timedelta(days=APPROVED_DAYS),
        responsible="韩主任",
        site_ids=[site.id for site in list_sites()],
        actor=actor,
    )
    definition = {
        "first": (today - timedelta(days=DAYS_BACK)).isoformat(),
        "last": (today + timedelta(days=DAYS_AHEAD)).isoformat(),
        "basis": "received",
        "steps": [
            {"act": "include", "criterion": "modality", "params": {"values": ["CT"]}},
            {"act": "exclude", "criterion": "state", "params": {"values": ["cancelled", "no_show", "discontinued"]}},
            {"act": "include", "criterion": "reported", "params": {}},
            {"act": "one_per_patient", "params": {"keep": "first"}},
        ],
    }
    cohort = make_cohort(project.id, name="CT", definition=definition, actor=actor)
    draw_cohort(cohort.id, actor=actor)
