"""Tells the hubs of all web processes that a topic changed, or that something occurred on it; after commit only."""

import json
import logging
from typing import Any

import redis
from django.conf import settings
from django.db import transaction

log = logging.getLogger(__name__)
CHANNEL = "live:topics"
_client: redis.Redis | None = None


def announce(*topics: str) -> None:
    """The named topics are to be built anew."""
    if topics:
        transaction.on_commit(lambda: _send({"dirty": list(topics)}))


def announce_occurrence(topic: str, kind: str, data: dict[str, Any]) -> None:
    """An alarm, a call: one frame of its own, never coalesced."""
    transaction.on_commit(lambda: _send({"topic": topic, "type": kind, "data": data}))


def _send(message: dict[str, Any]) -> None:
    global _client
    try:
        if _client is None:
            _client = redis.Redis.from_url(settings.REDIS_ADDRESS, socket_timeout=2, socket_connect_timeout=2)
        _client.publish(CHANNEL, json.dumps(message, ensure_ascii=False, default=str))
    except (redis.RedisError, OSError) as error:  # boards refresh by themselves every few seconds
        log.warning("live announcement lost: %s", error)
