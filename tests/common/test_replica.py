"""Reads that may lag, over a real streaming replica: current while it follows, the primary's when it is behind, away or a primary itself."""

import shutil
import time
from datetime import date

import pytest
from django.db import OperationalError, connections
from django.test.utils import CaptureQueriesContext

from apps.common import replica
from apps.common.audit.models import AuditEntry
from apps.common.doctor.registry import _CHECKS
from apps.common.kernel.errors import Invalid
from apps.common.policy import activate_policy, draft_policy, seed_policies
from apps.dashboards.selectors.boards import build_board
from apps.dashboards.selectors.kpis import read_kpis
from apps.devices.public import get_device, seed_demo, seed_starter
from apps.directory.models import Patient
from apps.directory.public import list_sites, register_patient, seed_sites
from radflow.settings.database import make_replica
from tests.builders.http import client_of
from tests.builders.pathway import CLERK, HEAD
from tests.builders.starter import seed_starter_data
from tests.standby import StandBy

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def standby(django_db_setup):
    from tests.conftest import CLUSTER

    server = StandBy(CLUSTER.prepare())
    server.make()
    yield server
    server.stop()
    shutil.rmtree(server.data, ignore_errors=True)


@pytest.fixture
def follower(standby, settings, monkeypatch):
    """The replica as this process sees it; what it finds of it counts for no time."""
    facts = make_replica(standby.url(connections["default"].settings_dict["NAME"]))
    facts["OPTIONS"] = {k: v for k, v in facts["OPTIONS"].items() if k != "pool"}
    monkeypatch.setitem(
        connections.settings,
        "replica",
        connections.configure_settings({"default": connections.settings["default"], "replica": facts})["replica"],
    )
    wrapper = connections["replica"]
    wrapper.ensure_connection = lambda: connect(wrapper)  # Django's tests know the databases of before only
    settings.DATABASE_ROUTERS = ["apps.common.replica.ReplicaRouter"]
    monkeypatch.setattr(replica, "LOOK_S", 0.0)
    monkeypatch.setattr(replica, "BACK_OFF_S", 0.0)
    monkeypatch.setattr(replica, "_seen", replica._Seen())
    with connections["default"].cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")  # as a department has it: what was committed is written
    seed_policies()
    catch_up()
    yield standby
    with connections["default"].cursor() as cursor:
        cursor.execute("RESET synchronous_commit")
    if standby.child is None:
        standby.run()
    standby.say("SELECT pg_wal_replay_resume()")
    connections["replica"].close()
    del connections["replica"]


def connect(wrapper) -> None:
    if wrapper.connection is None:
        with wrapper.wrap_database_errors:
            wrapper.connect()


def catch_up() -> None:
    end = time.monotonic() + 20
    while replica.measure_lag() != 0.0:
        assert time.monotonic() < end, "the replica does not follow"
        time.sleep(0.02)


@replica.may_lag
def names() -> list[str]:
    return sorted(Patient.objects.values_list("name", flat=True))


@replica.must_be_current
def names_now() -> list[str]:
    return sorted(Patient.objects.values_list("name", flat=True))


def add(name: str) -> None:
    register_patient(actor=CLERK, names=name, sex="F")


def asked(read) -> int:
    """How many questions of `read` the replica answered, beside those after its state."""
    with CaptureQueriesContext(connections["replica"]) as seen:
        read()
    return sum("pg_last_wal" not in q["sql"] for q in seen.captured_queries)


def let_lag(seconds: float) -> None:
    row = draft_policy("common.replica", payload={"max_lag_s": seconds}, source="x", change_reason="x", actor=HEAD)
    activate_policy(row.id, actor=CLERK)


def test_reads_that_may_lag_are_answered_by_the_replica(follower):
    add("赵敏")
    catch_up()
    assert asked(names) == 1 and names() == ["赵敏"]
    assert asked(lambda: list(Patient.objects.all())) == 0  # whoever did not say that it may lag


def test_within_the_policys_seconds_it_may_be_behind_and_beyond_them_the_primary_is_asked(follower):
    let_lag(3)
    catch_up()
    follower.say("SELECT pg_wal_replay_pause()")
    add("赵敏")
    assert names() == []  # behind, within the three seconds
    end = time.monotonic() + 10
    while names() == [] and time.monotonic() < end:
        time.sleep(0.1)
    assert names() == ["赵敏"] and asked(names) == 0
    assert [r.code for r in _CHECKS["replica"][0]()] == ["common.doctor_replica_behind"]
    follower.say("SELECT pg_wal_replay_resume()")
    catch_up()
    assert asked(names) == 1 and list(_CHECKS["replica"][0]()) == []


def test_a_board_never_shows_less_than_the_primary_holds(follower):
    follower.say("SELECT pg_wal_replay_pause()")
    add("赵敏")
    assert names_now() == ["赵敏"] and names() == []
    follower.say("SELECT pg_wal_replay_resume()")
    add("钱伟")
    assert len(names_now()) == 2


def test_one_that_is_away_costs_an_answer_nothing(follower):
    add("赵敏")
    follower.stop()
    assert names() == ["赵敏"] and names_now() == ["赵敏"]
    assert [r.code for r in _CHECKS["replica"][0]()] == ["common.doctor_replica_away"]
    follower.run()
    catch_up()
    assert asked(names) == 1


def test_what_breaks_on_the_replica_is_asked_of_the_primary(follower):
    seen = []

    @replica.may_lag
    def read() -> str:
        seen.append(replica.READ_ALIAS.get())
        if seen[-1] == "replica":
            raise OperationalError("canceling statement due to conflict with recovery")
        return seen[-1]

    assert read() == "default" and seen == ["replica", "default"]


def test_what_is_wrong_with_the_question_is_not_asked_twice(follower):
    seen = []

    @replica.may_lag
    def read() -> None:
        seen.append(replica.READ_ALIAS.get())
        raise ValueError

    with pytest.raises(ValueError):
        read()
    assert seen == ["replica"] and replica.READ_ALIAS.get() == "default"


def test_searches_boards_and_key_figures_are_read_of_it_and_written_acts_are_not(follower, monkeypatch):
    monkeypatch.setattr(replica, "CATCH_UP_S", 20.0)  # the tests beside write to the same server
    seed_sites()
    add("赵敏")
    client = client_of("hospital")
    catch_up()
    (site, *_) = list_sites()
    assert asked(lambda: client.get("/fhir/Patient", {"name": "赵"})) >= 1
    assert AuditEntry.objects.filter(action="fhir.searched").count() == 1
    assert asked(lambda: read_kpis(site.id, first=date(2026, 1, 1), last=date(2026, 1, 2))) >= 1
    assert asked(lambda: build_board(f"exams:{site.id}")) >= 1


FILES = (
    ("head", "/api/qc/rejects.csv?site={site}&by=reason"),
    ("head", "/api/reading/turnaround.csv?"),
    ("head", "/api/schedule/sites/{site}/change-counts.csv?"),
    ("head", "/api/triage/adherence.csv?site={site}"),
    ("device_admin", "/api/devices/availability.csv?"),
    ("device_admin", "/api/devices/{device}/readings.csv?"),
    ("device_admin", "/api/devices/{device}/readings.parquet?"),
)


def test_figures_that_leave_as_files_are_read_of_it(follower):
    seed_starter_data()
    seed_starter()
    seed_demo()
    (site, *_), device = list_sites(), get_device("MR-2")
    span = "first=2026-01-01&last=2026-01-02&start=2026-01-01T00:00:00Z&end=2026-01-02T00:00:00Z"
    for role, path in FILES:
        client = client_of(role)
        catch_up()
        with CaptureQueriesContext(connections["replica"]) as seen:
            answer = client.get(f"{path.format(site=site.id, device=device.id)}&{span}")
        assert answer.status_code == 200, (path, answer.content)
        assert any("pg_last_wal" not in q["sql"] for q in seen.captured_queries), path


def test_a_policy_that_says_no_seconds_is_refused(db):
    seed_policies()
    for wrong in ({}, {"max_lag_s": -1}, {"max_lag_s": True}, {"max_lag_s": "5"}, {"max_lag_s": 3601}):
        with pytest.raises(Invalid):
            draft_policy("common.replica", payload=wrong, source="x", change_reason="x", actor=HEAD)
