"""ORM^O01 and OMI^O23: patients are found or registered, orders placed or cancelled, through the front doors below."""

from dataclasses import replace

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.directory.public import find_user_by_username
from apps.interop.engine.fields import arrange
from apps.interop.engine.orders import OrderFacts, read_orders
from apps.interop.engine.outcome import Done, name_order
from apps.interop.engine.segments import Header, Message, read_told_at
from apps.interop.services.news import note_overtaken, tell_news
from apps.interop.services.patients import find_or_register, find_patient, find_place
from apps.safety.public import record_authorisation
from apps.workflow.public import ExamFacts, ExamState, change_order, find_order_exams, place_order, record_fact


def take_orders(header: Header, message: Message, actor: Actor) -> Done:
    """Raises Invalid, Refused, NotFound. A change or a cancel that was written before the news that stands of
    its order is refused: a person must look which of the two holds."""
    place = find_place(header)
    message = arrange(message, place.mapping)
    orders = _join(read_orders(message, mapping=place.mapping, zone=place.zone))
    names = {id(order): name_order(order.placer_issuer, order.placer_number) for order, _ in orders}
    at = read_told_at(header, message, zone=place.zone)
    newest = tell_news(names.values(), at)
    exam_ids: list[int] = []
    patient_ids: set[int] = set()
    arrived: list[str] = []
    for order, exam_codes in orders:
        known = find_order_exams(order.placer_issuer, order.placer_number)
        _check_patient(order, known)
        patient_ids |= {exam.patient_id for exam in known}
        if order.control == "NW":
            exams = _place(order, exam_codes, place.site_id, actor)
            patient_ids |= {exam.patient_id for exam in exams}
            exam_ids += [exam.id for exam in exams]
            arrived.append(names[id(order)])
        elif not known:
            params = {"placer": order.placer_number, "issuer": order.placer_issuer}
            raise Invalid({"ORC-2": Reason("interop.order_unknown", params, "error")})
        elif names[id(order)] not in newest:
            raise Invalid({"MSH-7": note_overtaken(at)})
        else:
            exam_ids += _change(order, header, actor) if order.control == "XO" else _cancel(known, actor)
    return Done(tuple(exam_ids), tuple(sorted(patient_ids)), tuple(arrived))


def _join(orders: list[OrderFacts]) -> list[tuple[OrderFacts, list[str]]]:
    """New exams that the message asks for under one number are one order of several exams, with the notes of all. Raises Invalid where
    they differ in what an order has once."""
    joined: list[tuple[OrderFacts, list[str]]] = []
    for order in orders:
        place = (order.control, order.placer_issuer, order.placer_number)
        at = next(
            (n for n, (j, _) in enumerate(joined) if (j.control, j.placer_issuer, j.placer_number) == place), None
        )
        if order.control != "NW" or at is None:
            joined.append((order, [order.exam_code]))
            continue
        first, exam_codes = joined[at]
        if replace(order, exam_code=first.exam_code, note=first.note) != first:
            raise Invalid({"ORC-2": Reason("interop.exams_differ", {"placer": order.placer_number}, "error")})
        notes = dict.fromkeys(note for note in (first.note, order.note) if note)
        joined[at] = (replace(first, note="\n".join(notes)), [*exam_codes, order.exam_code])
    return joined


def _check_patient(order: OrderFacts, known: list[ExamFacts]) -> None:
    """A number under which another patient's order stands says nothing about this one."""
    if not known:
        return
    patient = find_patient(order.patient)
    if patient is None or patient.id != known[0].patient_id:
        raise Invalid({"PID-3": Reason("interop.order_of_another", {"placer": order.placer_number}, "error")})


def _change(order: OrderFacts, header: Header, actor: Actor) -> list[int]:
    return change_order(
        order.placer_issuer,
        order.placer_number,
        exam_type_code=order.exam_code,
        priority=order.priority if order.has_priority else "",
        reason=order.reason,
        laterality=order.laterality,
        note=order.note,
        at_sender=f"{header.kind} {header.control_id}",
        actor=actor,
    )


def _place(order: OrderFacts, exam_codes: list[str], site_id: int, actor: Actor) -> list[ExamFacts]:
    """The order's exams, also when it stands already. Raises Invalid when another order stands under its number."""
    referrer = find_user_by_username(order.referrer_username) if order.referrer_username else None
    exams = place_order(
        patient_id=find_or_register(order.patient, actor),
        site_id=site_id,
        patient_class=order.patient_class,
        exam_type_codes=exam_codes,
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
        precaution=order.precaution,
        precaution_note=order.precaution_note,
        note=order.note,
        actor=actor,
    )
    asked, live = {*exam_codes}, {e.exam_type_code for e in exams if e.state != ExamState.CANCELLED}
    if not asked <= live:
        code = "interop.order_cancelled" if asked <= {e.exam_type_code for e in exams} else "interop.number_taken"
        raise Invalid({"ORC-2": Reason(code, {"placer": order.placer_number}, "error")})
    if order.authorisation:
        for exam in exams:
            record_authorisation(exam.id, state="authorised", source="hl7", note=order.authorisation, actor=actor)
    return exams


def _cancel(exams: list[ExamFacts], actor: Actor) -> list[int]:
    for exam in exams:
        record_fact(exam.id, "cancelled_by_message", at=clock.now(), source="message", actor=actor)
    return [e.id for e in exams]
