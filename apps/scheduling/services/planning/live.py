"""Progress of a run straight to the screens: many times a minute, and a lost frame is no loss."""

import json
import logging
from typing import Any

import redis
from django.conf import settings

log = logging.getLogger(__name__)
CHANNEL = "live:plan:{id}"
_client: redis.Redis | None = None


def tell_progress(run_id: int, facts: dict[str, Any]) -> None:
    """The values that replace the old ones on the topic `plan:<run>`."""
    global _client
    try:
        if _client is None:
            _client = redis.Redis.from_url(settings.REDIS_ADDRESS, socket_timeout=1, socket_connect_timeout=1)
        _client.publish(CHANNEL.format(id=run_id), json.dumps(facts))
    except (redis.RedisError, OSError) as error:
        log.debug("progress of a plan run lost: %s", error)
