import codecs

from django.conf import settings

NO_STORE = ("/api/", "/fhir/", "/dicom-web/", "/ws/")


class SecureHeadersMiddleware:
    """Content-Security-Policy on every page; nothing of the API is kept by a cache on a shared PC."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        if request.encoding and not is_for_text(request.encoding):
            request.encoding = settings.DEFAULT_CHARSET
        response = self.get_response(request)
        response.setdefault("Content-Security-Policy", settings.RADFLOW_CSP)
        response.setdefault("Permissions-Policy", "camera=(self), microphone=(self), geolocation=()")
        if request.path.startswith(NO_STORE):
            response.setdefault("Cache-Control", "no-store")
        return response


def is_for_text(charset: str) -> bool:
    """A caller may name any codec of Python's, zlib too, and Django would read the query with it."""
    try:
        "".encode(codecs.lookup(charset).name)
    except LookupError:
        return False
    return True
