from django.db.models import Count, F, Max, Q
from django.http import JsonResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.rest.actors import actor_of
from apps.common.rest.scope import limit_to_sites
from apps.common.rest.views import ApiView, ListView
from apps.scheduling.engine.runs import ChangeKind, ChangeState, RunState
from apps.scheduling.models import PlanChange, PlanRun
from apps.scheduling.public import (
    apply_changes,
    ask_booking_repair,
    ask_plan,
    ask_repair,
    get_run,
    reject_run,
    replay_run,
    stop_run,
    undo_plan,
    undo_until,
)
from apps.scheduling.rest.access import check_site, get_appointment, site_of_block
from apps.scheduling.rest.plan_serializers import (
    PlanAppliedSerializer,
    PlanApplySerializer,
    PlanAskSerializer,
    PlanChangeQuery,
    PlanChangeSerializer,
    PlanQuery,
    PlanRunLineSerializer,
    PlanRunSerializer,
    PlanUndoneSerializer,
)
from apps.scheduling.selectors.plan_runs import HEAVY

PLAN, APPLY = "schedule.plan", "schedule.apply_plan"
DIRECTIONS = {"earlier": {"shift_min__lt": 0}, "later": {"shift_min__gt": 0}, "same_time": {"shift_min": 0}}


class PlanAnswer(ApiView):
    """What every act on a run answers with."""

    def check(self, request, run_id: int, permission: str) -> PlanRun:
        run = get_run(run_id)
        check_site(request, permission, run.site_id)
        return run

    def answer(self, run_id: int, *, status: int = 200):
        return self.render(PlanRunSerializer, describe(get_run(run_id), self.request), status=status)


def describe(run: PlanRun, request) -> PlanRun:
    """With how many changes there are of each sort, and what this caller may do now."""
    open_ones = Q(state=ChangeState.OPEN)
    run.counts = run.changes.aggregate(
        book=Count("pk", filter=Q(kind=ChangeKind.BOOK)),
        move=Count("pk", filter=Q(kind=ChangeKind.MOVE)),
        earlier=Count("pk", filter=Q(shift_min__lt=0)),
        later=Count("pk", filter=Q(shift_min__gt=0)),
        unplaced=Count("pk", filter=Q(kind=ChangeKind.UNPLACED)),
        open=Count("pk", filter=open_ones & ~Q(kind=ChangeKind.UNPLACED)),
        to_call=Count("pk", filter=open_ones & Q(is_told=True, kind=ChangeKind.MOVE)),
        applied=Count("pk", filter=Q(state=ChangeState.APPLIED)),
        stale=Count("pk", filter=Q(state=ChangeState.STALE)),
        decided=Max("decided_at", filter=Q(state=ChangeState.APPLIED)),
    )
    run.undo_until = undo_until(run, run.counts.pop("decided"))
    may = {code: request.grants.allows(code, site_id=run.site_id) for code in (PLAN, APPLY)}
    is_open = run.state in (RunState.DONE, RunState.PARTLY_APPLIED) and run.replay_of_id is None
    run.allowed_actions = [
        action
        for action, allowed in (
            ("stop", may[PLAN] and run.state in (RunState.QUEUED, RunState.RUNNING) and not run.stop_asked),
            ("apply", may[APPLY] and is_open and run.counts["open"] > 0),
            ("reject", may[APPLY] and is_open),
            ("undo", may[APPLY] and run.undo_until is not None and clock.now() <= run.undo_until),
            ("replay", may[PLAN] and run.result is not None and run.replay_of_id is None),
            ("export", may[PLAN] and run.instance is not None),
        )
        if allowed
    ]
    return run


class PlansView(ListView):
    """The runs, newest first; and a new one."""

    required = {"GET": PLAN, "POST": PLAN}
    serializer_class = PlanRunLineSerializer
    query_serializer = PlanQuery
    ordering_fields = ["asked_at", "cost", "gap"]

    def list_rows(self, query):
        rows = PlanRun.objects.select_related("block__resource").defer(*HEAVY, "trace", "present").order_by("-id")
        wanted = {"site_id": query.get("site"), "state": query.get("state"), "kind": query.get("kind")}
        rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
        return limit_to_sites(self.request, self, rows)

    @extend_schema(operation_id="list_plan_runs", parameters=[PlanQuery])
    def get(self, request):
        return super().get(request)

    @extend_schema(operation_id="ask_plan", request=PlanAskSerializer, responses={201: PlanRunSerializer})
    def post(self, request):
        facts = self.validate(PlanAskSerializer)
        check_site(request, PLAN, facts["site_id"])
        run = ask_plan(facts.pop("site_id"), actor=actor_of(request), **facts)
        return self.render(PlanRunSerializer, describe(get_run(run.pk), request), status=201)


class PlanView(PlanAnswer):
    required = {"GET": PLAN}

    @extend_schema(operation_id="get_plan_run", responses=PlanRunSerializer)
    def get(self, request, run_id: int):
        self.check(request, run_id, PLAN)
        return self.answer(run_id)


class ChangesView(ListView):
    """What a run proposes: dearest savings first."""

    required = {"GET": PLAN}
    serializer_class = PlanChangeSerializer
    query_serializer = PlanChangeQuery
    ordering_fields = ["saves", "from_starts_at", "to_starts_at", "shift_min"]

    def list_rows(self, query):
        related = ("exam__patient", "exam__exam_type", "exam__priority", "from_resource", "to_resource")
        rows = PlanChange.objects.select_related(*related).filter(run_id=self.kwargs["run_id"])
        direction = DIRECTIONS.get(query.get("direction", ""), {})
        wanted = {name: query[name] for name in ("kind", "state") if name in query}
        return rows.filter(**wanted, **direction).order_by(F("saves").desc(), "id")

    @extend_schema(operation_id="list_plan_changes", parameters=[PlanChangeQuery])
    def get(self, request, run_id: int):
        check_site(request, PLAN, get_run(run_id).site_id)
        return super().get(request)


class PlanApplyView(PlanAnswer):
    """All of the chosen changes or none; those that the calendar has overtaken are skipped and named."""

    required = {"POST": APPLY}

    @extend_schema(operation_id="apply_plan_changes", request=PlanApplySerializer, responses=PlanAppliedSerializer)
    def post(self, request, run_id: int):
        facts = self.validate(PlanApplySerializer)
        self.check(request, run_id, APPLY)
        done = apply_changes(run_id, change_ids=facts.get("change_ids"), actor=actor_of(request))
        run = describe(get_run(run_id), request)
        return self.render(PlanAppliedSerializer, {"run": run, "applied": done.applied, "stale": done.stale})


class PlanUndoView(PlanAnswer):
    """Takes back what was applied, within the time that the policy states; what something depends on already stays and is named."""

    required = {"POST": APPLY}

    @extend_schema(operation_id="undo_plan", request=None, responses=PlanUndoneSerializer)
    def post(self, request, run_id: int):
        self.check(request, run_id, APPLY)
        done = undo_plan(run_id, actor=actor_of(request))
        kept = [{"change": pk, "reason": reason} for pk, reason in done.kept.items()]
        facts = {"run": describe(get_run(run_id), request), "undone": done.undone, "kept": kept}
        return self.render(PlanUndoneSerializer, facts)


class PlanRejectView(PlanAnswer):
    required = {"POST": APPLY}

    @extend_schema(operation_id="reject_plan", request=None, responses=PlanRunSerializer)
    def post(self, request, run_id: int):
        self.check(request, run_id, APPLY)
        reject_run(run_id, actor=actor_of(request))
        return self.answer(run_id)


class PlanStopView(PlanAnswer):
    """A running one keeps its best plan."""

    required = {"POST": PLAN}

    @extend_schema(operation_id="stop_plan", request=None, responses=PlanRunSerializer)
    def post(self, request, run_id: int):
        self.check(request, run_id, PLAN)
        stop_run(run_id, actor=actor_of(request))
        return self.answer(run_id)


class PlanReplayView(PlanAnswer):
    required = {"POST": PLAN}

    @extend_schema(operation_id="replay_plan", request=None, responses={201: PlanRunSerializer})
    def post(self, request, run_id: int):
        self.check(request, run_id, PLAN)
        return self.answer(replay_run(run_id, actor=actor_of(request)).pk, status=201)


class PlanInstanceView(PlanAnswer):
    """The pseudonymised instance for `manage.py plan`: no name and no number of a person."""

    required = {"GET": PLAN}

    @extend_schema(operation_id="export_plan_instance", responses=OpenApiTypes.OBJECT)
    def get(self, request, run_id: int):
        run = self.check(request, run_id, PLAN)
        record(actor_of(request), "plan.exported", obj=f"plan_run:{run_id}")
        kind = (run.instance or {}).get("format", "mids-1")
        answer = JsonResponse(run.instance or {}, json_dumps_params={"indent": 1})
        answer["Content-Disposition"] = f'attachment; filename="plan-{run_id}.{kind}.json"'
        return answer


class BlockRepairView(PlanAnswer):
    """Where the bookings that a closed time hits could go: the proposal that is open already, or a new one."""

    required = {"POST": PLAN}

    @extend_schema(operation_id="ask_repair", request=None, responses=PlanRunSerializer)
    def post(self, request, block_id: int):
        check_site(request, PLAN, site_of_block(block_id))
        return self.answer(ask_repair(block_id, actor=actor_of(request)).pk)


class BookingRepairView(PlanAnswer):
    """Where a booking that later facts, hours or people left behind could go."""

    required = {"POST": PLAN}

    @extend_schema(operation_id="ask_booking_repair", request=None, responses=PlanRunSerializer)
    def post(self, request, appointment_id: int):
        check_site(request, PLAN, get_appointment(appointment_id).occupancy.resource.site_id)
        return self.answer(ask_booking_repair(appointment_id, actor=actor_of(request)).pk)
