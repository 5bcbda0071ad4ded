"""Sign-in by the hospital's OpenID Connect provider: whom it lets in, with which roles, and everything that must not get in."""

import base64
import json
import threading
import time
from urllib.parse import parse_qs, urlsplit

import httpx
import pyotp
import pytest
from django.db import connection
from django.test import Client

from apps.common.audit.models import AuditEntry
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.common.notify import list_unread
from apps.common.policy import draft_policy, get_policy, seed_policies
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.directory.engine.entrance import Profile
from apps.directory.models import ExternalIdentity, Grant, Site, User
from apps.directory.public import create_user, enter, seed_sites
from apps.directory.services import provider as provider_service
from apps.directory.services.provider import check_provider
from tests.builders.http import post
from tests.builders.provider import Liar, run_foreign, sign_in_there

BOSS = Actor.system("test")
PASSWORD = "blue-Lamp-42"
CALLBACK = "/api/session/provider/callback"
GROUPS = [
    {"group": "readers", "role": "radiologist", "site": "main"},
    {"group": "Heads", "role": "head", "site": None},
    {"group": "bosses", "role": "admin", "site": None},
]
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def foreign():
    with run_foreign() as issuer:
        yield issuer


@pytest.fixture(scope="module")
def made_liar():
    liar = Liar()
    yield liar
    liar.stop()


@pytest.fixture
def liar(made_liar, settings, people) -> Liar:
    made_liar.reset()
    made_liar.published = [made_liar.key]
    settings.RADFLOW_OIDC_ISSUER = made_liar.issuer
    return made_liar


@pytest.fixture
def people(db, settings) -> None:
    settings.RADFLOW_OIDC_CLIENT_ID = "radflow"
    settings.RADFLOW_ADDRESS = "http://testserver"
    provider_service._make.cache_clear()
    seed_policies()
    seed_sites()
    rule(unknown="create", groups=GROUPS)
    create_user(actor=BOSS, username="boss", name="Boss", password=PASSWORD, grants=[("admin", None)])


def rule(*, linked_password: str | None = None, **oidc) -> None:
    row = PolicySet.objects.get(code="directory.sign_in", status="active")
    row.payload["oidc"] |= oidc
    if linked_password:
        row.payload["linked_password"] = linked_password
    row.save()
    clear_cache()


def start(client: Client, **query) -> dict[str, str]:
    answer = client.get("/api/session/provider/start", query)
    assert answer.status_code == 302, answer.content
    client.address = answer["Location"]
    return {name: values[0] for name, values in parse_qs(urlsplit(answer["Location"]).query).items()}


def come_back(liar: Liar, client: Client | None = None, *, state: str | None = None, **query) -> Client:
    """A browser that was sent to the provider and back."""
    client = client or Client(HTTP_ACCEPT_LANGUAGE="en")
    sent = start(client, **query)
    liar.nonce = sent["nonce"]
    client.answer = client.get(CALLBACK, {"code": "c", "state": state or sent["state"]})
    client.sent = sent
    return client


def told(client: Client) -> str:
    reason = client.get("/api/session/entrance").json()["told"]
    return reason["code"] if reason else ""


def who(client: Client) -> str:
    user = client.get("/api/session").json()["user"]
    return user["username"] if user else ""


def test_a_foreign_provider_lets_a_person_in_with_the_roles_of_their_groups(foreign, people, settings):
    settings.RADFLOW_OIDC_ISSUER, settings.RADFLOW_OIDC_SECRET = foreign, "kept words"
    claims = {"preferred_username": "li.na", "name": "李娜", "email": "li.na@hospital.example", "groups": ["READERS"]}
    assert httpx.put(f"{foreign}/users/u-1", json=claims).status_code == 204
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    assert client.get("/api/session/entrance").json()["provider"]["en"] == "Hospital sign-in"
    start(client, next="/reading")
    back = sign_in_there(client.address, "u-1")
    answer = client.get(back)
    assert (answer.status_code, answer["Location"]) == (302, "/reading"), told(client)
    body = client.get("/api/session").json()
    assert (body["user"]["username"], body["user"]["proof"], body["roles"]) == ("li.na", "provider", ["radiologist"])
    grant = Grant.objects.get(user__username="li.na")
    assert (grant.site.code, grant.source) == ("main", "oidc")
    again = client.get(back)
    assert again.status_code == 302 and told(client) == "directory.provider_attempt_unknown"
    code = parse_qs(urlsplit(back).query)["code"][0]
    stranger = Client(HTTP_ACCEPT_LANGUAGE="en")
    stranger.get(CALLBACK, {"code": code, "state": start(stranger)["state"]})  # its own attempt, a code that was used
    assert (who(stranger), told(stranger)) == ("", "directory.provider_wrong")
    assert AuditEntry.objects.filter(action="session.opened").get().detail["provider"] == "oidc"


def test_the_verifier_that_pkce_promised_is_shown_and_nothing_secret_is_in_the_address(liar):
    client = come_back(liar)
    assert client.sent["code_challenge_method"] == "S256" and client.sent["response_type"] == "code"
    assert len(liar.verifier) >= 43 and liar.verifier not in client.address
    assert client.sent["redirect_uri"] == "http://testserver/api/session/provider/callback"
    assert who(client) == "zhang.wei"


@pytest.mark.parametrize(
    ("_case", "change", "what"),
    [
        ("another key under the same name", {"sign_with": "other"}, "signature"),
        ("a key nobody published", {"sign_with": "other", "header": {"alg": "RS256", "kid": "b"}}, "signature"),
        ("another provider's", {"claims": {"iss": "https://elsewhere.example"}}, "iss"),
        ("for another client", {"claims": {"aud": "somebody-else"}}, "aud"),
        ("for several, issued to none of them", {"claims": {"aud": ["radflow", "x"]}}, "azp"),
        ("issued to another", {"claims": {"aud": ["radflow", "x"], "azp": "x"}}, "azp"),
        ("expired", {"claims": {"exp": 1_000_000_000}}, "exp"),
        ("from the future", {"claims": {"iat": 9_000_000_000}}, "iat"),
        ("of another attempt", {"claims": {"nonce": "other"}}, "nonce"),
        ("without a nonce", {"without": ("nonce",)}, "nonce"),
        ("without an end", {"without": ("exp",)}, "exp"),
        ("without a subject", {"without": ("sub",)}, "sub"),
        ("an empty subject", {"claims": {"sub": ""}}, "sub"),
    ],
)
def test_a_token_that_is_wrong_in_one_thing_lets_nobody_in(liar, _case, change, what):
    for name, value in change.items():
        setattr(liar, name, getattr(liar, value) if name == "sign_with" else value)
    client = come_back(liar)
    reason = client.get("/api/session/entrance").json()["told"]
    assert (who(client), reason["code"], reason["params"]["what"]) == ("", "directory.provider_wrong", what)
    assert not ExternalIdentity.objects.exists() and not User.objects.filter(username="zhang.wei").exists()
    assert AuditEntry.objects.get(action="session.refused").detail["params"]["what"] == what


def test_a_token_without_a_signature_or_signed_with_what_is_public_lets_nobody_in(liar):
    claims = dict(json.loads(base64.urlsafe_b64decode(liar.make_token().split(".")[1] + "==")))

    def pack(row: dict) -> str:
        return base64.urlsafe_b64encode(json.dumps(row).encode()).rstrip(b"=").decode()

    for alg in ("none", "None", "HS256"):
        client = Client(HTTP_ACCEPT_LANGUAGE="en")
        sent = start(client)
        liar.words = f"{pack({'alg': alg})}.{pack(claims | {'nonce': sent['nonce']})}."
        client.get(CALLBACK, {"code": "c", "state": sent["state"]})
        assert (who(client), told(client)) == ("", "directory.provider_wrong"), alg


def test_keys_that_were_changed_are_asked_for_anew_but_not_for_every_forgery(liar, monkeypatch):
    assert who(come_back(liar)) == "zhang.wei"
    liar.published, liar.sign_with, liar.header = [liar.other], liar.other, {"alg": "RS256", "kid": "b"}
    assert told(come_back(liar)) == "directory.provider_wrong"  # the keys were read a moment ago
    later = time.time() + 31
    monkeypatch.setattr("apps.directory.drivers.oidc.time.time", lambda: later)
    assert who(come_back(liar)) == "zhang.wei"
    assert liar.asked.count("/jwks") == 2


def test_a_state_of_another_browser_opens_nothing(liar):
    sent = start(Client())
    liar.nonce = sent["nonce"]
    victim = come_back(liar, state=sent["state"])
    assert (who(victim), told(victim)) == ("", "directory.provider_attempt_unknown")
    nobody = Client(HTTP_ACCEPT_LANGUAGE="en")
    nobody.get(CALLBACK, {"code": "c", "state": sent["state"]})
    assert who(nobody) == ""


@pytest.mark.parametrize("next", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_the_browser_is_sent_nowhere_else_afterwards(liar, next):
    assert come_back(liar, next=next).answer["Location"] == "/"


def test_who_came_by_another_host_name_begins_where_the_provider_sends_everybody_back(liar, settings):
    client = Client(HTTP_ACCEPT_LANGUAGE="en", SERVER_NAME="127.0.0.1")
    moved = client.get("/api/session/provider/start", {"next": "/reading"})["Location"]
    assert moved == "http://testserver/api/session/provider/start?next=%2Freading&moved=true"
    settings.RADFLOW_ADDRESS = "http://behind-a-proxy"
    assert start(Client(), moved="true")["redirect_uri"].startswith("http://behind-a-proxy/")


def test_a_provider_that_is_away_is_told_in_words_and_passwords_go_on(liar, settings):
    liar.down = True
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    answer = client.get("/api/session/provider/start", {"next": "/reading"})
    assert (answer.status_code, answer["Location"], told(client)) == (302, "/reading", "directory.provider_away")
    assert "cannot be reached" in client.get("/api/session/entrance").json()["told"]["text"]
    assert post(client, "/api/session", username="boss", password=PASSWORD).status_code == 200
    found = {finding.code: finding.severity for finding in check_provider()}
    assert found == {"directory.doctor_oidc_address": "warning", "directory.doctor_oidc": "error"}
    liar.down, settings.RADFLOW_ADDRESS = False, "https://radflow.hospital.example"
    assert list(check_provider()) == []


@pytest.mark.parametrize(
    ("_case", "document"),
    [
        ("another issuer", {"issuer": "https://elsewhere.example"}),
        ("a token endpoint without TLS", {"token_endpoint": "http://hospital.example/token"}),
        ("no keys", {"jwks_uri": None}),
    ],
)
def test_a_document_that_cannot_be_trusted_is_not_used(liar, _case, document):
    liar.document = document
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    client.get("/api/session/provider/start")
    assert told(client) == "directory.provider_wrong"


def test_who_left_a_group_loses_its_role_and_keeps_what_was_given_here(liar):
    liar.claims = {"groups": ["readers", "heads"]}
    assert come_back(liar).get("/api/session").json()["roles"] == ["head", "radiologist"]
    user = User.objects.get(username="zhang.wei")
    Grant.objects.create(user=user, role="qc_manager")
    liar.claims = {"groups": ["heads"]}
    assert come_back(liar).get("/api/session").json()["roles"] == ["head", "qc_manager"]
    left = AuditEntry.objects.filter(action="user.roles_mapped").latest("id").detail["left"]
    assert left == [["radiologist", Site.objects.get(code="main").id]]
    Grant.objects.filter(source="").exclude(role="admin").delete()
    liar.claims = {"groups": ["canteen"]}
    shut = come_back(liar)
    assert (who(shut), told(shut)) == ("", "directory.no_roles")
    assert not Grant.objects.filter(user=user).exists()


def test_who_is_unknown_or_has_no_role_gets_no_account(liar):
    liar.claims = {"groups": []}
    client = come_back(liar)
    assert (who(client), told(client)) == ("", "directory.no_roles")
    rule(unknown="refuse")
    liar.claims = {}
    client = come_back(liar)
    assert (who(client), told(client)) == ("", "directory.person_unknown")
    assert not User.objects.filter(username="zhang.wei").exists() and not ExternalIdentity.objects.exists()


@pytest.mark.parametrize(
    ("_case", "change"),
    [
        ("no name", {"without": ("preferred_username",)}),
        ("a name that is none", {"claims": {"preferred_username": "a b<script>"}}),
        ("groups that are elsewhere", {"claims": {"_claim_names": {"groups": "src1"}}}),
        ("groups that are no list of words", {"claims": {"groups": [{"id": 1}]}}),
    ],
)
def test_claims_that_cannot_be_read_are_named(liar, _case, change):
    for name, value in change.items():
        setattr(liar, name, value)
    client = come_back(liar)
    assert (who(client), told(client)) == ("", "directory.provider_claim")


def test_a_name_like_an_administrators_opens_nothing_until_its_password_is_proved(liar):
    liar.claims = {"preferred_username": "BOSS", "groups": ["readers"]}
    liar.claims["groups"] = ["heads"]
    come_back(liar)
    liar.claims["groups"] = ["readers"]  # what counts at the confirmation are the groups of the last sign-in
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    start(client)
    earlier = client.session.session_key
    come_back(liar, client)
    owed = client.get("/api/session/entrance").json()["owed"]
    assert (who(client), owed["need"], owed["username"]) == ("", "link", "boss")
    assert client.session.session_key != earlier  # half a sign-in is not open to who knew the earlier key
    boss = User.objects.get(username="boss")
    assert [row.reason["code"] for row in list_unread(boss.id)] == ["directory.link_waits"]
    for _ in range(4):
        wrong = post(client, "/api/session/entrance", password="guess")
        assert (wrong.status_code, wrong.json()["code"]) == (409, "directory.login_wrong")
    assert post(client, "/api/session/entrance", password="guess").json()["code"] == "directory.login_locked"
    assert post(client, "/api/session/entrance", password=PASSWORD).json()["code"] == "directory.login_locked"
    assert who(client) == "" and ExternalIdentity.objects.get().confirmed_at is None
    User.objects.update(locked_until=None)
    assert post(client, "/api/session/entrance", password=PASSWORD).json()["roles"] == ["admin", "radiologist"]
    boss.refresh_from_db()
    assert boss.has_usable_password()  # the administrator gets in when the provider is away
    assert who(come_back(liar)) == "boss"


def test_an_administrator_confirms_and_the_local_password_ends(liar):
    grants = [("technologist", Site.objects.get(code="main").id)]
    wei = create_user(actor=BOSS, username="zhang.wei", name="Wei", password=PASSWORD, grants=grants)
    assert who(come_back(liar)) == ""
    boss = Client(HTTP_ACCEPT_LANGUAGE="en")
    post(boss, "/api/session", username="boss", password=PASSWORD)
    row = next(u for u in boss.get("/api/users").json()["results"] if u["username"] == "zhang.wei")
    (waiting,) = row["identities"]
    assert (waiting["confirmed_at"], row["has_password"]) == (None, True)
    path = f"/api/users/{wei.id}/identities/{waiting['id']}"
    assert (
        post(
            boss, f"/api/users/{User.objects.get(username='boss').id}/identities/{waiting['id']}/confirmation"
        ).status_code
        == 404
    )
    done = post(boss, f"{path}/confirmation").json()
    assert (done["identities"][0]["confirmed_by"], done["has_password"]) == ("Boss", False)
    assert come_back(liar).get("/api/session").json()["roles"] == ["radiologist", "technologist"]
    assert post(Client(), "/api/session", username="zhang.wei", password=PASSWORD).status_code == 409
    assert boss.delete(path).status_code == 200
    assert list(Grant.objects.filter(user=wei).values_list("role", flat=True)) == ["technologist"]


def test_a_department_may_keep_local_passwords(liar):
    rule(linked_password="keep")
    create_user(actor=BOSS, username="zhang.wei", name="Wei", password=PASSWORD, grants=[("nurse", None)])
    client = come_back(liar)
    assert post(client, "/api/session/entrance", password=PASSWORD).status_code == 200
    assert post(Client(), "/api/session", username="zhang.wei", password=PASSWORD).status_code == 200


def test_a_second_person_of_the_directory_cannot_take_a_linked_account(liar):
    assert who(come_back(liar)) == "zhang.wei"
    liar.claims = {"sub": "s-2", "groups": ["bosses"]}
    client = come_back(liar)
    assert (who(client), client.get("/api/session/entrance").json()["owed"]["need"]) == ("", "link")
    assert post(client, "/api/session/entrance", password="").json()["code"] == "directory.login_wrong"
    waiting = ExternalIdentity.objects.get(subject="s-2")
    boss = Client(HTTP_ACCEPT_LANGUAGE="en")
    post(boss, "/api/session", username="boss", password=PASSWORD)
    path = f"/api/users/{waiting.user_id}/identities/{waiting.id}/confirmation"
    assert post(boss, path).json()["code"] == "directory.linked_already"
    assert not Grant.objects.filter(user=waiting.user_id, role="admin").exists()


def test_a_name_that_changed_there_is_the_same_person_here(liar):
    come_back(liar)
    liar.claims = {"preferred_username": "zhang.wei2", "name": "张 伟"}
    assert who(come_back(liar)) == "zhang.wei"
    assert (User.objects.get(username="zhang.wei").name, User.objects.count()) == ("张 伟", 2)


def test_closed_and_locked_accounts_stay_shut(liar):
    come_back(liar)
    User.objects.filter(username="zhang.wei").update(is_active=False)
    client = come_back(liar)
    assert (who(client), told(client)) == ("", "directory.account_closed")
    later = clock.real_now() + (clock.real_now() - clock.real_now().replace(year=2020))
    User.objects.filter(username="zhang.wei").update(is_active=True, locked_until=later)
    client = come_back(liar)
    assert (who(client), told(client)) == ("", "directory.login_locked")


def set_up_factor(client: Client, monkeypatch) -> str:
    now = clock.real_now()
    monkeypatch.setattr(clock, "real_now", lambda: now)
    key = post(client, "/api/session/second-factor").json()["key"]
    code = pyotp.TOTP(key).at(now, counter_offset=-1)
    answer = post(client, "/api/session/second-factor/confirmation", code=code)
    assert answer.status_code == 200, answer.content
    return key


def test_a_second_factor_here_is_asked_for_after_the_provider_unless_its_own_counts(liar, monkeypatch):
    key = set_up_factor(come_back(liar), monkeypatch)
    liar.claims = {"amr": ["pwd", "otp"]}
    client = come_back(liar)
    owed = client.get("/api/session/entrance").json()["owed"]
    assert (who(client), owed["need"], owed["asks_code"]) == ("", "code", True)
    assert post(client, "/api/session/entrance").json()["code"] == "directory.second_factor_needed"
    assert post(client, "/api/session/entrance", code="12345").json()["code"] == "directory.second_factor_wrong"
    code = pyotp.TOTP(key).at(clock.real_now())
    assert post(client, "/api/session/entrance", code=code).json()["user"]["username"] == "zhang.wei"
    assert post(client, "/api/session/entrance", code=code).json()["code"] == "directory.provider_attempt_old"
    rule(second_factor={"amr": ["otp"], "acr": []})
    assert who(come_back(liar)) == "zhang.wei"
    liar.claims = {"amr": ["pwd"]}
    assert who(come_back(liar)) == ""


def test_a_factor_that_the_policy_demands_is_set_up_unless_the_providers_counts(liar):
    row = PolicySet.objects.get(code="directory.second_factor")
    row.payload["roles"] = [{"role": "radiologist", "required_from": "2020-01-01"}]
    row.save()
    clear_cache()
    assert come_back(liar).get("/api/session").json()["permissions"] == ["session.profile"]
    rule(second_factor={"amr": [], "acr": ["urn:strong"]})
    liar.claims = {"acr": "urn:strong"}
    assert "report.sign" in come_back(liar).get("/api/session").json()["permissions"]


def test_who_has_no_password_here_proves_themself_at_the_provider(liar):
    liar.claims = {"auth_time": int(time.time()) - 3600}
    client = come_back(liar)
    key = post(client, "/api/session/second-factor").json()["key"]
    body = {"code": pyotp.TOTP(key).now()}
    path = "/api/session/second-factor/confirmation"
    assert post(client, path, **body).json()["code"] == "directory.provider_proof_needed"
    assert post(client, path, password="x", **body).json()["code"] == "directory.provider_proof_needed"
    come_back(liar, client, again="true", next="/proved")
    assert (client.sent["prompt"], client.sent["max_age"]) == ("login", "0")
    assert told(client) == "directory.provider_proof_old"  # it asked nobody for anything
    liar.claims = {"sub": "s-9", "preferred_username": "wang.fang"}
    come_back(liar, client, again="true")
    assert (told(client), who(client)) == ("directory.provider_other_person", "zhang.wei")
    liar.claims, liar.without = {}, ("auth_time",)
    assert told(come_back(liar, client, again="true")) == "directory.provider_proof_old"
    assert post(client, path, **body).json()["code"] == "directory.provider_proof_needed"
    liar.without = ()
    come_back(liar, client, again="true", next="/proved")
    assert client.answer["Location"] == "/proved" and told(client) == ""
    assert post(client, path, **body).status_code == 200
    assert (
        post(client, "/api/session/password", old="x", new="green-Lamp-43").json()["code"]
        == "directory.no_local_password"
    )


@pytest.mark.django_db(transaction=True)
def test_two_first_sign_ins_at_once_make_one_account(people):
    profile = Profile("oidc", "https://idp.example", "s-1", "zhang.wei", "张伟", groups=("readers",))
    found, begin = [], threading.Barrier(4)

    def sign_in() -> None:
        begin.wait(20)
        try:
            found.append(enter(profile, source="x").user.pk)
        except Refused as error:
            found.append(error.reason.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=sign_in) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert found == [User.objects.get(username="zhang.wei").pk] * 4
    assert (ExternalIdentity.objects.count(), Grant.objects.filter(source="oidc").count()) == (1, 1)


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
