"""Who wants to be told of what: taken in, ended, and answered with a message in the ledger for every change that matches."""

import json
import logging
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.common.prepared import Prepared, Slot
from apps.directory.public import TokenRights, find_token_rights, list_sites, scopes_allow
from apps.interop.drivers.webhook import tell
from apps.interop.engine.fhir.bodies import fault
from apps.interop.engine.fhir.search import read_search
from apps.interop.engine.fhir.subscriptions import LOCAL, read_subscription
from apps.interop.models import Destination, OutboundMessage, Subscription
from apps.interop.selectors.fhir.base import Caller
from apps.interop.selectors.fhir.kinds import KINDS, Kind

log = logging.getLogger(__name__)
# of which kinds changes are heard (subscribers.py)
TOLD = (
    "Patient", "ServiceRequest", "Appointment", "ImagingStudy", "DiagnosticReport", "Observation", "AdverseEvent",
    "AllergyIntolerance", "Device",
)  # fmt: skip
MOST_LIVE = 50
LIVE = Prepared(
    lambda: Subscription.objects.filter(
        Q(ends_at=None) | Q(ends_at__gt=Slot("now")), kind=Slot("kind"), status="active"
    ).select_related("destination")
)


def take_subscription(body: Any, *, actor: Actor) -> Subscription:
    """For the token that asks. Raises Invalid with the path, Refused for a person and for too many."""
    wish = read_subscription(body, TOLD, list_hosts())
    rights = find_token_rights(token_of(actor))
    if rights is None:
        raise Refused(Reason("interop.fhir_token_needed", {}, "error"))
    if rights.scopes and not scopes_allow(rights.scopes, wish.kind, "r"):
        raise fault("Subscription.criteria", "interop.fhir_scope", kind=wish.kind, may="r")
    try:
        read_criteria(KINDS[wish.kind], wish.criteria)
    except Invalid as error:
        raise Invalid({"Subscription.criteria": [r for rs in error.fields.values() for r in rs]}) from None
    with transaction.atomic():
        live = Subscription.objects.select_for_update().filter(token_id=rights.token_id, status="active")
        if len(live) >= MOST_LIVE:
            raise Refused(Reason("interop.fhir_too_many", {"most": MOST_LIVE}, "error"))
        code = f"fhir-{uuid4().hex[:12]}"
        destination = Destination.objects.create(code=code, host="", port=0, application="FHIR", is_active=False)
        row = Subscription.objects.create(
            destination=destination,
            token_id=rights.token_id,
            token_name=rights.name,
            kind=wish.kind,
            criteria=wish.criteria,
            endpoint=wish.endpoint,
            headers=list(wish.headers),
            has_payload=wish.has_payload,
            reason_text=wish.reason,
            ends_at=wish.ends_at,
            created_at=clock.now(),
        )
        detail = {"kind": row.kind, "criteria": row.criteria, "endpoint": row.endpoint}
        record(actor, "fhir.subscribed", obj=f"fhir:Subscription/{row.pk}", detail=detail)
    return row


def list_hosts() -> list[str]:
    """Where changes may go; in a demonstration to this machine as well."""
    hosts = get_policy("interop.subscriptions").payload["hosts"]
    return [*hosts, *(host for host in LOCAL if settings.RADFLOW_DEMO and host not in hosts)]


def pause_subscription(subscription_id: int, *, is_paused: bool, reason: str, actor: Actor) -> Subscription:
    """Nothing is sent until it goes on; what happens meanwhile waits in line. Raises NotFound, Refused when it has ended."""
    with transaction.atomic():
        row = _lock(subscription_id)
        if row.status == Subscription.Status.OFF:
            raise Refused(Reason("interop.fhir_subscription_over", {}, "error"))
        if row.is_paused != is_paused:
            row.is_paused = is_paused
            row.save(update_fields=["is_paused"])
            facts = {"obj": f"fhir:Subscription/{row.pk}", "detail": {"reason": reason}}
            if is_paused:
                record(actor, "fhir.subscription_paused", **facts)
            else:
                record(actor, "fhir.subscription_resumed", **facts)
    return row


def _lock(subscription_id: int) -> Subscription:
    rows = Subscription.objects.select_for_update(of=("self",)).select_related("destination")
    row = rows.filter(pk=subscription_id).first()
    if row is None:
        raise NotFound(Reason("interop.fhir_missing", {"kind": "Subscription", "id": subscription_id}, "error"))
    return row


def end_subscription(subscription_id: int, *, actor: Actor, reason: str = "", as_owner: bool = True) -> Subscription:
    """By the token that asked for it, or by a person; not `as_owner`: by whoever may change the interfaces, with a reason. Once ended it
    stays so. Raises NotFound."""
    with transaction.atomic():
        row = _lock(subscription_id)
        if as_owner and actor.kind == "machine" and row.token_id != token_of(actor):
            raise NotFound(Reason("interop.fhir_missing", {"kind": "Subscription", "id": subscription_id}, "error"))
        if row.status != Subscription.Status.OFF:
            row.status = Subscription.Status.OFF
            row.save(update_fields=["status"])
            detail = {"reason": reason} if reason else {}
            record(actor, "fhir.unsubscribed", obj=f"fhir:Subscription/{row.pk}", detail=detail)
    return row


def tell_subscribers(kind: str, keys: list[str], *, exam_id: int = 0, patient_ids: list[int] | None = None) -> int:
    """Puts one message in line for each subscription and resource that matches it now; in order per exam, or one line without.

    `patient_ids`: of whom it speaks (None: not known).
    """
    now = clock.now()
    made = 0
    for row in LIVE(kind=kind, now=now):
        rights = find_token_rights(row.token_id)
        if rights is None:
            continue
        caller = make_caller(rights)
        for key in keys:
            if (resource := find_match(row, key, caller)) is not None:
                body = json.dumps(resource, ensure_ascii=False).encode() if row.has_payload else b""
                OutboundMessage.objects.create(
                    destination=row.destination,
                    kind=f"FHIR {kind}"[:20],
                    exam_id=exam_id,
                    patient_ids=patient_ids,
                    cause=f"{kind}/{key}:{uuid4().hex}",
                    raw=body,
                    created_at=now,
                    next_try_at=clock.real_now(),
                )
                made += 1
    return made


def find_match(row: Subscription, key: str, caller: Caller) -> dict[str, Any] | None:
    """The resource, if the criteria and the token's rights let it be told."""
    kind = KINDS[row.kind]
    try:
        query = read_criteria(kind, f"{row.criteria}&_id={key}".lstrip("&"))
    except Invalid as error:  # a parameter that is no more
        log.warning("subscription %s cannot be read any more: %s", row.pk, error)
        return None
    found = kind.find(query, caller).rows
    return kind.write(found[0], caller) if found else None


def read_criteria(kind: Kind, criteria: str):
    """Raises Invalid."""
    pairs = parse_qsl(criteria, keep_blank_values=True)
    return read_search(pairs, kind.declared(), bases=[f"{settings.RADFLOW_ADDRESS}/fhir"])


def make_caller(rights: TokenRights) -> Caller:
    sites = list_sites()
    return Caller(
        sites=rights.grants.sites,
        allows=rights.grants.allows,
        may_read=lambda kind: not rights.scopes or scopes_allow(rights.scopes, kind, "r"),
        roles=frozenset({rights.role}),
        lang="zh-Hans",
        base=f"{settings.RADFLOW_ADDRESS}/fhir",
        zone=sites[0].time_zone if sites else "UTC",
    )


def token_of(actor: Actor) -> int:
    """0 for who is no machine."""
    kind, _, number = actor.id.partition(":")
    return int(number) if kind == "token" and number.isdigit() else 0


def send_notification(message: OutboundMessage, *, timeout_s: float) -> bytes:
    """To the subscription's endpoint, unless subscription or token have ended since. Raises Transient, Refused."""
    row = message.destination.subscription
    if (host := urlsplit(row.endpoint).hostname) not in list_hosts():  # closed since it was asked for
        raise Refused(Reason("interop.fhir_host_closed", {"host": host or ""}, "error"))
    if row.status != Subscription.Status.ACTIVE or find_token_rights(row.token_id) is None:
        raise Refused(Reason("interop.fhir_subscription_over", {}, "error"))
    address = message.cause.partition(":")[0]
    method, url = ("PUT", f"{row.endpoint}/{address}") if row.has_payload else ("POST", row.endpoint)
    return tell(method, url, bytes(message.raw), row.headers, key=f"radflow-{message.pk}", timeout_s=timeout_s)
