"""The editor's socket: a whole text in, its findings out. Of texts that pile up only the newest is checked."""

import asyncio
import json

from channels.generic.websocket import AsyncWebsocketConsumer

from apps.common.kernel.reason import Reason
from apps.common.kernel.words import choose_language, render
from apps.dashboards.consumers.live import SIGNED_OUT, ask_database
from apps.dashboards.public import EditorText, answer_editor, find_grants, parse_editor_text

LONGEST_FRAME = 1_000_000


class CheckConsumer(AsyncWebsocketConsumer):
    """Holds no text but the one that waits; whoever loses the line asks over REST."""

    async def connect(self) -> None:
        self.newest: EditorText | None = None
        self.work: asyncio.Task | None = None
        headers = dict(self.scope.get("headers", []))
        self.language = choose_language(headers.get(b"accept-language", b"").decode("latin-1"))
        await self.accept()
        if await ask_database(lambda: find_grants(session=self.scope.get("session"), token="")) is None:
            await self.close(SIGNED_OUT)

    async def disconnect(self, code) -> None:
        if self.work is not None:
            self.work.cancel()

    async def receive(self, text_data=None, bytes_data=None) -> None:
        try:
            frame = json.loads(text_data or "") if len(text_data or "") <= LONGEST_FRAME else None
        except ValueError:
            frame = None
        text = parse_editor_text(frame)
        if text is None:
            reason = Reason("dashboards.bad_frame")
            words = reason.to_json() | {"text": render(reason, self.language)}
            await self._send({"n": 0, "type": "refused", "reason": words})
            return
        if isinstance(frame.get("language"), str):
            self.language = choose_language(frame["language"])
        self.newest = text
        if self.work is None or self.work.done():
            self.work = asyncio.create_task(self._check())

    async def _check(self) -> None:
        while self.newest is not None:
            text, self.newest = self.newest, None
            try:
                answer = await ask_database(
                    lambda text=text: answer_editor(text, session=self.scope.get("session"), language=self.language)
                )
            except PermissionError:
                await self.close(SIGNED_OUT)
                return
            await self._send(answer)

    async def _send(self, answer: dict) -> None:
        await self.send(text_data=json.dumps(answer, ensure_ascii=False))
