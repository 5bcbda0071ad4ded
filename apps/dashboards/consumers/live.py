import asyncio
import json
import logging
from collections.abc import Callable
from typing import TypeVar

from asgiref.sync import sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.db import DatabaseError, close_old_connections

from apps.common.kernel.errors import NotFound
from apps.common.kernel.reason import Reason
from apps.common.kernel.words import choose_language, render
from apps.common.rest.permissions import Grants
from apps.dashboards.public import Outlet, find_grants, get_hub
from apps.dashboards.selectors.topics import TopicName, get_topic_site, parse_topic

log = logging.getLogger(__name__)
CHECK_S = 60
WAIT_FOR_TOKEN_S = 10
MOST_TOPICS = 50
LONGEST_FRAME = 4096
Answer = TypeVar("Answer")
SIGNED_OUT, NOT_PERMITTED = 4401, 4403
TRY_AGAIN = 1011  # RFC 6455, 7.4.1: the page connects anew


async def ask_database(question: Callable[[], Answer]) -> Answer:
    def run() -> Answer:
        close_old_connections()
        try:
            return question()
        finally:
            close_old_connections()

    return await sync_to_async(run, thread_sensitive=False)()


class LiveConsumer(AsyncWebsocketConsumer):
    """One page's socket. People come with their session cookie, kiosk boards with `{"op": "token", "token": ...}` first."""

    async def connect(self) -> None:
        self.key: int | None = None
        self.token = ""
        self.sites: dict[str, int] = {}  # of each topic that is read
        self.grants = await self._find_grants()
        self.language = choose_language(self._header(b"accept-language"))
        await self.accept()
        self.outlet = Outlet()
        self.key = get_hub().attach(self.outlet)
        self.tasks = [asyncio.create_task(self._write()), asyncio.create_task(self._watch())]

    async def disconnect(self, code) -> None:
        if self.key is not None:
            get_hub().detach(self.key)
            for task in self.tasks:
                task.cancel()

    async def receive(self, text_data=None, bytes_data=None) -> None:
        try:
            frame = json.loads(text_data or "") if len(text_data or "") <= LONGEST_FRAME else None
        except ValueError:
            frame = None
        op = frame.get("op") if isinstance(frame, dict) else None
        if op == "ping":
            self._answer("", "pong", None)
        elif op == "subscribe":
            await self._subscribe(frame.get("topic"))
        elif op == "unsubscribe" and isinstance(frame.get("topic"), str):
            self.sites.pop(frame["topic"], None)
            get_hub().unsubscribe(self.key, frame["topic"])
        elif op == "token" and isinstance(frame.get("token"), str):
            self.token = frame["token"]
            self.grants = await self._find_grants()
            if self.grants is None:
                await self.close(SIGNED_OUT)
        else:
            self._refuse("", Reason("dashboards.bad_frame"))

    async def _subscribe(self, name: object) -> None:
        try:
            topic = parse_topic(name)
            site_id = await self._find_site(topic)
        except NotFound as error:
            self._refuse(str(name)[:60], error.reason)
            return
        except DatabaseError:
            await self.close(TRY_AGAIN)
            return
        if not self._may_read(topic, site_id) or (name not in self.sites and len(self.sites) >= MOST_TOPICS):
            self._refuse(name, Reason("common.forbidden"))
            return
        try:
            await get_hub().subscribe(self.key, name)
            self.sites[name] = site_id
        except NotFound as error:
            get_hub().unsubscribe(self.key, name)
            self._refuse(name, error.reason)
        except DatabaseError:
            await self.close(TRY_AGAIN)

    def _may_read(self, topic: TopicName, site_id: int) -> bool:
        return self.grants is not None and self.grants.allows(topic.permission, site_id=site_id)

    def _refuse(self, topic: str, reason: Reason) -> None:
        self._answer(topic, "refused", {"code": reason.code, "text": render(reason, self.language)})

    def _answer(self, topic: str, kind: str, data) -> None:
        self.outlet.put(
            topic,
            kind,
            json.dumps({"id": "", "topic": topic, "type": kind, "seq": 0, "ts": "", "data": data}, ensure_ascii=False),
        )

    async def _write(self) -> None:
        while True:
            await self.send(text_data=await self.outlet.take())

    async def _watch(self) -> None:
        """Ends the socket with the session, and takes away topics that are no longer granted."""
        await asyncio.sleep(WAIT_FOR_TOKEN_S)
        while True:
            if self.grants is None:
                await self.close(SIGNED_OUT)
                return
            await asyncio.sleep(CHECK_S)
            try:
                self.grants = await self._find_grants()
            except DatabaseError:  # asked again soon; what was granted stays until then
                log.warning("grants of a live socket could not be read", exc_info=True)
                continue
            for name, site_id in list(self.sites.items()):
                if not self._may_read(parse_topic(name), site_id):
                    del self.sites[name]
                    get_hub().unsubscribe(self.key, name)
                    self._refuse(name, Reason("common.forbidden"))

    async def _find_grants(self) -> Grants | None:
        return await ask_database(lambda: find_grants(session=self.scope.get("session"), token=self.token))

    async def _find_site(self, topic: TopicName) -> int:
        return await ask_database(lambda: get_topic_site(topic))

    def _header(self, name: bytes) -> str:
        return next((v.decode("latin-1") for k, v in self.scope.get("headers", []) if k == name), "")
