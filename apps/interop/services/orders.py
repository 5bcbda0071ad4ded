"""ORM^O01: patients are found or registered, orders placed or cancelled, through the front doors below."""

from zoneinfo import ZoneInfo

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.directory.public import (
    find_patient_by_identifier,
    find_site_by_code,
    find_user_by_username,
    list_sites,
    register_patient,
    update_patient,
)
from apps.interop.engine.orders import OrderFacts, read_orders
from apps.interop.engine.segments import Header, Message
from apps.workflow.public import find_order_exams, place_order, record_fact


def take_orders(header: Header, message: Message, actor: Actor) -> list[int]:
    """The ids of the exams that the message made or cancelled; raises Invalid, Refused, NotFound."""
    site = find_site_by_code(header.receiving_facility.lower()) or list_sites()[0]
    mapping = get_policy("interop.mapping", site_id=site.id).payload
    orders = read_orders(message, mapping=mapping, zone=ZoneInfo(site.time_zone))
    exam_ids: list[int] = []
    for order in orders:
        exam_ids += _place(order, site.id, actor) if order.control == "NW" else _cancel(order, actor)
    return exam_ids


def _place(order: OrderFacts, site_id: int, actor: Actor) -> list[int]:
    referrer = find_user_by_username(order.referrer_username) if order.referrer_username else None
    exams = place_order(
        patient_id=_find_or_register(order, actor),
        site_id=site_id,
        patient_class=order.patient_class,
        exam_type_codes=[order.exam_code],
        priority=order.priority,
        reason=order.reason,
        referrer_name=order.referrer_name,
        referrer_id=referrer.id if referrer and referrer.is_active else None,
        placer_number=order.placer_number,
        placer_issuer=order.placer_issuer,
        ordered_at=order.ordered_at,
        laterality=order.laterality or None,
        visit_number=order.visit_number,
        location=order.location,
        actor=actor,
    )
    return [e.id for e in exams]


def _find_or_register(order: OrderFacts, actor: Actor) -> int:
    """By the first identifier that is known; what the message adds is added, a known name is not overwritten."""
    known = next((p for p in (find_patient_by_identifier(*i) for i in order.identifiers) if p), None)
    if known is None:
        return register_patient(
            actor=actor,
            names=order.names,
            sex=order.sex,
            birth_date=order.birth_date,
            identifiers=order.identifiers,
            phone=order.phone,
        ).id
    new = {tuple(i) for i in order.identifiers} - {(i.issuer, i.type, i.value) for i in known.identifiers}
    changes = {"phone": order.phone} if order.phone and not known.phone else {}
    if new or changes:
        update_patient(known.id, actor=actor, identifiers=sorted(new), **changes)
    return known.id


def _cancel(order: OrderFacts, actor: Actor) -> list[int]:
    exams = find_order_exams(order.placer_issuer, order.placer_number)
    if not exams:
        reason = Reason("interop.order_unknown", {"placer": order.placer_number}, "error")
        raise Invalid({"ORC-2": reason})
    for exam in exams:
        record_fact(exam.id, "cancelled_by_message", at=clock.now(), source="message", actor=actor)
    return [e.id for e in exams]
