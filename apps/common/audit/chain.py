"""Is the trail whole? Each seal against its entries, its own hash and the seal before it; the first break is named."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from apps.common.audit.models import AuditEntry, AuditSeal
from apps.common.audit.trail import hash_entry, merkle_root
from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render

MOST_ENTRIES = 20_000
"""Checked at one go; whoever asks goes on after the last seal."""


@dataclass(frozen=True)
class Break:
    """Where the chain does not hold; `entry_id` when one entry is known to be the cause."""

    reason: Reason
    seal_id: int
    entry_id: int | None = None


@dataclass(frozen=True)
class ChainCheck:
    """`next_seal`: the last seal that was checked, when there are more of the range; None at its end.
    `n_dropped`: entries that retention deleted, of which only the seals are left. `n_unsealed`: of the range, not sealed yet."""

    n_seals: int
    n_entries: int
    n_dropped: int
    n_unsealed: int
    first_break: Break | None
    next_seal: int | None


def check_chain(
    *, since: datetime | None = None, until: datetime | None = None, after_seal: int | None = None
) -> ChainCheck:
    """The seals that hold entries of the range (by the entries' times), oldest first, up to the first break."""
    seals = AuditSeal.objects.order_by("id")
    if since is not None:
        seals = seals.filter(at__gte=since)  # a seal is made after its entries
    if until is not None and (last := AuditSeal.objects.filter(at__gte=until).order_by("id").first()):
        seals = seals.filter(id__lte=last.pk)  # it may hold entries from before
    if after_seal is not None:
        seals = seals.filter(id__gt=after_seal)
    n_seals = n_entries = n_dropped = 0
    unsealed = AuditEntry.objects.filter(_within(since, until), seal=None).count() if after_seal is None else 0
    previous = _find_before(seals.first())
    for seal in seals.iterator():
        broken = next(find_breaks(seal, previous), None)
        n_seals += 1
        n_entries += 0 if seal.dropped_at else seal.n
        n_dropped += seal.n if seal.dropped_at else 0
        if broken:
            return ChainCheck(n_seals, n_entries, n_dropped, unsealed, broken, None)
        previous = seal
        if n_entries >= MOST_ENTRIES and seals.filter(id__gt=seal.pk).exists():
            return ChainCheck(n_seals, n_entries, n_dropped, unsealed, None, seal.pk)
    return ChainCheck(n_seals, n_entries, n_dropped, unsealed, None, None)


def find_breaks(seal: AuditSeal, previous: AuditSeal | None) -> Iterator[Break]:
    """Without `previous` the seal is the first that is looked at, and its predecessor is taken on trust."""
    if previous is not None and bytes(seal.previous) != bytes(previous.hash):
        yield _break("common.seal_not_following", seal)
    entries = list(seal.entries.order_by("id"))
    for entry in entries:
        if hash_entry(entry) != bytes(entry.hash):
            yield _break("common.seal_entry_changed", seal, entry.pk)
    if seal.dropped_at is not None:
        if entries:
            yield _break("common.seal_entries_back", seal, entries[0].pk)
    elif len(entries) != seal.n or merkle_root([e.hash for e in entries]) != bytes(seal.root):
        yield _break("common.seal_entries_missing", seal)
    if hashlib.sha256(bytes(seal.previous) + bytes(seal.root)).digest() != bytes(seal.hash):
        yield _break("common.seal_changed", seal)


def _break(code: str, seal: AuditSeal, entry_id: int | None = None) -> Break:
    return Break(Reason(code, {"seal": seal.pk, "entry": entry_id or ""}, "error"), seal.pk, entry_id)


def _find_before(seal: AuditSeal | None) -> AuditSeal | None:
    return AuditSeal.objects.filter(id__lt=seal.pk).order_by("-id").first() if seal else None


def _within(since: datetime | None, until: datetime | None) -> Q:
    found = Q()
    if since is not None:
        found &= Q(at__gte=since)
    if until is not None:
        found &= Q(at__lt=until)
    return found


def verify_seals(*, last: int | None = None) -> list[str]:
    """Every break of the chain, in words for an inspector; empty when the trail is whole. `last`: only so many of the newest seals."""
    found: list[Break] = []
    previous = None
    seals = AuditSeal.objects.order_by("id")
    if last is not None and (first := AuditSeal.objects.order_by("-id").values_list("id", flat=True)[last - 1 : last]):
        seals = seals.filter(id__gte=first[0])
    for seal in seals.iterator():
        found += find_breaks(seal, previous)
        previous = seal
    return [render(broken.reason, "en") for broken in found]
