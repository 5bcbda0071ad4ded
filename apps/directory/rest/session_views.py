import time

from django.conf import settings
from django.contrib.auth import login, logout, update_session_auth_hash
from django.middleware.csrf import get_token
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_protect
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.department_clock import get_clock_facts, set_department_clock
from apps.common.kernel.errors import Refused
from apps.common.notify import count_unread
from apps.common.rest.actors import actor_of, note_code
from apps.common.rest.fields import LanguageMapField
from apps.common.rest.permissions import PUBLIC, SIGNED_IN
from apps.common.rest.views import ApiView
from apps.directory.models import Site
from apps.directory.public import (
    change_password,
    check_again,
    check_login,
    find_second_factor,
    has_password,
    save_preferences,
)
from apps.directory.rest.carried import CARRIED, put_down
from apps.directory.rest.sessions import IDENTITY_EPOCH
from apps.directory.selectors.users import grants_of


class ClockSerializer(serializers.Serializer):
    now = serializers.DateTimeField()
    factor = serializers.FloatField()
    simulated = serializers.BooleanField()


class SessionSiteSerializer(serializers.ModelSerializer):
    name = LanguageMapField()

    class Meta:
        model = Site
        fields = ["id", "code", "name", "time_zone"]


class SessionUserSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    username = serializers.CharField()
    name = serializers.CharField()
    language = serializers.CharField()
    theme = serializers.CharField(allow_blank=True)
    must_change_password = serializers.BooleanField()
    must_set_second_factor = serializers.BooleanField()
    proof = serializers.SerializerMethodField()

    @extend_schema_field(serializers.ChoiceField(choices=["password", "provider"]))
    def get_proof(self, user) -> str:
        """How this person proves who they are: a password that is typed here, or the hospital's sign-in once more."""
        return "password" if has_password(user) else "provider"


class SessionSerializer(serializers.Serializer):
    user = SessionUserSerializer(allow_null=True)
    roles = serializers.ListField(child=serializers.CharField())
    permissions = serializers.ListField(child=serializers.CharField())
    sites = SessionSiteSerializer(many=True)
    clock = ClockSerializer()
    unread = serializers.IntegerField()
    demo = serializers.BooleanField()
    idle_s = serializers.IntegerField()


class LoginSerializer(serializers.Serializer):
    username = serializers.CharField(max_length=80)
    password = serializers.CharField(max_length=200, trim_whitespace=False)
    code = serializers.CharField(
        max_length=40, allow_blank=True, default="", help_text="of the second factor: six digits, or a recovery code"
    )


class PreferencesSerializer(serializers.Serializer):
    language = serializers.ChoiceField(choices=["zh-Hans", "en"], required=False)
    theme = serializers.ChoiceField(choices=["", "light", "dark"], required=False)


class PasswordSerializer(serializers.Serializer):
    old = serializers.CharField(max_length=200, trim_whitespace=False)
    new = serializers.CharField(max_length=200, trim_whitespace=False)


def describe_session(request) -> dict:
    user = (
        request.user
        if request.user.is_authenticated and hasattr(request.user, "username") and request.user.pk
        else None
    )
    grants = request.grants
    roles = sorted({grant.role for grant in user.grants.all()}) if user else []
    sites = list(Site.objects.all()) if user else []
    own = grants.sites("session.profile") if user else frozenset()
    return {
        "user": user,
        "roles": roles,
        "permissions": grants.permissions() if user else [],
        "sites": [s for s in sites if own is None or s.id in own or not own],
        "clock": get_clock_facts(),
        "unread": count_unread(user.id) if user else 0,
        "demo": settings.RADFLOW_DEMO,
        "idle_s": settings.RADFLOW_IDLE_S,
    }


@method_decorator(csrf_protect, name="dispatch")
class SessionView(ApiView):
    """Who is signed in. Everybody may ask; signing in needs the CSRF cookie that asking sets."""

    required = {"GET": PUBLIC, "POST": PUBLIC, "DELETE": SIGNED_IN, "PATCH": "session.profile"}

    @extend_schema(operation_id="session_get", responses=SessionSerializer)
    def get(self, request) -> Response:
        get_token(request._request)
        return self.render(SessionSerializer, describe_session(request))

    @extend_schema(operation_id="session_open", request=LoginSerializer, responses=SessionSerializer)
    def post(self, request) -> Response:
        data = self.validate(LoginSerializer)
        user = check_login(**data, source=request.META.get("REMOTE_ADDR", ""))
        login(request._request, user)
        request._request.session.pop(IDENTITY_EPOCH, None)
        request._request.session["seen_at"] = int(time.time())  # a socket may be the first to come
        if find_second_factor(user.pk):
            note_code(request)
        request._request.grants = grants_of(user)
        request.user = user
        response = self.render(SessionSerializer, describe_session(request))
        put_down(response, *CARRIED)
        return response

    @extend_schema(operation_id="session_close", request=None, responses={204: None})
    def delete(self, request) -> Response:
        logout(request._request)
        return Response(status=204)

    @extend_schema(operation_id="session_preferences", request=PreferencesSerializer, responses=SessionSerializer)
    def patch(self, request) -> Response:
        request.user = save_preferences(request.user.pk, **self.validate(PreferencesSerializer))
        return self.render(SessionSerializer, describe_session(request))


class PasswordView(ApiView):
    required = {"POST": "session.profile"}

    @extend_schema(operation_id="session_password", request=PasswordSerializer, responses={204: None})
    def post(self, request) -> Response:
        data = self.validate(PasswordSerializer)
        if actor_of(request).kind == "person":
            if not has_password(request.user):
                raise Refused("directory.no_local_password")
            check_again(request.user.pk, password=data["old"], source="password")  # a guess counts as at signing in
        user = change_password(request.user.pk, actor=actor_of(request), old=data["old"], new=data["new"])
        update_session_auth_hash(request._request, user)
        return Response(status=204)


class SetClockSerializer(serializers.Serializer):
    start = serializers.DateTimeField(allow_null=True)
    factor = serializers.FloatField(min_value=0.1, max_value=600, default=1.0)


class ClockView(ApiView):
    """The department's clock; settable only with demo data, so that a simulated day can run faster."""

    required = {"GET": SIGNED_IN, "PUT": "clock.set"}

    @extend_schema(operation_id="clock_get", responses=ClockSerializer)
    def get(self, request) -> Response:
        return self.render(ClockSerializer, get_clock_facts())

    @extend_schema(operation_id="clock_set", request=SetClockSerializer, responses=ClockSerializer)
    def put(self, request) -> Response:
        set_department_clock(**self.validate(SetClockSerializer))
        return self.render(ClockSerializer, get_clock_facts())
