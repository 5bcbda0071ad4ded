"""Follow-up after a reaction: tasks with a clock, closed by a person, told again when their time is over."""

from datetime import datetime

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.directory.public import list_users_with_permission
from apps.safety.engine.follow_ups import ReactionFacts, plan_follow_ups
from apps.safety.models import FollowUp, Reaction
from apps.safety.selectors.rules import get_rules

CONFIRM = "confirm_grade"


def open_follow_ups(reaction: Reaction, *, stage: str, at: datetime) -> None:
    """What this stage asks for; a task that is open already keeps the earlier time."""
    rules = get_rules("follow_up", site_id=reaction.site_id)
    for planned in plan_follow_ups(read_facts(reaction), rules, stage=stage, at=at):
        row, is_new = FollowUp.objects.get_or_create(
            reaction=reaction,
            kind=planned.kind,
            defaults={"due_at": planned.due_at, "policy_version": rules.label},
        )
        if not is_new and row.done_at is None and planned.due_at < row.due_at:
            FollowUp.objects.filter(pk=row.pk).update(due_at=planned.due_at, reminded_at=None)


def ask_confirmation(reaction: Reaction) -> None:
    if reaction.confirm_by is not None:
        FollowUp.objects.create(
            reaction=reaction, kind=CONFIRM, due_at=reaction.confirm_by, policy_version=reaction.policy_version
        )


def read_facts(reaction: Reaction) -> ReactionFacts:
    return ReactionFacts(
        kind=reaction.confirmed_kind or reaction.chosen_kind,
        grade=reaction.confirmed_grade or reaction.chosen_grade,
        needs_surgeon=reaction.needs_surgeon,
        is_fatal=reaction.outcome_code == "fatal",
        is_serious=bool(reaction.seriousness),
    )


def close_follow_up(follow_up_id: int, *, result: str, version: int, actor: Actor) -> FollowUp:
    """Done, with what came of it. A physician's confirmation is its own act. Raises Refused when it is closed already."""
    with transaction.atomic():
        row = (
            FollowUp.objects.select_for_update(of=("self",)).select_related("reaction").filter(pk=follow_up_id).first()
        )
        if row is None:
            raise NotFound("safety.follow_up_unknown")
        if row.done_at or row.is_withdrawn:
            raise Refused(Reason("safety.follow_up_closed", {"by": row.done_by}, severity="error"))
        if row.version != version:
            raise Conflict(current={"version": row.version})
        if row.kind == CONFIRM:
            raise Refused(Reason("safety.follow_up_by_confirming", severity="error"))
        finish(row, by=actor.name, result=result)
        record(
            actor, "reaction.followed_up", obj=f"reaction:{row.reaction_id}", patient_id=row.reaction.patient_id,
            detail={"task": row.kind},
        )  # fmt: skip
        return row


def finish_confirmation(reaction: Reaction) -> None:
    for row in reaction.follow_ups.select_for_update(of=("self",)).filter(kind=CONFIRM, done_at=None):
        finish(row, by=reaction.confirmed_by, result="")


def withdraw_follow_ups(reaction: Reaction) -> None:
    """The reaction was touched by mistake."""
    reaction.follow_ups.filter(done_at=None).update(is_withdrawn=True)


def finish(row: FollowUp, *, by: str, result: str) -> None:
    row.done_at, row.done_by, row.result, row.version = clock.now(), by, result.strip(), row.version + 1
    row.save()


def remind_overdue() -> int:
    """Tells those who may follow up, once a task; returns how many tasks were told."""
    now = clock.now()
    with transaction.atomic():
        late = FollowUp.objects.select_for_update(of=("self",), skip_locked=True).select_related("reaction__patient")
        rows = list(
            late.filter(done_at=None, is_withdrawn=False, reminded_at=None, due_at__lt=now).order_by("id")[:200]
        )
        for row in rows:
            site_id = row.reaction.site_id
            permission = "reaction.confirm" if row.kind == CONFIRM else "reaction.record"
            people = list_users_with_permission(permission, site_id=site_id)
            if row.kind == CONFIRM:
                people += list_users_with_permission("safety.override", site_id=site_id)
            reason = Reason(
                "safety.follow_up_late",
                {"task": f"safety.follow_up_{row.kind}", "patient": row.reaction.patient.name},
                severity="warning",
            )
            notify([p.id for p in people], reason, link=f"/safety/reactions/{row.reaction_id}", severity="warning")
        FollowUp.objects.filter(pk__in=[row.pk for row in rows]).update(reminded_at=now)
    return len(rows)
