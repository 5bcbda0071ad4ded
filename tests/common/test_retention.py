"""What is kept long enough goes, when a policy says how long; what waits, and what speaks of a patient under a legal hold, stays."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from apps.common.audit import record, seal_pending, verify_seals
from apps.common.audit.models import AuditEntry, AuditSeal
from apps.common.events.models import Delivery, OutboxEvent
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.policy import seed_policies
from apps.common.policy.checks import check_payload
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.common.retention import (
    POLICY,
    apply_retention,
    describe_kinds,
    held_patients,
    lift_hold,
    list_holds,
    place_hold,
)
from apps.common.retention.kinds import drop_audit
from apps.common.retention.models import LegalHold, RetentionRun

pytestmark = pytest.mark.django_db
ACTOR = Actor("person", "u1", "Head", ("head",))
OLD = timedelta(days=100)


def set_days(**days: int | None) -> None:
    PolicySet.objects.filter(code=POLICY).delete()
    PolicySet.objects.create(
        code=POLICY,
        version=1,
        valid_from="2026-01-01",
        source="test",
        status="active",
        payload={"days": days},
        author="t",
    )
    clear_cache()


def make_event(age: timedelta, *statuses: str) -> int:
    at = clock.real_now() - age
    event = OutboxEvent.objects.create(name="x", aggregate="x:1", payload={}, occurred_at=at, recorded_at=at)
    for n, status in enumerate(statuses):
        Delivery.objects.create(event=event, subscriber=f"s{n}", status=status, next_try_at=at)
    return event.pk


def test_only_old_events_that_everybody_heard_go():
    set_days(events=90)
    kept = {make_event(OLD, "done", "parked"), make_event(OLD, "open"), make_event(timedelta(days=89), "done")}
    make_event(OLD, "done", "done")
    assert apply_retention() == {"events": 1}
    assert set(OutboxEvent.objects.values_list("id", flat=True)) == kept
    entry = AuditEntry.objects.get(action="retention.applied")
    assert (entry.detail["kind"], entry.detail["n"], entry.detail["policy"]) == ("events", 1, f"{POLICY}@1")


@pytest.mark.parametrize(("_case", "days"), [("the kind is empty", {"events": None}), ("the kind is not named", {})])
def test_without_a_number_everything_is_kept(_case, days):
    set_days(**days)
    make_event(OLD, "done")
    assert apply_retention() == {}
    assert (OutboxEvent.objects.count(), RetentionRun.objects.count()) == (1, 0)


def seal_old(*patients: int | None) -> AuditSeal:
    for patient in patients:
        record(ACTOR, "event.retried", patient_id=patient)
    seal = seal_pending()
    AuditSeal.objects.filter(pk=seal.pk).update(at=clock.real_now() - OLD)
    return seal


def test_sealed_ranges_go_whole_and_the_chain_still_holds():
    set_days(audit=90)
    first, second = seal_old(1, None), seal_old(2)
    record(ACTOR, "event.retried", patient_id=1)
    newest = seal_pending()
    assert apply_retention() == {"audit": 3}
    assert set(AuditEntry.objects.exclude(action="retention.applied").values_list("seal_id", flat=True)) == {newest.pk}
    assert set(AuditSeal.objects.exclude(dropped_at=None).values_list("id", flat=True)) == {first.pk, second.pk}
    assert verify_seals() == []
    assert apply_retention() == {}


def test_entries_that_are_removed_by_hand_are_still_found():
    seal = seal_old(1, 2)
    AuditEntry.objects.filter(patient_id=1).delete()
    assert verify_seals() == [f"seal {seal.pk}: entries were removed or replaced"]


def test_a_range_that_speaks_of_a_held_patient_stays_whole_until_the_hold_is_lifted():
    set_days(audit=90)
    seal_old(7, 8)
    hold = place_hold(7, reason="court order", actor=ACTOR)
    assert apply_retention() == {}
    assert AuditEntry.objects.filter(patient_id=8).count() == 1
    lift_hold(hold.pk, reason="case closed", actor=ACTOR)
    assert apply_retention() == {"audit": 2}


def test_held_ranges_in_front_keep_no_others_from_going():
    first, _ = seal_old(7), seal_old(8)
    assert drop_audit(clock.real_now(), frozenset({7}), 1) == 1
    assert list(AuditSeal.objects.filter(dropped_at=None).values_list("id", flat=True)) == [first.pk]


def test_a_patient_has_one_standing_hold_and_the_database_sees_to_it():
    hold = place_hold(7, reason="court order", actor=ACTOR)
    with pytest.raises(Refused) as refused:
        place_hold(7, reason="again", actor=ACTOR)
    assert refused.value.reason.code == "common.hold_stands"
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalHold.objects.create(patient_id=7, reason="x", placed_by="y", placed_at=clock.real_now())
    assert held_patients() == {7}
    lift_hold(hold.pk, reason="closed", actor=ACTOR)
    with pytest.raises(Refused):
        lift_hold(hold.pk, reason="closed", actor=ACTOR)
    with pytest.raises(NotFound):
        lift_hold(hold.pk + 1, reason="closed", actor=ACTOR)
    again = place_hold(7, reason="a new case", actor=ACTOR)
    assert [row.pk for row in list_holds()] == [again.pk, hold.pk]
    assert list(AuditEntry.objects.order_by("id").values_list("action", flat=True)) == [
        "hold.placed",
        "hold.lifted",
        "hold.placed",
    ]


@pytest.mark.parametrize(
    ("_case", "payload", "paths"),
    [
        ("sound", {"days": {"events": 30, "audit": None}}, []),
        ("an unknown kind", {"days": {"evnts": 30}}, ["payload.days.evnts"]),
        ("no number", {"days": {"events": "30"}}, ["payload.days.events"]),
        ("at once", {"days": {"events": 0}}, ["payload.days.events"]),
        ("not a table", {"days": 30}, ["payload.days"]),
        ("nothing", None, ["payload.days"]),
    ],
)
def test_a_policy_that_could_not_be_read_is_refused(_case, payload, paths):
    if not paths:
        check_payload(POLICY, payload)
        return
    with pytest.raises(Invalid) as refused:
        check_payload(POLICY, payload)
    assert list(refused.value.fields) == paths


def test_the_shipped_policy_names_every_kind_and_deletes_nothing_that_law_keeps():
    seed_policies()
    clear_cache()
    days = {row["kind"]: row["days"] for row in describe_kinds()}
    shipped = PolicySet.objects.get(code=POLICY, status="active").payload["days"]
    assert set(shipped) == set(days)
    assert {kind for kind, value in days.items() if value is None} >= {
        "audit",
        "interface_messages",
        "messages",
    }
