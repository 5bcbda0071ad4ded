"""What no query of any endpoint may hold."""

import pytest

from tests.builders.http import client_of
from tests.builders.pathway import seed_department

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("query", ["ordering=%00", "action=a%00b", "%00=1", "nobody_asks=%00"])
def test_a_zero_byte_is_refused_before_anything_is_written(query):
    seed_department()
    answer = client_of("admin").get(f"/api/audit?{query}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["errors"]
