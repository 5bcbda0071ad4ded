"""A signed-in browser for tests."""

from django.test import Client

from tests.builders.reports import PASSWORD


class Browser(Client):
    """JSON in and out as one user, in one language."""

    def __init__(self, username: str, language: str = "zh-Hans") -> None:
        super().__init__(raise_request_exception=True, HTTP_ACCEPT_LANGUAGE=language)
        answer = self.post(
            "/api/session", {"username": username, "password": PASSWORD}, content_type="application/json"
        )
        assert answer.status_code in (200, 201), answer.content

    def send(self, method: str, path: str, body: dict | None = None):
        return getattr(self, method)(path, body or {}, content_type="application/json")
