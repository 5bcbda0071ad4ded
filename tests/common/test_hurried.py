"""Rows that are written once, and whose commit is waited for only where a larger transaction waits."""

import pytest
from django.db import DataError, connection, transaction
from django.utils import timezone

from apps.common.hurried import HURRY, insert_once, is_alone
from apps.common.prepared import run_prepared
from apps.imaging.models import Series, Study

pytestmark = pytest.mark.django_db(transaction=True)


def make_study(**values) -> Study:
    now = timezone.now()
    given = {"study_uid": "2.25.1", "study_id_text": "", "referring_physician": "", "coerced": {"PatientID": "7"}}
    return Study(first_at=now, last_at=now, last_heard_at=now, **given | values)


def tell_commit() -> str:
    return run_prepared(f"WITH {HURRY} SELECT hurry.how FROM hurry", [is_alone()])[0][0]


def test_a_row_is_written_as_its_model_would():
    study = make_study(modality="CT", match_reason=None)
    assert insert_once(study, once=("study_uid",))
    kept = Study.objects.get()
    assert [getattr(kept, f.attname) for f in Study._meta.concrete_fields] == [
        getattr(study, f.attname) for f in Study._meta.concrete_fields
    ]


def test_a_second_one_is_not_written_and_changes_nothing():
    study = make_study(modality="CT")
    assert insert_once(study, once=("study_uid",))
    series = Series(study=study, series_uid="2.25.2", modality="CT")
    assert insert_once(series, once=("study_id", "series_uid"))
    again = Series(study=study, series_uid="2.25.2", modality="MR")
    assert (insert_once(again, once=("study_id", "series_uid")), again.pk) == (False, None)
    assert Series.objects.get().modality == "CT"


def test_a_text_that_is_too_long_is_refused_and_not_cut():
    with pytest.raises(DataError):
        insert_once(make_study(modality="M" * 17), once=("study_uid",))
    assert not Study.objects.exists()


def test_a_larger_transaction_waits_for_its_commit_as_before():
    assert tell_commit() == "off"
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit TO on")
        assert insert_once(make_study(), once=("study_uid",))
        assert tell_commit() == "on"
