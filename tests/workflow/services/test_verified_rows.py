"""Exams verified in a period: one stamp a kind, void ones left out, the first verification alone says whether it was late."""

from datetime import UTC, datetime, timedelta

import pytest

from apps.workflow.models import Exam, ExamStamp
from apps.workflow.public import count_verified_in_time, list_verified_late, list_verified_rows
from tests.builders.pathway import make_exam, seed_department

pytestmark = pytest.mark.django_db
EIGHT = datetime(2026, 11, 2, 8, tzinfo=UTC)
DAY = {"start": EIGHT, "end": EIGHT + timedelta(days=1), "sites": None}


def hour(n: float) -> datetime:
    return EIGHT + timedelta(hours=n)


def make_verified(*stamps: tuple[str, float, bool], due: float | None = None) -> int:
    """An exam with (kind, hours after eight, void)."""
    exam = make_exam()
    for kind, at, is_void in stamps:
        facts = {"at": hour(at), "is_void": is_void, "recorded_at": hour(at), "source": "person"}
        ExamStamp.objects.create(exam_id=exam.id, kind=kind, **facts)
    Exam.objects.filter(pk=exam.id).update(report_due_at=None if due is None else hour(due))
    return exam.id


def test_the_first_of_a_kind_counts_or_the_last_where_only_the_last_does(django_assert_num_queries):
    seed_department()
    stamps = [("started", 1, False), ("started", 2, False), ("finished", 3, False), ("finished", 4, False)]
    exam = make_verified(*stamps, ("finished", 9, True), ("verified", 5, False), ("verified", 6, False))
    make_verified(("verified", 30, False))
    make_verified(("verified", 5, True))
    with django_assert_num_queries(1):
        rows = list_verified_rows(**DAY, kinds={"started", "finished", "verified", "delivered"})
    assert [row.exam_id for row in rows] == [exam]
    assert rows[0].stamps == {"started": hour(1), "finished": hour(4), "verified": hour(5)}
    assert list_verified_rows(**DAY, kinds={"verified"}, modality="MR") == []
    assert list_verified_rows(**DAY | {"sites": {0}}, kinds={"verified"}) == []


def test_punctuality_is_of_first_verifications_in_the_period(django_assert_num_queries):
    seed_department()
    late = make_verified(("verified", 5, False), ("verified", 7, False), due=4)
    later = make_verified(("verified", 6, False), due=5)
    make_verified(("verified", 5, False), due=5)
    make_verified(("verified", 5, False))
    make_verified(("verified", -2, False), ("verified", 5, False), due=-3)  # verified first the day before
    with django_assert_num_queries(1):
        found = count_verified_in_time(**DAY)
    assert (found.in_time, found.late, found.n_unknown) == (1, 2, 1)
    assert [(exam, at) for exam, _, at in list_verified_late(**DAY, most=9)] == [(later, hour(6)), (late, hour(5))]
    assert [exam for exam, _, _ in list_verified_late(**DAY, most=1)] == [later]
