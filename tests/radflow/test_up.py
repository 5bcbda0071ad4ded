import json
import socket
import subprocess
import sys

import pytest

from radflow.services import table, up
from radflow.services.ready import is_free
from radflow.settings import env
from tests.department import find_free_ports


def test_on_loopback_as_an_ordinary_user_there_is_nothing_to_say(monkeypatch):
    monkeypatch.setattr(up.os, "geteuid", lambda: 1000)
    assert up._list_notes() == []


def test_root_is_told_what_runs_as_whom(monkeypatch):
    monkeypatch.setattr(up.os, "geteuid", lambda: 0)
    assert [note.split(":")[0] for note in up._list_notes()] == ["Running as root"]


def test_an_open_address_says_that_demo_accounts_are_refused_and_why(monkeypatch):
    monkeypatch.setattr(up.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(env, "BIND", "0.0.0.0")
    (note,) = up._list_notes()
    assert "demo accounts are refused, because all of them share one password" in note
    assert "create_admin" in note


@pytest.mark.parametrize(
    ("bind", "wanted", "demo"), [("127.0.0.1", "1", True), ("127.0.0.1", "0", False), ("0.0.0.0", "1", False)]
)
def test_demo_data_needs_loopback(bind, wanted, demo):
    code = "import json; from radflow.settings import env; print(json.dumps(env.DEMO))"
    environment = {
        "PYTHONPATH": str(env.ROOT / "platform"),
        "RADFLOW_BIND": bind,
        "RADFLOW_DEMO": wanted,
        "RADFLOW_SECRET_KEY": "x",
    }
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) is demo


def test_the_simulator_runs_only_with_demo_data(monkeypatch):
    monkeypatch.setattr(table, "_is_there", lambda proof: True)
    assert "simulator" in [row.name for row in table.list_rows(demo=True)]
    assert "simulator" not in [row.name for row in table.list_rows(demo=False)]


def test_a_process_whose_code_is_not_there_is_left_out(monkeypatch):
    monkeypatch.setattr(table, "_is_there", lambda proof: "listen_hl7" not in proof)
    names = [row.name for row in table.list_rows(demo=False)]
    assert "hl7" not in names
    assert "web" in names


def test_a_port_somebody_listens_on_is_not_free():
    (port,) = find_free_ports(1)
    assert is_free(port)
    with socket.create_server(("127.0.0.1", port)):
        assert not is_free(port)
