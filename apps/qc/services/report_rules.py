"""The life cycle of report rules: written as data, tried, started, promoted by a person, taken back by a person or by figures."""

from typing import Any

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.qc.engine.checking import describe_rules, find_built_in
from apps.qc.engine.rule_data import DataRule, RuleFault, parse_rule, try_examples
from apps.qc.engine.rule_life import AFTER_EDIT, STEPS, find_demotion
from apps.qc.models import ReportRule, ReportRuleChange, RuleStatus
from apps.qc.selectors.report_rules import count_alerts
from apps.qc.services.lesson_checks import find_broken
from apps.qc.services.report_standing import forget_standing


def compile_definition(code: str, definition: Any, *, version: int = 1) -> DataRule:
    """The rule, proved by its own examples; raises Invalid with every fault by its place."""
    try:
        rule = parse_rule(code, definition, version=version)
    except RuleFault as fault:
        raise Invalid(_tell(fault.faults)) from fault
    if faults := try_examples(rule):
        raise Invalid(_tell(faults))
    return rule


def _tell(faults: list[tuple[str, str, dict]]) -> dict[str, Reason]:
    return {f"definition.{place}": Reason(code, params, severity="error") for place, code, params in faults}


def save_rule(code: str, definition: dict, *, reason: str, actor: Actor, version: int | None = None) -> ReportRule:
    """A new rule as a draft, or the next version of one, on trial again. Raises Invalid, Conflict (changed meanwhile), Refused."""
    if find_built_in(code):
        raise Refused("qc.rule_built_in", code=code)
    with transaction.atomic():
        row = ReportRule.objects.select_for_update().filter(code=code).first()
        if (row.version if row else None) != version:
            raise Conflict(current={"version": row.version if row else None})
        following = row.version + 1 if row else 1
        rule = compile_definition(code, definition, version=following)
        if broken := find_broken(rule):
            raise Invalid(_tell([("kept", "qc.rule_breaks_kept", {"lessons": broken})]))
        now, before = clock.now(), row.status if row else ""
        if row is None:
            row, made = ReportRule.objects.get_or_create(
                code=code, defaults={"status_since": now, "changed_at": now, "status": RuleStatus.DRAFT}
            )
            if not made:
                raise Conflict(current={"version": row.version})
        row.version, row.definition = following, definition
        _step(row, AFTER_EDIT[row.status], before, reason, actor, definition=definition)
        record(actor, "qc.rule_saved", obj=f"report_rule:{row.id}", detail={"code": code, "version": following})
    forget_standing()
    return row


def set_rule_status(code: str, status: str, *, reason: str, actor: Actor, version: int) -> ReportRule:
    """A person's step. Promotion is theirs alone; `version` is that of the rule they looked at. Raises Refused, Conflict, NotFound."""
    if actor.kind != "person":
        raise Refused("qc.rule_needs_person")
    if not reason.strip():
        raise Invalid({"reason": Reason("qc.reason_needed", severity="error")})
    with transaction.atomic():
        row = _lock_row(code)
        if row.version != version:
            raise Conflict(current={"version": row.version})
        if status not in STEPS[row.status]:
            raise Refused("qc.rule_step", old=f"qc.rule_status.{row.status}", new=f"qc.rule_status.{status}")
        before = row.status
        _step(row, status, before, reason.strip(), actor)
        detail = {"code": code, "from": before, "to": status, "reason": reason.strip()}
        record(actor, "qc.rule_status_set", obj=f"report_rule:{row.id}", detail=detail)
    forget_standing()
    return row


def _lock_row(code: str) -> ReportRule:
    """The row of a rule. A built-in rule gets one with the status it has by itself, and has the version of its code: that is shown."""
    known = find_built_in(code)
    if known:
        now = clock.now()
        defaults = {"version": known["version"], "status": known["status"], "status_since": now, "changed_at": now}
        ReportRule.objects.get_or_create(code=code, defaults=defaults)
    row = ReportRule.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise NotFound("qc.rule_missing", code=code)
    if known and row.definition is None:
        row.version = known["version"]
    return row


def _step(row: ReportRule, to: str, before: str, reason: str, actor: Actor, *, definition: dict | None = None) -> None:
    now = clock.now()
    counts = count_alerts(since=row.status_since, rules=[row.code]).get(row.code)
    if row.status != to:
        row.status_since = now
    row.status, row.changed_at, row.changed_by_id, row.changed_by_name = to, now, actor.id, actor.name
    row.save()
    ReportRuleChange.objects.create(
        rule=row,
        version=row.version,
        from_status=before,
        to_status=to,
        definition=definition,
        reason=reason,
        evidence={"settled": counts.settled, "fixed": counts.fixed, "shadow": counts.shadow} if counts else {},
        at=now,
        by_id=actor.id,
        by_name=actor.name,
    )


def judge_rules() -> list[str]:
    """Beat: rules whose alerts are not acted on are taken back one step, by the limits of the policy; tells which."""
    policy = get_policy("qc.report_rules")
    built_in = {rule["code"]: rule["status"] for rule in describe_rules()}
    rows = {row.code: row for row in ReportRule.objects.all()}
    judged = []
    for code in sorted({*built_in, *rows}):
        status = rows[code].status if code in rows else built_in[code]
        since = rows[code].status_since if code in rows else None
        counts = count_alerts(since=since, rules=[code]).get(code)
        if counts and (lower := find_demotion(status, counts, policy.payload)):
            _demote(code, status, lower, policy.label)
            judged.append(code)
    if judged:
        forget_standing()
    return judged


def _demote(code: str, seen: str, lower: str, policy_label: str) -> None:
    actor = Actor.system("qc")
    with transaction.atomic():
        row = _lock_row(code)
        if row.status != seen:
            return  # a person was faster
        _step(row, lower, seen, policy_label, actor)
        record(
            actor,
            "qc.rule_demoted",
            obj=f"report_rule:{row.id}",
            detail={"code": code, "from": seen, "to": lower, "policy": policy_label},
        )
