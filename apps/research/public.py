"""The front door of research."""

from apps.research.engine.criteria import CRITERIA, Kind
from apps.research.engine.terms import EXPORT_TABLE, HandReason, Table
from apps.research.selectors.projects import (
    get_cohort,
    get_draw,
    get_export,
    get_hand_exclusion,
    get_project,
    is_in_force,
    list_cohorts,
    list_drawn_exams,
    list_exports,
    list_hand_exclusions,
    list_objections,
    list_projects,
)
from apps.research.services.choices import list_choices
from apps.research.services.cohorts import (
    draw_cohort,
    exclude_by_hand,
    lift_exclusion,
    make_cohort,
    preview_flow,
    save_version,
)
from apps.research.services.exports import ask_export, open_export, refuse_export, reidentify, release_export
from apps.research.services.flow_words import say_step
from apps.research.services.making import make_export, tend_exports
from apps.research.services.merging import follow_merge
from apps.research.services.objections import record_objection, withdraw_objection
from apps.research.services.projects import change_project, close_project, make_project
from apps.research.services.seed import seed_demo

__all__ = [
    "CRITERIA",
    "EXPORT_TABLE",
    "HandReason",
    "Kind",
    "Table",
    "ask_export",
    "change_project",
    "close_project",
    "draw_cohort",
    "exclude_by_hand",
    "follow_merge",
    "get_cohort",
    "get_draw",
    "get_export",
    "get_hand_exclusion",
    "get_project",
    "is_in_force",
    "lift_exclusion",
    "list_choices",
    "list_cohorts",
    "list_drawn_exams",
    "list_exports",
    "list_hand_exclusions",
    "list_objections",
    "list_projects",
    "make_cohort",
    "make_export",
    "make_project",
    "open_export",
    "preview_flow",
    "record_objection",
    "refuse_export",
    "reidentify",
    "release_export",
    "save_version",
    "say_step",
    "seed_demo",
    "tend_exports",
    "withdraw_objection",
]
