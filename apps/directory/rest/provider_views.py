"""Entering by the hospital's sign-in: the browser goes there and comes back, what is still owed is given, and what went wrong is told."""

import time
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_protect
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.errors import RadflowError, Refused
from apps.common.kernel.reason import Reason
from apps.common.rest.actors import actor_of, note_code
from apps.common.rest.fields import LanguageMapField, ReasonField
from apps.common.rest.permissions import PUBLIC
from apps.common.rest.views import ApiView
from apps.directory.public import (
    begin_attempt,
    check_same_person,
    confirm_identity,
    enter,
    find_provider_names,
    finish_entry,
    keep_attempt,
    read_attempt,
    remove_identity,
)
from apps.directory.rest.admin_views import UserSerializer, check_may_change
from apps.directory.rest.carried import ATTEMPT, CARRIED, TOLD, carry, put_down, read_carried
from apps.directory.rest.session_views import SessionSerializer, describe_session
from apps.directory.rest.sessions import IDENTITY_EPOCH
from apps.directory.selectors.users import get_user, grants_of

OWED = "provider_owed"
KEPT_S, ATTEMPT_KEPT_S = 600, 3600  # an attempt that took too long is told from one that nobody began
LONGEST_PATH = 1500


class OwedSerializer(serializers.Serializer):
    need = serializers.ChoiceField(choices=["link", "code"])
    username = serializers.CharField()
    asks_code = serializers.BooleanField()


class EntranceSerializer(serializers.Serializer):
    provider = LanguageMapField(allow_null=True, help_text="name of the hospital's sign-in; null: none is set up")
    owed = OwedSerializer(allow_null=True, help_text="what is still to be proved after the provider's word")
    told = ReasonField(allow_null=True, help_text="why the last attempt failed")


class OwedProofSerializer(serializers.Serializer):
    password = serializers.CharField(max_length=200, trim_whitespace=False, allow_blank=True, default="")
    code = serializers.CharField(max_length=40, allow_blank=True, default="")


class StartQuerySerializer(serializers.Serializer):
    next = serializers.CharField(max_length=1000, required=False, default="/")
    again = serializers.BooleanField(required=False, default=False, help_text="who is signed in proves it once more")
    moved = serializers.BooleanField(required=False, default=False, help_text="this came over from another host name")


class CallbackQuerySerializer(serializers.Serializer):
    state = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")
    code = serializers.CharField(max_length=4000, required=False, allow_blank=True, default="")
    error = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")
    iss = serializers.CharField(max_length=400, required=False, allow_blank=True, default="")


def _find_owed(session) -> dict | None:
    kept = session.get(OWED)
    return kept if kept and time.time() - kept["at"] < KEPT_S else None


def open_session(request, user, *, has_code: bool, proved_at: int | None) -> None:
    login(request._request, user)
    session = request._request.session
    session["seen_at"] = int(time.time())
    session[IDENTITY_EPOCH] = user.identity_epoch
    session.pop(OWED, None)
    if proved_at is not None:
        session["proved_at"] = proved_at
    if has_code:
        note_code(request)
    request._request.grants = grants_of(user)
    request.user = user


@method_decorator(csrf_protect, name="dispatch")
class EntranceView(ApiView):
    """What the sign-in page needs to know, and the last step of who came back from the provider."""

    required = {"GET": PUBLIC, "POST": PUBLIC, "DELETE": PUBLIC}

    @extend_schema(operation_id="entrance_get", responses=EntranceSerializer)
    def get(self, request) -> Response:
        told = read_carried(request._request, TOLD, for_s=KEPT_S)
        facts = {
            "provider": find_provider_names(),
            "owed": _find_owed(request._request.session),
            "told": Reason.from_json(told) if told else None,
        }
        return self.render(EntranceSerializer, facts)

    @extend_schema(operation_id="entrance_finish", request=OwedProofSerializer, responses=SessionSerializer)
    def post(self, request) -> Response:
        owed = _find_owed(request._request.session)
        if owed is None:
            raise Refused("directory.provider_attempt_old")
        data = self.validate(OwedProofSerializer)
        entry = finish_entry(
            owed["identity_id"],
            **data,
            has_factor=owed["has_factor"],
            source=request.META.get("REMOTE_ADDR", ""),
        )
        open_session(request, entry.user, has_code=entry.has_code, proved_at=owed["proved_at"])
        response = self.render(SessionSerializer, describe_session(request))
        put_down(response, *CARRIED)
        return response

    @extend_schema(operation_id="entrance_leave", request=None, responses={204: None})
    def delete(self, request) -> Response:
        request._request.session.pop(OWED, None)
        response = Response(status=204)
        put_down(response, *CARRIED)
        return response


class ProviderStartView(ApiView):
    """Sends the browser to the provider."""

    required = {"GET": PUBLIC}

    @extend_schema(operation_id="provider_start", parameters=[StartQuerySerializer], responses={302: None})
    def get(self, request):
        data = self.validate_query(StartQuerySerializer)
        next = iri_to_uri(data["next"])
        next = next if is_own_path(data["next"]) and len(next) <= LONGEST_PATH else "/"
        if address := find_own_address(request, moved=data["moved"]):
            return HttpResponseRedirect(address)
        try:
            is_proof = data["again"] and actor_kind(request) == "person"
            attempt, address = begin_attempt(next=next, is_proof=is_proof)
        except RadflowError as error:
            return tell(error, next)
        response = HttpResponseRedirect(address)
        carry(response, ATTEMPT, keep_attempt(attempt), for_s=ATTEMPT_KEPT_S)
        put_down(response, TOLD)
        return response


class ProviderCallbackView(ApiView):
    """Where the provider sends the browser back to."""

    required = {"GET": PUBLIC}

    @extend_schema(operation_id="provider_callback", parameters=[CallbackQuerySerializer], responses={302: None})
    def get(self, request):
        source = request.META.get("REMOTE_ADDR", "")
        kept = read_carried(request._request, ATTEMPT, for_s=ATTEMPT_KEPT_S)
        next = kept["next"] if kept else "/"
        try:
            data = self.validate_query(CallbackQuerySerializer)
            attempt, profile, proved_at = read_attempt(
                kept, **{k: data[k] for k in ("state", "code", "error")}, issuer=data["iss"], source=source
            )
            if attempt.is_proof:
                self._prove(request, profile, proved_at, source)
            else:
                self._enter(request, profile, proved_at, source)
        except RadflowError as error:
            return tell(error, next)
        response = HttpResponseRedirect(next)
        put_down(response, *CARRIED)
        return response

    def _prove(self, request, profile, proved_at: int | None, source: str) -> None:
        if actor_kind(request) != "person":
            raise Refused("directory.provider_attempt_old")
        check_same_person(request.user.pk, profile, actor=actor_of(request), source=source)
        request._request.session["proved_at"] = proved_at

    def _enter(self, request, profile, proved_at: int | None, source: str) -> None:
        entry = enter(profile, source=source)
        if not entry.need:
            open_session(request, entry.user, has_code=False, proved_at=proved_at)
            return
        request._request.session.cycle_key()  # half a sign-in already: who knew the earlier key has no part in it
        request._request.session[OWED] = {
            "need": entry.need,
            "username": entry.user.username,
            "asks_code": entry.asks_code,
            "identity_id": entry.identity_id,
            "has_factor": entry.has_factor,
            "proved_at": proved_at,
            "at": int(time.time()),
        }


class IdentityConfirmView(ApiView):
    required = {"POST": "user.write"}

    @extend_schema(operation_id="identity_confirm", request=None, responses=UserSerializer)
    def post(self, request, user_id, identity_id: int) -> Response:
        check_may_change(request, self, user_id)
        confirm_identity(identity_id, user_id=user_id, actor=actor_of(request))
        return self.render(UserSerializer, get_user(user_id))


class IdentityView(ApiView):
    required = {"DELETE": "user.write"}

    @extend_schema(operation_id="identity_remove", request=None, responses=UserSerializer)
    def delete(self, request, user_id, identity_id: int) -> Response:
        check_may_change(request, self, user_id)
        remove_identity(identity_id, user_id=user_id, actor=actor_of(request))
        return self.render(UserSerializer, get_user(user_id))


def find_own_address(request, *, moved: bool) -> str | None:
    """The provider sends everybody back to one host name: who came by another begins there, where its cookie will be."""
    if moved or request.get_host() == urlsplit(settings.RADFLOW_ADDRESS).netloc:
        return None
    return f"{settings.RADFLOW_ADDRESS}{request.path}?{urlencode(request.query_params.dict() | {'moved': 'true'})}"


def is_own_path(path: str) -> bool:
    return path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)


def actor_kind(request) -> str:
    actor = getattr(request._request, "actor", None)
    return actor.kind if actor else ""


def tell(error: RadflowError, next: str) -> HttpResponseRedirect:
    """The page that the person wanted shows the sign-in page, and that says why."""
    response = HttpResponseRedirect(next)
    put_down(response, ATTEMPT)  # one answer an attempt
    carry(response, TOLD, error.reason.to_json(), for_s=KEPT_S)
    return response
