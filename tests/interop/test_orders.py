"""HL7 v2 orders as a hospital sends them: the answers, the rows and what stays undone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid
from apps.common.policy import seed_policies
from apps.directory.public import find_patient_by_identifier, seed_sites
from apps.directory.public import seed_starter as seed_directory
from apps.interop.engine.segments import escape, parse
from apps.interop.models import InboundMessage
from apps.interop.public import receive_message, replay_message
from apps.interop.services import inbound
from apps.workflow.public import find_order_exams
from tests.builders.pathway import HEAD


def segment(name: str, **fields: str) -> str:
    """segment("OBR", f4="CT") puts CT into OBR-4."""
    row = [name] + [""] * max(int(k[1:]) for k in fields)
    for key, value in fields.items():
        row[int(key[1:])] = value
    return "|".join(row)


ORDER = "\r".join(
    [
        "MSH|^~\\&|HIS|GH|RADFLOW|MAIN|20261122090000+0800||ORM^O01^ORM_O01|{control_id}|P|2.5.1||||||{charset}",
        "PID|1||P100^^^GH^MR||赵^敏^^^^^L^I~Zhao^Min^^^^^L^A||19680412|F|||||13800004471",
        segment("PV1", f1="1", f2="O", f3="呼吸科^^^GH", f19="V1"),
        segment("ORC", f1="{control}", f2="{placer}^GH"),
        segment(
            "OBR",
            f1="1",
            f2="{placer}^GH",
            f4="{exam}^CT^L",
            f13="咳嗽三周",
            f16="referrer^刘^明远",
            f27="{priority}",
            f31="^左上肺结节",
        ),
    ]
)


def order(
    control_id="M1", control="NW", placer="A1", exam="", priority="^^^^^R", charset="UNICODE UTF-8", codec="utf-8"
) -> bytes:
    return (ORDER.format(**{**locals(), "exam": exam or EXAM}) + "\r").encode(codec)


EXAM = "CT-CHEST"


def at_time(value: str) -> bytes:
    return order().replace(
        segment("ORC", f1="NW", f2="A1^GH").encode(), segment("ORC", f1="NW", f2="A1^GH", f9=value).encode()
    )


@pytest.fixture
def department(db):
    global EXAM
    seed_policies()
    seed_sites()
    seed_directory()
    from apps.directory.models import ExamType

    EXAM = ExamType.objects.filter(modality="CT", contrast="none", laterality_rule="none").order_by("code").first().code


def answer(raw: bytes) -> tuple[str, str]:
    _, ack = parse(receive_message(raw, peer="127.0.0.1"))
    return ack.get("MSA", 1), ack.get("MSA", 2)


def test_an_order_becomes_a_patient_and_an_exam(department):
    assert answer(order()) == ("AA", "M1")
    (exam,) = find_order_exams("GH", "A1")
    assert (exam.state, exam.patient.name, exam.patient.sex, exam.priority_code) == (
        "requested",
        "赵敏",
        "F",
        "routine",
    )
    assert exam.referrer_name == "刘明远" and exam.reason_for_exam == "左上肺结节"
    row = InboundMessage.objects.get()
    assert (row.status, row.exam_ids, bytes(row.raw)) == ("processed", [exam.id], order())


def test_the_same_message_again_gets_the_same_answer_and_makes_nothing(department):
    first = receive_message(order(), peer="a")
    assert receive_message(order(), peer="a") == first
    assert len(find_order_exams("GH", "A1")) == 1 and InboundMessage.objects.count() == 1


def test_another_message_under_a_control_id_in_use_is_parked_and_a_person_takes_it(department):
    answer(order())
    first = receive_message(order(placer="A2"), peer="a")
    assert parse(first)[1].get("MSA", 1) == "AE" and receive_message(order(placer="A2"), peer="a") == first
    assert find_order_exams("GH", "A2") == []
    row = InboundMessage.objects.exclude(turn=0).get()
    assert (row.status, row.control_id, row.turn, bytes(row.raw)) == ("parked", "M1", None, order(placer="A2"))
    assert [r["code"] for r in row.reasons] == ["interop.control_id_reused"]
    replay_message(row.id, actor=HEAD)
    assert len(find_order_exams("GH", "A2")) == 1
    assert answer(order(placer="A2")) == ("AA", "M1")  # asked again, the sender hears how it went on


def test_a_counter_that_began_anew_is_no_repetition(department):
    answer(order())
    InboundMessage.objects.update(received_at=clock.now() - inbound.REUSE_AFTER)
    assert answer(order(placer="A2")) == ("AA", "M1") and answer(order(placer="A2")) == ("AA", "M1")
    assert answer(order()) == ("AA", "M1")  # and the old message is known as before
    assert [len(find_order_exams("GH", placer)) for placer in ("A1", "A2")] == [1, 1]
    assert list(InboundMessage.objects.order_by("id").values_list("turn", "status")) == [(0, "processed"), (1, "processed")]  # fmt: skip
    assert answer(order(placer="A3"))[0] == "AE"  # the new one is in use now


def test_a_cancel_reaches_the_exam_and_an_unknown_one_is_parked(department):
    answer(order())
    assert answer(order(control_id="M2", control="CA"))[0] == "AA"
    assert find_order_exams("GH", "A1")[0].state == "cancelled"
    assert answer(order(control_id="M3", control="CA", placer="A9"))[0] == "AE"
    assert InboundMessage.objects.get(control_id="M3").status == "parked"


def test_gb18030_is_read_and_answered_in_gb18030(department):
    raw = receive_message(order(charset="GB 18030-2000", codec="gb18030"), peer="a")
    assert b"GB 18030-2000" in raw
    patient = find_patient_by_identifier("GH", "MR", "P100")
    assert patient.name == "赵敏"


@pytest.mark.parametrize(
    ("_case", "raw", "code", "field"),
    [
        ("no exam code", lambda: order(exam="NOPE"), "AE", None),
        ("unknown control", lambda: order(control="ZZ"), "AE", "ORC-1"),
        ("no placer number", lambda: order(placer=""), "AE", "ORC-2"),
        ("unknown priority", lambda: order(priority="^^^^^Q"), "AE", "OBR-27"),
        ("no patient", lambda: order().replace(b"PID|", b"ZID|"), "AE", "PID"),
        ("bad birth date", lambda: order().replace(b"19680412", b"19689999"), "AE", "PID-7"),
        ("unknown sex", lambda: order().replace(b"|F|", b"|Q|"), "AE", "PID-8"),
        ("other message", lambda: order().replace(b"ORM^O01^ORM_O01", b"MDM^T02"), "AR", "MSH-9"),
        ("other event", lambda: order().replace(b"ORM^O01^ORM_O01", b"ORM^O99"), "AR", "MSH-9"),
        ("unknown charset", lambda: order(charset="KLINGON"), "AR", "MSH-18"),
        ("bytes of another charset", lambda: order(codec="gb18030"), "AR", "MSH-18"),
        ("no header", lambda: b"hello", "AR", "MSH"),
        ("empty", lambda: b"", "AR", "MSH"),
        ("zero byte in the control id", lambda: order(control_id="M\0"), "AR", "MSH"),
        ("zero byte in a value that the refusal would repeat", lambda: order(control="\0"), "AR", "MSH"),
        ("zero byte by escape", lambda: order(placer="A\\X00\\"), "AE", "ORC"),
        ("one separator for all", lambda: order().replace(b"MSH|^~\\&", b"MSH|^^^^"), "AR", "MSH"),
        ("a segment without end", lambda: order() + b"ZZZ" + b"|" * 60_000, "AR", "MSH"),
        ("two patients", lambda: order() + order().split(b"\r")[1].replace(b"P100", b"P200") + b"\r", "AE", "PID"),
        ("two messages in a frame", lambda: order() + order(control_id="M2", placer="A2"), "AE", "MSH"),
        ("year 9999", lambda: at_time("99991231235959-1200"), "AE", "ORC-9"),
        ("year 1", lambda: at_time("00010101000000+1400"), "AE", "ORC-9"),
        ("placer number too long", lambda: order(placer="A" * 65), "AE", "ORC-2"),
        ("patient id too long", lambda: order().replace(b"P100", b"P" * 65), "AE", "PID-3"),
        ("phone too long", lambda: order().replace(b"13800004471", b"1" * 33), "AE", "PID-13"),
    ],
)
def test_what_is_wrong_is_named_and_leaves_nothing_behind(department, _case, raw, code, field):
    ack = receive_message(raw(), peer="127.0.0.1")
    assert parse(ack)[1].get("MSA", 1) == code
    row = InboundMessage.objects.get()
    assert row.ack_code == code and bytes(row.raw) == raw() and row.reasons
    if field:
        assert field in [r["field"] for r in row.reasons]
        assert b"ERR|" in ack
    assert find_order_exams("GH", "A1") == [] and find_patient_by_identifier("GH", "MR", "P100") is None


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 400), st.integers(0, 255))
def test_no_damage_to_a_message_escapes_as_anything_but_a_refusal(noise, at, byte):
    global EXAM
    raw = bytearray(order())
    raw[min(at, len(raw) - 1)] = byte
    for data in (bytes(raw), noise, b"MSH|^~\\&" + noise):
        try:
            header, message = parse(data)
        except Invalid:
            continue
        assert header.control_id and message.get("PID", 5, 1) is not None


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=60))
def test_escaping_keeps_the_frame_of_a_message(text):
    assert not set(escape(text)) & set("|^&~\r\n")


@pytest.mark.django_db(transaction=True)
def test_over_the_network_frames_are_answered_one_by_one_and_garbage_closes():
    import asyncio

    from apps.interop.public import serve

    async def echo(raw: bytes, peer: str) -> bytes:
        return b"ACK:" + raw

    async def main() -> None:
        server = await serve("127.0.0.1", 0, echo)
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"\x0bone\x1c\r\x0btw")
        assert await reader.readuntil(b"\x1c\r") == b"\x0bACK:one\x1c\r"
        writer.write(b"o\x1c\r")
        assert await reader.readuntil(b"\x1c\r") == b"\x0bACK:two\x1c\r"
        writer.write(b"no start\x1c\r")
        assert await reader.read() == b""
        server.close()

    asyncio.run(main())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("_case", "sent", "code"),
    [
        ("too long", b"\x0b" + order(control_id="BIG") + b"Z" * 40_000, "interop.too_long"),
        ("cut in the middle", b"\x0b" + order(control_id="BIG")[:300], "interop.cut"),
    ],
)
def test_a_message_that_does_not_come_whole_is_kept_refused_and_the_line_closed(_case, sent, code):
    import asyncio

    from asgiref.sync import sync_to_async

    from apps.interop.drivers.mllp import Limits
    from apps.interop.public import refuse_frame, serve

    async def refuse(head, reason, peer):
        return await sync_to_async(refuse_frame)(head, reason, peer=peer)

    async def main() -> bytes:
        server = await serve("127.0.0.1", 0, None, refuse=refuse, limits=Limits(message_bytes=20_000))
        reader, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
        writer.write(sent)
        writer.write_eof()
        got = await reader.read()
        server.close()
        return got

    assert b"MSA|AR|BIG" in asyncio.run(main())
    row = InboundMessage.objects.get()
    assert (row.status, row.ack_code, row.reasons[0]["code"]) == ("rejected", "AR", code)
    assert sent[1:].startswith(bytes(row.raw)) and row.raw


def test_what_is_no_frame_at_all_is_not_taken_for_a_message():
    import asyncio

    from apps.interop.public import serve

    refused = []

    async def refuse(head, reason, peer):
        refused.append(head)
        return b""

    async def main() -> None:
        server = await serve("127.0.0.1", 0, None, refuse=refuse)
        reader, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
        writer.write(b"GET / HTTP/1.1")
        writer.write_eof()
        assert await reader.read() == b""
        server.close()

    asyncio.run(main())
    assert refused == []
