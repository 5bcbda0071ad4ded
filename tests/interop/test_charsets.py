"""Character sets as senders name them, and as partners can take them; the site that a message is for."""

import pytest

from apps.common.kernel.errors import Refused
from apps.common.policy import activate_policy, draft_policy, get_policy
from apps.directory.models import Room, Site
from apps.directory.public import find_patient_by_identifier, find_site_by_code
from apps.interop.models import Destination, OutboundMessage
from apps.interop.public import receive_message, resend_message
from apps.workflow.models import Exam
from tests.builders.pathway import HEAD, RADIOLOGIST
from tests.builders.reports import make_person, make_signed
from tests.interop.test_hospital import reasons
from tests.interop.test_orders import answer, order

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("charset", "codec", "answered"),
    [
        ("ASCII~GB 18030-2000", "gb18030", b"|GB 18030-2000\r"),
        ("UNICODE UTF-8~GB 18030-2000", "gb18030", b"|GB 18030-2000\r"),
        ("~GB18030", "gb18030", b"|GB18030\r"),
        ("GBK", "gbk", b"|GBK\r"),
        ("GB2312", "gb2312", b"|GB2312\r"),
        ("UTF8", "utf-8", b"|UTF8\r"),
    ],
)
def test_a_set_that_repeats_or_has_another_name_is_read_and_answered_in_it(department, charset, codec, answered):
    raw = receive_message(order(charset=charset, codec=codec), peer="a")
    assert b"MSA|AA|M1" in raw and answered in raw
    assert find_patient_by_identifier("GH", "MR", "P100").name == "赵敏"


def test_a_text_that_the_partners_set_cannot_say_is_parked_until_it_has_another(partners):
    row, partner = partners(charset="8859/1", flows=["results"])
    make_signed(make_person("rad", "radiologist"))
    message = OutboundMessage.objects.get()
    assert (message.status, message.reason["code"]) == ("parked", "interop.charset_cannot_say")
    with pytest.raises(Refused) as refused:
        resend_message(message.id, actor=HEAD, reason="again")
    assert refused.value.reason.code == "interop.charset_cannot_say"
    Destination.objects.update(charset="GB 18030-2000")
    again = bytes(resend_message(message.id, actor=HEAD, reason="it reads Chinese now").raw).decode("gb18030")
    assert "右肺上叶结节" in again and "|GB 18030-2000\r" in again and "?" not in again


def sent_to(facility: str, control_id: str = "M1") -> bytes:
    return order(control_id, placer=control_id).replace(b"|MAIN|", f"|{facility}|".encode())


def test_where_there_are_several_sites_none_is_guessed(department):
    assert answer(sent_to("EAST"))[0] == "AA"
    assert Exam.objects.get().site_id == find_site_by_code("east").id
    for control_id, facility in (("M2", "ESAT"), ("M3", "")):
        assert answer(sent_to(facility, control_id))[0] == "AE"
        assert reasons(control_id) == [("MSH-6", "interop.site_unknown")]
    assert Exam.objects.count() == 1


def test_a_senders_mapping_names_the_site_of_its_facilities(department):
    payload = get_policy("interop.mapping").payload | {
        "senders": {"HIS|GH": {"sites": {"GH-EAST": "east", "*": "main"}}}
    }
    row = draft_policy("interop.mapping", payload=payload, source="GH", change_reason="two houses", actor=HEAD)
    activate_policy(row.id, actor=RADIOLOGIST)
    for control_id, facility in (("M1", "GH-EAST"), ("M2", "elsewhere"), ("M3", "")):
        assert answer(sent_to(facility, control_id))[0] == "AA"
    assert list(Exam.objects.order_by("id").values_list("site__code", flat=True)) == ["east", "main", "main"]


def test_a_department_of_one_site_takes_what_names_another(department):
    Room.objects.filter(site__code="east").delete()
    Site.objects.filter(code="east").delete()
    assert answer(sent_to("GH-RAD"))[0] == "AA"
