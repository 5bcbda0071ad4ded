import pytest

from tests.builders.desk import Browser
from tests.builders.pathway import make_patient, seed_department
from tests.builders.reports import make_person

pytestmark = pytest.mark.django_db


def test_an_order_names_the_account_that_will_see_the_result():
    site_id = seed_department()
    referrer = make_person("dr-liu", "referrer", "刘明远")
    make_person("dr-gone", "radiologist", "刘主任")
    make_person("desk", "front_desk", "许静")
    desk = Browser("desk")
    assert [row["id"] for row in desk.get("/api/referrers?q=刘").json()["results"]] == [referrer.id]
    assert Browser("dr-liu").get("/api/referrers").status_code == 403
    order = {
        "patient_id": make_patient().id,
        "site_id": site_id,
        "patient_class": "outpatient",
        "exam_type_codes": ["DX-CHEST"],
        "priority": "routine",
        "reason": "cough",
        "referrer_name": "刘明远",
    }
    unknown = desk.send("post", "/api/orders", order | {"referrer_id": "00000000-0000-0000-0000-000000000001"})
    assert (unknown.status_code, [error["field"] for error in unknown.json()["errors"]]) == (400, ["referrer_id"])
    assert desk.send("post", "/api/orders", order | {"referrer_id": referrer.id}).status_code == 201
