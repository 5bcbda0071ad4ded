"""Asking for a run, stopping it, running it again, not wanting it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.lifecycle import Lifecycle
from apps.common.kernel.reason import Reason
from apps.directory.public import get_site
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.runs import OPEN_RUNS, RUN_TABLE, ChangeState, Moves, RunCause, RunKind, RunState
from apps.scheduling.events import PlanRunChanged
from apps.scheduling.models import PlanRun, SlotBlock
from apps.scheduling.selectors.calendars import site_day
from apps.scheduling.selectors.policies import plan_policy

RUN_LIFECYCLE = Lifecycle(RUN_TABLE, refusal="scheduling.run_not_in_this_state")


@transaction.atomic
def ask_plan(
    site_id: int,
    *,
    actor: Actor,
    first_day: date | None = None,
    days: int | None = None,
    modalities: Sequence[str] = (),
    moves: str = Moves.UNTOLD,
    seconds: int | None = None,
    iterations: int | None = None,
    seed: int = 1,
    cause: str = RunCause.PERSON,
) -> PlanRun:
    """Queues a run over [first_day, first_day + days); raises Invalid when the policy does not allow it so far or so long."""
    policy = plan_policy(site_id)
    payload, today = policy.payload, site_day(clock.now(), get_site(site_id).time_zone)
    first_day, days, seconds = first_day or today, days or payload["days"], seconds or payload["seconds"]
    _check_limits(first_day, days, seconds, today=today, payload=payload, label=policy.label)
    run = PlanRun.objects.create(
        site_id=site_id,
        cause=cause,
        first_day=first_day,
        days=days,
        modalities=sorted(set(modalities)),
        moves=moves,
        seconds=seconds,
        iterations=iterations,
        seed=seed,
        policy_version=policy.label,
        **_asker(actor),
    )
    return _queue(run, actor)


@transaction.atomic
def ask_repair(block_id: int, *, actor: Actor, cause: str = RunCause.PERSON) -> PlanRun:
    """A repair of what this closed time hits; one that is open already is not asked for again."""
    block = SlotBlock.objects.select_related("resource__site").filter(pk=block_id).first()
    if block is None:
        raise NotFound("scheduling.block_unknown", block=block_id)
    if block.lifted_at is not None:
        raise Refused(Reason("scheduling.block_lifted", {}, "error"))
    known = PlanRun.objects.filter(block=block, state__in=[RunState.QUEUED, RunState.RUNNING, RunState.DONE]).first()
    if known is not None:
        return known
    resource, lost = block.resource, (block.during.lower, block.during.upper)
    run = _make_repair(resource.site_id, [resource.modality], lost, actor=actor, cause=cause, block=block)
    return _queue(run, actor)


@transaction.atomic
def ask_shortage_repair(
    site_id: int, modalities: Iterable[str], lost: Span, *, actor: Actor, cause: str = RunCause.OUTAGE
) -> PlanRun:
    """A repair of bookings that lost their people within `lost`; it stands in the place of an earlier one."""
    expire_repairs(None, site_id=site_id)
    return _queue(_make_repair(site_id, modalities, lost, actor=actor, cause=cause, block=None), actor)


@transaction.atomic
def replay_run(run_id: int, *, actor: Actor) -> PlanRun:
    """The same instance, seed and budget again; what comes out is compared and never applied."""
    run = lock_run(run_id)
    if run.instance is None or run.result is None:
        raise Refused(Reason("scheduling.run_has_no_plan", {}, "error"))
    copied = ("site_id", "kind", "first_day", "days", "modalities", "moves", "seed", "seconds", "iterations")
    kept = ("policy_version", "instance", "reference", "present")
    again = PlanRun.objects.create(
        cause=RunCause.REPLAY,
        replay_of=run,
        **{name: getattr(run, name) for name in (*copied, *kept)},
        **_asker(actor),
    )
    return _queue(again, actor)


@transaction.atomic
def stop_run(run_id: int, *, actor: Actor) -> PlanRun:
    """A queued run is called off; a running one ends within a second and keeps its best plan."""
    run = lock_run(run_id)
    if run.state == RunState.RUNNING:
        run.stop_asked = True
        run.save(update_fields=["stop_asked"])
    else:
        change_run(run, "stop")
        run.ended_at = clock.real_now()
        run.save(update_fields=["ended_at"])
    record(actor, "plan.stopped", obj=f"plan_run:{run.pk}")
    return run


@transaction.atomic
def reject_run(run_id: int, *, actor: Actor) -> PlanRun:
    """What is still open of the proposal is not wanted; what was applied stays."""
    run = lock_run(run_id)
    change_run(run, "reject")
    decided = {"decided_at": clock.now(), "decided_by": actor.name}
    n = run.changes.filter(state=ChangeState.OPEN).update(state=ChangeState.REJECTED, **decided)
    record(actor, "plan.rejected", obj=f"plan_run:{run.pk}", detail={"changes": n})
    return run


def expire_repairs(block_id: int | None, **where) -> int:
    """The cause is gone: proposals that nobody applied are stale, a running one ends. Without a block: those of shortages."""
    runs = PlanRun.objects.select_for_update(of=("self",)).filter(block_id=block_id, state__in=OPEN_RUNS, **where)
    runs = runs.filter(kind=RunKind.REPAIR, replay_of=None)
    found = list(runs.order_by("pk"))
    for run in found:
        run.changes.filter(state=ChangeState.OPEN).update(
            state=ChangeState.STALE, note=Reason("scheduling.change_cause_gone").to_json(), decided_at=clock.now()
        )
        run.stop_asked = True
        run.save(update_fields=["stop_asked"])
        change_run(run, "expire")
    return len(found)


def lock_run(run_id: int) -> PlanRun:
    run = PlanRun.objects.select_for_update(of=("self",)).filter(pk=run_id).first()
    if run is None:
        raise NotFound("scheduling.run_unknown", run=run_id)
    return run


def change_run(run: PlanRun, action: str) -> None:
    """One step of the run's life, told to whoever looks at it."""
    run.state = RUN_LIFECYCLE.next(run.state, action)
    run.version += 1
    run.save(update_fields=["state", "version"])
    tell_run(run)


def tell_run(run: PlanRun) -> None:
    publish(
        PlanRunChanged(run_id=run.pk, site_id=run.site_id, kind=run.kind, state=run.state, at=clock.now()),
        aggregate=f"plan_run:{run.pk}",
    )


def _make_repair(
    site_id: int, modalities: Iterable[str], lost: Span, *, actor: Actor, cause: str, block: SlotBlock | None
) -> PlanRun:
    """From the first day that lost time, or today, to some days after the last."""
    site, policy = get_site(site_id), plan_policy(site_id)
    rules, most = policy.payload["repair"], policy.payload["max_days"]
    first = max(site_day(lost[0], site.time_zone), site_day(clock.now(), site.time_zone))
    last = min(site_day(lost[1], site.time_zone), first + timedelta(days=most - 1))
    return PlanRun.objects.create(
        site_id=site_id,
        kind=RunKind.REPAIR,
        cause=cause,
        first_day=first,
        days=min(max(rules["days"], (last - first).days + rules["days"]), most),
        modalities=sorted(set(modalities)),
        moves=rules["moves"],
        block=block,
        seconds=rules["seconds"],
        policy_version=policy.label,
        **_asker(actor),
    )


def _queue(run: PlanRun, actor: Actor) -> PlanRun:
    detail = {"kind": run.kind, "cause": run.cause, "days": run.days, "moves": run.moves}
    record(actor, "plan.asked", obj=f"plan_run:{run.pk}", detail=detail)
    tell_run(run)
    return run


def _asker(actor: Actor) -> dict:
    return {"asked_at": clock.now(), "asked_by": actor.name, "asked_by_id": actor.id}


def _check_limits(first_day: date, days: int, seconds: int, *, today: date, payload: dict, label: str) -> None:
    faults = {}
    if not today <= first_day <= today + timedelta(days=payload["max_days"] * 4):
        faults["first_day"] = Reason("scheduling.plan_day_out_of_reach", {"day": first_day.isoformat()}, "error", label)
    if days > payload["max_days"]:
        faults["days"] = Reason("scheduling.plan_too_long", {"days": payload["max_days"]}, "error", label)
    if seconds > payload["max_seconds"]:
        limit = {"seconds": payload["max_seconds"]}
        faults["seconds"] = Reason("scheduling.plan_too_many_seconds", limit, "error", label)
    if faults:
        raise Invalid(faults)
