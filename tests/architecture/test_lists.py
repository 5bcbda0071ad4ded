"""Every list of the API: pages, orders both ways by what it offers, and asks the database no more for many rows than for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.common.rest.views import ListView
from apps.directory.engine.roles import Role
from apps.directory.public import create_user, record_allergy, record_measure
from tests.architecture.endpoints import Endpoint, list_endpoints
from tests.architecture.test_sites import address, may, rich  # noqa: F401  (a fixture)
from tests.builders.http import client_of
from tests.builders.pathway import CLERK, make_exam

LISTS = [e for e in list_endpoints() if e.method == "get" and issubclass(e.view, ListView)]
OWN_ORDER = {"/api/reading"}  # the order of a reading list is its meaning
FOR_PEOPLE = {"/api/notifications"}  # a token has none


def open_for(endpoint: Endpoint) -> str:
    return next((role for role in Role if may(role, endpoint)), Role.ADMIN)


@pytest.fixture
def full(rich):  # noqa: F811
    """More than one row in as many lists as can be."""
    for n in range(2):
        make_exam()
        record_allergy(
            rich["patient_id"],
            actor=CLERK,
            substance_text=f"latex {n}",
            kind="allergy",
            severity="mild",
            source="patient",
        )
        record_measure(rich["patient_id"], actor=CLERK, weight_kg=70 + n)
        create_user(
            actor=CLERK, username=f"ref{n}", name=f"Ref {n}", password="blue-Lamp-42", grants=[("referrer", None)]
        )
    return rich


@pytest.mark.parametrize("endpoint", LISTS, ids=str)
def test_it_says_what_it_can_be_ordered_by(endpoint):
    assert getattr(endpoint.view, "ordering_fields", None) or endpoint.path in OWN_ORDER


def test_each_order_is_served_both_ways_and_no_other(full):
    wrong = []
    for endpoint in LISTS:
        client, path = client_of(open_for(endpoint)), address(endpoint, full)
        if path is None or endpoint.path in OWN_ORDER | FOR_PEOPLE:
            continue
        for name in endpoint.view.ordering_fields:
            for sign in ("", "-"):
                answer = client.get(path, {"ordering": f"{sign}{name}", "page_size": 2})
                if answer.status_code != 200:
                    wrong.append(f"{endpoint} {sign}{name}: {answer.status_code}")
        if client.get(path, {"ordering": "password"}).status_code != 400:
            wrong.append(f"{endpoint} orders by anything")
    assert wrong == []


def test_many_rows_cost_no_more_queries_than_one(full):
    """A page of one row may add the count of the rest."""
    dear, compared = [], 0
    for endpoint in LISTS:
        client, path = client_of(open_for(endpoint)), address(endpoint, full)
        if path is None or endpoint.path in FOR_PEOPLE:
            continue
        n_queries, n_rows = {}, 0
        for size in (1, 200, 1, 200):  # what is remembered for seconds may be asked again in any one of them
            with CaptureQueriesContext(
                connection,
            ) as asked:
                n_rows = max(n_rows, len(client.get(path, {"page_size": size}).json()["results"]))
            n_queries[size] = min(n_queries.get(size, len(asked)), len(asked))
        compared += n_rows > 1
        if n_queries[200] > n_queries[1]:
            dear.append(f"{endpoint}: {n_queries[200]} for {n_rows} rows, {n_queries[1]} for one")
    assert dear == []
    assert compared > 15
