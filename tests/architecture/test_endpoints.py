"""Every endpoint of the department: closed to nobody's caller, open to exactly the roles of the permission table."""

import pytest
from django.test import Client

from apps.common.kernel.actor import Actor
from apps.common.policy import seed_policies
from apps.common.rest.permissions import PUBLIC, SIGNED_IN
from apps.directory.engine.roles import Role, load_table
from apps.directory.public import issue_token
from tests.architecture.endpoints import list_endpoints

ENDPOINTS = list_endpoints()
OWN_SESSION = {"session.profile"}  # for people only: a token has no profile


def test_there_are_endpoints():
    assert len(ENDPOINTS) > 20


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=str)
def test_it_says_what_it_needs(endpoint):
    needs = endpoint.needs
    assert needs, f"{endpoint} declares no permission and is closed to everybody"
    for code in (needs,) if isinstance(needs, str) else needs:
        assert code in (PUBLIC, SIGNED_IN) or code in load_table()


@pytest.mark.django_db
def test_nobody_gets_nothing():
    client, open_ones = Client(raise_request_exception=False), []
    for endpoint in ENDPOINTS:
        if endpoint.needs == PUBLIC:
            continue
        answer = getattr(client, endpoint.method)(endpoint.url, data={}, content_type="application/json")
        if answer.status_code != 401:
            open_ones.append(f"{endpoint}: {answer.status_code}")
    assert open_ones == []


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_a_role_gets_exactly_what_the_table_says(role):
    """Real requests with a token of the role. What is permitted may still be 400, 404 or 409, never 401, 403 or 5xx."""
    seed_policies()
    _, words = issue_token(actor=Actor.system("test"), name=role, role=role)
    client, wrong = Client(raise_request_exception=False, HTTP_AUTHORIZATION=f"Bearer {words}"), []
    for endpoint in ENDPOINTS:
        needs = {endpoint.needs} if isinstance(endpoint.needs, str) else set(endpoint.needs)
        if needs & ({PUBLIC} | OWN_SESSION) or endpoint.path.startswith("/api/session"):
            continue
        permitted = SIGNED_IN in needs or any(role in load_table()[code]["roles"] for code in needs)
        status = getattr(client, endpoint.method)(endpoint.url, data={}, content_type="application/json").status_code
        if (status in (401, 403)) is permitted or status >= 500:
            wrong.append(f"{endpoint}: {status}, {'permitted' if permitted else 'not permitted'}")
    assert wrong == []
