"""Every operation of the API with invented, well-formed and odd input: refused with a problem or served, never a fault of ours.

The same few requests in every run: the smallest that each operation takes, and some of any size. RADFLOW_LONG_FUZZ=1 makes many, others each time.
"""

import json
import os

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import IntegrityError, close_old_connections, connection, transaction
from hypothesis import HealthCheck, Phase, given, settings

from apps.common.kernel.actor import Actor
from apps.directory.engine.roles import Role, load_table
from apps.directory.public import issue_token
from tests.builders.pathway import make_exam, seed_department

IS_LONG = os.environ.get("RADFLOW_LONG_FUZZ") == "1"
EXAMPLES = 60 if IS_LONG else 3
PEOPLE_ONLY = ("/api/session",)
SLOW_OR_BINARY = ("/api/schema",)


@pytest.fixture
def tokens(db) -> dict[str, str]:
    seed_department()
    make_exam()
    return {role.value: issue_token(actor=Actor.system("test"), name=role, role=role)[1] for role in Role}


def choose_role(needs) -> str | None:
    codes = [needs] if isinstance(needs, str) else list(needs or [])
    for code in codes:
        if code == "signed_in":
            return Role.ADMIN
        if code in load_table():
            return load_table()[code]["roles"][0]
    return None


@pytest.fixture
def one_connection():
    """Requests stay in the test's own transaction, as Django's test client keeps them."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.timeout(0 if IS_LONG else 1200)
def test_no_operation_answers_odd_input_with_a_fault_of_ours(tokens, one_connection):
    schema = schemathesis.openapi.from_wsgi("/api/schema?format=json", get_wsgi_application())
    faults: list[str] = []
    tried = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        role = choose_role(operation.definition.raw.get("x-permission"))
        if role is None or operation.path.startswith(PEOPLE_ONLY + SLOW_OR_BINARY):
            continue
        tried += 1
        attack(operation, {"Authorization": f"Bearer {tokens[role]}"}, faults)
    assert tried > 60
    assert not faults, "\n".join(sorted(set(faults)))


def attack(operation, headers: dict[str, str], faults: list[str]) -> None:
    """A few generated requests, each undone: what one of them did must not shape the next."""

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=not IS_LONG,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def send(case):
        mark = transaction.savepoint()
        try:
            answer = case.call(headers=headers)
            if answer.status_code < 400:
                connection.check_constraints()  # what the commit would ask
        except IntegrityError as fault:
            faults.append(f"{operation.label}: {fault!r} {json.dumps(case.body, default=str)[:200]}")
            return
        finally:
            transaction.savepoint_rollback(mark)
        if answer.status_code >= 500:
            body = json.dumps(case.body, default=str)[:200]
            faults.append(f"{operation.label}: {answer.status_code} {case.formatted_path} {case.query} {body}")
        elif answer.status_code >= 400 and "problem+json" not in str(answer.headers.get("content-type")):
            faults.append(f"{operation.label}: {answer.status_code} without a problem")

    send()
