"""What an operator does by hand: a second start, a taken port, a backup and its return, the first account."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.department import ROOT, Department

pytestmark = [pytest.mark.servers, pytest.mark.timeout(600)]
COUNT = "from apps.directory.models import User; print(sorted(User.objects.values_list('username', flat=True)))"

STORE = "from apps.common.files import store_file; store_file(b'a letter', media_type='text/plain', name='letter')"


def manage(department: Department, *words: str, text: str = "") -> subprocess.CompletedProcess:
    argv = [sys.executable, "manage.py", *words]
    return subprocess.run(argv, cwd=ROOT, env=department.env, input=text, capture_output=True, text=True, timeout=240)


def test_the_first_account_is_made_by_hand(bare):
    assert bare.ready["logins"] is None
    done = manage(bare, "create_admin", "chief", "Chief", text="long and not common 47\n")
    assert (done.returncode, done.stdout) == (0, "administrator chief made\n")
    again = manage(bare, "create_admin", "chief", "Chief", text="long and not common 47\n")
    assert again.returncode == 1
    assert bare.manage("shell", "-v", "0", "-c", COUNT, timeout_s=240) == "['chief']\n"


def test_a_backup_taken_while_running_comes_back_after_a_loss(bare, tmp_path):
    bare.manage("shell", "-v", "0", "-c", STORE, timeout_s=240)
    assert manage(bare, "backup", str(tmp_path)).returncode == 0
    refused = manage(bare, "restore", str(tmp_path))
    assert (refused.returncode, refused.stderr) == (1, "Radflow is running here: stop it first.\n")
    bare.manage(
        "shell", "-v", "0", "-c", "from apps.directory.models import User; User.objects.all().delete()", timeout_s=240
    )
    bare.stop()
    done = manage(bare, "restore", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    same = restore_elsewhere_and_compare(bare, tmp_path)
    upgraded = manage(bare, "upgrade")
    assert (upgraded.returncode, upgraded.stderr) == (0, ""), upgraded
    assert len(list((bare.var / "backups").glob("before-upgrade-*.dump"))) == 1
    bare.start()
    assert same
    assert bare.manage("shell", "-v", "0", "-c", COUNT, timeout_s=240) == "['chief']\n"


def restore_elsewhere_and_compare(department: Department, backups: Path) -> bool:
    """A second backup into an empty data folder: every row of every table and every file is there, and nothing else."""
    (department.var / "images" / "2026").mkdir(parents=True)
    (department.var / "images" / "2026" / "one.dcm").write_bytes(b"pixels" * 9000)
    (department.var / "images" / "incoming").mkdir(exist_ok=True)
    (department.var / "images" / "incoming" / "half.part").write_bytes(b"half")
    assert ", of them new 1 of 0.1 MB" in manage(department, "backup", str(backups)).stdout
    other = Department(backups / "other")
    restored = manage(other, "restore", str(backups))
    assert (restored.returncode, restored.stderr) == (0, "")
    assert "secrets/django.key is not the one of the backup" in restored.stdout
    (department.var / "images" / "incoming" / "half.part").unlink()
    try:
        assert read_files(other.var) == read_files(department.var) != {}
        return read_tables(other) == read_tables(department)
    finally:
        other.remove()


def read_files(var: Path) -> dict[str, bytes]:
    kept = [
        path for kind in ("files", "images", "plans", "outbox") for path in (var / kind).rglob("*") if path.is_file()
    ]
    return {str(path.relative_to(var)): path.read_bytes() for path in kept}


def read_tables(department: Department) -> dict[str, list]:
    with department.run_python("tests/journeys/table_digests.py") as script:
        tables = json.loads(script.stdout.read())
    assert tables["directory_user"][0] == 1 and len(tables) > 100
    return tables


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
