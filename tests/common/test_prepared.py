"""A prepared query gives what its queryset gives, whatever values it is asked with, on every connection."""

import threading

import pytest
from django.db import DataError, connection, transaction
from django.db.models import F

from apps.common.prepared import Kept, Prepared, Slot, ask_together
from apps.scheduling.models import OpeningTemplate, Resource
from apps.workflow.models import Exam
from apps.workflow.selectors.rows import list_fact_rows
from tests.builders.pathway import make_exam, seed_department
from tests.builders.scheduling import make_scanner

pytestmark = pytest.mark.django_db


@pytest.fixture
def scanners() -> list[Resource]:
    seed_department()
    return [make_scanner(), make_scanner(modality="MR"), make_scanner()]


def test_models_come_with_their_relations(scanners, django_assert_num_queries):
    find = Prepared(
        lambda: (
            OpeningTemplate.objects.select_related("resource__site", "resource__room")
            .filter(resource_id__among=Slot("scanners"), weekday=Slot("day"))
            .order_by("pk")
        )
    )
    for wanted in (scanners[:1], scanners, []):
        expected = list(OpeningTemplate.objects.filter(resource__in=wanted, weekday=3).order_by("pk"))
        with django_assert_num_queries(1):
            found = find(scanners=[row.pk for row in wanted], day=3)
            assert [row.resource.site.code for row in found] == ["main"] * len(wanted)
        assert found == expected
        assert [(row.opens, row.resource.room) for row in found] == [(row.opens, row.resource.room) for row in expected]


def test_every_column_is_read_as_the_queryset_reads_it(scanners):
    exam = make_exam("CT-CHEST")
    assert Prepared(lambda: list_fact_rows().filter(pk=Slot("pk"))).first(pk=exam.id) == list_fact_rows().get(
        pk=exam.id
    )
    assert Prepared(lambda: Exam.objects.filter(pk=Slot("pk"))).first(pk=exam.id).__dict__.keys() == (
        Exam.objects.get(pk=exam.id).__dict__.keys()
    )
    codes = Prepared(lambda: Resource.objects.filter(modality=Slot("m")).values_list("code", flat=True))
    assert codes(m="MR") == [scanners[1].code]
    assert codes(m="MR' OR ''='") == []
    names = Prepared(lambda: Resource.objects.filter(modality=Slot("m")).values_list("pk", "names", "code"))
    assert names(m="MR") == [(scanners[1].pk, {}, scanners[1].code)]


def test_nothing_found_is_none(scanners):
    assert Prepared(lambda: Exam.objects.filter(pk=Slot("pk"))).first(pk=0) is None


def test_constants_keep_their_signs(scanners):
    Resource.objects.filter(pk=scanners[0].pk).update(code="100%s")
    find = Prepared(lambda: Resource.objects.filter(code__startswith="100%", modality=Slot("m")).values_list("pk"))
    assert find(m="CT") == [(scanners[0].pk,)]


def test_several_questions_at_one_go_have_the_answers_that_each_has_alone(scanners, django_assert_num_queries):
    codes = Prepared(lambda: Resource.objects.filter(modality=Slot("m")).order_by("pk").values_list("code", flat=True))
    hours = Prepared(lambda: OpeningTemplate.objects.filter(resource_id__among=Slot("scanners")).order_by("pk"))
    pks = [row.pk for row in scanners]
    for _ in range(4):  # planned anew, then prepared
        with django_assert_num_queries(3):
            found = ask_together(codes.asked(m="CT"), hours.asked(scanners=pks), codes.asked(m="MR"))
        assert found == [
            [scanners[0].code, scanners[2].code],
            list(OpeningTemplate.objects.filter(resource__in=pks).order_by("pk")),
            [scanners[1].code],
        ]


def test_a_fault_among_several_questions_is_told_and_leaves_the_connection_usable(scanners):
    codes = Prepared(lambda: Resource.objects.filter(modality=Slot("m")).values_list("code", flat=True))
    days = Prepared(lambda: OpeningTemplate.objects.filter(weekday=Slot("day")))
    with pytest.raises(DataError), transaction.atomic():
        ask_together(codes.asked(m="MR"), days.asked(day="no day"))
    assert codes(m="MR") == [scanners[1].code]


def test_kept_objects_come_again_until_the_table_says_something_else(scanners):
    find = Kept(lambda: Resource.objects.filter(modality=Slot("m")).order_by("pk"), build=tuple)
    first = find(m="CT")
    assert first == (scanners[0], scanners[2])
    assert find(m="CT") is first
    assert [row.pk for row in find(m="MR")] == [scanners[1].pk]
    Resource.objects.filter(pk=scanners[2].pk).update(position=77)
    assert [row.position for row in find(m="CT")] == [first[0].position, 77]
    scanners[0].delete()
    assert [row.pk for row in find(m="CT")] == [scanners[2].pk]


@pytest.mark.parametrize(
    "make",
    [
        lambda: Resource.objects.prefetch_related("occupancies"),
        lambda: Resource.objects.annotate(again=F("code")),
        lambda: Resource.objects.values("code"),
        lambda: Resource.objects.annotate(again=F("code")).values_list("again", "code"),
    ],
)
def test_what_it_cannot_read_it_refuses(make):
    with pytest.raises(TypeError):
        Prepared(make)()


@pytest.mark.django_db(transaction=True)
def test_a_plan_made_on_one_connection_serves_others():
    seed_department()
    code, found = make_scanner().code, []
    codes = Prepared(lambda: Resource.objects.filter(code=Slot("code")).select_related("site"))
    assert codes.first(code=code).code == code

    def ask():
        found.append(codes.first(code=code).site.code)
        connection.close()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert found == ["main"]
