"""A signature asks for a fresh code of the second factor where the policy says so, and counts wrong ones with wrong passwords."""

import pyotp
import pytest

from apps.common.kernel import clock
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.directory.models import SecondFactor
from apps.reporting.models import Report
from tests.builders.desk import Browser
from tests.builders.pathway import seed_department
from tests.builders.reports import CLEAN, PASSWORD, make_acquired, make_person

pytestmark = pytest.mark.django_db
OWN = "/api/session/second-factor"


@pytest.fixture
def browser(monkeypatch) -> Browser:
    now = clock.real_now()
    monkeypatch.setattr(clock, "real_now", lambda: now)
    seed_department()
    make_person("rad-a", "radiologist", "吴敏")
    row = PolicySet.objects.get(code="directory.second_factor")
    row.payload["signing"] = {"code_needed": True, "fresh_min": 15}
    row.save()
    clear_cache()
    return Browser("rad-a")


def code_of(key: str, step: int = 0) -> str:
    return pyotp.TOTP(key).at(clock.real_now(), counter_offset=step)


def set_up(browser: Browser) -> str:
    key = browser.send("post", OWN).json()["key"]
    body = {"password": PASSWORD, "code": code_of(key, -1)}
    assert browser.send("post", f"{OWN}/confirmation", body).status_code == 200
    return key


def begin(browser: Browser) -> tuple[str, dict]:
    report = browser.send("post", "/api/reports", {"exam_ids": [make_acquired().id]}).json()
    body = {**CLEAN, "client": "tab-1", "sequence": 1, "revision": report["draft"]["revision"]}
    path = f"/api/reports/{report['id']}"
    revision = browser.send("put", f"{path}/draft", body).json()["revision"]
    return path, {"revision": revision, "password": PASSWORD}


def grow_stale(browser: Browser, minutes: int) -> None:
    session = browser.session
    session["code_at"] -= 60 * minutes
    session.save()


def test_without_a_second_factor_nothing_is_signed(browser):
    path, body = begin(browser)
    assert browser.get(path).json()["code_again"] == "set_up"
    refused = browser.send("post", f"{path}/sign", body)
    assert (refused.status_code, refused.json()["code"]) == (409, "reporting.second_factor_needed")
    assert Report.objects.get().state == "draft"


def test_a_code_that_is_fresh_enough_is_not_asked_for_again(browser):
    set_up(browser)
    path, body = begin(browser)
    assert browser.get(path).json()["code_again"] == ""
    assert browser.send("post", f"{path}/sign", body).json()["state"] == "final"


def test_a_stale_one_is_asked_for_again_and_a_signature_freshens_it(browser):
    key = set_up(browser)
    path, body = begin(browser)
    grow_stale(browser, 14)
    assert browser.get(path).json()["code_again"] == ""
    grow_stale(browser, 1)
    assert browser.get(path).json()["code_again"] == "ask"
    missing = browser.send("post", f"{path}/sign", body)
    assert missing.status_code == 400 and [e["field"] for e in missing.json()["errors"]] == ["code"]
    used = browser.send("post", f"{path}/sign", body | {"code": code_of(key, -1)})
    assert used.json()["code"] == "directory.second_factor_used"
    wrong = browser.send("post", f"{path}/sign", body | {"code": "1"})
    assert wrong.json()["code"] == "directory.second_factor_wrong" and SecondFactor.objects.get().failed_codes == 1
    assert Report.objects.get().state == "draft"
    signed = browser.send("post", f"{path}/sign", body | {"code": code_of(key)}).json()
    assert (signed["state"], signed["code_again"]) == ("final", "") and SecondFactor.objects.get().failed_codes == 0


def test_a_fresh_code_of_a_factor_that_was_reset_signs_nothing(browser):
    set_up(browser)
    path, body = begin(browser)
    SecondFactor.objects.all().delete()
    assert browser.send("post", f"{path}/sign", body).json()["code"] == "reporting.second_factor_needed"
