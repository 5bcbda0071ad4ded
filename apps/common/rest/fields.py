from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from apps.common.kernel.reason import Reason
from apps.common.kernel.words import LANGUAGES, render, say, say_object
from apps.common.rest.actors import language_of


def _language_of(field: serializers.Field) -> str:
    request = field.context.get("request")
    return language_of(request) if request else LANGUAGES[0]


class ReasonSerializer(serializers.Serializer):
    """How a reason looks in every answer."""

    code = serializers.CharField()
    params = serializers.DictField()
    severity = serializers.ChoiceField(choices=["info", "warning", "error", "block"])
    policy_version = serializers.CharField(allow_null=True)
    text = serializers.CharField(help_text="rendered in the caller's language")


@extend_schema_field(ReasonSerializer)
class ReasonField(serializers.Field):
    """Renders a Reason, or its stored JSON, with words in the caller's language."""

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("read_only", True)
        super().__init__(**kwargs)

    def to_representation(self, value):
        reason = value if isinstance(value, Reason) else Reason.from_json(value)
        return reason.to_json() | {"text": render(reason, _language_of(self))}


@extend_schema_field(str)
class WordsField(serializers.Field):
    """A code of one kind in the caller's words, such as `WordsField("audit", source="action")`."""

    def __init__(self, kind: str, **kwargs) -> None:
        self.kind = kind
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value):
        return say(self.kind, value, _language_of(self))


class ActorField(WordsField):
    """Who did it: a person's own name as it is, a part of the department (`hl7`, `simulator`) in the caller's words."""

    def __init__(self, **kwargs) -> None:
        super().__init__("actor", **kwargs)


@extend_schema_field(str)
class ObjectField(serializers.Field):
    """What an act or event is about (`exam:85`), in the caller's words."""

    def __init__(self, **kwargs) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value):
        return say_object(value, _language_of(self))


@extend_schema_field(
    {
        "type": "object",
        "additionalProperties": {"type": "string"},
        "example": {"zh-Hans": "头颅 CT 平扫", "en": "CT head without contrast"},
    }
)
class LanguageMapField(serializers.Field):
    """Words in both languages: {"zh-Hans": ..., "en": ...}."""

    def to_representation(self, value):
        return value

    def to_internal_value(self, data):
        if (
            not isinstance(data, dict)
            or not data
            or set(data) - set(LANGUAGES)
            or not all(isinstance(v, str) for v in data.values())
        ):
            raise serializers.ValidationError(f"an object with {', '.join(LANGUAGES)}")
        return data
