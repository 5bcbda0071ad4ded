"""A second factor: set up, asked for at signing in, each code once, wrong ones counted with wrong passwords, demanded by the policy, reset."""

import threading
from datetime import timedelta

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
from apps.directory.models import RecoveryCode, SecondFactor, User
from apps.directory.public import check_login, create_user, find_user_grants
from apps.directory.services.second_factor import check_secrets
from tests.builders.http import post

BOSS = Actor.system("test")
PASSWORD = "blue-Lamp-42"
pytestmark = pytest.mark.django_db
OWN = "/api/session/second-factor"


@pytest.fixture(autouse=True)
def _stopped(monkeypatch) -> None:
    """No step ends between a code and its use."""
    now = clock.real_now()
    monkeypatch.setattr(clock, "real_now", lambda: now)


@pytest.fixture
def anna() -> User:
    seed_policies()
    create_user(actor=BOSS, username="boss", name="Boss", password=PASSWORD, grants=[("admin", None)])
    return create_user(actor=BOSS, username="anna", name="Anna", password=PASSWORD, grants=[("qc_manager", None)])


def sign_in(username: str = "anna", **body) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    client.answer = post(client, "/api/session", username=username, password=PASSWORD, **body)
    return client


def refusal(answer) -> str:
    assert answer.status_code == 409, answer.content
    return answer.json()["code"]


def code_of(key: str, *, step: int = 0) -> str:
    return pyotp.TOTP(key).at(clock.real_now(), counter_offset=step)


def set_up(client: Client) -> tuple[str, list[str]]:
    """Confirmed with the code of the step before, so that the present one and the next are still to be used."""
    key = post(client, OWN).json()["key"]
    answer = post(client, f"{OWN}/confirmation", password=PASSWORD, code=code_of(key, step=-1))
    assert answer.status_code == 200, answer.content
    return key, answer.json()["codes"]


def demand(role: str, day: str | None) -> None:
    rows = [{"role": role, "required_from": day}]
    row = PolicySet.objects.get(code="directory.second_factor", status="active")
    row.payload = {"roles": rows, "signing": {"code_needed": False, "fresh_min": 15}}
    row.save()
    clear_cache()


def test_a_factor_that_was_not_confirmed_is_asked_of_nobody(anna):
    client = sign_in()
    started = post(client, OWN).json()
    assert "<svg" in started["qr"] and len(started["key"]) == 32
    assert started["key"] not in SecondFactor.objects.get().sealed
    wrong = post(client, f"{OWN}/confirmation", password=PASSWORD, code="000000x")
    assert wrong.status_code == 400 and wrong.json()["errors"][0]["field"] == "code"
    assert refusal(post(client, f"{OWN}/confirmation", password="no", code=code_of(started["key"]))) == (
        "directory.login_wrong"
    )
    assert client.get(OWN).json()["is_set"] is False
    assert sign_in().answer.status_code == 200


def test_whoever_has_one_signs_in_with_its_code_and_each_code_once(anna):
    key, codes = set_up(sign_in())
    assert len(set(codes)) == 10
    assert refusal(sign_in().answer) == "directory.second_factor_needed"
    assert sign_in().get("/api/notifications").status_code == 401
    assert refusal(sign_in(code=code_of(key, step=-1)).answer) == "directory.second_factor_used"
    code = code_of(key)
    assert sign_in(code=f" {code[:3]} {code[3:]} ").answer.status_code == 200
    assert refusal(sign_in(code=code).answer) == "directory.second_factor_used"
    assert sign_in(code=code_of(key, step=1)).answer.status_code == 200
    acts = AuditEntry.objects.filter(action__in=["session.code_asked", "second_factor.set"])
    assert sorted(acts.values_list("action", flat=True)) == ["second_factor.set"] + ["session.code_asked"] * 2


@pytest.mark.parametrize(("_case", "step", "passes"), [("a clock slow by two steps", -2, False), ("fast", 2, False)])
def test_a_clock_that_is_off_by_more_than_a_step_is_refused(anna, _case, step, passes):
    key, _ = set_up(sign_in())
    SecondFactor.objects.update(last_step=0)
    assert refusal(sign_in(code=code_of(key, step=step)).answer) == "directory.second_factor_wrong"
    assert sign_in(code=code_of(key, step=step // 2)).answer.status_code == 200


def test_the_simulated_clock_of_the_department_changes_nothing(anna, monkeypatch):
    key, _ = set_up(sign_in())
    shifted = clock.real_now() + timedelta(days=3)
    monkeypatch.setattr(clock, "now", lambda: shifted)
    assert sign_in(code=code_of(key)).answer.status_code == 200


def test_wrong_codes_lock_like_wrong_passwords_and_a_missing_code_forgives_none(anna):
    key, _ = set_up(sign_in())
    for _ in range(4):
        assert refusal(sign_in(code="12345").answer) == "directory.second_factor_wrong"
        assert refusal(sign_in().answer) == "directory.second_factor_needed"
    assert refusal(sign_in(code="12345").answer) == "directory.login_locked"
    assert refusal(sign_in(code=code_of(key)).answer) == "directory.login_locked"
    assert SecondFactor.objects.get().last_step < pyotp.TOTP(key).timecode(clock.real_now())


def test_who_knows_the_password_cannot_guess_codes_by_proving_it_in_between(anna):
    client = sign_in()
    key, _ = set_up(client)
    for _ in range(4):
        wrong = post(client, f"{OWN}/removal", password=PASSWORD, code="12345")
        assert refusal(wrong) == "directory.second_factor_wrong"
        begun = post(client, f"{OWN}/confirmation", password=PASSWORD, code="1")
        assert refusal(begun) == "directory.second_factor_not_begun"
    assert refusal(post(client, f"{OWN}/removal", password=PASSWORD, code="12345")) == "directory.login_locked"
    assert refusal(post(client, f"{OWN}/removal", password=PASSWORD, code=code_of(key))) == "directory.login_locked"
    assert SecondFactor.objects.exists()


def test_a_right_code_forgives_the_wrong_ones(anna):
    key, _ = set_up(sign_in())
    for step in (0, 1):
        for _ in range(4):
            assert refusal(sign_in(code="12345").answer) == "directory.second_factor_wrong"
        assert sign_in(code=code_of(key, step=step)).answer.status_code == 200


def test_a_recovery_code_counts_once_and_the_person_is_told(anna):
    client = sign_in()
    _, codes = set_up(client)
    assert not RecoveryCode.objects.filter(sha256__in=codes).exists()
    assert sign_in(code=codes[3].lower().replace("-", " ")).answer.status_code == 200
    assert refusal(sign_in(code=codes[3]).answer) == "directory.second_factor_wrong"
    assert client.get(OWN).json()["codes_left"] == 9
    assert [row.reason["code"] for row in list_unread(anna.id)] == ["directory.recovery_code_used"]


def test_a_secret_of_another_installation_leaves_the_recovery_codes(anna, settings):
    key, codes = set_up(sign_in())
    assert list(check_secrets()) == []
    settings.SECRET_KEY = "a restored database beside another key"
    (finding,) = check_secrets()
    assert (finding.code, finding.params) == ("directory.doctor_second_factors", {"count": 1})
    assert refusal(sign_in(code=code_of(key)).answer) == "directory.second_factor_unreadable"
    assert sign_in(code=codes[0]).answer.status_code == 200


def test_new_recovery_codes_void_the_earlier_ones(anna):
    client = sign_in()
    key, codes = set_up(client)
    assert refusal(post(client, f"{OWN}/codes", password=PASSWORD, code="999")) == "directory.second_factor_wrong"
    fresh = post(client, f"{OWN}/codes", password=PASSWORD, code=code_of(key)).json()["codes"]
    assert not set(fresh) & set(codes) and RecoveryCode.objects.count() == 10
    assert refusal(sign_in(code=codes[0]).answer) == "directory.second_factor_wrong"
    assert sign_in(code=fresh[0]).answer.status_code == 200


def test_one_is_removed_by_password_and_code_and_not_while_it_is_demanded(anna):
    client = sign_in()
    key, _ = set_up(client)
    assert refusal(post(client, OWN)) == "directory.second_factor_standing"
    demand("qc_manager", "2020-01-01")
    assert refusal(post(client, f"{OWN}/removal", password=PASSWORD, code=code_of(key))) == (
        "directory.second_factor_demanded"
    )
    demand("qc_manager", None)
    assert refusal(post(client, f"{OWN}/removal", password="x", code=code_of(key))) == "directory.login_wrong"
    assert post(client, f"{OWN}/removal", password=PASSWORD, code=code_of(key)).status_code == 204
    assert not SecondFactor.objects.exists() and sign_in().answer.status_code == 200


def test_who_must_have_one_sets_it_up_first_and_can_do_nothing_else(anna):
    demand("qc_manager", "2999-01-01")
    assert sign_in().get(OWN).json()["demanded_from"] == "2999-01-01"
    assert "qc.read" in sign_in().answer.json()["permissions"]
    demand("qc_manager", clock.real_now().date().isoformat())
    client = sign_in()
    body = client.answer.json()
    assert (body["user"]["must_set_second_factor"], body["permissions"]) == (True, ["session.profile"])
    assert client.get("/api/qc/queues").status_code == 403 and not find_user_grants(anna.id).allows("qc.read")
    assert sign_in("boss").answer.json()["user"]["must_set_second_factor"] is False
    set_up(client)
    assert client.get("/api/session").json()["user"]["must_set_second_factor"] is False
    assert client.get("/api/qc/queues").status_code == 200


def test_an_administrator_resets_another_persons_with_a_reason(anna):
    client, boss = sign_in(), sign_in("boss")
    set_up(client)
    rows = {row["username"]: row["has_second_factor"] for row in boss.get("/api/users").json()["results"]}
    assert rows == {"anna": True, "boss": False}
    path = f"/api/users/{anna.id}/second-factor/reset"
    assert post(client, path, reason="x").status_code == 403
    assert post(boss, path, reason="  ").status_code == 400 and SecondFactor.objects.exists()
    demand("qc_manager", "2020-01-01")
    assert post(boss, path, reason="telephone lost").json()["has_second_factor"] is False
    assert client.get("/api/session").json()["permissions"] == ["session.profile"]
    entry = AuditEntry.objects.get(action="second_factor.reset")
    assert (entry.actor_name, entry.detail["reason"]) == ("Boss", "telephone lost")
    assert post(boss, path, reason="again").status_code == 404
    own = User.objects.get(username="boss").id
    assert refusal(post(boss, f"/api/users/{own}/second-factor/reset", reason="x")) == "directory.second_factor_own"


@pytest.mark.parametrize(
    ("_case", "payload", "path"),
    [
        ("no object", [], "payload."),
        ("no such role", {"roles": [{"role": "king", "required_from": None}]}, "payload.roles.0.role"),
        ("twice", {"roles": [{"role": "admin", "required_from": None}] * 2}, "payload.roles.1.role"),
        ("a day of no calendar", {"roles": [{"role": "admin", "required_from": "2027-02-30"}]},
         "payload.roles.0.required_from"),
        ("no rules of signing", {"roles": []}, "payload.signing"),
        ("minutes below nothing", {"roles": [], "signing": {"code_needed": True, "fresh_min": -1}},
         "payload.signing.fresh_min"),
        ("a word for yes", {"roles": [], "signing": {"code_needed": "yes", "fresh_min": 5}},
         "payload.signing.code_needed"),
    ],
)  # fmt: skip
def test_a_policy_that_nobody_could_read_is_refused(anna, _case, payload, path):
    with pytest.raises(Invalid) as refused:
        draft_policy("directory.second_factor", payload=payload, source="x", change_reason="x", actor=BOSS)
    assert path in refused.value.fields
    assert get_policy("directory.second_factor").version == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_case", ["a code of the app", "a recovery code"])
def test_one_code_given_twice_at_once_opens_one_session(anna, _case):
    key, codes = set_up(sign_in())
    code, told = code_of(key) if "app" in _case else codes[0], []
    start = threading.Barrier(4)

    def enter() -> None:
        start.wait(20)
        try:
            told.append(check_login("anna", PASSWORD, code=code).username)
        except Refused as error:
            told.append(error.reason.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=enter) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    loser = "directory.second_factor_used" if "app" in _case else "directory.second_factor_wrong"
    assert sorted(told) == sorted(["anna"] + [loser] * 3)
