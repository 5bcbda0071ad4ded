"""Providers of OpenID Connect for tests: a foreign one as a process of its own, and one that lies as it is told."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import httpx
from joserfc import jwk, jwt


@contextmanager
def run_foreign() -> Iterator[str]:
    """oidc-provider-mock; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce"]
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    issuer = f"http://localhost:{port}"
    try:
        _wait(issuer, child)
        yield issuer
    finally:
        child.terminate()
        child.wait(20)


def _wait(issuer: str, child: subprocess.Popen) -> None:
    for _ in range(300):
        try:
            if httpx.get(f"{issuer}/.well-known/openid-configuration", timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            assert child.poll() is None, "the provider ended"
        time.sleep(0.1)
    raise TimeoutError(issuer)


def sign_in_there(address: str, subject: str) -> str:
    """What the person does in the browser at the foreign provider; the path and query that the browser comes back to."""
    answer = httpx.post(address, data={"sub": subject, "action": "authorize"}, timeout=10)
    assert answer.status_code in (302, 303), answer.text
    parts = urlsplit(answer.headers["location"])
    return f"{parts.path}?{parts.query}"


class Liar:
    """Answers as told: `claims` change those of a right token, `sign_with` its key, `header` its header; `down` answers nothing useful, `delay_s` late."""

    def __init__(self) -> None:
        self.key, self.other = (jwk.RSAKey.generate_key(2048, {"kid": kid}) for kid in ("a", "b"))
        self.published = [self.key]
        self.reset()
        liar = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                liar.asked.append(urlsplit(self.path).path)
                liar.answer(self, urlsplit(self.path).path, {})

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                liar.asked.append(urlsplit(self.path).path)
                liar.answer(self, urlsplit(self.path).path, {k: v[0] for k, v in parse_qs(body).items()})

            def log_message(self, *args) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def reset(self) -> None:
        self.claims: dict = {}
        self.without: tuple[str, ...] = ()
        self.sign_with, self.header = self.key, {"alg": "RS256", "kid": "a"}
        self.document: dict = {}
        self.words: str | None = None
        self.down, self.delay_s = False, 0.0
        self.asked: list[str] = []
        self.nonce = self.verifier = ""

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def answer(self, handler: BaseHTTPRequestHandler, path: str, form: dict[str, str]) -> None:
        body = {}
        time.sleep(self.delay_s)
        if path == "/.well-known/openid-configuration":
            names = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "jwks"}
            body = {"issuer": self.issuer} | {k: f"{self.issuer}/{v}" for k, v in names.items()} | self.document
        elif path == "/jwks":
            body = {"keys": [key.as_dict(private=False) for key in self.published] + [{"kty": "XX"}, "odd"]}
        elif path == "/token":
            self.verifier = form.get("code_verifier", "")
            body = {"access_token": "x", "token_type": "Bearer", "id_token": self.words or self.make_token()}
        words = json.dumps(body).encode()
        handler.send_response(503 if self.down else 200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(words)))
        handler.end_headers()
        handler.wfile.write(words)

    def make_token(self) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": "radflow",
            "sub": "s-1",
            "iat": now,
            "exp": now + 300,
            "auth_time": now,
            "nonce": self.nonce,
            "preferred_username": "zhang.wei",
            "name": "张伟",
            "groups": ["readers"],
        } | self.claims
        for name in self.without:
            claims.pop(name)
        return jwt.encode(self.header, claims, self.sign_with, algorithms=[self.header["alg"]])
