"""Day, order and gaps of a visit: asked of its members as they stand, and of one that would stand elsewhere."""

from collections.abc import Mapping, Sequence

from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.visit_rules import Breach, Stay, VisitRules, find_breach
from apps.scheduling.models import Appointment, Resource, Visit
from apps.scheduling.selectors.calendars import show_local, site_day
from apps.scheduling.services.separations import lock_patient
from apps.workflow.public import list_exams

BROKEN = "scheduling.affected_visit"
REASONS = {"day": "scheduling.visit_one_day", "order": "scheduling.visit_order", "gap": "scheduling.visit_gap"}


def live_members(visit_id: int) -> list[Appointment]:
    """Members that are still on, in order of time."""
    rows = Appointment.objects.select_related("occupancy__resource__site")
    return list(rows.filter(visit_id=visit_id, state__in=["booked", "arrived"]).order_by("occupancy__during", "pk"))


def rules_of(visit: Visit) -> VisitRules:
    order = tuple(visit.exam_order) if visit.keeps_order else None
    return VisitRules(visit.min_gap_min, visit.max_gap_min, order)


def check_visit(visit: Visit) -> None:
    """As its members now stand; the caller's transaction falls with the refusal."""
    _check(visit, {})


def check_member(appointment: Appointment, span: Span) -> None:
    """May this one alone stand there? The patient's lock keeps two moves of one visit from passing each other."""
    if appointment.visit_id is None:
        return
    lock_patient(appointment.visit.patient_id)
    _check(appointment.visit, {appointment.exam_id: span}, Reason("scheduling.visit_move_whole", {}, "info"))


def find_broken(visit: Visit, moved: Mapping[int, Span]) -> Reason | None:
    """What a visit would break with members (by exam) at `moved`: as a flag; None when it holds together."""
    members = live_members(visit.pk)
    breach = _find_breach(members, rules_of(visit), moved)
    if breach is None:
        return None
    told = _explain(breach, rules_of(visit), members[0].occupancy.resource, dict(moved))
    return Reason(BROKEN, told.params | {"what": f"scheduling.visit_broken_{breach.rule}"}, "warning")


def _find_breach(members: Sequence[Appointment], rules: VisitRules, moved: Mapping[int, Span]) -> Breach | None:
    if len(members) < 2:
        return None
    zone = members[0].occupancy.resource.site.time_zone
    spans = {row.exam_id: moved.get(row.exam_id, (row.starts_at, row.ends_at)) for row in members}
    return find_breach(rules, [Stay(key, site_day(span[0], zone), span) for key, span in spans.items()])


def _check(visit: Visit, moved: dict[int, Span], *way_out: Reason) -> None:
    members, rules = live_members(visit.pk), rules_of(visit)
    breach = _find_breach(members, rules, moved)
    if breach is not None:
        raise Refused(_explain(breach, rules, members[0].occupancy.resource, moved), others=way_out)


def _explain(breach: Breach, rules: VisitRules, resource: Resource, moved: dict[int, Span]) -> Reason:
    one, other = (breach.other, breach.one) if breach.other.exam_id in moved else (breach.one, breach.other)
    exams = {exam.id: exam for exam in list_exams([one.exam_id, other.exam_id])}
    params = {
        "exam": dict(exams[one.exam_id].exam_type_names),
        "other": dict(exams[other.exam_id].exam_type_names),
        "accession": exams[other.exam_id].accession,
        "when": show_local(other.span[0], resource),
    }
    if breach.rule == "gap":
        params |= {"gap": breach.gap_min, "min": rules.min_gap_min, "max": rules.max_gap_min}
    return Reason(REASONS[breach.rule], params, "error")
