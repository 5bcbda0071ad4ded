"""The policy that says which group gets which role: who may draft it, and which payload nobody could read."""

import pytest
from django.test import Client

from apps.common.kernel.errors import Invalid
from apps.common.policy import draft_policy, get_policy
from apps.directory.models import Site
from apps.directory.public import create_user
from tests.builders.entrance import BOSS, PASSWORD
from tests.builders.http import post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("_case", "change", "path"),
    [
        ("no such role", {"groups": [{"group": "x", "role": "king", "site": None}]}, "payload.oidc.groups.0.role"),
        ("a group without a name", {"groups": [{"group": " ", "role": "head", "site": None}]}, "payload.oidc.groups.0.group"),
        ("no word on sites", {"groups": [{"group": "x", "role": "head"}]}, "payload.oidc.groups.0.site"),
        ("not the scope of OpenID Connect", {"scopes": ["profile"]}, "payload.oidc.scopes"),
        ("an unknown way with the unknown", {"unknown": "maybe"}, "payload.oidc.unknown"),
        ("no claim for the name", {"claims": {"username": ""}}, "payload.oidc.claims.username"),
        ("a proof that never ends", {"proof_min": 9999}, "payload.oidc.proof_min"),
        ("one name", {"names": {"en": "x"}}, "payload.oidc.names"),
        ("methods that are no list", {"second_factor": {"amr": "otp", "acr": []}}, "payload.oidc.second_factor.amr"),
    ],
)  # fmt: skip
def test_a_policy_that_nobody_could_read_is_refused(people, _case, change, path):
    payload = get_policy("directory.sign_in").payload
    with pytest.raises(Invalid) as refused:
        draft_policy(
            "directory.sign_in",
            payload=payload | {"oidc": payload["oidc"] | change},
            source="x",
            change_reason="x",
            actor=BOSS,
        )
    assert path in refused.value.fields


def test_only_an_administrator_of_the_whole_department_drafts_who_gets_which_role(people):
    body = {
        "code": "directory.sign_in",
        "payload": get_policy("directory.sign_in").payload,
        "source": "x",
        "change_reason": "x",
    }
    east = Site.objects.get(code="main").id
    create_user(actor=BOSS, username="qc", name="Q", password=PASSWORD, grants=[("qc_manager", None)])
    create_user(actor=BOSS, username="both", name="B", password=PASSWORD, grants=[("head", None), ("admin", east)])
    for name, status in (("qc", 409), ("both", 409), ("boss", 201)):
        client = Client(HTTP_ACCEPT_LANGUAGE="en")
        post(client, "/api/session", username=name, password=PASSWORD)
        assert post(client, "/api/policies", **body).status_code == status, name
