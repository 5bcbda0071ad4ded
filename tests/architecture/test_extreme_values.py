"""One value at the edge of what its type can say, in an otherwise plausible request to a real row: refused or served, never a fault of ours."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from apps.directory.engine.roles import Role
from tests.architecture.endpoints import Endpoint, list_endpoints
from tests.architecture.test_endpoints import OWN_SESSION
from tests.architecture.test_sites import BODIES, address, may, rich  # noqa: F401  (a fixture)
from tests.builders.http import client_of

SOON = "2026-11-28T12:00:00Z"
EDGES: dict[
    str, list[str]
] = {  # as they are written in JSON; what no request may hold at all: tests/common/test_strict_json.py
    "date": ['"9999-12-31"', '"0001-01-01"'],
    "date-time": ['"9999-12-31T23:59:59Z"', '"0001-01-01T00:00:00Z"'],
    "time": ['"23:59:59.999999"'],
    "integer": ["9223372036854775807", "-9223372036854775809"],
    "number": ["1e308", "1e-300"],
    "string": ['"\\u0000"', '"' + "长" * 70_000 + '"'],
    "array": ["[null]"],
    "object": ['{"zh-Hans": null, "en": "\\u0000"}'],
    "boolean": ['"maybe"'],
}
SAMPLES = {
    "date": "2026-11-28",
    "date-time": SOON,
    "time": "08:00:00",
    "uuid": "0" * 32,
    "integer": 1,
    "number": 1,
    "boolean": False,
}


def kind_of(schema: dict) -> str:
    return schema.get("format") if schema.get("format") in EDGES else schema.get("type", "string")


class Forms:
    """The API's own description, read for the bodies and queries that it asks for."""

    def __init__(self) -> None:
        self.whole = SchemaGenerator().get_schema(request=None, public=True)

    def resolve(self, schema: dict) -> dict:
        if "allOf" in schema and len(schema["allOf"]) == 1:
            schema = schema["allOf"][0]
        if "oneOf" in schema:
            schema = schema["oneOf"][0]
        return (
            self.resolve(self.whole["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]])
            if "$ref" in schema
            else schema
        )

    def sample(self, schema: dict) -> Any:
        schema = self.resolve(schema)
        if schema.get("enum"):
            return schema["enum"][0]
        if schema.get("type") == "array":
            return [self.sample(schema["items"])]
        if schema.get("type") == "object":
            fields = schema.get("properties") or {}
            return {k: self.sample(v) for k, v in fields.items() if not v.get("readOnly")} or {
                "en": "x",
                "zh-Hans": "x",
            }
        return SAMPLES.get(schema.get("format") or schema.get("type"), "x")

    def find(self, endpoint: Endpoint) -> dict:
        path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", endpoint.path)
        return self.whole["paths"].get(path, {}).get(endpoint.method, {})

    def body_of(self, operation: dict) -> dict:
        content = operation.get("requestBody", {}).get("content", {}).get("application/json")
        return self.resolve(content["schema"]) if content else {}


def list_attacks(
    forms: Forms, endpoint: Endpoint, ids: dict
) -> Iterator[tuple[str, dict[str, str] | None, str | None]]:
    """(what is odd, query, body)"""
    operation = forms.find(endpoint)
    queries = {p["name"]: p["schema"] for p in operation.get("parameters", []) if p["in"] == "query"}
    plain = {
        name: str(ids.get(name, ids.get(f"{name}_id", forms.sample(s))))
        for name, s in queries.items()
        if name != "ordering"
    }
    for name, schema in queries.items():
        for edge in EDGES.get(kind_of(forms.resolve(schema)), []):
            yield name, plain | {name: edge.strip('"').replace("\\u0000", "\0")}, None
    schema = forms.body_of(operation)
    fields = {k: v for k, v in (schema.get("properties") or {}).items() if not v.get("readOnly")}
    sane = {k: ids[k] if isinstance(ids.get(k), int) else forms.sample(v) for k, v in fields.items()}
    sane |= BODIES.get(endpoint.path, {})
    for name, inner in fields.items():
        for edge in EDGES.get(kind_of(forms.resolve(inner)), []):
            yield name, None, json.dumps(sane | {name: "@@"}).replace('"@@"', edge)


def ask(client: Client, endpoint: Endpoint, path: str, query: dict | None, body: str | None):
    """Each request undone: what one of them did must not shape the next."""
    mark, method = transaction.savepoint(), endpoint.method.upper()
    try:
        answer = client.generic(
            method, path, body or "", content_type="application/json", QUERY_STRING=urlencode(query or {})
        )
        if answer.status_code < 400:
            connection.check_constraints()  # what the commit would ask
        return answer
    finally:
        transaction.set_rollback(False)
        transaction.savepoint_rollback(mark)


@pytest.mark.timeout(1200)
def test_no_value_at_the_edge_ends_in_a_fault_of_ours(rich):  # noqa: F811
    forms, faults, tried = Forms(), [], 0
    clients = {role: client_of(role) for role in Role}
    for client in clients.values():
        client.raise_request_exception = False
    for endpoint in list_endpoints():
        if OWN_SESSION & ({endpoint.needs} if isinstance(endpoint.needs, str) else set(endpoint.needs)):
            continue
        role = next((r for r in Role if may(r, endpoint)), Role.ADMIN)
        path = address(endpoint, rich) or endpoint.url
        for what, query, body in list_attacks(forms, endpoint, rich):
            tried += 1
            try:
                answer = ask(clients[role], endpoint, path, query, body)
            except IntegrityError as fault:
                faults.append(f"{endpoint} {what} {(body or '')[:200]}: {fault!r}")
                continue
            if answer.status_code >= 500:
                faults.append(
                    f"{endpoint} {what} {(query or {}).get(what)} {(body or '')[:200]}: {answer.exc_info[1]!r}"
                )
    assert tried > 800
    assert not faults, "\n".join(sorted(set(faults)))
