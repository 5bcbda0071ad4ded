from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.fields import LanguageMapField
from apps.common.rest.scope import check_reach
from apps.common.rest.views import ApiView, ListView
from apps.directory.engine.roles import Role, load_table
from apps.directory.engine.scopes import MOST_SCOPES
from apps.directory.models import ApiToken, ExternalIdentity, Site, User
from apps.directory.public import (
    change_password,
    create_user,
    has_password,
    issue_token,
    revoke_token,
    unlock_user,
    update_user,
)

ROLES = [(r.value, r.value) for r in Role]


class GrantSerializer(serializers.Serializer):
    role = serializers.ChoiceField(choices=ROLES)
    site_id = serializers.PrimaryKeyRelatedField(queryset=Site.objects.all(), allow_null=True, default=None)
    source = serializers.CharField(read_only=True, help_text="oidc or ldap: out of the groups there; empty: given here")

    def to_representation(self, instance) -> dict:
        return {"role": instance.role, "site_id": instance.site_id, "source": instance.source}


class IdentitySerializer(serializers.ModelSerializer):
    class Meta:
        model = ExternalIdentity
        fields = [
            "id",
            "kind",
            "username",
            "name",
            "staff_number",
            "subject",
            "groups",
            "created_at",
            "confirmed_at",
            "confirmed_by",
            "last_used_at",
        ]


class UserSerializer(serializers.ModelSerializer):
    grants = GrantSerializer(many=True, read_only=True)
    is_locked = serializers.SerializerMethodField()
    has_second_factor = serializers.SerializerMethodField()
    has_password = serializers.SerializerMethodField()
    identities = IdentitySerializer(many=True, read_only=True)

    class Meta:
        model = User
        fields = [
            "id",
            "username",
            "name",
            "email",
            "phone",
            "language",
            "is_active",
            "is_demo",
            "is_locked",
            "has_second_factor",
            "has_password",
            "identities",
            "last_login",
            "version",
            "grants",
        ]

    def get_is_locked(self, user: User) -> bool:
        return user.locked_until is not None

    def get_has_second_factor(self, user: User) -> bool:
        factor = getattr(user, "second_factor", None)
        return factor is not None and factor.confirmed_at is not None

    def get_has_password(self, user: User) -> bool:
        return has_password(user)


class UserFactsSerializer(serializers.Serializer):
    name = serializers.CharField(max_length=120)
    email = serializers.EmailField(allow_blank=True, default="")
    phone = serializers.CharField(max_length=40, allow_blank=True, default="")
    is_active = serializers.BooleanField(default=True)
    grants = GrantSerializer(many=True)

    def facts(self) -> dict:
        data = dict(self.validated_data)
        data["grants"] = [(g["role"], g["site_id"].id if g["site_id"] else None) for g in data["grants"]]
        return data


class NewUserSerializer(UserFactsSerializer):
    username = serializers.RegexField(r"^[\w.@+-]{2,80}$")
    password = serializers.CharField(max_length=200, trim_whitespace=False, write_only=True)


class ChangedUserSerializer(UserFactsSerializer):
    version = serializers.IntegerField(min_value=1)


class UserQuerySerializer(serializers.Serializer):
    q = serializers.CharField(required=False, allow_blank=True, max_length=80)
    role = serializers.ChoiceField(choices=ROLES, required=False)


def sites_of(grants: list[tuple[str, int | None]]) -> set[int | None]:
    return {site_id for _, site_id in grants}


def check_may_change(request, view, user_id) -> None:
    """Nobody changes the account of a person whose rights reach further than their own right to change accounts."""
    check_reach(
        request, view, User.objects.filter(pk=user_id, grants__isnull=False).values_list("grants__site_id", flat=True)
    )


class UserListView(ListView):
    required = {"GET": "user.read", "POST": "user.write"}
    serializer_class = UserSerializer
    query_serializer = UserQuerySerializer
    ordering_fields = ["username", "name", "last_login"]

    def list_rows(self, query):
        rows = (
            User.objects.select_related("second_factor").prefetch_related("grants", "identities").order_by("username")
        )
        if query.get("q"):
            rows = rows.filter(name__icontains=query["q"]) | rows.filter(username__icontains=query["q"])
        if query.get("role"):
            rows = rows.filter(grants__role=query["role"]).distinct()
        return rows

    @extend_schema(operation_id="user_list", parameters=[UserQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(operation_id="user_create", request=NewUserSerializer, responses={201: UserSerializer})
    def post(self, request) -> Response:
        serializer = NewUserSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        facts = serializer.facts()
        check_reach(request, self, sites_of(facts["grants"]))
        return self.render(
            UserSerializer, create_user(actor=actor_of(request), must_change_password=True, **facts), status=201
        )


class UserView(ApiView):
    required = {"GET": "user.read", "PUT": "user.write"}

    @extend_schema(operation_id="user_get", responses=UserSerializer)
    def get(self, request, user_id) -> Response:
        user = User.objects.prefetch_related("grants", "identities").filter(pk=user_id).first()
        if user is None:
            raise NotFound("directory.user_missing")
        return self.render(UserSerializer, user)

    @extend_schema(operation_id="user_update", request=ChangedUserSerializer, responses=UserSerializer)
    def put(self, request, user_id) -> Response:
        serializer = ChangedUserSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        facts = serializer.facts()
        check_may_change(request, self, user_id)
        check_reach(request, self, sites_of(facts["grants"]))
        user = update_user(user_id, actor=actor_of(request), expected_version=facts.pop("version"), **facts)
        return self.render(UserSerializer, user)


class ResetPasswordSerializer(serializers.Serializer):
    password = serializers.CharField(max_length=200, trim_whitespace=False)


class UserPasswordView(ApiView):
    required = {"POST": "user.write"}

    @extend_schema(operation_id="user_reset_password", request=ResetPasswordSerializer, responses={204: None})
    def post(self, request, user_id) -> Response:
        check_may_change(request, self, user_id)
        change_password(
            user_id, actor=actor_of(request), old=None, new=self.validate(ResetPasswordSerializer)["password"]
        )
        return Response(status=204)


class UserUnlockView(ApiView):
    required = {"POST": "user.write"}

    @extend_schema(operation_id="user_unlock", request=None, responses=UserSerializer)
    def post(self, request, user_id) -> Response:
        check_may_change(request, self, user_id)
        return self.render(UserSerializer, unlock_user(user_id, actor=actor_of(request)))


class PermissionRowSerializer(serializers.Serializer):
    code = serializers.CharField()
    roles = serializers.ListField(child=serializers.CharField())
    words = LanguageMapField()


class PermissionView(ApiView):
    """The matrix of roles and permissions, as shipped."""

    required = {"GET": "user.read"}

    @extend_schema(operation_id="permission_list", responses=PermissionRowSerializer(many=True))
    def get(self, request) -> Response:
        rows = [
            {"code": c, "roles": r["roles"], "words": {"zh-Hans": r["zh"], "en": r["en"]}}
            for c, r in load_table().items()
        ]
        return self.render(PermissionRowSerializer, rows, many=True)


class TokenSerializer(serializers.ModelSerializer):
    scopes = serializers.ListField(child=serializers.CharField(), read_only=True)

    class Meta:
        model = ApiToken
        fields = ["id", "name", "role", "site", "scopes", "created_at", "expires_at", "revoked_at", "last_used_at"]


class NewTokenSerializer(serializers.Serializer):
    name = serializers.CharField(max_length=80)
    role = serializers.ChoiceField(choices=ROLES)
    site = serializers.PrimaryKeyRelatedField(queryset=Site.objects.all(), allow_null=True, default=None)
    scopes = serializers.ListField(
        child=serializers.CharField(max_length=80),
        max_length=MOST_SCOPES,
        default=list,
        help_text="SMART: system/Patient.rs",
    )
    expires_at = serializers.DateTimeField(allow_null=True, default=None)


class IssuedTokenSerializer(serializers.Serializer):
    token = TokenSerializer()
    words = serializers.CharField(help_text="shown once")


class TokenListView(ListView):
    required = {"GET": "token.read", "POST": "token.write"}
    serializer_class = TokenSerializer
    ordering_fields = ["id", "name", "role"]

    def list_rows(self, query):
        return ApiToken.objects.all()

    @extend_schema(operation_id="token_list")
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(operation_id="token_issue", request=NewTokenSerializer, responses={201: IssuedTokenSerializer})
    def post(self, request) -> Response:
        data = self.validate(NewTokenSerializer)
        check_reach(request, self, [data["site"] and data["site"].id])
        token, words = issue_token(actor=actor_of(request), **data)
        return self.render(IssuedTokenSerializer, {"token": token, "words": words}, status=201)


class TokenView(ApiView):
    required = {"DELETE": "token.write"}

    @extend_schema(operation_id="token_revoke", request=None, responses=TokenSerializer)
    def delete(self, request, token_id: int) -> Response:
        check_reach(request, self, ApiToken.objects.filter(pk=token_id).values_list("site_id", flat=True))
        return self.render(TokenSerializer, revoke_token(token_id, actor=actor_of(request)))
