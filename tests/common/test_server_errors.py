"""What the caller hears when no view of ours answered."""

import json

import pytest
from django.core.handlers.exception import response_for_exception
from django.db import OperationalError
from django.test import RequestFactory


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (OperationalError("couldn't get a connection after 10.00 sec"), 503, "common.unavailable"),
        (KeyError("a fault of ours"), 500, "common.our_fault"),
    ],
    ids=["database busy before the view began", "crash"],
)
def test_a_busy_database_is_told_apart_from_a_crash(settings, error, status, code):
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False
    request = RequestFactory().get("/api/session")
    try:
        raise error
    except Exception as caught:
        answer = response_for_exception(request, caught)
    assert (answer.status_code, json.loads(answer.content)["code"]) == (status, code)
