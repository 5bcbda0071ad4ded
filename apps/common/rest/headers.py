from django.conf import settings

NO_STORE = ("/api/", "/ws/")


class SecureHeadersMiddleware:
    """Content-Security-Policy on every page; nothing of the API is kept by a cache on a shared PC."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.setdefault("Content-Security-Policy", settings.RADFLOW_CSP)
        response.setdefault("Permissions-Policy", "camera=(self), microphone=(self), geolocation=()")
        if request.path.startswith(NO_STORE):
            response.setdefault("Cache-Control", "no-store")
        return response
