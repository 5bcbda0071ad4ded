from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.errors import Refused
from apps.common.printing import qr_svg
from apps.common.rest.actors import actor_of, note_code, proved_at
from apps.common.rest.views import ApiView
from apps.directory.public import (
    confirm_second_factor,
    count_recovery_codes,
    find_factor_demand,
    find_second_factor,
    remove_second_factor,
    renew_recovery_codes,
    reset_second_factor,
    start_second_factor,
)
from apps.directory.rest.admin_views import UserSerializer, check_may_change


class SecondFactorSerializer(serializers.Serializer):
    is_set = serializers.BooleanField()
    since = serializers.DateTimeField(allow_null=True)
    codes_left = serializers.IntegerField(help_text="recovery codes that were not used")
    demanded_from = serializers.DateField(
        allow_null=True, help_text="UTC; null: the policy demands none of this person"
    )


class NewSecondFactorSerializer(serializers.Serializer):
    key = serializers.CharField(help_text="base 32, for an app without a camera; shown once")
    qr = serializers.CharField(help_text="SVG")


class ProofSerializer(serializers.Serializer):
    password = serializers.CharField(
        max_length=200,
        trim_whitespace=False,
        allow_blank=True,
        default="",
        help_text="none of who has none here: a fresh proof at the hospital's sign-in counts instead",
    )
    code = serializers.CharField(max_length=40)


class RecoveryCodesSerializer(serializers.Serializer):
    codes = serializers.ListField(child=serializers.CharField(), help_text="shown once")


class FactorResetSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


class _OwnFactorView(ApiView):
    """One's own; a token has none."""

    def own_id(self, request):
        if actor_of(request).kind != "person":
            raise Refused("directory.second_factor_for_people")
        return request.user.pk


class SecondFactorView(_OwnFactorView):
    required = {"GET": "session.profile", "POST": "session.profile"}

    @extend_schema(operation_id="second_factor_get", responses=SecondFactorSerializer)
    def get(self, request) -> Response:
        own = self.own_id(request)
        factor = find_second_factor(own)
        facts = {
            "is_set": factor is not None,
            "since": factor and factor.confirmed_at,
            "codes_left": count_recovery_codes(factor) if factor else 0,
            "demanded_from": find_factor_demand(own),
        }
        return self.render(SecondFactorSerializer, facts)

    @extend_schema(operation_id="second_factor_start", request=None, responses={201: NewSecondFactorSerializer})
    def post(self, request) -> Response:
        key, uri = start_second_factor(self.own_id(request))
        return self.render(NewSecondFactorSerializer, {"key": key, "qr": qr_svg(uri)}, status=201)


class ConfirmationView(_OwnFactorView):
    required = {"POST": "session.profile"}

    @extend_schema(operation_id="second_factor_confirm", request=ProofSerializer, responses=RecoveryCodesSerializer)
    def post(self, request) -> Response:
        own, data = self.own_id(request), self.validate(ProofSerializer)
        codes = confirm_second_factor(own, proved_at=proved_at(request), actor=actor_of(request), **data)
        note_code(request)
        return self.render(RecoveryCodesSerializer, {"codes": codes})


class RecoveryCodesView(_OwnFactorView):
    required = {"POST": "session.profile"}

    @extend_schema(operation_id="second_factor_renew_codes", request=ProofSerializer, responses=RecoveryCodesSerializer)
    def post(self, request) -> Response:
        own, data = self.own_id(request), self.validate(ProofSerializer)
        return self.render(
            RecoveryCodesSerializer,
            {"codes": renew_recovery_codes(own, proved_at=proved_at(request), actor=actor_of(request), **data)},
        )


class RemovalView(_OwnFactorView):
    required = {"POST": "session.profile"}

    @extend_schema(operation_id="second_factor_remove", request=ProofSerializer, responses={204: None})
    def post(self, request) -> Response:
        own, data = self.own_id(request), self.validate(ProofSerializer)
        remove_second_factor(own, proved_at=proved_at(request), actor=actor_of(request), **data)
        return Response(status=204)


class ResetView(ApiView):
    """Another person's, whose rights reach no further than one's own right to change accounts."""

    required = {"POST": "user.write"}

    @extend_schema(operation_id="user_reset_second_factor", request=FactorResetSerializer, responses=UserSerializer)
    def post(self, request, user_id) -> Response:
        check_may_change(request, self, user_id)
        reason = self.validate(FactorResetSerializer)["reason"]
        return self.render(UserSerializer, reset_second_factor(user_id, reason=reason, actor=actor_of(request)))
