"""What an administrator does with the trail: filter, page by key, take away, check; each leaves its own entry."""

import csv
import hashlib
import io
from datetime import timedelta

import pytest

from apps.common.audit import check_chain, record, seal_pending
from apps.common.audit.models import AuditEntry, AuditSeal
from apps.common.audit.trail import GENESIS, hash_entry, merkle_root
from apps.common.kernel.actor import Actor
from tests.builders.http import client_of
from tests.builders.pathway import seed_department

pytestmark = pytest.mark.django_db
ANNA, EVE = Actor("person", "a", "Anna", ("head",)), Actor("person", "e", "=Eve", ())


def seal(n: int, actor: Actor = ANNA) -> AuditSeal:
    for k in range(n):
        record(actor, "thing.done", obj=f"thing:{k}", patient_id=k + 1)
    return seal_pending()


def spread(seals: list[AuditSeal]) -> None:
    """An hour between the seals, the newest now; entries a minute before their seal (their hashes say so)."""
    previous = GENESIS
    for n, row in enumerate(seals):
        at = row.at - timedelta(hours=len(seals) - n)
        for entry in row.entries.all():
            entry.at = at - timedelta(minutes=1)
            entry.hash = hash_entry(entry)
            entry.save()
        row.at, row.previous = at, previous
        row.root = merkle_root([bytes(e.hash) for e in row.entries.order_by("id")])
        row.hash = hashlib.sha256(previous + row.root).digest()
        row.save()
        previous = row.hash


def test_the_first_break_is_named_with_its_seal_and_entry():
    seals = [seal(3), seal(2), seal(1)]
    assert check_chain() == check_chain(after_seal=0)
    whole = check_chain()
    assert (whole.n_seals, whole.n_entries, whole.first_break, whole.next_seal) == (3, 6, None, None)
    entry = seals[1].entries.first()
    AuditEntry.objects.filter(pk=entry.pk).update(patient_id=99)
    AuditSeal.objects.filter(pk=seals[2].pk).update(root=b"x" * 32)
    found = check_chain()
    assert (found.first_break.seal_id, found.first_break.entry_id) == (seals[1].pk, entry.pk)
    assert found.first_break.reason.code == "common.seal_entry_changed" and found.n_seals == 2


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"previous": b"x" * 32}, "common.seal_not_following"),
        ({"hash": b"x" * 32}, "common.seal_changed"),
        ({"n": 9}, "common.seal_entries_missing"),
    ],
)
def test_a_seal_that_was_changed_is_found(change, code):
    seal(2)
    second = seal(2)
    AuditSeal.objects.filter(pk=second.pk).update(**change)
    found = check_chain().first_break
    assert (found.reason.code, found.seal_id) == (code, second.pk)


def test_a_range_is_checked_from_its_first_seal_and_a_long_one_in_parts(monkeypatch):
    seals = [seal(2), seal(2), seal(2)]
    spread(seals)
    AuditEntry.objects.filter(pk=seals[0].entries.first().pk).update(actor_name="Mallory")
    record(ANNA, "thing.done")
    late = check_chain(since=seals[1].at - timedelta(minutes=30))
    assert (late.n_seals, late.first_break, late.n_unsealed) == (2, None, 1)
    early = check_chain(until=seals[1].at - timedelta(minutes=30))
    assert early.first_break.seal_id == seals[0].pk and early.n_unsealed == 0
    monkeypatch.setattr("apps.common.audit.chain.MOST_ENTRIES", 2)
    part = check_chain(since=seals[1].at - timedelta(minutes=30))
    assert (part.n_seals, part.next_seal) == (1, seals[1].pk)
    rest = check_chain(since=seals[1].at - timedelta(minutes=30), after_seal=part.next_seal)
    assert (rest.n_seals, rest.next_seal) == (1, None)


def test_the_screen_filters_pages_by_key_takes_away_and_checks_and_all_of_it_is_in_the_trail():
    seed_department()
    seal(3)
    record(EVE, "thing.done", obj="thing:7", patient_id=7)
    admin = client_of("admin")
    rows = admin.get("/api/audit?action=thing.done&actor_name__startswith=An&page_size=2").json()["results"]
    assert [row["patient_id"] for row in rows] == [3, 2]
    older = admin.get(f"/api/audit?action=thing.done&id__lt={rows[-1]['id']}").json()["results"]
    assert [row["patient_id"] for row in older] == [1]
    answer = admin.get("/api/audit.csv?action=thing.done")
    table = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["actor_name"], row["patient_id"]) for row in table] == [("'=Eve", "7")] + [("Anna", n) for n in "321"]
    checked = admin.post("/api/audit/check", {}, content_type="application/json").json()
    assert (checked["first_break"], checked["next_seal"]) == (None, None) and checked["n_entries"] >= 3
    acts = AuditEntry.objects.filter(action__startswith="audit.").order_by("id").values_list("action", flat=True)
    assert list(acts) == ["audit.read", "audit.read", "audit.exported", "audit.checked"]
    exported = AuditEntry.objects.get(action="audit.exported")
    assert exported.detail == {"query": {"action": "thing.done"}, "entries": 4}


def test_who_may_not_read_the_trail_may_not_take_or_check_it():
    seed_department()
    desk = client_of("front_desk")
    assert desk.get("/api/audit.csv").status_code == 403
    assert desk.post("/api/audit/check", {}, content_type="application/json").status_code == 403
