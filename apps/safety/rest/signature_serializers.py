"""Texts to sign, signatures under them, and the hospital's word on payment."""

from rest_framework import serializers

from apps.safety.models import Authorisation, Signature

LONGEST_LINE, MOST_LINES = 600, 120


class SafetyDocumentSerializer(serializers.Serializer):
    about = serializers.ChoiceField(choices=["screening", "consent"], read_only=True)
    label = serializers.CharField(read_only=True)
    title = serializers.CharField(read_only=True)
    text = serializers.CharField(read_only=True)


class SignatureSerializer(serializers.ModelSerializer):
    class Meta:
        model = Signature
        fields = [
            "id", "about", "document", "title", "is_refused", "signed_by", "relation", "note", "witnessed_by", "at",
            "withdrawn_at", "withdrawn_by", "withdrawn_why",
        ]  # fmt: skip


class SignSerializer(serializers.Serializer):
    about = serializers.ChoiceField(choices=[("screening", "screening"), ("consent", "consent")])
    signed_by = serializers.CharField(max_length=128, allow_blank=True, default="")
    relation = serializers.ChoiceField(choices=[(r, r) for r in ("self", "guardian", "proxy")], default="self")
    language = serializers.ChoiceField(choices=[("zh-Hans", "zh-Hans"), ("en", "en")], default="zh-Hans")
    is_refused = serializers.BooleanField(default=False)
    strokes = serializers.ListField(
        child=serializers.ListField(
            child=serializers.ListField(
                child=serializers.IntegerField(min_value=0, max_value=1000), min_length=2, max_length=2
            ),
            min_length=1,
            max_length=LONGEST_LINE,
        ),
        max_length=MOST_LINES,
        default=list,
        help_text="lines of points; none: signed on paper",
    )
    note = serializers.CharField(max_length=500, allow_blank=True, default="")
    client_id = serializers.UUIDField(required=False, allow_null=True, default=None)


class SignatureWithdrawSerializer(serializers.Serializer):
    why = serializers.CharField(max_length=500)


class AuthorisationSerializer(serializers.ModelSerializer):
    class Meta:
        model = Authorisation
        fields = ["state", "source", "note", "at", "recorded_by"]


class AuthoriseSerializer(serializers.Serializer):
    state = serializers.ChoiceField(choices=[(s, s) for s in ("paid", "authorised", "unpaid", "refused", "exempt")])
    source = serializers.CharField(max_length=64, default="desk")
    note = serializers.CharField(max_length=200, allow_blank=True, default="")
