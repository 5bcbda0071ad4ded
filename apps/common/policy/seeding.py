"""The policies shipped as apps/*/policies/*.json become rows, in three statements however many there are."""

import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from apps.common.policy.models import PolicySet
from apps.common.policy.registry import Policy, clear_cache

APPS = Path(__file__).resolve().parents[2]
SHIPPED = "Radflow"
ACTIVE, RETIRED = PolicySet.Status.ACTIVE, PolicySet.Status.RETIRED


def seed_policies() -> int:
    """Loads the files' policies that are not there yet; never touches a row that a person made or changed."""
    entries: list[dict[str, Any]] = []
    for path in sorted(APPS.glob("*/policies/*.json")):
        entries += _read_file(path)
    made = add_shipped(entries)
    clear_cache()
    return made


@cache
def load_shipped(app: str, name: str) -> Policy:
    """The first policy of a shipped file, for commands that have no database: apps/<app>/policies/<name>.json."""
    first = _read_file(APPS / app / "policies" / f"{name}.json")[0]
    return Policy(first["code"], first["version"], first["payload"], first.get("source", ""), first["status"])


def _read_file(path: Path) -> list[dict[str, Any]]:
    data = json.loads(path.read_text(encoding="utf-8"))
    return data if isinstance(data, list) else [data]


def add_shipped(entries: Iterable[dict[str, Any]]) -> int:
    with transaction.atomic():
        stored = PolicySet.objects.filter(site_id=0).only("code", "version", "status", "author")
        known = {(row.code, row.version): row for row in stored}
        in_force = {row.code: row for row in known.values() if row.status == ACTIVE}
        made = [_make_row(entry) for entry in entries if (entry["code"], entry["version"]) not in known]
        retired = [before.pk for row in made if (before := _put_in_force(row, in_force))]
        PolicySet.objects.filter(pk__in=retired).update(status=RETIRED)
        PolicySet.objects.bulk_create(made)
    return len(made)


def _put_in_force(row: PolicySet, in_force: dict[str, PolicySet]) -> PolicySet | None:
    """The shipped version that an active one retires; the department's own stays in force, and the new one is a draft."""
    if row.status != ACTIVE:
        return None
    before = in_force.get(row.code)
    if before and before.author != SHIPPED:
        row.status, row.activated_by = PolicySet.Status.DRAFT, ""
        return None
    in_force[row.code] = row
    if before:
        before.status = RETIRED
    return before


def _make_row(entry: dict[str, Any]) -> PolicySet:
    is_active = entry["status"] == ACTIVE
    if is_active and not entry.get("source", "").strip():
        raise ValueError(f"{entry['code']}: an active policy names its source")
    return PolicySet(
        code=entry["code"],
        version=entry["version"],
        valid_from=date.fromisoformat(entry["valid_from"]),
        source=entry.get("source", ""),
        source_date=str(entry.get("source_date", "")),
        status=entry["status"],
        payload=entry["payload"],
        author=SHIPPED,
        activated_by=SHIPPED if is_active else "",
        change_reason=entry.get("change_reason", ""),
    )
