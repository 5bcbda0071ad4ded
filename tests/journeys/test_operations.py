"""What an operator does by hand: a second start, a taken port, a backup and its return, the first account."""

import socket
import subprocess
import sys

import pytest

from tests.department import ROOT, Department

pytestmark = [pytest.mark.servers, pytest.mark.timeout(600)]
COUNT = "from apps.directory.models import User; print(sorted(User.objects.values_list('username', flat=True)))"


def manage(department: Department, *words: str, text: str = "") -> subprocess.CompletedProcess:
    argv = [sys.executable, "manage.py", *words]
    return subprocess.run(argv, cwd=ROOT, env=department.env, input=text, capture_output=True, text=True, timeout=240)


def test_the_first_account_is_made_by_hand(bare):
    assert bare.ready["logins"] is None
    done = manage(bare, "create_admin", "chief", "Chief", text="long and not common 47\n")
    assert (done.returncode, done.stdout) == (0, "administrator chief made\n")
    again = manage(bare, "create_admin", "chief", "Chief", text="long and not common 47\n")
    assert again.returncode == 1
    assert bare.manage("shell", "-v", "0", "-c", COUNT) == "['chief']\n"


def test_a_backup_taken_while_running_comes_back_after_a_loss(bare, tmp_path):
    file = tmp_path / "radflow.dump"
    assert manage(bare, "backup", str(file)).returncode == 0
    refused = manage(bare, "restore", str(file))
    assert (refused.returncode, refused.stderr) == (1, "Radflow is running here: stop it first.\n")
    bare.manage("shell", "-v", "0", "-c", "from apps.directory.models import User; User.objects.all().delete()")
    bare.stop()
    (tmp_path / "broken.dump").write_bytes(file.read_bytes()[:2000])
    assert manage(bare, "restore", str(tmp_path / "broken.dump")).returncode == 1
    done = manage(bare, "restore", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    bare.start()
    assert bare.manage("shell", "-v", "0", "-c", COUNT) == "['chief']\n"


def test_a_taken_port_is_named_with_the_variable_that_changes_it(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        department = Department(tmp_path / "var", RADFLOW_WEB_PORT=str(port))
        done = manage(department, "up")
    assert done.returncode == 1
    assert done.stderr == (
        f"Radflow did not start. Port {port} on 127.0.0.1 is taken by another program: "
        "set RADFLOW_WEB_PORT to a free port and start again.\n"
    )
    assert not (tmp_path / "var" / "pg").exists()


def test_an_unknown_process_cannot_be_served(bare):
    done = manage(bare, "serve", "nothing")
    assert done.returncode == 2
    assert "usage: manage.py serve {install,web," in done.stderr
