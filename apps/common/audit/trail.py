import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, transaction
from django.db.models import Count

from apps.common.audit.models import AuditEntry, AuditSeal
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.prepared import run_prepared

SEAL_LOCK = 0x5241_4431
GENESIS = bytes(32)
COLUMNS = (
    "at", "actor_kind", "actor_id", "actor_name", "actor_roles", "action", "obj", "patient_id", "detail", "hash",
)  # fmt: skip
WRITE = f"INSERT INTO common_auditentry ({', '.join(COLUMNS)}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb, %s) RETURNING id"


def record(
    actor: Actor, action: str, *, obj: str = "", patient_id: int | None = None, detail: Mapping[str, Any] | None = None
) -> AuditEntry:
    """Writes one act into the trail, in the caller's transaction when there is one."""
    entry = AuditEntry(
        at=clock.real_now(),
        actor_kind=actor.kind,
        actor_id=actor.id,
        actor_name=actor.name,
        actor_roles=",".join(actor.roles)[:200],
        action=action,
        obj=obj,
        patient_id=patient_id,
        detail=json.loads(json.dumps(dict(detail or {}), default=str)),
    )
    entry.hash = hash_entry(entry)
    values = [getattr(entry, name) for name in COLUMNS]
    values[COLUMNS.index("detail")] = json.dumps(entry.detail)
    entry.pk = run_prepared(WRITE, values)[0][0]
    entry._state.adding, entry._state.db = False, DEFAULT_DB_ALIAS
    return entry


def list_acts(actor_id: str, *, patient_id: int, actions: Iterable[str]) -> list[AuditEntry]:
    """What one person did about one patient, oldest first."""
    rows = AuditEntry.objects.filter(patient_id=patient_id, actor_id=actor_id, action__in=list(actions))
    return list(rows.order_by("id"))


def list_acts_on(obj: str, *, actions: Iterable[str], most: int) -> list[AuditEntry]:
    """What was done to one thing, the newest first, at most so many."""
    return list(AuditEntry.objects.filter(obj=obj, action__in=list(actions)).order_by("-id")[:most])


def count_acts(actor_id: str, *, patient_id: int, since: datetime, until: datetime) -> dict[str, int]:
    """How often one person did what about one patient within a time."""
    rows = AuditEntry.objects.filter(patient_id=patient_id, actor_id=actor_id, at__gte=since, at__lte=until)
    return dict(rows.order_by("action").values_list("action").annotate(n=Count("id")))


def hash_entry(entry: AuditEntry) -> bytes:
    facts = [
        entry.at.isoformat(),
        entry.actor_kind,
        entry.actor_id,
        entry.actor_name,
        entry.actor_roles,
        entry.action,
        entry.obj,
        entry.patient_id,
        entry.detail,
    ]
    return hashlib.sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).digest()


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """Root of a binary hash tree; an odd last leaf is carried up unchanged."""
    level = [bytes(leaf) for leaf in leaves]
    while len(level) > 1:
        pairs = [hashlib.sha256(level[i] + level[i + 1]).digest() for i in range(0, len(level) - 1, 2)]
        level = pairs + ([level[-1]] if len(level) % 2 else [])
    return level[0] if level else GENESIS


def seal_pending() -> AuditSeal | None:
    """Seals what is not sealed yet into one chained batch; one sealer at a time."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEAL_LOCK])
        entries = list(AuditEntry.objects.filter(seal=None).order_by("id")[:50_000])
        if not entries:
            return None
        last = AuditSeal.objects.order_by("-id").first()
        previous = bytes(last.hash) if last else GENESIS
        root = merkle_root([e.hash for e in entries])
        seal = AuditSeal.objects.create(
            at=clock.real_now(),
            first_id=entries[0].id,
            last_id=entries[-1].id,
            n=len(entries),
            root=root,
            previous=previous,
            hash=hashlib.sha256(previous + root).digest(),
        )
        AuditEntry.objects.filter(id__in=[e.id for e in entries]).update(seal=seal)
        return seal
