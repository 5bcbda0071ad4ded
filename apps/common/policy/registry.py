import time
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound, Refused
from apps.common.policy.checks import check_payload
from apps.common.policy.models import PolicySet

CACHED_S = 5.0
_cache: dict[tuple[str, int], tuple[float, "Policy | None"]] = {}


@dataclass(frozen=True)
class Policy:
    """What a decision needs of a policy; `label` goes into every stored decision."""

    code: str
    version: int
    payload: Any
    source: str
    status: str

    @property
    def label(self) -> str:
        return f"{self.code}@{self.version}"


def get_policy(code: str, *, site_id: int | None = None) -> Policy:
    """The active version for the site, else the department's; raises NotFound."""
    policy = find_policy(code, site_id=site_id)
    if policy is None:
        raise NotFound("common.policy_missing", policy=f"policy.{code}")
    return policy


def find_policy(code: str, *, site_id: int | None = None) -> Policy | None:
    key = (code, site_id or 0)
    hit = _cache.get(key)
    if hit and time.monotonic() - hit[0] < CACHED_S:
        return hit[1]
    row = (
        PolicySet.objects.filter(code=code, site_id__in={0, site_id or 0}, status=PolicySet.Status.ACTIVE)
        .order_by("-site_id")
        .first()
    )
    policy = row and Policy(row.code, row.version, row.payload, row.source, row.status)
    _cache[key] = (time.monotonic(), policy)
    return policy


def clear_cache() -> None:
    _cache.clear()


def draft_policy(
    code: str, *, payload: Any, source: str, source_date: str = "", site_id: int = 0, change_reason: str, actor: Actor
) -> PolicySet:
    """Writes the next version as a draft; without a source it is `unverified`. Raises Invalid when its readers could not read it."""
    check_payload(code, payload)
    with transaction.atomic():
        last = (
            PolicySet.objects.select_for_update(of=("self",))
            .filter(code=code, site_id=site_id)
            .order_by("-version")
            .first()
        )
        row = PolicySet.objects.create(
            code=code,
            site_id=site_id,
            version=last.version + 1 if last else 1,
            valid_from=clock.now().date(),
            source=source,
            source_date=source_date,
            status=PolicySet.Status.DRAFT if source.strip() else PolicySet.Status.UNVERIFIED,
            payload=payload,
            author=actor.name,
            author_id=actor.id,
            change_reason=change_reason,
        )
        record(actor, "policy.drafted", obj=f"policy:{row.id}", detail={"code": code, "version": row.version})
        return row


def activate_policy(policy_id: int, *, actor: Actor, source: str = "") -> PolicySet:
    """A second, named person puts a version in force and retires the one before; an unverified one needs a source."""
    with transaction.atomic():
        row = PolicySet.objects.select_for_update(of=("self",)).filter(pk=policy_id).first()
        if row is None:
            raise NotFound("common.policy_missing", policy=policy_id)
        if row.status not in (PolicySet.Status.DRAFT, PolicySet.Status.UNVERIFIED):
            raise Refused("common.policy_not_draft", status=f"policy_status.{row.status}")
        check_payload(row.code, row.payload)  # written by an older release, perhaps
        if row.author_id == actor.id:
            raise Refused("common.policy_needs_second_person", author=row.author)
        if row.status == PolicySet.Status.UNVERIFIED:
            if not source.strip():
                raise Refused("common.policy_unverified", policy=f"policy.{row.code}")
            row.source = source
        PolicySet.objects.filter(code=row.code, site_id=row.site_id, status=PolicySet.Status.ACTIVE).update(
            status=PolicySet.Status.RETIRED
        )
        row.status, row.activated_by, row.activated_at = PolicySet.Status.ACTIVE, actor.name, clock.real_now()
        row.save()
        record(
            actor,
            "policy.activated",
            obj=f"policy:{row.id}",
            detail={"code": row.code, "version": row.version, "source": row.source},
        )
    clear_cache()
    return row
