"""What a browser is told about every answer, and what the cookies carry."""

import pytest
from django.conf import settings
from django.test import Client

from tests.builders.desk import Browser
from tests.builders.pathway import seed_department
from tests.builders.reports import make_person

pytestmark = pytest.mark.django_db
ALWAYS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.parametrize("path", ["/", "/board", "/api/session", "/api/exams", "/api/no-such-address"])
def test_every_answer_carries_the_secure_headers(path):
    answer = Client().get(path)
    assert {name: answer.get(name) for name in ALWAYS} == ALWAYS
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["object-src"] == "'none'"
    assert "'unsafe-inline'" not in policy["script-src"] and "'unsafe-eval'" not in policy["script-src"]
    assert "http" not in answer["Content-Security-Policy"]


def test_nothing_of_the_api_is_kept_by_a_shared_browser():
    assert Client().get("/api/session")["Cache-Control"] == "no-store"


def test_the_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites():
    seed_department()
    make_person("rad-h", "radiologist", "吴敏")
    cookie = Browser("rad-h").cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


def test_a_host_that_is_not_ours_is_refused():
    assert Client(HTTP_HOST="evil.example").get("/api/session").status_code == 400
