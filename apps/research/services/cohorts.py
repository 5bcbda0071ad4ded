"""Cohorts: defined in versions, looked at before, drawn and kept; exams that a person leaves out."""

from typing import Any

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.replica import may_lag
from apps.research.engine.criteria import list_needs
from apps.research.engine.definition import BadDefinition, Definition, read_definition
from apps.research.engine.flow import Flow, draw_flow
from apps.research.engine.terms import HandReason
from apps.research.models import Cohort, CohortVersion, Draw, DrawnExam, HandExclusion, Project
from apps.research.selectors.assessed import list_assessed
from apps.research.selectors.projects import get_cohort, get_project, read_by_hand, read_objectors
from apps.research.services.policy import export_policy
from apps.research.services.projects import need_in_force, need_text
from apps.workflow.public import list_exam_rows

BATCH = 5000


def make_cohort(project_id: int, *, name: str, definition: Any, actor: Actor) -> Cohort:
    """With its first version. Raises Invalid, Refused."""
    project, name, found = get_project(project_id), need_text("name", name), check_definition(definition)
    need_in_force(project)
    try:
        with transaction.atomic():
            row = Cohort.objects.create(project=project, name=name, made_by=actor.name, made_at=clock.now())
            _add_version(row, 1, found, "", actor)
            record(actor, "research.cohort_made", obj=f"cohort:{row.id}", detail={"name": name})
    except IntegrityError:
        raise Invalid({"name": Reason("research.cohort_name_taken", severity="error")}) from None
    return row


def save_version(cohort_id: int, *, definition: Any, reason: str, actor: Actor) -> CohortVersion:
    """The next version; those before stay with their draws. Raises Invalid, Refused."""
    found, reason = check_definition(definition), need_text("reason", reason)
    with transaction.atomic():
        cohort = _lock(cohort_id)
        need_in_force(cohort.project)
        number = cohort.versions.order_by("-number").values_list("number", flat=True)[0] + 1
        row = _add_version(cohort, number, found, reason, actor)
        record(
            actor, "research.cohort_changed", obj=f"cohort:{cohort.id}", detail={"version": number, "reason": reason}
        )
    return row


def _add_version(cohort: Cohort, number: int, definition: Definition, reason: str, actor: Actor) -> CohortVersion:
    return CohortVersion.objects.create(
        cohort=cohort,
        number=number,
        definition=definition.to_json(),
        reason=reason,
        made_by=actor.name,
        made_at=clock.now(),
    )


def _lock(cohort_id: int) -> Cohort:
    rows = Cohort.objects.select_for_update(of=("self",)).select_related("project")
    row = rows.filter(pk=cohort_id).first()
    if row is None:
        raise NotFound("common.not_found")
    return row


def check_definition(data: Any) -> Definition:
    """Raises Invalid with every fault under its path."""
    try:
        return read_definition(data)
    except BadDefinition as bad:
        faults = {
            ".".join(filter(None, ("definition", path))): Reason(f"research.definition_{what}", severity="error")
            for path, what in bad.faults
        }
        raise Invalid(faults) from None


@may_lag
def preview_flow(project_id: int, *, definition: Any, cohort_id: int | None = None) -> Flow:
    """What a draw would say now; nothing is kept. Raises Invalid, Refused when there are too many exams."""
    return _find_flow(get_project(project_id), check_definition(definition), cohort_id)


def _find_flow(project: Project, definition: Definition, cohort_id: int | None) -> Flow:
    most = export_policy().payload["most_exams"]
    rows = list_assessed(project.site_ids, definition, list_needs(definition.codes()), most=most)
    if len(rows) > most:
        raise Refused(Reason("research.too_many_exams", {"most": most}, "error", export_policy().label))
    by_hand = read_by_hand(cohort_id) if cohort_id else {}
    return draw_flow(rows, definition.steps, objectors=read_objectors(), by_hand=by_hand)


def draw_cohort(cohort_id: int, *, actor: Actor) -> Draw:
    """Draws the newest version, counts and members kept; one draw of a cohort at a time."""
    with transaction.atomic():
        cohort = _lock(cohort_id)
        need_in_force(cohort.project)
        version = cohort.versions.order_by("-number")[0]
        flow = _find_flow(cohort.project, read_definition(version.definition), cohort.id)
        counts = flow.to_json()
        draw = Draw.objects.create(
            version=version,
            flow=counts,
            n_assessed=flow.n_assessed,
            n_left=counts["n_left"],
            patients_left=counts["patients_left"],
            drawn_by=actor.name,
            drawn_by_id=actor.id,
            drawn_at=clock.now(),
        )
        members = [*(row.exam_id for row in flow.left), *flow.fallen]
        DrawnExam.objects.bulk_create(
            (DrawnExam(draw=draw, exam_id=exam_id, fell_at=flow.fallen.get(exam_id)) for exam_id in members),
            batch_size=BATCH,
        )
        detail = {"cohort": cohort.id, "version": version.number, "assessed": flow.n_assessed, "left": draw.n_left}
        record(actor, "research.cohort_drawn", obj=f"research_draw:{draw.id}", detail=detail)
    return draw


def exclude_by_hand(cohort_id: int, *, accession: str, reason: str, note: str, actor: Actor) -> HandExclusion:
    """From the next draw on. Raises Invalid for an exam that is not of the project's sites, Refused when it is out already."""
    cohort = get_cohort(cohort_id)
    need_in_force(cohort.project)
    if reason == HandReason.OTHER:
        need_text("note", note)
    found = list_exam_rows().filter(accession=accession.strip(), site_id__in=cohort.project.site_ids)
    exams = list(found.select_related(None).prefetch_related(None)[:2])
    if len(exams) != 1:
        raise Invalid({"accession": Reason("research.exam_unknown", {"accession": accession}, "error")})
    try:
        with transaction.atomic():
            row = HandExclusion.objects.create(
                cohort=cohort, exam=exams[0], reason=reason, note=note.strip(), made_by=actor.name, made_at=clock.now()
            )
            detail = {"exam": exams[0].id, "reason": reason, "note": note.strip()}
            record(
                actor,
                "research.exam_excluded",
                obj=f"cohort:{cohort.id}",
                patient_id=exams[0].patient_id,
                detail=detail,
            )
    except IntegrityError:
        raise Refused("research.exam_is_out") from None
    return row


def lift_exclusion(exclusion_id: int, *, reason: str, actor: Actor) -> HandExclusion:
    need_text("reason", reason)
    with transaction.atomic():
        rows = HandExclusion.objects.select_for_update(of=("self",)).select_related("cohort__project", "exam")
        row = rows.filter(pk=exclusion_id).first()
        if row is None:
            raise NotFound("common.not_found")
        if row.lifted_at is not None:
            raise Refused("research.exclusion_lifted", by=row.lifted_by)
        need_in_force(row.cohort.project)
        row.lifted_at, row.lifted_by, row.lift_reason = clock.now(), actor.name, reason.strip()
        row.save(update_fields=["lifted_at", "lifted_by", "lift_reason"])
        detail = {"exam": row.exam_id, "reason": reason.strip()}
        record(
            actor,
            "research.exclusion_lifted",
            obj=f"cohort:{row.cohort_id}",
            patient_id=row.exam.patient_id,
            detail=detail,
        )
    return row
