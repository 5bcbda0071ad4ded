"""What a request may hold: refused with its place before any view looks at it."""

import json

import pytest
from django.conf import settings

from apps.common.policy.models import PolicySet
from tests.builders.http import client_of
from tests.builders.pathway import seed_department

pytestmark = pytest.mark.django_db
PATIENTS = "/api/patients"


@pytest.fixture
def desk(db):
    seed_department()
    return client_of("front_desk")


def send(desk, body: bytes | str, *, content_type: str = "application/json"):
    raw = body if isinstance(body, bytes) else body.encode()
    return desk.generic("POST", PATIENTS, raw, content_type=content_type)


@pytest.mark.parametrize(
    ("_case", "body", "field"),
    [
        ("half a surrogate pair", r'{"name": "\ud800", "sex": "F"}', "name"),
        ("half of one in a choice, which the refusal would repeat", r'{"name": "x", "sex": "\udfff"}', "sex"),
        ("half of one deep inside", r'{"name": "x", "identifiers": [{"value": "\ud800"}]}', "identifiers[0].value"),
        ("half of one in a name of a field", r'{"\ud800": "x"}', "non_field_errors"),
        ("a number without end", '{"name": "x", "weight": 1e999}', "weight"),
        ("a date that no calendar can add to", '{"name": "x", "sex": "F", "birth_date": "9999-12-31"}', "birth_date"),
    ],
)
def test_what_could_never_be_kept_is_named(desk, _case, body, field):
    answer = send(desk, body)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert field in [error["field"] for error in answer.json()["errors"]]


@pytest.mark.parametrize("body", ["[" * 100_000, '{"a":' * 100_000, "{", "", b"\xff{}", "NaN", b"\xef\xbb\xbf{}"])
def test_what_is_no_json_is_refused(desk, body):
    answer = send(desk, body)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_nesting_has_a_bottom(desk):
    answer = send(desk, json.dumps({"name": json.loads("[" * 60 + "]" * 60)}))
    assert answer.status_code == 400 and "levels deep" in answer.json()["errors"][0]["text"]


def test_a_body_beyond_the_limit_is_refused_as_too_large(desk):
    answer = send(desk, b'{"name": "' + b"x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE + b'"}')
    assert (answer.status_code, answer["Content-Type"]) == (413, "application/problem+json")


@pytest.mark.parametrize("charset", ["zlib", "hex", "klingon"])
def test_no_charset_of_a_request_is_a_fault_of_ours(desk, charset):
    assert send(desk, "{}", content_type=f"application/json; charset={charset}").status_code == 400
    assert desk.generic("GET", PATIENTS, content_type=f"application/json; charset={charset}").status_code < 500


def test_whole_emoji_and_rare_characters_pass(desk):
    answer = send(desk, '{"name": "\U0002a6a5\\ud83d\\ude00", "sex": "F", "birth_date": "1968-04-12"}')
    assert answer.status_code == 201 and answer.json()["name"] == "\U0002a6a5\U0001f600"


def test_a_policy_sent_as_a_form_needs_a_payload_too(desk):
    facts = {"code": "common.any", "source": "x", "change_reason": "x"}
    refused = client_of("head").post("/api/policies", facts | {"payload": "null"})  # a form, not JSON
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, "payload")
    assert not PolicySet.objects.filter(code="common.any").exists()
    assert client_of("head").post("/api/policies", facts | {"payload": "{}"}).status_code == 201
