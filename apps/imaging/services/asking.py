"""The last questions of each scanner, so that an answer can be explained afterwards: bounded in number and days by policy."""

import hashlib
import json
from datetime import timedelta

from django.db import connection

from apps.common.kernel import clock
from apps.common.kernel.throttle import Throttle
from apps.common.policy import get_policy
from apps.imaging.drivers.ports import Caller
from apps.imaging.engine.matching import is_universal
from apps.imaging.engine.worklist import WorklistQuery
from apps.imaging.models import WorklistAsk

_noted = Throttle(10.0, most=2000)
_UPSERT = (
    "SET LOCAL synchronous_commit = off; "
    "INSERT INTO imaging_worklistask (calling_ae, digest, called_ae, address, query, n_asked, n_answered, last_at) "
    "VALUES (%s, %s, %s, %s, %s, 1, %s, %s) ON CONFLICT (calling_ae, digest) "
    "DO UPDATE SET n_asked = imaging_worklistask.n_asked + 1, n_answered = excluded.n_answered, last_at = excluded.last_at, "
    "called_ae = excluded.called_ae, address = excluded.address RETURNING n_asked"
)


def note_ask(query: WorklistQuery, caller: Caller, n_answered: int) -> None:
    """One row for each different question; a scanner that asks the same without a pause costs nothing."""
    told = write_query(query)
    text = json.dumps(told, sort_keys=True, ensure_ascii=False).replace("\\u0000", "")
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    calling = caller.calling.replace("\0", "")[:16]
    if not _noted.is_due((calling, digest, n_answered)):
        return
    values = [calling, digest, caller.called[:16], caller.address, text, n_answered, clock.now()]
    with connection.cursor() as cursor:
        cursor.execute(_UPSERT, values)
        cursor.nextset()
        is_new = cursor.fetchone()[0] == 1
    if is_new:
        _cut(calling)


def forget() -> None:
    """What was noted a moment ago may be gone with the database."""
    _noted.forget()


def _cut(calling: str) -> None:
    policy = get_policy("imaging.worklist_asks").payload
    rows = WorklistAsk.objects.order_by("-last_at", "-id")
    kept = rows.filter(calling_ae=calling).values_list("id", flat=True)[: policy["kept_per_ae"]]
    rows.filter(calling_ae=calling).exclude(id__in=list(kept)).delete()
    rows.filter(last_at__lt=clock.now() - timedelta(days=policy["keep_days"])).delete()


def write_query(query: WorklistQuery) -> dict:
    """Keys that restrict, in the form that is kept; long ones cut."""

    def given(keys: dict[str, str]) -> dict[str, str]:
        return {keyword: key[:200] for keyword, key in keys.items() if not is_universal(key)}

    return {
        "top": given(query.top),
        "step": given(query.step),
        "charsets": [c[:32] for c in query.charsets[:8]],
        "unsupported": [k[:64] for k in query.unsupported[:32]],
    }


def read_query_again(told: dict) -> WorklistQuery:
    return WorklistQuery(
        top=dict(told["top"]),
        step=dict(told["step"]),
        charsets=tuple(told["charsets"]),
        unsupported=tuple(told["unsupported"]),
    )
