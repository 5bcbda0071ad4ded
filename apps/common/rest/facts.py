"""Serializers of facts and rows: the fields are the schema, and values that need no work go out as they are, at a fraction of the cost."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from operator import attrgetter
from typing import Any

from rest_framework import serializers

from apps.common.rest.fields import LanguageMapField

Step = Callable[[Any], Any]
AS_THEY_ARE = (
    serializers.CharField,
    serializers.IntegerField,
    serializers.FloatField,
    serializers.BooleanField,
    serializers.ChoiceField,
    LanguageMapField,
)


# For output only: the attributes hold the types that the fields name. (No docstring: the schema would print it on every answer.)
class FactsMixin:
    def to_representation(self, instance: Any) -> dict[str, Any]:
        return {name: render(read(instance)) for name, read, render in self._plan}

    @cached_property
    def _plan(self) -> list[tuple[str, Step, Step]]:
        return [(name, *plan_field(field)) for name, field in self.fields.items() if not field.write_only]


class FactsSerializer(FactsMixin, serializers.Serializer):
    pass


def plan_field(field: Any) -> tuple[Step, Step]:
    """How a value is read and how it is printed; what is not known here is left to the field itself."""
    render = choose_render(field)
    path = field.source_attrs
    if render is None:
        return field.get_attribute, lambda value: None if value is None else field.to_representation(value)
    return (attrgetter(path[0]) if len(path) == 1 else field.get_attribute), render


def choose_render(field: Any) -> Step | None:
    if isinstance(field, serializers.DictField) and isinstance(field.child, serializers.DateTimeField):
        return lambda values: {key: print_time(value) for key, value in values.items()}
    if isinstance(field, serializers.DictField) and isinstance(field.child, AS_THEY_ARE):
        return dict
    if isinstance(field, serializers.DateTimeField):
        return print_time
    return _same if isinstance(field, AS_THEY_ARE) else None


def print_time(value: datetime | None) -> str | None:
    """ISO 8601 with Z, as every other answer writes it."""
    if value is None:
        return None
    text = (value if value.tzinfo is UTC else value.astimezone(UTC)).isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def _same(value: Any) -> Any:
    return value
