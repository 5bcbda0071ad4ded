import time

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.backends import ModelBackend

from apps.common.rest.permissions import Grants
from apps.directory.public import actor_of_user
from apps.directory.selectors.users import find_with_grants, grants_of, is_welcome

SEEN_EVERY_S = 60
IDENTITY_EPOCH = "identity_epoch"


class SessionBackend(ModelBackend):
    """Finds the user of a session, with every request."""

    def get_user(self, user_id):
        user = find_with_grants(user_id)
        return user if user and self.user_can_authenticate(user) else None


class GrantsMiddleware:
    """Puts `request.actor` and `request.grants` on the request, and ends a session that idled too long.

    A refetch that no person asked for says so (`X-Background: 1`) and does not keep a session alive.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        request.actor, request.grants = None, Grants()
        if request.session.session_key and request.user.is_authenticated:
            epoch = request.session.get(IDENTITY_EPOCH)
            if not is_welcome(request.user, identity_epoch=epoch) or self._idled(request):
                logout(request)
            else:
                user = request.user
                request.grants = grants_of(user)
                request.actor = actor_of_user(user)
        return self.get_response(request)

    def _idled(self, request) -> bool:
        now, seen = int(time.time()), request.session.get("seen_at")
        if seen is not None and now - seen > settings.RADFLOW_IDLE_S:
            return True
        if seen is None or (now - seen > SEEN_EVERY_S and request.headers.get("X-Background") != "1"):
            request.session["seen_at"] = now
        return False
