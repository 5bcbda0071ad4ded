from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from apps.common.kernel.errors import NotFound
from apps.common.kernel.reason import Reason
from apps.common.rest.actors import language_of
from apps.common.rest.views import ApiView
from apps.directory.public import list_sites, scopes_allow
from apps.interop.public import token_of
from apps.interop.rest.fhir.wire import (
    FhirParser,
    FhirRenderer,
    Negotiation,
    PlainParser,
    PlainRenderer,
    ScopeDenied,
    answer_error,
)
from apps.interop.selectors.fhir.base import Caller


@extend_schema(exclude=True)
class FhirView(ApiView):
    """Described by the capability statement, not by the API's schema. `scope` is what a token with scopes must hold: kind and letter."""

    takes_scopes = True
    scope: tuple[str, str] | None = None
    scope_by_method: dict[str, tuple[str, str]] = {}
    parser_classes = [FhirParser, PlainParser]
    renderer_classes = [FhirRenderer, PlainRenderer]
    content_negotiation_class = Negotiation

    def get_exception_handler(self):
        return answer_error

    def initial(self, request, *args, **kwargs) -> None:
        super().initial(request, *args, **kwargs)
        wanted = self.scope_by_method.get(request.method, self.scope)
        if wanted and not may(request, *wanted):
            raise ScopeDenied(*wanted)


def may(request: Request, kind: str, letter: str) -> bool:
    """By the token's scopes; without any (people, and tokens of a role) the role alone decides."""
    scopes = getattr(request, "scopes", ())
    return not scopes or scopes_allow(scopes, kind, letter)


def caller_of(request: Request) -> Caller:
    """Who asks, for the selectors: grants by site, roles, language and our own address."""
    sites = list_sites()
    return Caller(
        sites=request.grants.sites,
        allows=request.grants.allows,
        may_read=lambda kind: may(request, kind, "r"),
        roles=frozenset(request.actor.roles),
        user_id=getattr(request.user, "pk", None),
        token_id=token_of(request.actor),
        lang="en" if language_of(request) == "en" else "zh-Hans",
        base=request.build_absolute_uri("/fhir"),
        zone=sites[0].time_zone if sites else "UTC",
    )


def missing(kind: str, key: str) -> NotFound:
    return NotFound(Reason("interop.fhir_missing", {"kind": kind, "id": key[:64]}, "error"))
