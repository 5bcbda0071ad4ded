"""Odd addresses and odd bodies: answered with an OperationOutcome or served, never a fault of ours."""

import json

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from apps.common.policy import seed_policies
from apps.interop.selectors.fhir.kinds import KINDS
from tests.builders.http import client_of
from tests.builders.pathway import make_exam, seed_department

pytestmark = pytest.mark.django_db
QUICK = settings(
    max_examples=50, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
ODD = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", ",", "|", "\\", "eq", "ge2026", "2026-02-30", "9999-12-31", "0000", "ge2999-12-31T23:59:60Z", "Patient/1", "Patient/",
         "Patient/99999999999999999999", "-1", "99999999999999999999", "*", "a|b|c", "true", "\x00", "😀", "offer-1-1-1", "1-2-3"]
    ),
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
ELEMENTS = (
    "status", "intent", "priority", "code", "subject", "requester", "reasonCode", "performer", "encounter", "contained", "identifier",
    "requisition", "bodySite", "authoredOn", "start", "end", "slot", "basedOn", "participant", "criteria", "channel", "reason", "parameter",
)  # fmt: skip


@pytest.fixture
def client():
    seed_department()
    seed_policies()
    make_exam()
    return client_of("hospital")


def check(answer) -> None:
    assert answer.status_code < 500, answer.content
    if answer.status_code >= 400:
        assert answer.json()["resourceType"] == "OperationOutcome"


def test_odd_searches_and_reads(client):
    names = sorted(
        {
            (kind, name)
            for kind, one in KINDS.items()
            for name in (*one.declared(), "_sort", "_cursor", "_count", "_include")
        }
    )

    @QUICK
    @given(
        target=st.sampled_from(names),
        value=ODD,
        suffix=st.sampled_from(["", ":not", ":exact", ":contains", ":missing", ":Patient"]),
    )
    def send(target, value, suffix):
        kind, name = target
        with transaction.atomic():
            check(client.get(f"/fhir/{kind}", {name + suffix: value}))

    @QUICK
    @given(kind=st.sampled_from(sorted(KINDS)), key=st.text("abz019-.", min_size=1, max_size=40))
    def read(kind, key):
        with transaction.atomic():
            check(client.get(f"/fhir/{kind}/{key}"))

    send()
    read()


def test_odd_bodies(client):
    paths = ("ServiceRequest", "Appointment", "Appointment/$find", "Appointment/$book", "Subscription")

    @QUICK
    @given(path=st.sampled_from(paths), parts=st.dictionaries(st.sampled_from(ELEMENTS), JSON, max_size=6), whole=JSON)
    def send(path, parts, whole):
        kind = {"Appointment/$find": "Parameters", "Appointment/$book": "Parameters"}.get(path, path)
        for body in ({"resourceType": kind, **parts}, whole):
            with transaction.atomic():
                raw = json.dumps(body)
                check(client.post(f"/fhir/{path}", raw, content_type="application/fhir+json"))

    send()
