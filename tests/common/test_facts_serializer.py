"""Facts are printed as the plain serializer of the same fields prints them."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from rest_framework import serializers

from apps.common.rest.facts import FactsMixin
from apps.common.rest.fields import LanguageMapField

NOON = datetime(2026, 11, 28, 12, 0, 0, 250_000, tzinfo=UTC)
BEIJING = timezone(timedelta(hours=8))


class StepSlow(serializers.Serializer):
    id = serializers.IntegerField()
    at = serializers.DateTimeField(source="begun_at")


class StepFast(FactsMixin, StepSlow):
    pass


class Fields(serializers.Serializer):
    name = serializers.CharField()
    site = serializers.CharField(source="step.id")
    count = serializers.IntegerField(allow_null=True)
    share = serializers.FloatField()
    is_held = serializers.BooleanField()
    born = serializers.DateField(allow_null=True)
    at = serializers.DateTimeField(allow_null=True)
    names = LanguageMapField()
    stamps = serializers.DictField(child=serializers.DateTimeField())
    facets = serializers.DictField(child=serializers.CharField())
    secret = serializers.CharField(write_only=True, required=False)
    double = serializers.SerializerMethodField()

    def get_double(self, facts) -> int:
        return (facts.count or 0) * 2


class Slow(Fields):
    step = StepSlow()
    steps = StepSlow(many=True)


class Fast(FactsMixin, Fields):
    step = StepFast()
    steps = StepFast(many=True)


@dataclass(frozen=True)
class StepOf:
    id: str
    begun_at: datetime


@dataclass(frozen=True)
class FactsOf:
    name: str = "张三"
    count: int | None = 3
    share: float = 0.5
    is_held: bool = False
    born: date | None = date(1960, 2, 29)
    at: datetime | None = NOON
    names: dict = field(default_factory=lambda: {"zh-Hans": "胸部", "en": "Chest"})
    stamps: dict = field(default_factory=lambda: {"started": NOON, "arrived": NOON.replace(microsecond=0)})
    facets: dict = field(default_factory=lambda: {"images": "complete"})
    step: StepOf = StepOf("7", NOON)
    steps: tuple = (StepOf("8", NOON), StepOf("9", NOON.astimezone(BEIJING)))


@pytest.mark.parametrize(
    ("_case", "facts"),
    [
        ("full", FactsOf(step=StepOf(7, NOON), steps=())),
        (
            "nothing known",
            FactsOf(count=None, born=None, at=None, stamps={}, facets={}, step=StepOf(1, NOON), steps=()),
        ),
        ("another time zone", FactsOf(at=NOON.astimezone(BEIJING), step=StepOf(1, NOON), steps=(StepOf(2, NOON),) * 2)),
    ],
)
def test_the_fast_way_prints_what_the_plain_way_prints(_case, facts):
    plain = dict(Slow(facts).data) | {"site": facts.step.id}
    assert dict(Fast(facts).data) == plain
    assert "secret" not in plain
    assert Fast([facts, facts], many=True).data == [plain, plain]
