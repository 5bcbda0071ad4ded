"""Two open follow-ups of one person become one open and one closed; taken back, each record has its own open again."""

import pytest

from apps.common.kernel import clock
from apps.reporting.models import FollowUp
from tests.directory.services.test_merging import make_pair, merge, undo

pytestmark = pytest.mark.django_db


def begin(patient) -> FollowUp:
    return FollowUp.objects.create(patient_id=patient.id, started_by="reader", started_at=clock.now())


def list_rows() -> dict[int, tuple[int, bool]]:
    """Patient and whether it is open, by follow-up."""
    return {row.pk: (row.patient_id, row.closed_at is None) for row in FollowUp.objects.all()}


def test_a_follow_up_that_the_merge_closed_is_open_again_after_the_undo(site_id):
    kept, dead = make_pair()
    mine, other = begin(kept), begin(dead)
    made = merge(kept, dead)
    assert list_rows() == {mine.pk: (kept.id, True), other.pk: (kept.id, False)}
    undo(made)
    assert list_rows() == {mine.pk: (kept.id, True), other.pk: (dead.id, True)}


def test_one_that_a_person_had_closed_before_stays_closed(site_id):
    kept, dead = make_pair()
    mine, other = begin(kept), begin(dead)
    FollowUp.objects.filter(pk=other.pk).update(closed_at=clock.now())
    made = merge(kept, dead)
    undo(made)
    assert list_rows() == {mine.pk: (kept.id, True), other.pk: (dead.id, False)}


def test_it_stays_closed_where_the_record_has_another_one_since(site_id):
    kept, dead = make_pair()
    mine, other = begin(kept), begin(dead)
    made = merge(kept, dead)
    newer = begin(dead)
    undo(made)
    assert list_rows() == {mine.pk: (kept.id, True), other.pk: (dead.id, False), newer.pk: (dead.id, True)}


def test_the_only_follow_up_of_the_merged_record_moves_open_and_returns(site_id):
    kept, dead = make_pair()
    other = begin(dead)
    made = merge(kept, dead)
    assert list_rows() == {other.pk: (kept.id, True)}
    undo(made)
    assert list_rows() == {other.pk: (dead.id, True)}
