import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY

from apps.common.rest.permissions import Grants
from apps.directory.public import find_token_grants, find_user_grants


def find_grants(*, session, token: str) -> Grants | None:
    """What the socket's owner may read now: by device token, else by a session that is alive; None for nobody."""
    if token:
        return find_token_grants(token)
    stored = _load_live(session)
    return find_user_grants(stored[SESSION_KEY], identity_epoch=stored.get("identity_epoch")) if stored else None


def find_user_id(session) -> str | None:
    """The person of a session that is alive."""
    stored = _load_live(session)
    return stored[SESSION_KEY] if stored else None


def _load_live(session) -> dict | None:
    if session is None or not session.session_key:
        return None
    # the socket hands over a lazy wrapper: its type is not the store
    stored = session.__class__(session.session_key).load()
    if SESSION_KEY not in stored or time.time() - stored.get("seen_at", 0) > settings.RADFLOW_IDLE_S + 60:
        return None
    return stored
