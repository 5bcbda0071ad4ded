"""The department's HTTP interface, as a machine with a token and as people with a session."""

import time
from datetime import datetime, timedelta
from typing import Any

import httpx

from simulator.setting import Setting

LANGUAGE = {"Accept-Language": "zh-Hans"}
SYNC_S = 5.0


class Refusal(Exception):
    """The department said no; `code` is its reason."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        self.status, self.code, self.body = status, body.get("code", ""), body
        super().__init__(f"{status} {self.code} {body.get('detail', '')} {body.get('errors', '')}")


class Caller:
    """Somebody on the HTTP interface."""

    def __init__(self, setting: Setting, **headers: str) -> None:
        self.setting = setting
        self.http = httpx.Client(base_url=setting.url, headers=LANGUAGE | headers, timeout=30)

    def call(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        """The decoded answer; raises Refusal, or httpx.HTTPError when nobody answers."""
        answer = self.http.request(method, path, json=body, params={k: v for k, v in query.items() if v is not None})
        if answer.status_code >= 400:
            try:
                raise Refusal(answer.status_code, answer.json())
            except ValueError:
                raise Refusal(answer.status_code, {"detail": answer.text[:200]}) from None
        return answer.json() if answer.content else None

    def get(self, path: str, **query: Any) -> Any:
        return self.call("GET", path, **query)

    def post(self, path: str, body: Any = None) -> Any:
        return self.call("POST", path, body or {})


class Machine(Caller):
    def __init__(self, setting: Setting) -> None:
        super().__init__(setting, Authorization=f"Bearer {setting.token}")


class Person(Caller):
    """Signs in when needed, as the browser does."""

    def __init__(self, setting: Setting, username: str) -> None:
        super().__init__(setting)
        self.username, self.is_in = username, False

    def call(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        if not self.is_in:
            self.sign_in()
        try:
            return super().call(method, path, body, **query)
        except Refusal as refusal:
            if refusal.status != 401:
                raise
            self.sign_in()
            return super().call(method, path, body, **query)

    def sign_in(self) -> None:
        super().call("GET", "/api/session")
        self._take_csrf()
        super().call("POST", "/api/session", {"username": self.username, "password": self.setting.password})
        self._take_csrf()
        self.is_in = True

    def _take_csrf(self) -> None:
        self.http.headers["X-CSRFToken"] = self.http.cookies.get("radflow_csrf", "")


class Clock:
    """The department's time, asked for every few seconds and carried on in between."""

    def __init__(self, machine: Machine) -> None:
        self.machine, self.at, self.base, self.factor = machine, -1e9, datetime.now().astimezone(), 1.0
        self.is_simulated = False

    def now(self) -> datetime:
        if time.monotonic() - self.at > SYNC_S:
            self.sync()
        return self.base + timedelta(seconds=(time.monotonic() - self.at) * self.factor)

    def sync(self) -> None:
        facts = self.machine.get("/api/clock")
        self.at = time.monotonic()
        self.base = datetime.fromisoformat(facts["now"].replace("Z", "+00:00"))
        self.factor, self.is_simulated = facts["factor"], facts["simulated"]

    def run(self, *, start: datetime | None, factor: float) -> None:
        self.machine.call("PUT", "/api/clock", {"start": start.isoformat() if start else None, "factor": factor})
        self.sync()
