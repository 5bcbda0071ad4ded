"""A small server that speaks the OpenAI chat protocol, and every way in which such a server fails."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class ChatServer(ThreadingHTTPServer):
    """`say` is the answer's text, or one of the failures: status:503, no_json, no_choices, drip, close, huge."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.say: str | dict = {"findings": []}
        self.heard: list[dict] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.server.heard.append(
            {"path": self.path, "key": self.headers.get("Authorization", "")} | json.loads(self.rfile.read(length))
        )
        say = self.server.say
        if isinstance(say, str) and say.startswith("status:"):
            self.send_response(int(say.partition(":")[2]))
            self.end_headers()
        elif say == "close":
            self.close_connection = True
        elif say == "drip":
            self._head(10**6)
            for _ in range(200):
                self._write(b" ")
                time.sleep(0.02)
        elif say == "huge":
            self._answer(b'"' + b"x" * (300 * 1024) + b'"')
        elif say == "no_json":
            self._answer(b"<html>")
        elif say == "no_choices":
            self._answer(b'{"choices": []}')
        else:
            text = say if isinstance(say, str) else json.dumps(say, ensure_ascii=False)
            self._answer(json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode())

    def _head(self, length: int) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def _answer(self, body: bytes) -> None:
        self._head(len(body))
        self._write(body)

    def _write(self, body: bytes) -> None:
        try:
            self.wfile.write(body)
            self.wfile.flush()
        except OSError:
            self.close_connection = True

    def log_message(self, *args) -> None:
        """Silent."""


@contextmanager
def serve_chat():
    server = ChatServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)
