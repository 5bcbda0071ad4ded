from django.contrib.auth.models import AnonymousUser
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework import authentication, exceptions

from apps.common.kernel.actor import Actor
from apps.directory.public import find_live_token
from apps.directory.selectors.users import compile_grants


class MachineUser(AnonymousUser):
    """Stands for a token where the framework wants a user."""

    @property
    def is_authenticated(self) -> bool:
        return True


class TokenAuthentication(authentication.BaseAuthentication):
    """`Authorization: Bearer rf_...` for machines. A token with scopes is for views that ask for them (`takes_scopes`)."""

    keyword = "Bearer"

    def authenticate(self, request):
        header = authentication.get_authorization_header(request).split()
        if not header or header[0].lower() != b"bearer":
            return None
        if len(header) != 2:
            raise exceptions.AuthenticationFailed("malformed token")
        token = find_live_token(header[1].decode("latin-1"))
        if token is None:
            raise exceptions.AuthenticationFailed("unknown, expired or revoked token")
        view = (getattr(request, "parser_context", None) or {}).get("view")
        if token.scopes and not getattr(view, "takes_scopes", False):
            raise exceptions.PermissionDenied("this token's scopes open FHIR only")
        request._request.scopes = tuple(token.scopes)
        request._request.grants = compile_grants([(token.role, token.site_id)])
        request._request.actor = Actor("machine", f"token:{token.id}", token.name, (token.role,))
        return MachineUser(), token

    def authenticate_header(self, request) -> str:
        return self.keyword


class SessionAuthentication(authentication.SessionAuthentication):
    """The browser's session, with the CSRF check; 401 instead of 403 for nobody."""

    def authenticate_header(self, request) -> str:
        return "Session"


class TokenScheme(OpenApiAuthenticationExtension):
    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema):
        return {"type": "http", "scheme": "bearer"}


class SessionScheme(OpenApiAuthenticationExtension):
    target_class = SessionAuthentication
    name = "session"
    priority = 1

    def get_security_definition(self, auto_schema):
        return {"type": "apiKey", "in": "cookie", "name": "radflow_session"}
