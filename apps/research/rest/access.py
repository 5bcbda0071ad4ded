"""Who may do something at all of a project's sites may do it with the project; to anybody else it is not there."""

from apps.common.kernel.errors import NotFound
from apps.common.rest.scope import reach_of
from apps.common.rest.views import ApiView
from apps.research import public
from apps.research.models import Cohort, Draw, Export, HandExclusion, Project


def see_project(view: ApiView, project: Project) -> Project:
    reach = reach_of(view.request, view)
    if reach is not None and not reach.issuperset(project.site_ids):
        raise NotFound("common.not_found")
    return project


def find_project(view: ApiView, project_id: int) -> Project:
    return see_project(view, public.get_project(project_id))


def find_cohort(view: ApiView, cohort_id: int) -> Cohort:
    cohort = public.get_cohort(cohort_id)
    see_project(view, cohort.project)
    return cohort


def find_draw(view: ApiView, draw_id: int) -> Draw:
    draw = public.get_draw(draw_id)
    see_project(view, draw.version.cohort.project)
    return draw


def find_exclusion(view: ApiView, exclusion_id: int) -> HandExclusion:
    row = public.get_hand_exclusion(exclusion_id)
    see_project(view, row.cohort.project)
    return row


def find_export(view: ApiView, export_id: int) -> Export:
    row = public.get_export(export_id)
    see_project(view, row.draw.version.cohort.project)
    return row
