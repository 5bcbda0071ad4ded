"""One error envelope: problem+json (RFC 9457) with a reason code, words in the caller's language, and fields at fault."""

import logging
import sys
from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.db.utils import DataError, OperationalError
from django.http import Http404, JsonResponse
from rest_framework import exceptions
from rest_framework.response import Response

from apps.common.kernel.errors import Conflict, Invalid, NotFound, Permanent, RadflowError, Refused, Transient
from apps.common.kernel.reason import Reason
from apps.common.kernel.words import choose_language, render
from apps.common.rest.actors import language_of

log = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
STATUS: dict[type[RadflowError], int] = {
    Refused: 409,
    Conflict: 409,
    NotFound: 404,
    Invalid: 400,
    Permanent: 502,
    Transient: 503,
}


def handle_exception(error: Exception, context: dict) -> Response | None:
    request = context.get("request")
    language = language_of(request) if request is not None else "zh-Hans"
    response = _answer(error, language)
    if response is not None:
        response.content_type = MEDIA_TYPE
        if isinstance(error, exceptions.APIException):
            if getattr(error, "auth_header", None):
                response["WWW-Authenticate"] = error.auth_header
            if getattr(error, "wait", None):
                response["Retry-After"] = str(int(error.wait))
    return response


def _answer(error: Exception, language: str) -> Response | None:
    if isinstance(error, RadflowError):
        status = next(code for kind, code in STATUS.items() if isinstance(error, kind))
        extra = {}
        if isinstance(error, Conflict) and error.current is not None:
            extra["current"] = error.current
        if isinstance(error, Refused) and error.others:
            extra["reasons"] = [r.to_json() | {"text": render(r, language)} for r in error.others]
        if isinstance(error, Invalid):
            extra["errors"] = [
                {"field": f, "code": r.code, "text": render(r, language)}
                for f, reasons in error.fields.items()
                for r in reasons
            ]
        return _problem(status, error.reason, language, **extra)
    if isinstance(error, Http404):
        return _problem(404, Reason("common.not_found"), language)
    if isinstance(error, PermissionDenied):
        return _problem(403, Reason("common.forbidden"), language)
    if isinstance(error, exceptions.ValidationError):
        return _problem(400, Reason("common.invalid"), language, errors=list(_flatten(error.detail)))
    if isinstance(error, exceptions.APIException):
        code = {
            401: "common.sign_in",
            403: "common.forbidden",
            404: "common.not_found",
            405: "common.method",
            415: "common.media_type",
            429: "common.throttled",
        }
        return _problem(
            error.status_code,
            Reason(code.get(error.status_code, "common.invalid"), {"detail": str(error.detail)}),
            language,
        )
    if isinstance(error, DataError):  # a value that the database cannot hold, such as NUL in a text
        return _problem(400, Reason("common.unstorable"), language)
    if isinstance(error, OperationalError):
        log.warning("database unavailable: %s", error)
        return _problem(503, Reason("common.unavailable"), language)
    return None


def _problem(status: int, reason: Reason, language: str, **extra) -> Response:
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": reason.code,
        "detail": render(reason, language),
        "params": dict(reason.params),
        "policy_version": reason.policy_version,
    }
    return Response(body | extra, status=status)


def _flatten(detail, path: str = ""):
    if isinstance(detail, dict):
        for key, value in detail.items():
            yield from _flatten(value, f"{path}.{key}" if path else str(key))
    elif isinstance(detail, list):
        for index, value in enumerate(detail):
            nested = isinstance(value, (dict, list))
            yield from _flatten(value, f"{path}[{index}]" if nested else path)
    else:
        yield {"field": path or "non_field_errors", "code": getattr(detail, "code", "invalid"), "text": str(detail)}


def csrf_failure(request, reason: str = "") -> JsonResponse:
    return _plain_problem(request, 403, "common.csrf")


def handle_server_error(request) -> JsonResponse:
    """A crash; a database that has no connection left before any view began (sign-in reads it) is no crash of ours."""
    if isinstance(sys.exc_info()[1], OperationalError):
        return _plain_problem(request, 503, "common.unavailable")
    return _plain_problem(request, 500, "common.our_fault")


def handle_not_found(request, exception: Exception | None = None) -> JsonResponse:
    return _plain_problem(request, 404, "common.not_found")


def handle_bad_request(request, exception: Exception | None = None) -> JsonResponse:
    return _plain_problem(request, 400, "common.invalid")


def _plain_problem(request, status: int, code: str) -> JsonResponse:
    """For what no view of the API answered: an address that does not exist, a request that cannot be read, a crash."""
    language = choose_language(request.headers.get("Accept-Language"))
    answer = _problem(status, Reason(code), language)
    return JsonResponse(answer.data, status=status, content_type=MEDIA_TYPE)
